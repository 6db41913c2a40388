/* SPDX-License-Identifier: Apache-2.0
 *
 * The bound on what a page can show: never less than what the page made into
 * text shows, and close to it for pages as they are sent.
 */
#include <string.h>
#include "core/policy-file.h"
#include "shared/html-letters.h"
#include "shared/html.h"

typedef struct {
    const char *name, *html;
    guint64 most; /* the exact bound */
} Row;

static const Row rows[] = {
    { "text", "<p>abc 12</p>", 5 },
    { "no-markup", "abc", G_MAXUINT64 },
    { "utf-8", "<p>日本語</p>", 3 },
    { "entities-count-too-much", "<p>&amp;&#x3042;</p>", 3 + 5 },
    { "tags-do-not-count", "<a href=\"http://x.example/\">y</a>", 1 },
    { "alt-counts", "<img alt='xy'>", 3 + 3 + 2 },
    { "script", "<script>var abc</script>z<b>", 1 },
    { "style", "<style>.a{color:red}</style>z<b>", 1 },
    { "comment", "<!-- hidden -->z<b>", 1 },
    { "unclosed-quote", "<a href='x>abc</a>", 1 + 4 + 1 + 3 + 1 },
    { "unclosed-comment", "<!-- abc <b>", 4 },
    { "tail", "<b>a</b>tail <", 1 + 4 },
    { "shift-jis", "<p>\x93\xfa\x96{</p>", 3 },
};

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GBytes) page = g_bytes_new_static(row->html, strlen(row->html));

    g_assert_cmpuint(sk_html_letters_most(page), ==, row->most);
}

static void
test_nul_is_unknown(void)
{
    g_autoptr(GBytes) page = g_bytes_new_static("<b>\0a</b>", 9);

    g_assert_cmpuint(sk_html_letters_most(page), ==, G_MAXUINT64);
}

/* @text without what we write into it: marks and labels in brackets, the list
 * of link targets at the end. */
static char *
without_ours(const char *text)
{
    g_autoptr(GRegex) ours = g_regex_new(
        "\\n[^\\n]*\\n\\[1\\] .*|\\[[^\\]\\n]*\\]|［[^］\\n]*］|（[^）\\n]*）|https?://\\S+|"
        "(?m)^ *[0-9a-z]+\\. ",
        G_REGEX_DOTALL, 0, NULL);

    return g_regex_replace_literal(ours, text, -1, 0, "", 0, NULL);
}

/* Over all sample pages: the bound holds for what is made of them. */
static void
test_bound_holds(void)
{
    g_autoptr(SkPolicyFile) file = sk_policy_file_load_text(
        "profiles = { p = { base = \"text-only\"; links = \"keep\"; }; };", 60,
        NULL);
    g_autofree char *folder =
        g_build_filename(g_getenv("G_TEST_SRCDIR"), "samples", "html", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint seen = 0;
    const char *name;

    g_assert_nonnull(dir);
    g_assert_true(sk_html_prepare(NULL));
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *text = NULL, *html = NULL, *theirs = NULL;
        g_autoptr(GBytes) page = NULL;
        SkReason reason;
        gsize len;

        if (!g_str_has_suffix(name, ".html"))
            continue;
        g_assert_true(g_file_get_contents(path, &html, &len, NULL));
        page = g_bytes_new(html, len);
        text = sk_html_to_text(page, NULL, sk_policy_file_profile(file, "p"),
                               NULL, &reason);
        theirs = without_ours(text);
        g_test_message("%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, name,
                       sk_letters(theirs, strlen(theirs)),
                       sk_html_letters_most(page));
        g_assert_cmpuint(sk_letters(theirs, strlen(theirs)), <=,
                         sk_html_letters_most(page));
        seen++;
    }
    g_assert_cmpuint(seen, >=, 20);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strconcat("/html-letters/", rows[i].name, NULL);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/html-letters/nul-is-unknown", test_nul_is_unknown);
    g_test_add_func("/html-letters/bound-holds", test_bound_holds);
    return g_test_run();
}
