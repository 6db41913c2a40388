/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes TrueType and OpenType fonts anew: a directory computed from what is
 * written, and the listed tables, each written by its function from what it
 * understood. Names, layout, bitmaps, variations, signatures and private tables
 * do not leave; a PDF has no use for them.
 */
#include <string.h>
#include "font/sfnt.h"

#define DIRECTORY 12
#define RECORD    16
/* where head has the checksum of the whole font */
#define ADJUSTMENT 8
#define WHOLE_SUM  0xB1B0AFBAu
/* instructions of the font and of its sizes, and their values */
#define HINTS_LEN_MAX 262144
#define VALUES_MAX    131072

static const char tags[SK_SFNT_N_TABLES][5] = {
#define SK_X(symbol, tag) tag,
    SK_SFNT_TABLES(SK_X)
#undef SK_X
};

/* Finds the listed tables. The first of two with one name counts, and a table
 * that leaves the file ends with it. */
static gboolean
read_directory(SkSfnt *sfnt)
{
    const guint8 *bytes = sfnt->font->bytes;
    gsize len = sfnt->font->len, at = 0;
    guint n;

    if (memcmp(bytes, "ttcf", 4) == 0)
        at = len >= 16 ? sk_read_be32(bytes + 12) : len;
    if (len < DIRECTORY || at > len - DIRECTORY)
        return sk_font_refuse(sfnt->font, "font-directory");
    n = sk_read_be16(bytes + at + 4);
    for (guint i = 0; i < n && len - at - DIRECTORY >= (i + 1) * RECORD; i++) {
        const guint8 *record = bytes + at + DIRECTORY + i * RECORD;
        gsize from = sk_read_be32(record + 8), size = sk_read_be32(record + 12);

        for (guint t = 0; t < SK_SFNT_N_TABLES; t++)
            if (memcmp(record, tags[t], 4) == 0 && sfnt->in[t].p == NULL &&
                from < len)
                sfnt->in[t] =
                    (SkFontSpan){ bytes + from, MIN(size, len - from) };
    }
    return TRUE;
}

/* Takes the instructions of the font and the values they use, if all of them
 * are such as can be listed; else no instruction leaves. */
static void
take_programs(SkSfnt *sfnt)
{
    const SkFontSpan *fpgm = &sfnt->in[SK_SFNT_FPGM];
    const SkFontSpan *prep = &sfnt->in[SK_SFNT_PREP];
    const SkFontSpan *cvt = &sfnt->in[SK_SFNT_CVT];

    sfnt->has_hints = !sfnt->has_cff && fpgm->len <= HINTS_LEN_MAX &&
                      prep->len <= HINTS_LEN_MAX && cvt->len <= VALUES_MAX &&
                      sk_sfnt_is_program(fpgm->p, fpgm->len, TRUE) &&
                      sk_sfnt_is_program(prep->p, prep->len, TRUE);
}

static void
put_programs(SkSfnt *sfnt)
{
    static const SkSfntTable kept[] = { SK_SFNT_CVT, SK_SFNT_FPGM,
                                        SK_SFNT_PREP };

    for (guint i = 0; i < G_N_ELEMENTS(kept) && sfnt->has_hints; i++) {
        const SkFontSpan *table = &sfnt->in[kept[i]];
        gsize len = kept[i] == SK_SFNT_CVT ? table->len / 2 * 2 : table->len;

        if (len > 0)
            sfnt->out[kept[i]] =
                g_byte_array_append(g_byte_array_new(), table->p, (guint)len);
    }
}

static guint32
checksum(const guint8 *p, gsize len)
{
    guint32 sum = 0;

    for (gsize i = 0; i < len; i++)
        sum += (guint32)p[i] << (24 - 8 * (i % 4));
    return sum;
}

static void
put_directory(const SkSfnt *sfnt, GByteArray *out)
{
    guint n = 0, log = 0;
    gsize at;

    for (guint t = 0; t < SK_SFNT_N_TABLES; t++)
        n += sfnt->out[t] != NULL ? 1 : 0;
    while (2u << log <= n)
        log++;
    if (sfnt->has_cff)
        g_byte_array_append(out, (const guint8 *)"OTTO", 4);
    else
        sk_font_put32(out, 0x10000);
    sk_font_put16(out, n);
    sk_font_put16(out, 16u << log);
    sk_font_put16(out, log);
    sk_font_put16(out, n * 16 - (16u << log));
    at = DIRECTORY + n * RECORD;
    for (guint t = 0; t < SK_SFNT_N_TABLES; t++) {
        const GByteArray *table = sfnt->out[t];

        if (table == NULL)
            continue;
        g_byte_array_append(out, (const guint8 *)tags[t], 4);
        sk_font_put32(out, checksum(table->data, table->len));
        sk_font_put32(out, (guint32)at);
        sk_font_put32(out, table->len);
        at += (table->len + 3) / 4 * 4;
    }
}

static GByteArray *
put_font(const SkSfnt *sfnt)
{
    GByteArray *out = g_byte_array_new();
    gsize head = 0;
    guint32 sum;

    put_directory(sfnt, out);
    for (guint t = 0; t < SK_SFNT_N_TABLES; t++) {
        const GByteArray *table = sfnt->out[t];

        if (table == NULL)
            continue;
        if (t == SK_SFNT_HEAD)
            head = out->len;
        g_byte_array_append(out, table->data, table->len);
        sk_font_put_zeros(out, (4 - table->len % 4) % 4);
    }
    sum = WHOLE_SUM - checksum(out->data, out->len);
    for (guint i = 0; i < 4; i++)
        out->data[head + ADJUSTMENT + i] = (guint8)(sum >> (24 - 8 * i));
    return out;
}

/* Writes the outlines. A font of CFF outlines without the tables of OpenType
 * leaves as CFF alone, which *@bare then is. */
static gboolean
put_outlines(SkSfnt *sfnt, GByteArray **bare)
{
    gboolean is_cid;

    if (!sfnt->has_cff)
        return sk_sfnt_maxp_read(sfnt) && sk_sfnt_glyphs(sfnt);
    sfnt->out[SK_SFNT_CFF] =
        sk_font_cff(sfnt->font, sfnt->in[SK_SFNT_CFF], &sfnt->emptied,
                    &sfnt->n_glyphs, &is_cid);
    if (sfnt->out[SK_SFNT_CFF] == NULL)
        return FALSE;
    if (sfnt->in[SK_SFNT_HEAD].len < 54 || sfnt->in[SK_SFNT_HHEA].len < 36) {
        *bare = g_steal_pointer(&sfnt->out[SK_SFNT_CFF]);
        sfnt->font->kind = is_cid || sfnt->font->kind == SK_FONT_CFF_CID
                               ? SK_FONT_CFF_CID
                               : SK_FONT_CFF;
    }
    return TRUE;
}

static GByteArray *
write_tables(SkSfnt *sfnt)
{
    GByteArray *bare = NULL;

    if (!read_directory(sfnt))
        return NULL;
    sfnt->has_cff = sfnt->in[SK_SFNT_CFF].len > 0;
    take_programs(sfnt);
    if (!put_outlines(sfnt, &bare))
        return NULL;
    if (bare != NULL)
        return bare;
    if (!sk_sfnt_head(sfnt) || !sk_sfnt_metrics(sfnt))
        return NULL;
    put_programs(sfnt);
    sk_sfnt_maxp(sfnt);
    sk_sfnt_cmap(sfnt);
    sk_sfnt_post(sfnt);
    if (sfnt->has_cff || sfnt->font->kind != SK_FONT_OPENTYPE)
        sfnt->font->kind = sfnt->has_cff ? SK_FONT_OPENTYPE : SK_FONT_TRUETYPE;
    return put_font(sfnt);
}

GByteArray *
sk_font_sfnt(SkFont *font, guint *glyphs)
{
    SkSfnt *sfnt = g_new0(SkSfnt, 1);
    GByteArray *out;

    sfnt->font = font;
    out = write_tables(sfnt);
    *glyphs += sfnt->emptied;
    for (guint t = 0; t < SK_SFNT_N_TABLES; t++)
        if (sfnt->out[t] != NULL)
            g_byte_array_unref(sfnt->out[t]);
    g_free(sfnt);
    return out;
}
