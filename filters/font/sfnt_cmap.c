/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the tables of characters of TrueType anew: each listed subtable is
 * read into pairs of a character and a glyph, and written in one of three
 * formats from these, whatever its own was.
 */
#include <string.h>
#include "font/sfnt.h"

#define CMAP_RECORDS_MAX 16
#define PAIRS_MAX        262144
#define UNTIL_16         0xFFFF

typedef struct {
    guint32 code;
    guint glyph;
} Pair;

typedef struct {
    const SkSfnt *sfnt;
    SkFontSpan in; /* from the beginning of the subtable */
    GArray *pairs; /* of Pair, ascending */
} Reading;

static void
add_pair(Reading *reading, guint32 code, guint glyph)
{
    Pair pair = { code, glyph };
    guint n = reading->pairs->len;

    if (glyph == 0 || glyph >= reading->sfnt->n_glyphs || n == PAIRS_MAX ||
        (n > 0 && g_array_index(reading->pairs, Pair, n - 1).code >= code))
        return;
    g_array_append_val(reading->pairs, pair);
}

static void
read_bytes(Reading *reading)
{
    for (guint i = 0; i < 256 && 6 + i < reading->in.len; i++)
        add_pair(reading, i, reading->in.p[6 + i]);
}

static void
read_trimmed(Reading *reading)
{
    const guint8 *p = reading->in.p;
    guint first, n;

    if (reading->in.len < 10)
        return;
    first = sk_read_be16(p + 6);
    n = sk_read_be16(p + 8);
    for (guint i = 0;
         i < n && 12u + i * 2u <= reading->in.len && first + i < UNTIL_16; i++)
        add_pair(reading, first + i, sk_read_be16(p + 10 + i * 2));
}

/* Reads the segment @i of @n: the codes up to its end that no segment before it
 * reaches. */
static void
read_segment(Reading *reading, guint i, guint n, guint32 *next)
{
    const guint8 *p = reading->in.p + 14 + i * 2;
    guint end = sk_read_be16(p), start = sk_read_be16(p + n * 2 + 2);
    guint delta = sk_read_be16(p + n * 4 + 2);
    gsize place = 14 + n * 6 + 2 + i * 2;
    guint offset = sk_read_be16(reading->in.p + place);

    for (guint32 code = MAX(start, *next); code <= end && code < UNTIL_16;
         code++) {
        gsize at = place + offset + (code - start) * 2;
        guint glyph = 0;

        if (offset == 0 || offset == UNTIL_16)
            glyph = (code + delta) & UNTIL_16;
        else if (at + 2 <= reading->in.len)
            glyph = sk_read_be16(reading->in.p + at);
        if (glyph != 0 && offset != 0 && offset != UNTIL_16)
            glyph = (glyph + delta) & UNTIL_16;
        add_pair(reading, code, glyph);
    }
    *next = MAX(*next, end + 1);
}

static void
read_segments(Reading *reading)
{
    guint32 next = 0;
    guint n;

    if (reading->in.len < 16)
        return;
    n = sk_read_be16(reading->in.p + 6) / 2;
    if (16u + n * 8u > reading->in.len)
        n = (guint)(reading->in.len - 16) / 8;
    for (guint i = 0; i < n; i++)
        read_segment(reading, i, n, &next);
}

static void
read_groups(Reading *reading)
{
    const guint8 *p = reading->in.p;
    guint32 n, steps = 0;

    if (reading->in.len < 16)
        return;
    n = sk_read_be32(p + 12);
    for (guint32 i = 0; i < n && (reading->in.len - 16) / 12 > i; i++) {
        guint32 start = sk_read_be32(p + 16 + i * 12);
        guint32 last = sk_read_be32(p + 20 + i * 12);
        guint32 end = MIN(last, 0x10FFFF);
        guint32 glyph = sk_read_be32(p + 24 + i * 12);

        for (guint32 code = start;
             code <= end && glyph < G_MAXUINT16 && steps < PAIRS_MAX;
             code++, glyph++, steps++)
            add_pair(reading, code, glyph);
    }
}

/* Writes pairs of characters below 65535 from the first to the last. */
static void
put_trimmed(GByteArray *out, const GArray *pairs)
{
    const Pair *all = (const void *)pairs->data;
    guint first = all[0].code, n = all[pairs->len - 1].code - first + 1;

    sk_font_put16(out, 6);
    sk_font_put16(out, 10 + n * 2);
    sk_font_put16(out, 0);
    sk_font_put16(out, first);
    sk_font_put16(out, n);
    for (guint i = 0, at = 0; i < n; i++)
        sk_font_put16(out, all[at].code == first + i ? all[at++].glyph : 0);
}

/* Returns how many pairs from @i on have characters one behind the other; with
 * @same, glyphs, too. */
static guint
run_of(const GArray *pairs, guint i, gboolean same)
{
    const Pair *all = (const void *)pairs->data;
    guint n = 1;

    while (i + n < pairs->len && all[i + n].code == all[i].code + n &&
           (!same || all[i + n].glyph == all[i].glyph + n))
        n++;
    return n;
}

static void
put_groups(GByteArray *out, const GArray *pairs)
{
    const Pair *all = (const void *)pairs->data;
    guint n = 0;
    gsize start = out->len;

    sk_font_put16(out, 12);
    sk_font_put16(out, 0);
    sk_font_put_zeros(out, 12);
    for (guint i = 0, run; i < pairs->len; i += run, n++) {
        run = run_of(pairs, i, TRUE);
        sk_font_put32(out, all[i].code);
        sk_font_put32(out, all[i].code + run - 1);
        sk_font_put32(out, all[i].glyph);
    }
    for (guint i = 0; i < 4; i++) {
        out->data[start + 4 + i] = (guint8)((16 + n * 12) >> (24 - 8 * i));
        out->data[start + 12 + i] = (guint8)(n >> (24 - 8 * i));
    }
}

/* The four lists of segments, and the glyphs that some of them list. */
typedef struct {
    GByteArray *ends, *starts, *deltas, *offsets, *glyphs;
} Segments;

static void
clear_segments(Segments *segments)
{
    g_byte_array_free(segments->ends, TRUE);
    g_byte_array_free(segments->starts, TRUE);
    g_byte_array_free(segments->deltas, TRUE);
    g_byte_array_free(segments->offsets, TRUE);
    g_byte_array_free(segments->glyphs, TRUE);
}

static void
add_segment(Segments *segments, guint end, guint start, guint delta,
            guint offset)
{
    sk_font_put16(segments->ends, end);
    sk_font_put16(segments->starts, start);
    sk_font_put16(segments->deltas, delta);
    sk_font_put16(segments->offsets, offset);
}

/* Makes a segment for each run of characters one behind the other: it has
 * either one number that leads to their glyphs, or a list of these. Returns how
 * many segments there are. */
static guint
make_segments(Segments *segments, const GArray *pairs)
{
    const Pair *all = (const void *)pairs->data;
    guint n = 1, seen = 0;

    for (guint i = 0; i < pairs->len; i += run_of(pairs, i, FALSE))
        n++;
    for (guint i = 0, run; i < pairs->len; i += run, seen++) {
        gboolean is_even;

        run = run_of(pairs, i, FALSE);
        is_even = run_of(pairs, i, TRUE) >= run;
        add_segment(segments, all[i].code + run - 1, all[i].code,
                    is_even ? all[i].glyph - all[i].code : 0,
                    is_even ? 0 : (n - seen) * 2 + segments->glyphs->len);
        for (guint k = 0; k < run && !is_even; k++)
            sk_font_put16(segments->glyphs, all[i + k].glyph);
    }
    add_segment(segments, UNTIL_16, UNTIL_16, 1, 0);
    return n;
}

static void
append(GByteArray *out, const GByteArray *more)
{
    if (more->len > 0)
        g_byte_array_append(out, more->data, more->len);
}

/* Writes segments. Returns FALSE if they take more bytes than the format can
 * say. */
static gboolean
put_segments(GByteArray *out, const GArray *pairs)
{
    Segments segments = { g_byte_array_new(), g_byte_array_new(),
                          g_byte_array_new(), g_byte_array_new(),
                          g_byte_array_new() };
    guint n = make_segments(&segments, pairs), log = 0;
    guint len = 16 + n * 8 + segments.glyphs->len;

    while (2u << log <= n)
        log++;
    if (len <= G_MAXUINT16) {
        sk_font_put16(out, 4);
        sk_font_put16(out, len);
        sk_font_put16(out, 0);
        sk_font_put16(out, n * 2);
        sk_font_put16(out, 2u << log);
        sk_font_put16(out, log);
        sk_font_put16(out, n * 2 - (2u << log));
        append(out, segments.ends);
        sk_font_put16(out, 0);
        append(out, segments.starts);
        append(out, segments.deltas);
        append(out, segments.offsets);
        append(out, segments.glyphs);
    }
    clear_segments(&segments);
    return len <= G_MAXUINT16;
}

static void
read_pairs(Reading *reading)
{
    g_array_set_size(reading->pairs, 0);
    switch (reading->in.len >= 6 ? sk_read_be16(reading->in.p) : G_MAXUINT16) {
    case 0:
        read_bytes(reading);
        break;
    case 4:
        read_segments(reading);
        break;
    case 6:
        read_trimmed(reading);
        break;
    case 12:
        read_groups(reading);
        break;
    default:
        break;
    }
}

static void
put_pairs(GByteArray *out, const GArray *pairs, guint platform)
{
    guint32 last = g_array_index(pairs, Pair, pairs->len - 1).code;

    if (platform == 1 && last < UNTIL_16 / 2)
        put_trimmed(out, pairs);
    else if (last >= UNTIL_16 || !put_segments(out, pairs))
        put_groups(out, pairs);
}

/* Returns whether viewers look for characters in tables of @platform and
 * @encoding. */
static gboolean
is_wanted(guint platform, guint encoding)
{
    return (platform == 0 && encoding <= 4) ||
           (platform == 1 && encoding == 0) ||
           (platform == 3 && (encoding <= 1 || encoding == 10));
}

/* Returns the record with the lowest platform and encoding above @before, or
 * NULL: some programs do not sort them. */
static const guint8 *
next_record(const SkFontSpan *cmap, gint64 before)
{
    guint n = cmap->len >= 4 ? sk_read_be16(cmap->p + 2) : 0;
    const guint8 *best = NULL;

    for (guint i = 0;
         i < n && i < CMAP_RECORDS_MAX && cmap->len >= 12u + i * 8u; i++) {
        const guint8 *record = cmap->p + 4 + i * 8;
        guint32 key = sk_read_be32(record);

        if (key > before && is_wanted(key >> 16, key & 0xFFFF) &&
            sk_read_be32(record + 4) < cmap->len &&
            (best == NULL || key < sk_read_be32(best)))
            best = record;
    }
    return best;
}

void
sk_sfnt_cmap(SkSfnt *sfnt)
{
    const SkFontSpan *cmap = &sfnt->in[SK_SFNT_CMAP];
    g_autoptr(GByteArray) tables = g_byte_array_new();
    g_autoptr(GByteArray) records = g_byte_array_new();
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    gint64 before = -1;
    const guint8 *record;
    GByteArray *out;

    while ((record = next_record(cmap, before)) != NULL) {
        guint32 place = sk_read_be32(record + 4);
        Reading reading = { .sfnt = sfnt, .pairs = pairs };

        before = sk_read_be32(record);
        reading.in = (SkFontSpan){ cmap->p + place, cmap->len - place };
        read_pairs(&reading);
        if (pairs->len == 0)
            continue;
        g_byte_array_append(records, record, 4);
        sk_font_put32(records, tables->len);
        put_pairs(tables, pairs, sk_read_be16(record));
    }
    if (records->len == 0)
        return;
    out = sfnt->out[SK_SFNT_CMAP] = g_byte_array_new();
    sk_font_put32(out, records->len / 8);
    for (guint i = 0; i < records->len; i += 8) {
        g_byte_array_append(out, records->data + i, 4);
        sk_font_put32(out,
                      sk_read_be32(records->data + i + 4) + 4 + records->len);
    }
    g_byte_array_append(out, tables->data, tables->len);
}
