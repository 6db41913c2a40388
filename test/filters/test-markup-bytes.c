/* SPDX-License-Identifier: Apache-2.0
 *
 * What is judged of the bytes of XML before a parser sees them: whether they
 * are UTF-8, held against GLib, and whether a tag has too many attributes.
 */
#include <string.h>

#include <markup/markup_bytes.h>
#include <markup/markup_read.h>

/* Puts @seq behind and before so many ASCII bytes, as these are read in blocks.
 */
static void
compare(const guint8 *seq, gsize len)
{
    static const gsize around[] = { 0, 1, 7, 31, 32, 33, 64 };
    char text[160];

    for (gsize i = 0; i < G_N_ELEMENTS(around); i++)
        for (gsize j = 0; j < G_N_ELEMENTS(around); j++) {
            const gsize all = around[i] + len + around[j];

            memset(text, 'a', sizeof text);
            memcpy(text + around[i], seq, len);
            g_assert_cmpint(sk_markup_is_utf8(text, all), ==,
                            g_utf8_validate_len(text, all, NULL));
        }
}

/* Every sequence of edge bytes, up to five long: whole characters, overlong
 * ones, surrogates, cut ones, NUL. */
static void
test_utf8_edges(void)
{
    static const guint8 edges[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90,
                                    0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
                                    0xDF, 0xE0, 0xE3, 0xED, 0xEF, 0xF0,
                                    0xF3, 0xF4, 0xF5, 0xFF };
    guint8 seq[4];

    for (guint n = 0; n < 22 * 22 * 22 * 22; n++) {
        guint left = n;

        for (guint i = 0; i < sizeof seq; i++, left /= 22)
            seq[i] = edges[left % 22];
        g_assert_cmpint(sk_markup_is_utf8((char *)seq, sizeof seq), ==,
                        g_utf8_validate_len((char *)seq, sizeof seq, NULL));
        if (n % 41 == 0)
            for (gsize len = 1; len <= sizeof seq; len++)
                compare(seq, len);
    }
}

/* Every character by itself, and one after another. */
static void
test_utf8_all(void)
{
    g_autoptr(GString) all = g_string_new(NULL);
    char one[6];

    for (gunichar c = 1; c <= 0x10FFFF; c++) {
        const gsize len = (gsize)g_unichar_to_utf8(c, one);

        g_assert_cmpint(sk_markup_is_utf8(one, len), ==,
                        g_utf8_validate_len(one, len, NULL));
        if (g_unichar_validate(c))
            g_string_append_len(all, one, (gssize)len);
    }
    g_assert_true(sk_markup_is_utf8(all->str, all->len));
    g_assert_false(sk_markup_is_utf8(all->str, all->len - 1));
    g_assert_true(sk_markup_is_utf8("", 0));
}

/* Appends a tag of @n attributes and @len bytes. */
static void
add_tag(GString *xml, guint n, gsize len)
{
    const gsize end = xml->len + len - 1;

    g_string_append(xml, "<a");
    for (guint i = 0; i < n; i++)
        g_string_append_printf(xml, " a%u=''", i);
    while (xml->len < end)
        g_string_append_c(xml, ' ');
    g_string_append_c(xml, '>');
}

/* A tag with too many attributes is found at whatever place: first or last,
 * among short ones, behind long ones that are allowed, and at the edges of the
 * distance from which tags are looked into. */
static void
test_bounded(void)
{
    static const gsize before[] = { 0, 1, 700, 8190, 8191, 8192, 8193, 30000 };
    static const gsize lengths[] = { 8189, 8192, 8193, 8194, 9000, 70000 };

    for (gsize b = 0; b < G_N_ELEMENTS(before); b++)
        for (gsize l = 0; l < G_N_ELEMENTS(lengths); l++)
            for (guint many = 0; many < 2; many++)
                for (guint behind = 0; behind < 3; behind++) {
                    const guint n = SK_MARKUP_ATTRIBUTES_MAX + many;
                    g_autoptr(GString) xml = g_string_new("<r>");

                    for (gsize i = 0; i < before[b]; i++)
                        g_string_append_c(xml, i % 10 == 0 && b % 2 == 0 ? '<'
                                                                         : 'x');
                    add_tag(xml, n, lengths[l]);
                    for (guint i = 0; i < behind; i++)
                        add_tag(xml, 3, i == 0 ? 12 : 8200);
                    g_assert_cmpint(
                        sk_markup_is_bounded(xml->str, xml->len), ==,
                        many == 0 || lengths[l] <= 8192);
                }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markup-bytes/utf8/edges", test_utf8_edges);
    g_test_add_func("/markup-bytes/utf8/all", test_utf8_all);
    g_test_add_func("/markup-bytes/bounded", test_bounded);
    return g_test_run();
}
