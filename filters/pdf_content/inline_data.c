/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the codings of inline images (inline_data.h). Each decoder stops at
 * the end mark of its coding and at the bound it is given, so that neither the
 * place of the next operator nor the memory is the sender's choice.
 */
#include <string.h>
#include <zlib.h>
#include "pdf_content/inline_data.h"
#include "pdf_content/token.h"

#define LZW_CODES 4096
#define LZW_CLEAR 256
#define LZW_END   257

typedef struct {
    const guint8 *in;
    gsize len;
    GByteArray *out;
    gsize most; /* the length that out may have */
} Undoing;

static gboolean
put(Undoing *undoing, guint8 byte)
{
    if (undoing->out->len >= undoing->most)
        return FALSE;
    g_byte_array_append(undoing->out, &byte, 1);
    return TRUE;
}

static gsize
undo_hex(Undoing *undoing)
{
    gint high = -1;
    gsize i;

    for (i = 0; i < undoing->len && undoing->in[i] != '>'; i++) {
        gint digit = g_ascii_xdigit_value((char)undoing->in[i]);

        if (digit < 0)
            continue;
        if (high >= 0)
            put(undoing, (guint8)(high * 16 + digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        put(undoing, (guint8)(high * 16));
    return MIN(i + 1, undoing->len);
}

/* Puts the @n - 1 bytes that @n characters of value @value stand for. */
static void
put_85(Undoing *undoing, guint64 value, guint n)
{
    for (guint i = n; i < 5; i++)
        value = value * 85 + 84;
    for (guint i = 0; i + 1 < n; i++)
        put(undoing, (guint8)(value >> (24 - 8 * i)));
}

static gsize
undo_85(Undoing *undoing)
{
    guint64 value = 0;
    guint n = 0;
    gsize i;

    for (i = 0; i < undoing->len && undoing->in[i] != '~'; i++) {
        guint8 c = undoing->in[i];

        if (c == 'z' && n == 0) {
            put_85(undoing, 0, 5);
        } else if (c >= '!' && c <= 'u') {
            value = value * 85 + (guint)(c - '!');
            if (++n == 5) {
                put_85(undoing, value, 5);
                value = n = 0;
            }
        }
    }
    if (n > 1)
        put_85(undoing, value, n);
    return MIN(i + 2, undoing->len);
}

static gsize
undo_runs(Undoing *undoing)
{
    gsize i = 0;

    while (i < undoing->len && undoing->in[i] != 128) {
        guint n = undoing->in[i++];

        if (n > 128 && i < undoing->len) {
            for (guint k = 0; k < 257 - n; k++)
                put(undoing, undoing->in[i]);
            i++;
        }
        for (guint k = 0; n < 128 && k <= n && i < undoing->len; k++)
            put(undoing, undoing->in[i++]);
    }
    return MIN(i + 1, undoing->len);
}

/* The table of LZW: the string of a code is that of its prefix and a byte. */
typedef struct {
    guint16 prefix[LZW_CODES];
    guint16 length[LZW_CODES];
    guint8 last[LZW_CODES];
    guint n; /* codes */
} LzwTable;

/* Puts the string of @code. Returns its first byte. */
static guint8
put_string(Undoing *undoing, const LzwTable *table, guint code)
{
    guint8 string[LZW_CODES];
    guint len = table->length[code];

    for (guint i = len; i-- > 0; code = table->prefix[code])
        string[i] = table->last[code];
    for (guint i = 0; i < len; i++)
        put(undoing, string[i]);
    return string[0];
}

/* Takes one code of the data behind the code *@previous, or behind a clear code
 * if that is LZW_CLEAR. Returns FALSE if it is not in the table. */
static gboolean
take_code(Undoing *undoing, LzwTable *table, guint code, guint *previous)
{
    guint before = *previous;
    guint8 first;

    *previous = code;
    if (before == LZW_CLEAR) {
        if (code >= LZW_CLEAR)
            return FALSE;
        put_string(undoing, table, code);
        return TRUE;
    }
    if (table->n == LZW_CODES) { /* full; the sender may go on using it */
        put_string(undoing, table, code);
        return TRUE;
    }
    if (code > table->n)
        return FALSE;
    table->prefix[table->n] = (guint16)before;
    table->length[table->n] = table->length[before] + 1;
    if (code < table->n) {
        first = put_string(undoing, table, code);
        table->last[table->n++] = first;
        return TRUE;
    }
    for (first = 0; before >= LZW_CLEAR;)
        before = table->prefix[before];
    first = (guint8)before;
    table->last[table->n++] = first;
    put_string(undoing, table, code);
    return TRUE;
}

static gsize
undo_lzw(Undoing *undoing, gboolean early)
{
    g_autofree LzwTable *table = g_new0(LzwTable, 1);
    guint bits = 9, have = 0, previous = LZW_CLEAR;
    guint32 window = 0;
    gsize i = 0;

    for (guint c = 0; c < 256; c++) {
        table->last[c] = (guint8)c;
        table->length[c] = 1;
    }
    table->n = LZW_END + 1;
    while (undoing->out->len < undoing->most) {
        guint code;

        for (; have < bits && i < undoing->len; have += 8)
            window = window << 8 | undoing->in[i++];
        if (have < bits)
            break;
        have -= bits;
        code = window >> have & ((1u << bits) - 1);
        if (code == LZW_END)
            break;
        if (code == LZW_CLEAR) {
            table->n = LZW_END + 1;
            previous = LZW_CLEAR;
        } else if (!take_code(undoing, table, code, &previous)) {
            break;
        }
        bits = 9;
        while (bits < 12 && table->n + (early ? 1 : 0) >= 1u << bits)
            bits++;
    }
    return i;
}

static gsize
undo_flate(Undoing *undoing)
{
    z_stream stream = { .next_in = (Bytef *)undoing->in };
    guint8 step[4096];
    int status = Z_OK;
    gsize used;

    if (inflateInit(&stream) != Z_OK)
        return 0;
    stream.avail_in = (uInt)MIN(undoing->len, G_MAXUINT / 2);
    while (status == Z_OK && undoing->out->len < undoing->most) {
        gsize got;

        stream.next_out = step;
        stream.avail_out = sizeof step;
        status = inflate(&stream, Z_NO_FLUSH);
        got = MIN(sizeof step - stream.avail_out,
                  undoing->most - undoing->out->len);
        g_byte_array_append(undoing->out, step, (guint)got);
    }
    used = (gsize)(stream.next_in - undoing->in);
    inflateEnd(&stream);
    return used;
}

gsize
sk_pdf_data_undo(SkPdfData coding, gboolean early, const guint8 *in, gsize len,
                 GByteArray *out, gsize most)
{
    Undoing undoing = { in, len, out, most };

    switch (coding) {
    case SK_PDF_DATA_HEX:
        return undo_hex(&undoing);
    case SK_PDF_DATA_85:
        return undo_85(&undoing);
    case SK_PDF_DATA_LZW:
        return undo_lzw(&undoing, early);
    case SK_PDF_DATA_FLATE:
        return undo_flate(&undoing);
    case SK_PDF_DATA_RUNS:
        return undo_runs(&undoing);
    case SK_PDF_DATA_CCITT:
    case SK_PDF_DATA_DCT:
    default:
        return 0;
    }
}

/* Undoes the filter @filter of PNG in the row at @row, whose pixels take @step
 * bytes; @above is the row before it. */
static void
undo_row(guint8 filter, guint8 *row, const guint8 *above, gsize len, gsize step)
{
    for (gsize i = 0; i < len; i++) {
        gint a = i >= step ? row[i - step] : 0, b = above[i];
        gint c = i >= step ? above[i - step] : 0;
        gint pa = ABS(b - c), pb = ABS(a - c), pc = ABS(a + b - 2 * c);
        gint guess = 0;

        if (filter == 1)
            guess = a;
        else if (filter == 2)
            guess = b;
        else if (filter == 3)
            guess = (a + b) / 2;
        else if (filter == 4)
            guess = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
        row[i] = (guint8)(row[i] + guess);
    }
}

/* Undoes the predictors of PNG: each row begins with its filter. */
static void
undo_png(GByteArray *data, gsize row_bytes, gsize step)
{
    g_autofree guint8 *zeros = g_malloc0(row_bytes);
    gsize rows = (data->len + row_bytes) / (row_bytes + 1), was = data->len;
    const guint8 *above = zeros;

    g_byte_array_set_size(data, (guint)(rows * (row_bytes + 1)));
    memset(data->data + was, 0, data->len - was);
    for (gsize i = 0; i < rows; i++) {
        guint8 *row = data->data + i * row_bytes;
        const guint8 *from = data->data + i * (row_bytes + 1);
        guint8 filter = *from;

        memmove(row, from + 1, row_bytes);
        undo_row(filter, row, above, row_bytes, step);
        above = row;
    }
    g_byte_array_set_size(data, (guint)(rows * row_bytes));
}

gboolean
sk_pdf_data_unpredict(const SkPdfPredicted *parms, GByteArray *data)
{
    gsize row_bytes, step;

    if (parms->predictor <= 1)
        return TRUE;
    if (parms->colors < 1 || parms->colors > 32 || parms->bits < 1 ||
        parms->bits > 16 || parms->columns < 1 || parms->columns > 1 << 20)
        return FALSE;
    row_bytes = (gsize)(parms->columns * parms->colors * parms->bits + 7) / 8;
    step = (gsize)(parms->colors * parms->bits + 7) / 8;
    if (parms->predictor >= 10 && parms->predictor <= 15) {
        undo_png(data, row_bytes, step);
        return TRUE;
    }
    if (parms->predictor != 2 || parms->bits != 8)
        return FALSE;
    for (gsize i = 0; i < data->len; i++)
        if (i % row_bytes >= step)
            data->data[i] = (guint8)(data->data[i] + data->data[i - step]);
    return TRUE;
}

GByteArray *
sk_pdf_data_flate(const guint8 *data, gsize len)
{
    uLong most = compressBound((uLong)len);
    GByteArray *out = g_byte_array_sized_new((guint)most);

    g_byte_array_set_size(out, (guint)most);
    if (compress2(out->data, &most, data, (uLong)len, 9) != Z_OK)
        most = 0;
    g_byte_array_set_size(out, (guint)most);
    return out;
}
