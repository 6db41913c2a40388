/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognizes colour profiles by lcms2, which only this file calls. A profile is
 * compared by its effect: its primaries (as XYZ under D50, the profile
 * connection space) and its curve, within the tolerance by which two programs
 * differ.
 */
#include <lcms2.h>
#include <sekisho/error.h>
#include "icc/icc.h"
#include "icc/icc_numbers.h"

#define NEAR_XYZ   0.004
#define NEAR_CURVE 0.01
#define POINTS     16
/* the largest profile that is looked at, in bytes */
#define PROFILE_MAX (4u << 20)
/* A table may be so many times as long as the profile that it stands for. */
#define GROWTH_MAX     2
#define BYTES_OF_COLOR 6

typedef struct {
    SkIcc kind;
    const char *name;
    cmsCIExyYTRIPLE primaries; /* given for the white point D65 */
    /* if FALSE, the curve is gamma 563/256 (Adobe RGB 1998, 4.3.1.2) */
    gboolean srgb_curve;
} Space;

/* sRGB: IEC 61966-2-1. Display P3: SMPTE EG 432-1 primaries with D65 and the
 * curve of sRGB. Adobe RGB (1998): its specification, 4.3.1. */
static const Space spaces[] = {
    { SK_ICC_SRGB,
      "sRGB",
      { { 0.6400, 0.3300, 1 }, { 0.3000, 0.6000, 1 }, { 0.1500, 0.0600, 1 } },
      TRUE },
    { SK_ICC_DISPLAY_P3,
      "Display P3",
      { { 0.6800, 0.3200, 1 }, { 0.2650, 0.6900, 1 }, { 0.1500, 0.0600, 1 } },
      TRUE },
    { SK_ICC_ADOBE_RGB,
      "Adobe RGB (1998)",
      { { 0.6400, 0.3300, 1 }, { 0.2100, 0.7100, 1 }, { 0.1500, 0.0600, 1 } },
      FALSE },
};

static const cmsTagSignature colorants[] = { cmsSigRedColorantTag,
                                             cmsSigGreenColorantTag,
                                             cmsSigBlueColorantTag };

static GBytes *profiles[G_N_ELEMENTS(spaces)];       /* set by sk_icc_prepare */
static cmsCIEXYZ primaries[G_N_ELEMENTS(spaces)][3]; /* set by sk_icc_prepare */
/* set by sk_icc_prepare */
static float curves[G_N_ELEMENTS(spaces)][POINTS + 1];

static gboolean
is_near(double a, double b, double distance)
{
    return a - b <= distance && b - a <= distance;
}

static void
close_profile(cmsHPROFILE *profile)
{
    if (*profile != NULL)
        cmsCloseProfile(*profile);
}

/* Returns whether the curve @tag of @profile is that of colour space @i. */
static gboolean
is_curve(cmsHPROFILE profile, cmsTagSignature tag, guint i)
{
    const cmsToneCurve *curve = cmsReadTag(profile, tag);

    for (int x = 0; curve != NULL && x <= POINTS; x++)
        if (!is_near(cmsEvalToneCurveFloat(curve, (float)x / POINTS),
                     curves[i][x], NEAR_CURVE))
            return FALSE;
    return curve != NULL;
}

static gboolean
has_primaries(cmsHPROFILE profile, const cmsCIEXYZ wanted[3])
{
    for (guint i = 0; i < 3; i++) {
        const cmsCIEXYZ *found = cmsReadTag(profile, colorants[i]);

        if (found == NULL || !is_near(found->X, wanted[i].X, NEAR_XYZ) ||
            !is_near(found->Y, wanted[i].Y, NEAR_XYZ) ||
            !is_near(found->Z, wanted[i].Z, NEAR_XYZ))
            return FALSE;
    }
    return TRUE;
}

static gboolean
is_space(cmsHPROFILE profile, guint i)
{
    return has_primaries(profile, primaries[i]) &&
           is_curve(profile, cmsSigRedTRCTag, i) &&
           is_curve(profile, cmsSigGreenTRCTag, i) &&
           is_curve(profile, cmsSigBlueTRCTag, i);
}

/* Returns whether the profile has a lookup table, which would override
 * primaries and curve. */
static gboolean
has_table(cmsHPROFILE profile)
{
    return cmsIsTag(profile, cmsSigAToB0Tag) ||
           cmsIsTag(profile, cmsSigAToB1Tag) ||
           cmsIsTag(profile, cmsSigDToB0Tag);
}

SkIcc
sk_icc_kind(const guint8 *bytes, gsize len, gboolean is_grey)
{
    __attribute__((cleanup(close_profile))) cmsHPROFILE profile = NULL;

    if (len > PROFILE_MAX)
        return SK_ICC_OTHER;
    profile = cmsOpenProfileFromMem(bytes, (cmsUInt32Number)len);
    if (profile == NULL || has_table(profile))
        return SK_ICC_OTHER;
    if (is_grey)
        return cmsGetColorSpace(profile) == cmsSigGrayData &&
                       is_curve(profile, cmsSigGrayTRCTag, 0)
                   ? SK_ICC_SRGB
                   : SK_ICC_OTHER;
    if (cmsGetColorSpace(profile) != cmsSigRgbData)
        return SK_ICC_OTHER;
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (is_space(profile, i))
            return spaces[i].kind;
    return SK_ICC_OTHER;
}

static void
delete_transform(cmsHTRANSFORM *transform)
{
    if (*transform != NULL)
        cmsDeleteTransform(*transform);
}

gboolean
sk_icc_to_srgb(const guint8 *bytes, gsize len, guint8 *samples, gsize n)
{
    __attribute__((cleanup(close_profile))) cmsHPROFILE from = NULL;
    __attribute__((cleanup(close_profile))) cmsHPROFILE to = NULL;
    __attribute__((cleanup(delete_transform))) cmsHTRANSFORM transform = NULL;
    gsize n_ours;
    /* sRGB is the first of our spaces. */
    const guint8 *ours = g_bytes_get_data(profiles[0], &n_ours);

    if (len > PROFILE_MAX || !sk_icc_tables_fit(bytes, len))
        return FALSE;
    from = cmsOpenProfileFromMem(bytes, (cmsUInt32Number)len);
    to = cmsOpenProfileFromMem(ours, (cmsUInt32Number)n_ours);
    if (from == NULL || to == NULL || cmsGetColorSpace(from) != cmsSigRgbData)
        return FALSE;
    transform = cmsCreateTransform(from, TYPE_RGB_8, to, TYPE_RGB_8,
                                   INTENT_PERCEPTUAL, 0);
    if (transform == NULL)
        return FALSE;
    for (gsize at = 0; at < n;) {
        gsize some = MIN(n - at, 1u << 20);

        cmsDoTransform(transform, samples + 3 * at, samples + 3 * at,
                       (cmsUInt32Number)some);
        at += some;
    }
    return TRUE;
}

GBytes *
sk_icc_profile(SkIcc kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (spaces[i].kind == kind && kind != SK_ICC_SRGB)
            return profiles[i] != NULL ? g_bytes_ref(profiles[i]) : NULL;
    return NULL;
}

/* ---- any other space ---------------------------------------------------- */

static gboolean
is_of(cmsHPROFILE profile, guint channels)
{
    cmsProfileClassSignature class = cmsGetDeviceClass(profile);
    cmsColorSpaceSignature space = cmsGetColorSpace(profile);

    if (class != cmsSigInputClass && class != cmsSigDisplayClass &&
        class != cmsSigOutputClass && class != cmsSigColorSpaceClass)
        return FALSE;
    return channels == 1   ? space == cmsSigGrayData
           : channels == 3 ? space == cmsSigRgbData
                           : channels == 4 && space == cmsSigCmykData;
}

/* Returns a profile with the colours that the profile @bytes (@len) gives the
 * pixels of @grid, or NULL if it gives none. */
static GBytes *
sample(const guint8 *bytes, gsize len, const SkIccGrid *grid)
{
    __attribute__((cleanup(close_profile))) cmsHPROFILE from =
        cmsOpenProfileFromMem(bytes, (cmsUInt32Number)len);
    __attribute__((cleanup(close_profile))) cmsHPROFILE lab =
        cmsCreateLab2Profile(NULL);
    __attribute__((cleanup(delete_transform))) cmsHTRANSFORM transform = NULL;
    gsize n = sk_icc_colors(grid);
    g_autofree guint16 *colors = g_new0(guint16, 3 * n);
    guint16 pixel[4];

    if (from == NULL || lab == NULL || !is_of(from, grid->channels))
        return NULL;
    transform = cmsCreateTransform(
        from, CHANNELS_SH(grid->channels) | BYTES_SH(2), lab, TYPE_LabV2_16,
        INTENT_PERCEPTUAL, cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    if (transform == NULL)
        return NULL;
    for (gsize i = 0; i < n; i++) {
        sk_icc_pixel(grid, i, pixel);
        cmsDoTransform(transform, pixel, colors + 3 * i, 1);
    }
    return sk_icc_table(grid, colors);
}

/* Returns a profile with a table: the same if it is one of ours, else the
 * largest that is not much longer than the profile which came. */
static GBytes *
as_table(const guint8 *bytes, gsize len, guint channels)
{
    SkIccGrid grid = { channels, sk_icc_side(channels, 0) };
    GBytes *same = NULL;
    guint nth = 0;

    for (; grid.side > 0; grid.side = sk_icc_side(channels, ++nth)) {
        same = sk_icc_same_table(bytes, len, &grid);
        if (same != NULL)
            return same;
    }
    /* One of the largest may be too long; then the next one is taken. */
    grid.side = sk_icc_side(channels, 0);
    if (sk_icc_colors(&grid) * BYTES_OF_COLOR > GROWTH_MAX * len &&
        sk_icc_side(channels, 1) > 0)
        grid.side = sk_icc_side(channels, 1);
    return sk_icc_tables_fit(bytes, len) ? sample(bytes, len, &grid) : NULL;
}

/* The numbers are settled first, and what space they are is asked of what will
 * be written, so that a second pass comes to the same answer. */
gboolean
sk_icc_rewrite(const guint8 *bytes, gsize len, guint channels, GBytes **out)
{
    g_autoptr(GBytes) plain = NULL;
    SkIcc kind;

    *out = NULL;
    if (len > PROFILE_MAX || sk_icc_space(channels) == NULL)
        return FALSE;
    plain = sk_icc_plain(bytes, len, channels);
    if (plain == NULL) {
        *out = as_table(bytes, len, channels);
        return *out != NULL;
    }
    kind = sk_icc_kind(g_bytes_get_data(plain, NULL), g_bytes_get_size(plain),
                       channels == 1);
    *out =
        kind == SK_ICC_OTHER ? g_steal_pointer(&plain) : sk_icc_profile(kind);
    return TRUE;
}

/* ---- before the sandbox ------------------------------------------------- */

static void
free_curve(cmsToneCurve **curve)
{
    if (*curve != NULL)
        cmsFreeToneCurve(*curve);
}

static cmsHPROFILE
build(const Space *space)
{
    static const double srgb[] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92,
                                   0.04045 };
    cmsCIExyY white = { 0.3127, 0.3290, 1 };
    __attribute__((cleanup(free_curve))) cmsToneCurve *curve =
        space->srgb_curve ? cmsBuildParametricToneCurve(NULL, 4, srgb)
                          : cmsBuildGamma(NULL, 563.0 / 256);
    cmsToneCurve *all[] = { curve, curve, curve };

    return cmsCreateRGBProfile(&white, &space->primaries, all);
}

/* Returns the numbers of a profile that lcms2 has built, as a profile that is
 * the same on every machine and day. */
static GBytes *
as_bytes(cmsHPROFILE profile)
{
    cmsUInt32Number len = 0;
    g_autofree guint8 *bytes = NULL;

    if (!cmsSaveProfileToMem(profile, NULL, &len))
        return NULL;
    bytes = g_malloc0(len);
    return cmsSaveProfileToMem(profile, bytes, &len)
               ? sk_icc_plain(bytes, len, 3)
               : NULL;
}

static gboolean
prepare_one(guint i)
{
    __attribute__((cleanup(close_profile))) cmsHPROFILE profile =
        build(&spaces[i]);
    const cmsToneCurve *curve;

    if (profile == NULL)
        return FALSE;
    for (guint c = 0; c < 3; c++) {
        const cmsCIEXYZ *found = cmsReadTag(profile, colorants[c]);

        if (found == NULL)
            return FALSE;
        primaries[i][c] = *found;
    }
    curve = cmsReadTag(profile, cmsSigRedTRCTag);
    for (int x = 0; curve != NULL && x <= POINTS; x++)
        curves[i][x] = cmsEvalToneCurveFloat(curve, (float)x / POINTS);
    profiles[i] = as_bytes(profile);
    return curve != NULL && profiles[i] != NULL;
}

gboolean
sk_icc_prepare(GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (profiles[i] == NULL && !prepare_one(i)) {
            g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                        "lcms2 does not build the profile \"%s\"",
                        spaces[i].name);
            return FALSE;
        }
    return TRUE;
}
