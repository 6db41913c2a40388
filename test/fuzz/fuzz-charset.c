/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes under any label become valid UTF-8; folded for ISO-2022-JP they
 * stay what they are when they come back; links made unclickable once are so
 * for good; no file is left in a text that was rid of them. Input: a byte that
 * chooses the label, the bytes. For clang: -fsanitize=fuzzer,address.
 */
#include <string.h>

#include <sekisho/text.h>

#include "charset/charset.h"
#include "charset/charset_table.h"
#include "text/flowed.h"
#include "text/inline_file.h"
#include "link/link.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static void
check_jis(const char *clean)
{
    guint changes = 0;
    g_autofree char *folded = sk_charset_jis_fold(clean, NULL, NULL);
    g_autofree char *twice = sk_charset_jis_fold(folded, &changes, &changes);
    g_assert_cmpstr(twice, ==, folded);
    g_assert_cmpuint(changes, ==, 0);
    g_assert_true(sk_text_is_clean(folded, strlen(folded)));
    g_autofree char *jis = sk_charset_to_iso2022jp(clean, NULL, NULL);
    for (const char *p = jis; *p != '\0'; p++)
        g_assert_true((guchar)*p < 0x80);
    SkDecoded decoded;
    g_autofree char *back =
        sk_charset_decode(jis, strlen(jis), "iso-2022-jp", &decoded);
    g_assert_cmpstr(back, ==, folded);
    g_assert_cmpuint(decoded.undecodable, ==, 0);
}

static void
check_links(const char *clean)
{
    static const SkLinks ways[] = { SK_LINKS_DEFANG, SK_LINKS_TEXT };
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        guint count = 0;
        g_autofree char *once = sk_link_defang_text(clean, ways[i], NULL);
        g_autofree char *twice = sk_link_defang_text(once, ways[i], &count);
        g_assert_cmpstr(twice, ==, once);
        g_assert_cmpuint(count, ==, 0);
        g_assert_true(sk_text_is_clean(once, strlen(once)));
        g_autofree char *shown = sk_link_show(clean, ways[i]);
        if (shown != NULL)
            g_assert_true(sk_text_is_clean(shown, strlen(shown)));
    }
    sk_link_misleads(clean, clean);
}

static void
check_files(const char *clean)
{
    g_autoptr(GPtrArray) names = sk_inline_files_new();
    g_autofree char *mark = sk_inline_file_mark(clean, strlen(clean));
    g_assert_null(strstr(clean, mark));
    g_autoptr(GString) cut =
        sk_inline_file_cut(clean, strlen(clean), mark, names);
    if (cut == NULL)
        return;
    guint n = names->len;
    g_autoptr(GString) again =
        sk_inline_file_cut(cut->str, cut->len, mark, names);
    g_assert_null(again);
    g_assert_cmpuint(names->len, ==, n);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    if (size == 0 || !sk_charset_prepare(NULL))
        return 0;
    guint label = data[0] % (sk_charset_n_rows + 1);
    SkDecoded decoded;
    g_autofree char *text = sk_charset_decode(
        (const char *)data + 1, size - 1,
        label < sk_charset_n_rows ? sk_charset_rows[label].name : NULL,
        &decoded);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_nonnull(decoded.used);
    g_autofree char *clean = sk_text_clean(text, -1, NULL);
    check_jis(clean);
    check_links(clean);
    check_files(clean);
    g_autofree char *flowed = sk_flowed_unfold(clean, data[0] & 1);
    g_assert_true(sk_text_is_clean(flowed, strlen(flowed)));
    return 0;
}
