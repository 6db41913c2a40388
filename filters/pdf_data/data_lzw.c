/* SPDX-License-Identifier: Apache-2.0
 *
 * LZW, undone (pdf_data.h; ISO 32000-1, 7.4.4): codes with the highest bit
 * first, each a byte or a chain of bytes.
 */
#include "pdf_data/pdf_data.h"

#define CLEAR 256
#define END   257
#define CODES 4096

typedef struct {
    const guint8 *in, *end;
    guint bits, n_bits; /* read and not yet used */
    guint width, next;  /* of a code; the next free one */
    guint early;
    guint16 before[CODES];
    guint8 last[CODES], first[CODES];
    guint16 length[CODES];
} Lzw;

static void
begin(Lzw *lzw)
{
    lzw->width = 9;
    lzw->next = END + 1;
}

/* Returns the next code, or END if there is none. */
static guint
take_code(Lzw *lzw)
{
    while (lzw->n_bits < lzw->width) {
        if (lzw->in == lzw->end)
            return END;
        lzw->bits = lzw->bits << 8 | *lzw->in++;
        lzw->n_bits += 8;
    }
    lzw->n_bits -= lzw->width;
    return lzw->bits >> lzw->n_bits & ((1u << lzw->width) - 1);
}

static void
write_code(const Lzw *lzw, guint code, GByteArray *out)
{
    guint len = lzw->length[code], at = out->len;

    g_byte_array_set_size(out, at + len);
    for (guint i = len; i > 0; i--) {
        out->data[at + i - 1] = lzw->last[code];
        code = lzw->before[code];
    }
}

/* Adds the code that is @before and the first byte of @code, which may be that
 * code itself. */
static void
add_code(Lzw *lzw, guint before, guint code)
{
    guint next = lzw->next;

    if (next >= CODES)
        return;
    lzw->before[next] = (guint16)before;
    lzw->first[next] = lzw->first[before];
    lzw->length[next] = (guint16)(lzw->length[before] + 1);
    lzw->last[next] = code == next ? lzw->first[before] : lzw->first[code];
    lzw->next++;
    if (lzw->next + lzw->early >= 1u << lzw->width && lzw->width < 12)
        lzw->width++;
}

static gboolean
run(Lzw *lzw, gsize most, GByteArray *out, gboolean *is_damaged)
{
    gsize start = out->len;
    guint before = CLEAR;

    for (guint i = 0; i < 256; i++) {
        lzw->last[i] = lzw->first[i] = (guint8)i;
        lzw->length[i] = 1;
    }
    begin(lzw);
    for (guint code; (code = take_code(lzw)) != END; before = code) {
        if (code == CLEAR) {
            begin(lzw);
            continue;
        }
        if (before != CLEAR && code <= lzw->next)
            add_code(lzw, before, code);
        if (code >= lzw->next || (before == CLEAR && code > 255)) {
            *is_damaged = TRUE;
            break;
        }
        write_code(lzw, code, out);
        if (out->len - start > most)
            return FALSE;
    }
    return TRUE;
}

gboolean
sk_pdf_data_lzw(SkPdfCoded *coded, GByteArray *out)
{
    Lzw *lzw = g_new0(Lzw, 1);
    gboolean fits;

    lzw->in = coded->in;
    lzw->end = coded->in + coded->len;
    lzw->early = coded->is_late ? 0 : 1;
    fits = run(lzw, coded->most, out, &coded->is_damaged);
    coded->used = (gsize)(lzw->in - coded->in);
    g_free(lzw);
    return fits;
}
