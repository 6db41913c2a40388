/* SPDX-License-Identifier: Apache-2.0
 *
 * The functions that pass over runs of plain bytes say the same as a loop that
 * looks at each byte, and sk_text_is_utf8 says the same as GLib.
 */
#include <string.h>

#include <sekisho/runs.h>
#include <sekisho/text.h>

/* Fills @bytes with @len bytes that often make characters, whole or broken. */
static void
make_bytes(guchar *bytes, gsize len, GRand *rand)
{
    static const char *const pieces[] = {
        "a plain run of ascii, longer than sixteen",
        "\n",
        "\t",
        "\x7f",
        "\x1b",
        "あ漢、",
        "\u00e9",
        "\u0800",
        "\U0001F600",
        "\xe0\x80\x80",
        "\xed\xa0\x80",
        "\xef\xbf\xbf",
        "\xf4\x90\x80\x80",
        "\xc1\xbf",
        "\xe3",
        "\x80",
        "\xf0\x8f\xbf\xbf",
        "\xed\x9f\xbf",
        "\xff",
        "\u202e",
    };

    for (gsize at = 0; at < len;) {
        gint choice = g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces) * 3);
        const char *piece =
            pieces[(guint)choice < G_N_ELEMENTS(pieces) ? choice : choice % 8];
        gsize n = MIN(strlen(piece), len - at);

        memcpy(bytes + at, piece, n);
        at += n;
    }
    if (len > 0 && g_rand_int_range(rand, 0, 8) == 0)
        bytes[g_rand_int_range(rand, 0, (gint)len)] = '\0';
}

/* UTF-8 is what GLib says it is, a text is clean when cleaning changes nothing,
 * and a run ends at the first byte that it may not hold. */
static void
test_runs(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    guint valid = 0;

    for (guint round = 0; round < 20000; round++) {
        guchar bytes[80];
        gsize len = (gsize)g_rand_int_range(rand, 0, sizeof bytes);
        const char *text = (const char *)bytes;
        gsize plain = 0, ascii = 0;
        gboolean is_utf8;

        make_bytes(bytes, len, rand);
        is_utf8 = g_utf8_validate_len(text, len, NULL);
        valid += is_utf8;
        g_assert_cmpint(sk_text_is_utf8(text, len), ==, is_utf8);
        g_autofree char *clean = sk_text_clean(text, (gssize)len, NULL);
        g_assert_cmpint(sk_text_is_clean(text, len), ==,
                        strlen(clean) == len && memcmp(clean, text, len) == 0);
        while (plain < len && (bytes[plain] == '\n' || bytes[plain] == '\t' ||
                               (bytes[plain] >= 0x20 && bytes[plain] < 0x7F)))
            plain++;
        while (ascii < len && bytes[ascii] < 0x80)
            ascii++;
        g_assert_cmpuint(sk_run_plain(bytes, bytes + len), ==, plain);
        g_assert_cmpuint(sk_run_ascii(bytes, bytes + len), ==, ascii);
    }
    g_assert_cmpuint(valid, >, 1000);
    g_assert_cmpuint(valid, <, 19000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/runs", test_runs);
    return g_test_run();
}
