/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes Type 1 fonts anew: a fixed text with the values that were read, and
 * the programs of glyphs that were followed. No PostScript of the sender
 * leaves. The zeros behind the encrypted portion are left out, as PDF lets them
 * be (ISO 32000-1, table 127, Length3).
 */
#include <string.h>
#include "font/type1.h"

#define LEAD 4

static const char *const words[] = {
#define SK_X(word, most) most == 1 ? word : "[" word,
    SK_TYPE1_PRIVATE(SK_X)
#undef SK_X
};

/* A glyph without outline, and a subroutine that does nothing. */
static const guint8 blank[] = { 139, 139, 13, 14 };
static const guint8 nothing[] = { 11 };

static GString *
clear_text(const SkType1 *type1)
{
    GString *out = g_string_new("%!PS-AdobeFont-1.0: Font\n"
                                "10 dict begin\n/FontName /Font def\n");

    g_string_append_printf(
        out,
        "/PaintType %u def\n/FontType 1 def\n/FontMatrix [%s] readonly def\n",
        type1->paint,
        type1->matrix != NULL ? type1->matrix : "0.001 0 0 0.001 0 0");
    g_string_append_printf(out, "/FontBBox {%s} readonly def\n",
                           type1->bounds != NULL ? type1->bounds : "0 0 0 0");
    if (type1->is_standard) {
        g_string_append(out, "/Encoding StandardEncoding def\n");
    } else {
        g_string_append(out, "/Encoding 256 array\n"
                             "0 1 255 {1 index exch /.notdef put} for\n");
        for (guint i = 0; i < 256; i++)
            if (type1->encoding[i] != NULL)
                g_string_append_printf(out, "dup %u /%s put\n", i,
                                       type1->encoding[i]);
        g_string_append(out, "readonly def\n");
    }
    return g_string_append(out, "currentdict end\ncurrentfile eexec\n");
}

static void
put_values(GString *out, const SkType1 *type1)
{
    for (guint i = 0; i < SK_TYPE1_N_PRIVATE; i++) {
        gboolean is_list = words[i][0] == '[';

        if (type1->values[i] == NULL ||
            (!is_list && type1->values[i][0] == '\0'))
            continue;
        g_string_append_printf(out, is_list ? "/%s [%s] def\n" : "/%s %s def\n",
                               words[i] + (is_list ? 1 : 0), type1->values[i]);
    }
    if (type1->force_bold)
        g_string_append(out, "/ForceBold true def\n");
}

/* Writes the encrypted program of @len bytes at @code between its length and
 * the word @end. */
static void
put_code(GString *out, const guint8 *code, gsize len, const char *end)
{
    g_autofree guint8 *bytes = g_malloc0(len + LEAD);

    memcpy(bytes + LEAD, code, len);
    sk_type1_encrypt(bytes, len + LEAD, SK_TYPE1_CODE);
    g_string_append_printf(out, " %" G_GSIZE_FORMAT " RD ", len + LEAD);
    g_string_append_len(out, (const char *)bytes, (gssize)(len + LEAD));
    g_string_append_printf(out, " %s\n", end);
}

static GString *
hidden_text(const SkType1 *type1)
{
    GString *out = g_string_new(
        "dup /Private 20 dict dup begin\n"
        "/RD {string currentfile exch readstring pop} executeonly def\n"
        "/ND {noaccess def} executeonly def\n"
        "/NP {noaccess put} executeonly def\n"
        "/MinFeature {16 16} def\n/password 5839 def\n");

    put_values(out, type1);
    g_string_append_printf(out, "/Subrs %u array\n", type1->subrs->len);
    for (guint i = 0; i < type1->subrs->len; i++) {
        const SkType1Code *subr = &g_array_index(type1->subrs, SkType1Code, i);

        g_string_append_printf(out, "dup %u", i);
        put_code(out, subr->used > 0 ? subr->code : nothing,
                 subr->used > 0 ? subr->used : sizeof nothing, "NP");
    }
    g_string_append_printf(out, "ND\n2 index /CharStrings %u dict dup begin\n",
                           type1->glyphs->len);
    for (guint i = 0; i < type1->glyphs->len; i++) {
        const SkType1Code *glyph =
            &g_array_index(type1->glyphs, SkType1Code, i);

        g_string_append_printf(out, "/%s", glyph->name);
        put_code(out, glyph->used > 0 ? glyph->code : blank,
                 glyph->used > 0 ? glyph->used : sizeof blank, "ND");
    }
    return g_string_append(out, "end\nend\nreadonly put\nnoaccess put\n"
                                "dup /FontName get exch definefont pop\n"
                                "mark currentfile closefile\n");
}

GByteArray *
sk_type1_write(SkType1 *type1)
{
    GByteArray *out = g_byte_array_new();
    GString *clear, *hidden;
    gsize start;

    /* The last subroutines that no glyph reaches are not there. */
    while (
        type1->subrs->len > 0 &&
        g_array_index(type1->subrs, SkType1Code, type1->subrs->len - 1).used ==
            0) {
        g_free(g_array_index(type1->subrs, SkType1Code, type1->subrs->len - 1)
                   .code);
        g_array_set_size(type1->subrs, type1->subrs->len - 1);
    }
    clear = clear_text(type1);
    hidden = hidden_text(type1);
    g_byte_array_append(out, (const guint8 *)clear->str, (guint)clear->len);
    start = out->len;
    sk_font_put_zeros(out, LEAD);
    g_byte_array_append(out, (const guint8 *)hidden->str, (guint)hidden->len);
    sk_type1_encrypt(out->data + start, out->len - start, SK_TYPE1_EEXEC);
    type1->font->lengths[0] = (guint)start;
    type1->font->lengths[1] = (guint)(out->len - start);
    type1->font->lengths[2] = 0;
    g_string_free(clear, TRUE);
    g_string_free(hidden, TRUE);
    return out;
}
