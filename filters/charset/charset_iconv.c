/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens the converters of iconv once before the sandbox closes, copies them
 * into tables, and closes all but three, which look at neighbouring characters.
 * Only this file and charset_cells.c call iconv. A label from a mail never
 * reaches iconv_open, so no mail makes the sandboxed process look for a file.
 */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <sekisho/error.h>
#include <charset/charset_cells.h>
#include <charset/charset_multi.h>

#define CHARSETS_MAX 64
#define NONE         ((iconv_t)-1)
/* Shift_JIS has 60 lead bytes, two rows each. */
#define JIS_ROWS  120
#define JIS_CELLS 94

static struct {
    gboolean ready;
    /* in the order of sk_charset_rows; NULL where it is closed again */
    iconv_t row[CHARSETS_MAX];
    SkMulti table[CHARSETS_MAX]; /* the tables of those that are closed */
    /* in the order of SkSet: where the 94 x 94 cells of the set begin */
    guint set[SK_N_SETS];
    guint16 jis[JIS_ROWS][JIS_CELLS];
    /* row << 8 | cell of each character in strict JIS X 0208 */
    guint16 jis_of[0x10000];
} converters;

static const struct {
    const char *iconv;
    guchar prefix; /* 0, or a byte that stands before the two */
} sets[SK_N_SETS] = {
    [SK_SET_X0212] = { "EUC-JP", 0x8F },
    [SK_SET_X0212_IBM] = { "EUC-JP-MS", 0x8F },
    [SK_SET_X0213_1] = { "EUC-JISX0213", 0 },
    [SK_SET_X0213_2] = { "EUC-JISX0213", 0x8F },
    [SK_SET_GB2312] = { "EUC-CN", 0 },
    [SK_SET_KS_X_1001] = { "EUC-KR", 0 },
};

/* Converts one character of @len bytes to UTF-8 in @out (16 bytes). Returns its
 * length, or 0 if it is no character. The state is reset before and flushed
 * after. */
static gsize
convert_one(iconv_t converter, const guchar *bytes, gsize len, char *out)
{
    char *from = (char *)bytes, *to = out;
    gsize from_left = len, to_left = 15;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &from_left, &to, &to_left) == (gsize)-1)
        return 0;
    iconv(converter, NULL, NULL, &to, &to_left);
    *to = '\0';
    return (gsize)(to - out);
}

/* Opens the converter @name and converts one character, so that everything that
 * iconv loads late is loaded now. */
static gboolean
open_one(const char *name, iconv_t *converter, GError **error)
{
    *converter = iconv_open("UTF-8", name);
    if (*converter == NONE) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "iconv has no %s: %s (the system's full set of gconv "
                    "modules is needed)",
                    name, g_strerror(errno));
        return FALSE;
    }
    char out[16];
    convert_one(*converter, (const guchar *)"A\0\0\0", 4, out);
    return TRUE;
}

static void
make_tables(iconv_t cp932)
{
    for (guint row = 1; row <= JIS_ROWS; row++) {
        for (guint cell = 1; cell <= JIS_CELLS; cell++) {
            guint lead = (row - 1) / 2 + 0x81, trail = cell + 0x3F;
            lead += lead > 0x9F ? 0x40 : 0;
            trail = row % 2 == 0 ? cell + 0x9E : trail + (trail > 0x7E);
            guchar bytes[2] = { (guchar)lead, (guchar)trail };
            char out[16];
            gsize len = convert_one(cp932, bytes, 2, out);
            gunichar c = len > 0 ? g_utf8_get_char(out) : 0;
            if (c >= 0xE000 && c <= 0xF8FF)
                c = SK_GETA;
            converters.jis[row - 1][cell - 1] = (guint16)c;
            gboolean strict = row <= 8 || (row >= 16 && row <= 84);
            if (c != 0 && strict)
                converters.jis_of[c] = (guint16)(row << 8 | cell);
        }
    }
}

static gboolean
add_set(SkSet set, GError **error)
{
    iconv_t converter;
    if (!open_one(sets[set].iconv, &converter, error))
        return FALSE;
    for (guchar high = 0xA1; high <= 0xFE; high++) {
        guchar prefix[2] = { sets[set].prefix, high };
        gsize skip = sets[set].prefix == 0 ? 1 : 0;
        guint place =
            sk_cells_add(converter, prefix + skip, 2 - skip, 0xA1, 0xFE);
        if (high == 0xA1)
            converters.set[set] = place;
    }
    iconv_close(converter);
    return TRUE;
}

/* Returns whether a byte of the charset means something else beside another, so
 * that no table can hold it: CP1255 and CP1258 combine a letter and a mark,
 * UTF-7 shifts. */
static gboolean
needs_iconv(const SkCharsetRow *row)
{
    return row->code == SK_CODE_UTF_7 ||
           strcmp(row->name, "windows-1255") == 0 ||
           strcmp(row->name, "windows-1258") == 0;
}

static gboolean
add_row(guint i, GError **error)
{
    const SkCharsetRow *row = &sk_charset_rows[i];
    converters.row[i] = NONE;
    if (row->iconv == NULL)
        return TRUE;
    if (!open_one(row->iconv, &converters.row[i], error))
        return FALSE;
    if (row->code == SK_CODE_SJIS)
        make_tables(converters.row[i]);
    if (needs_iconv(row))
        return TRUE;
    if (row->code == SK_CODE_SINGLE || row->code == SK_CODE_WESTERN ||
        row->code == SK_CODE_MULTI)
        sk_multi_fill(&converters.table[i], row->name, converters.row[i]);
    iconv_close(converters.row[i]);
    converters.row[i] = NONE;
    return TRUE;
}

/* glibc keeps a module loaded for two further closings in case it is wanted
 * again. */
static gboolean
unload_modules(GError **error)
{
    iconv_t converter;
    for (guint i = 0; i < 4; i++) {
        if (!open_one("ISO-8859-2", &converter, error))
            return FALSE;
        iconv_close(converter);
    }
    return TRUE;
}

gboolean
sk_read_prepare(GError **error)
{
    if (converters.ready)
        return TRUE;
    g_assert(sk_charset_n_rows <= CHARSETS_MAX);
    for (guint i = 0; i < SK_N_SETS; i++)
        if (!add_set(i, error))
            return FALSE;
    for (guint i = 0; i < sk_charset_n_rows; i++)
        if (!add_row(i, error))
            return FALSE;
    if (!unload_modules(error) || !sk_cells_finish(error))
        return FALSE;
    converters.ready = TRUE;
    return TRUE;
}

gunichar
sk_jis_char(guint row, guint cell)
{
    if (row < 1 || row > JIS_ROWS || cell < 1 || cell > JIS_CELLS)
        return 0;
    return converters.jis[row - 1][cell - 1];
}

gunichar
sk_sjis_char(guchar lead, guchar trail)
{
    gboolean is_lead =
        (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC);
    if (!is_lead || trail < 0x40 || trail == 0x7F || trail > 0xFC)
        return 0;
    guint row = (lead - (lead > 0x9F ? 0xC1u : 0x81u)) * 2 + 1;
    if (trail >= 0x9F)
        return sk_jis_char(row + 1, trail - 0x9Eu);
    return sk_jis_char(row, trail - (trail > 0x7F ? 0x40u : 0x3Fu));
}

guint
sk_jis_of(gunichar c)
{
    return c < 0x10000 ? converters.jis_of[c] : 0;
}

gboolean
sk_set_put(SkReading *reading, SkSet set, guchar high, guchar low)
{
    SkCell cell = 0;
    if (high >= 0x21 && high <= 0x7E && low >= 0x21 && low <= 0x7E)
        cell = sk_cell(converters.set[set] + (high - 0x21u) * 94 + low - 0x21u);
    gunichar c = sk_cell_first(cell);
    if (c == 0)
        return FALSE;
    reading->wide++;
    if (c >= 0xE000 && c <= 0xF8FF)
        sk_reading_put_gaiji(reading);
    else
        sk_multi_put(reading, cell);
    return TRUE;
}

/* Converts until the first byte that is no character, or to the end of @len.
 * Returns how many bytes were read. */
static gsize
convert_stretch(SkReading *reading, iconv_t converter, const guchar *bytes,
                gsize len)
{
    char buffer[4096];
    char *from = (char *)bytes;
    gsize from_left = len;
    gboolean more = TRUE;
    while (more) {
        char *to = buffer;
        gsize to_left = sizeof buffer;
        gboolean flush = from_left == 0;
        gsize done = iconv(converter, flush ? NULL : &from,
                           flush ? NULL : &from_left, &to, &to_left);
        more = done == (gsize)-1 ? errno == E2BIG : !flush;
        if (reading->out != NULL)
            g_string_append_len(reading->out, buffer, to - buffer);
    }
    return len - from_left;
}

static void
read_by_iconv(SkReading *reading, iconv_t converter, const guchar *bytes,
              gsize len)
{
    iconv(converter, NULL, NULL, NULL, NULL);
    for (gsize at = 0; at < len;) {
        at += convert_stretch(reading, converter, bytes + at, len - at);
        if (at >= len)
            break;
        sk_reading_put_error(reading);
        at++;
        /* A run of bytes that are no text costs one step each instead of one
         * call each. */
        while (at < len && bytes[at] == 0xFF) {
            sk_reading_put_error(reading);
            at++;
        }
    }
}

void
sk_read_other(SkReading *reading, guint index, const guchar *bytes, gsize len)
{
    g_assert(converters.ready);
    SkCode code = sk_charset_rows[index].code;
    guint before = reading->errors;
    if (converters.row[index] != NONE)
        read_by_iconv(reading, converters.row[index], bytes, len);
    else if (code == SK_CODE_UTF_16LE || code == SK_CODE_UTF_16BE)
        sk_read_utf16(reading, code == SK_CODE_UTF_16BE, bytes, len);
    else if (code == SK_CODE_UTF_32LE || code == SK_CODE_UTF_32BE)
        sk_read_utf32(reading, code == SK_CODE_UTF_32BE, bytes, len);
    else
        sk_multi_read(reading, &converters.table[index], bytes, len);
    gsize high = 0;
    for (gsize i = 0; i < len; i++)
        high += bytes[i] >= 0x80;
    guint errors = reading->errors - before;
    reading->wide += high > errors ? (guint)(high - errors) : 0;
}
