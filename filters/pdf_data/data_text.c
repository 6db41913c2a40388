/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes the codings of data as text, and that of runs (pdf_data.h; ISO
 * 32000-1, 7.4.2, 7.4.3 and 7.4.5), and has the lists of all codings: their
 * names and their decoders.
 */
#include <string.h>
#include "pdf_data/pdf_data.h"

/* ASCIIHexDecode */
static gboolean
unhex(SkPdfCoded *coded, GByteArray *out)
{
    gsize most = out->len + coded->most, i;
    int high = -1; /* the first digit of a byte; -1: none */

    for (i = 0; i < coded->len && coded->in[i] != '>'; i++) {
        int digit = g_ascii_xdigit_value((char)coded->in[i]);
        guint8 byte;

        if (digit < 0) {
            if (!strchr(" \t\r\n\f", coded->in[i]))
                coded->is_damaged = TRUE;
            continue;
        }
        if (out->len > most)
            break;
        byte = (guint8)(MAX(high, 0) << 4 | digit);
        if (high >= 0)
            g_byte_array_append(out, &byte, 1);
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0) {
        guint8 byte = (guint8)(high << 4);

        g_byte_array_append(out, &byte, 1);
    }
    coded->used = MIN(i + 1, coded->len);
    return out->len <= most;
}

/* Appends the @n digits of one group as @n - 1 bytes. */
static void
end_group(guint32 value, guint n, GByteArray *out)
{
    guint8 bytes[4];

    for (guint i = n; i < 5; i++)
        value = value * 85 + 84;
    for (guint i = 0; i < 4; i++)
        bytes[i] = (guint8)(value >> (24 - 8 * i));
    g_byte_array_append(out, bytes, n - 1);
}

/* ASCII85Decode */
static gboolean
un85(SkPdfCoded *coded, GByteArray *out)
{
    const guint8 *in = coded->in;
    gsize most = out->len + coded->most, i;
    guint32 value = 0;
    guint n = 0;

    i = coded->len >= 2 && memcmp(in, "<~", 2) == 0 ? 2 : 0;
    for (; i < coded->len && in[i] != '~'; i++) {
        if (out->len > most)
            break;
        if (in[i] == 'z' && n == 0) {
            g_byte_array_append(out, (const guint8 *)"\0\0\0\0", 4);
        } else if (in[i] >= '!' && in[i] <= 'u') {
            value = value * 85 + (in[i] - 33u);
            if (++n < 5)
                continue;
            end_group(value, 5, out);
            value = n = 0;
        } else {
            coded->is_damaged = coded->is_damaged || in[i] > ' ';
        }
    }
    if (n > 1)
        end_group(value, n, out);
    coded->used = MIN(i + 2, coded->len);
    return out->len <= most;
}

/* RunLengthDecode */
static gboolean
unrun(SkPdfCoded *coded, GByteArray *out)
{
    const guint8 *in = coded->in;
    gsize len = coded->len, most = out->len + coded->most, i = 0;

    while (i < len && in[i] != 128) {
        guint n = in[i] < 128 ? in[i] + 1u : 257u - in[i], at = out->len;

        if (at > most)
            break;
        if (in[i] < 128 && n > len - i - 1)
            n = (guint)(len - i - 1);
        if (i + 1 >= len) {
            coded->is_damaged = TRUE;
            i = len;
            break;
        }
        g_byte_array_set_size(out, at + n);
        if (in[i] < 128)
            memcpy(out->data + at, in + i + 1, n);
        else
            memset(out->data + at, in[i + 1], n);
        i += in[i] < 128 ? n + 1 : 2;
    }
    coded->used = MIN(i + 1, len);
    return out->len <= most;
}

static const struct {
    const char *name, *short_name; /* ISO 32000-1, tables 6 and 94 */
} names[SK_PDF_N_DATA] = {
    [SK_PDF_DATA_HEX] = { "ASCIIHexDecode", "AHx" },
    [SK_PDF_DATA_85] = { "ASCII85Decode", "A85" },
    [SK_PDF_DATA_LZW] = { "LZWDecode", "LZW" },
    [SK_PDF_DATA_FLATE] = { "FlateDecode", "Fl" },
    [SK_PDF_DATA_RUNS] = { "RunLengthDecode", "RL" },
    [SK_PDF_DATA_CCITT] = { "CCITTFaxDecode", "CCF" },
    [SK_PDF_DATA_DCT] = { "DCTDecode", "DCT" },
    [SK_PDF_DATA_JBIG2] = { "JBIG2Decode", NULL },
    [SK_PDF_DATA_JPX] = { "JPXDecode", NULL },
};

SkPdfData
sk_pdf_data_find(const char *name)
{
    SkPdfData coding = SK_PDF_DATA_HEX;

    while (coding < SK_PDF_N_DATA && strcmp(name, names[coding].name) != 0 &&
           g_strcmp0(name, names[coding].short_name) != 0)
        coding++;
    return coding;
}

const char *
sk_pdf_data_name(SkPdfData coding)
{
    return names[coding].name;
}

gboolean
sk_pdf_data_undo(SkPdfData coding, SkPdfCoded *coded, GByteArray *out)
{
    static gboolean (*const decoders[])(SkPdfCoded *, GByteArray *) = {
        [SK_PDF_DATA_HEX] = unhex,
        [SK_PDF_DATA_85] = un85,
        [SK_PDF_DATA_LZW] = sk_pdf_data_lzw,
        [SK_PDF_DATA_FLATE] = sk_pdf_data_flate,
        [SK_PDF_DATA_RUNS] = unrun,
    };
    /* If an outer coding decodes to nothing, the next one gets no bytes at
     * NULL, from which no pointer may be computed. */
    static const guint8 nothing[1];
    gsize begin = out->len;

    if (coded->in == NULL)
        coded->in = nothing;
    if ((guint)coding >= G_N_ELEMENTS(decoders))
        return TRUE;
    if (decoders[coding](coded, out))
        return TRUE;
    g_byte_array_set_size(out, (guint)(begin + coded->most));
    return FALSE;
}
