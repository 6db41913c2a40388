/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleaners of the inner streams of PDF, each held to the same three laws
 * (pdf-help.h).
 */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include "inspector/pdf/pdf.h"
#include "pdf-help.h"

void
pdf_dump(const char *what, const guint8 *bytes, gsize len)
{
    const char *place = g_getenv("SK_PDF_DUMP");

    if (place != NULL)
        g_file_set_contents(place, (const char *)bytes, (gssize)len, NULL);
    fprintf(stderr, "%s\n", what);
    abort();
}

static gboolean
has(const SkPdfContent *content, SkPdfResource category, const char *name)
{
    (void)content;
    (void)category;
    return !g_str_has_prefix(name, "No");
}

static guint
components(const SkPdfContent *content, const char *name)
{
    (void)content;
    return g_str_has_prefix(name, "No") ? 0 : name[0] == '3' ? 3 : 1;
}

static GBytes *
content_once(SkPdfContentKind kind, const guint8 *bytes, gsize len,
             guint left_out[2])
{
    GBytes *out;
    static const SkLimits limits = {
        .expanded = 1 << 30, .ratio = 1000, .pixels = 1 << 26, .seconds = 60
    };
    SkPdfContent content = { .limits = &limits,
                             .kind = kind,
                             .bytes = bytes,
                             .len = len,
                             .has = has,
                             .components = components };

    out = sk_pdf_content_clean(&content);
    left_out[0] = content.left_out;
    left_out[1] = content.images_left_out;
    return out;
}

GBytes *
pdf_content(SkPdfContentKind kind, const guint8 *bytes, gsize len,
            guint left_out[2])
{
    GBytes *out = content_once(kind, bytes, len, left_out);
    guint none[2];
    const guint8 *p = out != NULL ? g_bytes_get_data(out, NULL) : NULL;
    gsize n = out != NULL ? g_bytes_get_size(out) : 0;
    g_autoptr(GBytes) again = NULL;

    if (out == NULL)
        return NULL;
    if (!sk_pdf_content_is_ours((SkSpan){ p, p + n }, (SkPdfDrawn)kind))
        pdf_dump("the inspector refuses content", bytes, len);
    again = content_once(kind, p, n, none);
    if (again == NULL || !g_bytes_equal(again, out) || none[0] + none[1] > 0)
        pdf_dump("content changes again", bytes, len);
    return out;
}

GBytes *
pdf_cmap(SkPdfCMapKind kind, const guint8 *bytes, gsize len)
{
    SkPdfCMap cmap = { .kind = kind, .bytes = bytes, .len = len };
    GBytes *out = sk_pdf_cmap_clean(&cmap);
    SkPdfCMap more = { .kind = kind };
    g_autoptr(GBytes) again = NULL;

    if (out == NULL)
        return NULL;
    more.bytes = g_bytes_get_data(out, &more.len);
    if (!sk_pdf_cmap_is_ours((SkSpan){ more.bytes, more.bytes + more.len },
                             kind == SK_PDF_CMAP_TO_UNICODE))
        pdf_dump("the inspector refuses a CMap", bytes, len);
    again = sk_pdf_cmap_clean(&more);
    if (again == NULL || !g_bytes_equal(again, out))
        pdf_dump("a CMap changes again", bytes, len);
    return out;
}

GBytes *
pdf_font(SkFontKind kind, const guint8 *bytes, gsize len, SkFont *font)
{
    SkFont more;
    GBytes *out;
    g_autoptr(GBytes) again = NULL;
    uint32_t lengths[3];

    *font = (SkFont){ .kind = kind, .bytes = bytes, .len = len };
    out = sk_font_clean(font);
    if (out == NULL)
        return NULL;
    more = *font;
    more.bytes = g_bytes_get_data(out, &more.len);
    for (guint i = 0; i < 3; i++)
        lengths[i] = font->lengths[i];
    if (!sk_pdf_font_is_ours((SkSpan){ more.bytes, more.bytes + more.len },
                             (SkPdfProgram)font->kind, lengths))
        pdf_dump("the inspector refuses a font", bytes, len);
    again = sk_font_clean(&more);
    if (again == NULL || !g_bytes_equal(again, out) ||
        more.kind != font->kind || more.emptied > 0 ||
        memcmp(more.lengths, font->lengths, sizeof more.lengths) != 0)
        pdf_dump("a font changes again", bytes, len);
    return out;
}

GBytes *
pdf_any_content(guint kind, const guint8 *bytes, gsize len)
{
    guint left_out[2];

    return pdf_content((SkPdfContentKind)kind, bytes, len, left_out);
}

GBytes *
pdf_any_cmap(guint kind, const guint8 *bytes, gsize len)
{
    return pdf_cmap((SkPdfCMapKind)kind, bytes, len);
}

GBytes *
pdf_any_font(guint kind, const guint8 *bytes, gsize len)
{
    SkFont font;

    return pdf_font((SkFontKind)kind, bytes, len, &font);
}

guint
pdf_storm(PdfCleaner cleaner, guint kind, GBytes *seed, guint rounds)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261128);
    gsize len;
    const guint8 *bytes = g_bytes_get_data(seed, &len);
    guint left = 0;

    for (guint i = 0; i < rounds && len > 0; i++) {
        g_autofree guint8 *copy = g_memdup2(bytes, len);
        gsize n = i < 16 ? len * i / 16 : len;
        g_autoptr(GBytes) out = NULL;

        for (guint k = 0; k <= i % 3 && i >= 16; k++)
            copy[g_rand_int_range(rand, 0, (gint32)len)] ^=
                (guint8)(1 << g_rand_int_range(rand, 0, 8));
        out = cleaner(kind, copy, n);
        left += out != NULL ? 1 : 0;
    }
    return left;
}
