/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognizes colour profiles by lcms2, which only this file calls. A profile is
 * compared by its effect: its primaries (as XYZ under D50, the profile
 * connection space) and its curve, within the tolerance by which two programs
 * differ.
 */
#include <lcms2.h>
#include <string.h>
#include <sekisho/error.h>
#include "picture/icc.h"

#define NEAR_XYZ   0.004
#define NEAR_CURVE 0.01
#define POINTS     16

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

    if (len > G_MAXUINT32)
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

    if (len > G_MAXUINT32)
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

/* ---- before the sandbox ------------------------------------------------- */

static void
free_mlu(cmsMLU **text)
{
    if (*text != NULL)
        cmsMLUfree(*text);
}

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
    __attribute__((cleanup(free_mlu))) cmsMLU *name = cmsMLUalloc(NULL, 1);
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &space->primaries, all);

    if (profile != NULL && name != NULL &&
        cmsMLUsetASCII(name, "en", "US", space->name) &&
        cmsWriteTag(profile, cmsSigProfileDescriptionTag, name))
        return profile;
    if (profile != NULL)
        cmsCloseProfile(profile);
    return NULL;
}

/* Serializes our profile to the same bytes on every machine and day: the time
 * in the header and the profile ID, which is computed from it, are set to zero
 * (ICC.1:2010, 7.2.8 and 7.2.18). */
static GBytes *
as_bytes(cmsHPROFILE profile)
{
    cmsUInt32Number len = 0;
    g_autofree guint8 *bytes = NULL;

    if (!cmsSaveProfileToMem(profile, NULL, &len) || len < 128)
        return NULL;
    bytes = g_malloc0(len);
    if (!cmsSaveProfileToMem(profile, bytes, &len))
        return NULL;
    memset(bytes + 24, 0, 12);
    memset(bytes + 84, 0, 16);
    return g_bytes_new(bytes, len);
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
