/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the primaries and curves of a colour profile (icc_numbers.h). No
 * library is called: a profile is a list of tags, and of these only the numbers
 * of six are looked at. This defends against profiles that harm the program
 * which reads them.
 */
#include <math.h>
#include <string.h>
#include <sekisho/bytes.h>
#include "icc/icc_numbers.h"
#include "icc/icc_write.h"

#define HEADER      128
#define TAG         12
#define TAGS_MAX    100
#define DATA_MIN    12     /* the shortest data of a tag that is looked at */
#define CURVE_MAX   4096   /* points of a curve */
#define SAMPLES     256    /* points that a formula becomes */
#define PRIMARY_MAX 131072 /* 2.0, the largest number of a primary */

typedef struct {
    const guint8 *p;
    gsize len;
} Span;

/* Returns the first entry @name of the list of tags, or NULL. */
static const guint8 *
entry_of(Span profile, const char *name)
{
    guint32 n = sk_read_be32(profile.p + HEADER);

    for (guint32 i = 0; i < n; i++) {
        const guint8 *entry = profile.p + HEADER + 4 + (gsize)i * TAG;

        if (memcmp(entry, name, 4) == 0)
            return entry;
    }
    return NULL;
}

/* Finds the data of the tag at @entry. Returns FALSE if it does not lie within
 * the profile, or is too short to be looked at. */
static gboolean
data_of(Span profile, const guint8 *entry, Span *found)
{
    gsize at = sk_read_be32(entry + 4), len = sk_read_be32(entry + 8);

    if (at > profile.len || len > profile.len - at || len < DATA_MIN)
        return FALSE;
    *found = (Span){ profile.p + at, len };
    return TRUE;
}

static gboolean
find(Span profile, const char *name, Span *found)
{
    const guint8 *entry = entry_of(profile, name);

    return entry != NULL && data_of(profile, entry, found);
}

static gboolean
has_table(Span profile)
{
    static const char *const tables[] = { "A2B0", "A2B1", "A2B2",
                                          "D2B0", "D2B1", "D2B2" };

    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        if (entry_of(profile, tables[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* Returns whether the list of tags lies within the profile. */
static gboolean
has_list(Span profile)
{
    return profile.len >= HEADER + 4 &&
           memcmp(profile.p + 36, "acsp", 4) == 0 &&
           sk_read_be32(profile.p + HEADER) <= TAGS_MAX &&
           profile.len >=
               HEADER + 4 + (gsize)sk_read_be32(profile.p + HEADER) * TAG;
}

static gboolean
is_profile(Span profile, guint channels)
{
    static const char *const classes[] = { "mntr", "scnr", "prtr", "spac" };
    const guint8 *p = profile.p;
    gboolean is_known = FALSE;

    if (!has_list(profile))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        is_known = is_known || memcmp(p + 12, classes[i], 4) == 0;
    return is_known && memcmp(p + 16, sk_icc_space(channels), 4) == 0 &&
           memcmp(p + 20, "XYZ ", 4) == 0;
}

static GByteArray *
read_primary(Span tag)
{
    g_autoptr(GByteArray) data = NULL;

    if (memcmp(tag.p, "XYZ ", 4) != 0 || tag.len < 20)
        return NULL;
    data = sk_icc_data("XYZ ");
    for (guint i = 0; i < 3; i++) {
        gint32 number = (gint32)sk_read_be32(tag.p + 8 + 4 * (gsize)i);

        if (number > PRIMARY_MAX || number < -PRIMARY_MAX)
            return NULL;
        sk_write_be32(data, (guint32)number);
    }
    return g_steal_pointer(&data);
}

/* Reads a curve of points, which must not fall. Without points it is a straight
 * line, and a single number is an exponent. */
static GByteArray *
read_points(Span tag)
{
    guint32 n = sk_read_be32(tag.p + 8);
    g_autoptr(GByteArray) data = NULL;
    guint last = 0;

    if (n > CURVE_MAX || tag.len < 12 + 2 * (gsize)n ||
        (n == 1 && sk_read_be16(tag.p + 12) == 0))
        return NULL;
    data = sk_icc_data("curv");
    sk_write_be32(data, n);
    for (guint32 i = 0; i < n; i++) {
        guint point = sk_read_be16(tag.p + 12 + 2 * (gsize)i);

        if (point < last)
            return NULL;
        last = point;
        sk_write_be16(data, (guint16)point);
    }
    return g_steal_pointer(&data);
}

/* Returns a point of a formula (ICC.1:2010, 10.16), whose numbers are g, a, b,
 * c, d, e, f in @n. */
static double
evaluate(guint kind, const double n[7], double x)
{
    double power = pow(MAX(n[1] * x + n[2], 0), n[0]);

    switch (kind) {
    case 0:
        return pow(x, n[0]);
    case 1:
        return n[1] * x + n[2] >= 0 ? power : 0;
    case 2:
        return (n[1] * x + n[2] >= 0 ? power : 0) + n[3];
    case 3:
        return x >= n[4] ? power : n[3] * x;
    default:
        return x >= n[4] ? power + n[5] : n[3] * x + n[6];
    }
}

/* Reads a curve that is a formula, and writes it as points. */
static GByteArray *
read_formula(Span tag)
{
    static const guint8 counts[] = { 1, 3, 4, 5, 7 };
    guint kind = sk_read_be16(tag.p + 8);
    double n[7] = { 0 };
    g_autoptr(GByteArray) data = NULL;
    guint last = 0;

    if (kind >= G_N_ELEMENTS(counts) || tag.len < 12 + 4u * counts[kind])
        return NULL;
    for (guint i = 0; i < counts[kind]; i++)
        n[i] = (gint32)sk_read_be32(tag.p + 12 + 4 * (gsize)i) / 65536.0;
    data = sk_icc_data("curv");
    sk_write_be32(data, SAMPLES);
    for (guint i = 0; i < SAMPLES; i++) {
        double y = evaluate(kind, n, i / (SAMPLES - 1.0));
        guint point = isnan(y) ? 0 : (guint)(CLAMP(y, 0, 1) * 65535 + 0.5);

        if (!isfinite(y) || point < last)
            return NULL;
        last = point;
        sk_write_be16(data, (guint16)point);
    }
    return g_steal_pointer(&data);
}

static GByteArray *
read_curve(Span tag)
{
    return memcmp(tag.p, "curv", 4) == 0   ? read_points(tag)
           : memcmp(tag.p, "para", 4) == 0 ? read_formula(tag)
                                           : NULL;
}

static gboolean
take_tag(GArray *tags, Span profile, const char *name)
{
    GByteArray *data = NULL;
    Span found;

    if (find(profile, name, &found))
        data = name[1] == 'X' ? read_primary(found) : read_curve(found);
    if (data != NULL)
        sk_icc_add(tags, name, data);
    return data != NULL;
}

GBytes *
sk_icc_plain(const guint8 *bytes, gsize len, guint channels)
{
    static const char *const grey[] = { "kTRC", NULL };
    static const char *const color[] = { "rXYZ", "gXYZ", "bXYZ", "rTRC",
                                         "gTRC", "bTRC", NULL };
    const SkIccHead head = { "mntr", sk_icc_space(channels), "XYZ " };
    const char *const *name = channels == 1 ? grey : color;
    Span profile = { bytes, len };
    GArray *tags;

    if ((channels != 1 && channels != 3) || !is_profile(profile, channels) ||
        has_table(profile))
        return NULL;
    tags = sk_icc_begin();
    while (*name != NULL && take_tag(tags, profile, *name))
        name++;
    if (*name == NULL)
        return sk_icc_finish(tags, &head);
    sk_icc_tags_free(tags);
    return NULL;
}

/* ---- tables ------------------------------------------------------------- */

/* Returns whether @room has as many colours of @size bytes as a grid with
 * @points (one number for each of @n channels, or the same for all) has. */
static gboolean
grid_fits(gsize room, const guint8 *points, gboolean are_same, guint n,
          gsize size)
{
    guint64 colors = size;

    for (guint i = 0; i < n && colors <= room; i++)
        colors *= points[are_same ? 0 : i];
    return colors <= room;
}

/* lut8Type and lut16Type begin with their numbers of channels and points;
 * lutAToBType and lutBToAType say where their table begins (ICC.1:2010, 10.8 to
 * 10.11). */
static gboolean
table_fits(Span tag)
{
    const guint8 *p = tag.p;
    gsize at;

    if (tag.len < 32 || p[8] == 0 || p[8] > 16 || p[9] == 0 || p[9] > 16)
        return FALSE;
    if (memcmp(p, "mft1", 4) == 0 || memcmp(p, "mft2", 4) == 0)
        return grid_fits(tag.len, p + 10, TRUE, p[8],
                         p[9] * (p[3] == '1' ? 1u : 2u));
    if (memcmp(p, "mAB ", 4) != 0 && memcmp(p, "mBA ", 4) != 0)
        return FALSE;
    at = sk_read_be32(p + 24);
    if (at == 0)
        return TRUE;
    return at <= tag.len && tag.len - at >= 20 &&
           grid_fits(tag.len - at, p + at, FALSE, p[8],
                     p[9] * (p[at + 16] == 1 ? 1u : 2u));
}

/* Every tag counts, not only the first of its name: which of two a library
 * takes is its own affair. */
gboolean
sk_icc_tables_fit(const guint8 *bytes, gsize len)
{
    static const char *const tables[] = { "A2B", "B2A", "gam" };
    Span profile = { bytes, len }, found;

    if (!has_list(profile))
        return FALSE;
    for (guint32 i = 0; i < sk_read_be32(bytes + HEADER); i++) {
        const guint8 *entry = bytes + HEADER + 4 + (gsize)i * TAG;

        if (memcmp(entry, "D2B", 3) == 0 || memcmp(entry, "B2D", 3) == 0)
            return FALSE;
        for (guint n = 0; n < G_N_ELEMENTS(tables); n++)
            if (memcmp(entry, tables[n], 3) == 0 &&
                (!data_of(profile, entry, &found) || !table_fits(found)))
                return FALSE;
    }
    return TRUE;
}
