/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes LZW (ISO 32000-1, 7.4.4). Codes are written with the highest bit
 * first; each is one byte or a chain of earlier codes.
 */
#include "pdf/pdf_undo.h"

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

static gboolean
unlzw(const guint8 *in, gsize len, guint early, gsize most, GByteArray *out,
      gboolean *is_damaged)
{
    Lzw *lzw = g_new0(Lzw, 1);
    gboolean fits;

    lzw->in = in;
    lzw->end = in + len;
    lzw->early = early;
    fits = run(lzw, most, out, is_damaged);
    g_free(lzw);
    return fits;
}

gboolean
sk_pdf_unlzw(const guint8 *in, gsize len, gsize most, GByteArray *out,
             gboolean *is_damaged)
{
    return unlzw(in, len, 1, most, out, is_damaged);
}

gboolean
sk_pdf_unlzw_late(const guint8 *in, gsize len, gsize most, GByteArray *out,
                  gboolean *is_damaged)
{
    return unlzw(in, len, 0, most, out, is_damaged);
}
