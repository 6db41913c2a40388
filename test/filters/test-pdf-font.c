/* SPDX-License-Identifier: Apache-2.0
 *
 * Font programs: what leaves of each format, and what becomes of damage in
 * each of its parts.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "inspector/pdf/pdf.h"
#include "font-make.h"
#include "pdf-help.h"

/* A change of bytes of a TrueType font. */
typedef struct {
    const char *path, *tag;
    guint at;
    const char *bytes;
    guint len;
    const char *detail;  /* if it does not leave */
    guint emptied;       /* glyphs, if it does */
    const char *without; /* a table that does not leave */
} Damage;

#define TO(text) text, sizeof(text) - 1

/* clang-format off */
static const Damage damages[] = {
    { "whole", "head", 0, TO(""), NULL, 0, "GSUB" },
    { "no-name", "head", 0, TO(""), NULL, 0, "name" },
    { "no-private", "head", 0, TO(""), NULL, 0, "zzzz" },
    { "units", "head", 18, TO("\0\0"), "font-head", 0, NULL },
    { "no-glyphs", "maxp", 4, TO("\0\0"), "font-maxp", 0, NULL },
    { "more-glyphs", "maxp", 4, TO("\0\x40"), NULL, 0, NULL },
    { "contours", "glyf", 0, TO("\x7F\xFF"), NULL, 1, NULL },
    { "no-points", "glyf", 10, TO("\xFF\xFF"), NULL, 1, NULL },
    { "points-beyond", "glyf", 10, TO("\0\x7F"), NULL, 1, NULL },
    { "code-beyond", "glyf", 12, TO("\0\x7F"), NULL, 1, NULL },
    { "code-undefined", "glyf", 14, TO("\x28"), NULL, 0, "fpgm" },
    { "code-pushes-beyond", "glyf", 14, TO("\xB7"), NULL, 0, "prep" },
    { "flags-beyond", "glyf", 16, TO("\x9\xFF"), NULL, 1, NULL },
    { "made-of-itself", "glyf", 44, TO("\0\2"), NULL, 1, NULL },
    { "made-of-none", "glyf", 44, TO("\0\x9"), NULL, 1, NULL },
    { "made-of-more", "glyf", 42, TO("\0\x22"), NULL, 1, NULL },
    { "scale-beyond", "glyf", 42, TO("\0\x82"), NULL, 1, NULL },
    { "places-beyond", "loca", 2, TO("\xFF\xFF\xFF\xFF\xFF\xFF"), NULL, 0, NULL },
    { "places-backwards", "loca", 2, TO("\0\x10\0\0\0\x19"), NULL, 1, NULL },
    { "long-places", "head", 50, TO("\0\1"), NULL, 0, NULL },
    { "open-function", "fpgm", 4, TO("\x20"), NULL, 0, "fpgm" },
    { "open-condition", "prep", 2, TO("\x58"), NULL, 0, "cvt " },
    { "metrics-beyond", "hhea", 34, TO("\xFF\xFF"), NULL, 0, NULL },
    { "characters-beyond", "cmap", 4 + 4, TO("\0\0\xFF\xFF"), NULL, 0, NULL },
    { "no-characters", "cmap", 0, TO("\0\0\0\0"), NULL, 0, "cmap" },
    { "segments-beyond", "cmap", 282 + 6, TO("\xFF\xFE"), NULL, 0, NULL },
    { "names-beyond", "post", 34 + 6, TO("\xFF"), NULL, 0, NULL },
    { "names-version", "post", 0, TO("\0\x9\0\0"), NULL, 0, NULL },
};
/* clang-format on */

static void
test_damage(gconstpointer data)
{
    const Damage *damage = data;
    g_autoptr(GByteArray) font = font_make_truetype();
    SkFont said;
    g_autoptr(GBytes) out = NULL;
    gsize at = font_table(font->data, damage->tag);

    g_assert_cmpuint(at, >, 0);
    if (damage->len > 0)
        memcpy(font->data + at + damage->at, damage->bytes, damage->len);
    out = pdf_font(SK_FONT_TRUETYPE, font->data, font->len, &said);
    g_assert_cmpstr(said.detail, ==, damage->detail);
    g_assert_true((out == NULL) == (damage->detail != NULL));
    if (out == NULL)
        return;
    g_assert_cmpuint(said.emptied, ==, damage->emptied);
    g_assert_cmpuint(said.kind, ==, SK_FONT_TRUETYPE);
    if (damage->without != NULL)
        g_assert_cmpuint(
            font_table(g_bytes_get_data(out, NULL), damage->without), ==, 0);
}

static gboolean
holds(GBytes *bytes, const char *word)
{
    gsize len;
    const char *p = g_bytes_get_data(bytes, &len);

    return g_strstr_len(p, (gssize)len, word) != NULL ||
           memmem(p, len, word, strlen(word)) != NULL;
}

static GByteArray *
make(SkFontKind kind)
{
    switch (kind) {
    case SK_FONT_TRUETYPE:
        return font_make_truetype();
    case SK_FONT_TYPE1:
        return font_make_type1(FALSE, FALSE);
    case SK_FONT_OPENTYPE:
        return font_make_opentype();
    case SK_FONT_CFF:
    case SK_FONT_CFF_CID:
    default:
        return font_make_cff(kind == SK_FONT_CFF_CID);
    }
}

/* Every format leaves whole, whatever key it stands under, without what its
 * maker wrote beside the glyphs. */
static void
test_whole(void)
{
    for (guint kind = SK_FONT_TYPE1; kind <= SK_FONT_OPENTYPE; kind++)
        for (guint key = SK_FONT_TYPE1; key <= SK_FONT_OPENTYPE; key++) {
            g_autoptr(GByteArray) font = make((SkFontKind)kind);
            SkFont said;
            g_autoptr(GBytes) out =
                pdf_font((SkFontKind)key, font->data, font->len, &said);

            g_assert_nonnull(out);
            g_assert_cmpuint(said.emptied, ==, 0);
            g_assert_false(holds(out, "secret"));
            g_assert_false(holds(out, "Secret"));
            g_assert_false(holds(out, "nobody"));
            g_assert_false(holds(out, "behind"));
            if (said.kind == SK_FONT_TYPE1)
                g_assert_cmpuint(said.lengths[0] + said.lengths[1], ==,
                                 g_bytes_get_size(out));
        }
}

/* A Type 1 font is the same in bytes, in digits and in segments. */
static void
test_forms(void)
{
    g_autoptr(GBytes) first = NULL;

    for (guint i = 0; i < 4; i++) {
        g_autoptr(GByteArray) font = font_make_type1((i & 1) != 0, i > 1);
        SkFont said;
        g_autoptr(GBytes) out =
            pdf_font(SK_FONT_TYPE1, font->data, font->len, &said);

        g_assert_nonnull(out);
        if (first == NULL)
            first = g_bytes_ref(out);
        g_assert_true(g_bytes_equal(first, out));
    }
}

/* No bit of what leaves can be turned so that the inspector still accepts
 * something that the cleaner would write otherwise. */
static void
test_turned(void)
{
    guint accepted = 0, turned = 0;

    for (guint kind = SK_FONT_TYPE1; kind <= SK_FONT_OPENTYPE; kind++) {
        g_autoptr(GByteArray) font = make((SkFontKind)kind);
        SkFont said, more;
        g_autoptr(GBytes) out =
            pdf_font((SkFontKind)kind, font->data, font->len, &said);
        gsize len;
        const guint8 *p = g_bytes_get_data(out, &len);

        for (gsize i = 0; i < len * 8; i++, turned++) {
            g_autofree guint8 *copy = g_memdup2(p, len);
            g_autoptr(GBytes) again = NULL;
            g_autoptr(GBytes) was = NULL;

            copy[i / 8] ^= (guint8)(1 << i % 8);
            if (!sk_pdf_font_is_ours((SkSpan){ copy, copy + len },
                                     (SkPdfProgram)said.kind,
                                     (const uint32_t *)said.lengths))
                continue;
            accepted++;
            more = said;
            more.bytes = copy;
            more.len = len;
            again = sk_font_clean(&more);
            was = g_bytes_new(copy, len);
            if (again == NULL || !g_bytes_equal(again, was))
                g_error("kind %u: bit %u of byte %u of %u", kind,
                        (guint)(i % 8), (guint)(i / 8), (guint)len);
        }
    }
    g_test_message("%u of %u turned bits accepted", accepted, turned);
    g_assert_cmpuint(accepted, <, turned / 2);
}

static void
test_storm(void)
{
    for (guint kind = SK_FONT_TYPE1; kind <= SK_FONT_OPENTYPE; kind++) {
        g_autoptr(GByteArray) font = make((SkFontKind)kind);
        g_autoptr(GBytes) seed = g_bytes_new(font->data, font->len);

        g_assert_cmpuint(pdf_storm(pdf_any_font, kind, seed, 2000), >, 100);
    }
}

/* Writes the fonts to the folder @folder, as seeds of the fuzz target. */
static int
write_seeds(const char *folder)
{
    for (guint kind = SK_FONT_TYPE1; kind <= SK_FONT_OPENTYPE; kind++) {
        g_autoptr(GByteArray) font = make((SkFontKind)kind);
        g_autofree char *name = g_strdup_printf("%s/kind-%u", folder, kind);
        guint8 first = (guint8)kind;

        g_byte_array_prepend(font, &first, 1);
        g_file_set_contents(name, (const char *)font->data, font->len, NULL);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--seeds") == 0)
        return write_seeds(argv[2]);
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autofree char *path =
            g_strconcat("/font/truetype/", damages[i].path, NULL);

        g_test_add_data_func(path, &damages[i], test_damage);
    }
    g_test_add_func("/font/whole", test_whole);
    g_test_add_func("/font/forms", test_forms);
    g_test_add_func("/font/turned", test_turned);
    g_test_add_func("/font/storm", test_storm);
    return g_test_run();
}
