/* SPDX-License-Identifier: Apache-2.0
 *
 * The PDF files of samples/pdf through the real cleaner and the exit
 * inspection: what is left out is counted by name, nothing of it is in what
 * leaves, and a second pass changes nothing. Then the same files cut short and
 * with bytes changed: each gets a verdict, and what leaves is accepted.
 */
#include <string.h>
#include "clean-help.h"

#define MARK  "UNCLEANED-MARK"
#define TYPE  "application/pdf"
#define FLIPS 500
#define FAITHFUL                                                               \
    "inside = { objects = \"clean\"; hyperlinks = \"keep\"; "                  \
    "forms = \"keep\"; comments = \"keep\"; metadata = \"keep\"; };"

typedef struct {
    const char *file, *settings, *counts;
    SkReason reason; /* SK_REASON_NONE: it leaves */
} Row;

/* clang-format off */
static const Row rows[] = {
    { "harmless.pdf", FAITHFUL, "property-of-document=1", SK_REASON_NONE },
    { "harmless.pdf", "", "annotation=1 hyperlink=1 property-of-document=3", SK_REASON_NONE },
    { "leaning.pdf", FAITHFUL, "", SK_REASON_NONE },
    { "P001-js.pdf", FAITHFUL, "event-handler=3 script=6", SK_REASON_NONE },
    { "P002-names.pdf", FAITHFUL, "script=1", SK_REASON_NONE },
    { "P003-object-stream.pdf", FAITHFUL, "script=1", SK_REASON_NONE },
    { "P004-revisions.pdf", FAITHFUL, "old-revision=1", SK_REASON_NONE },
    { "P005-actions.pdf", FAITHFUL,
      "external-target=2 form-action=2 hyperlink=1 launch-action=1 media=5 media-action=1 "
      "pdf-action=1 script=1", SK_REASON_NONE },
    { "P006-files.pdf", FAITHFUL, "embedded-file=2 portfolio=1", SK_REASON_NONE },
    { "P007-form.pdf", FAITHFUL,
      "event-handler=4 pdf-entry=3 script=4 signature=1 xfa=1", SK_REASON_NONE },
    { "P007-form.pdf", "", NULL, SK_REASON_NONE },
    { "P008-empty-password.pdf", FAITHFUL, "encryption=1", SK_REASON_NONE },
    { "P009-password.pdf", FAITHFUL, "", SK_REASON_ENCRYPTED },
    { "P010-late-header.pdf", FAITHFUL, "script=1", SK_REASON_NONE },
    { "P011-no-table.pdf", FAITHFUL, "damaged-pdf=1 script=1", SK_REASON_NONE },
    { "P012-twice.pdf", FAITHFUL, NULL, SK_REASON_NONE },
    { "P013-chain-4.pdf", FAITHFUL, "", SK_REASON_NONE },
    { "P013-chain-5.pdf", FAITHFUL, "", SK_REASON_LIMIT_DEPTH },
    { "P013-bomb.pdf", FAITHFUL, "", SK_REASON_LIMIT_RATIO },
    { "P014-font.pdf", FAITHFUL, "font=1 pdf-entry=1", SK_REASON_NONE },
    { "P015-layers.pdf", FAITHFUL, "hidden-layer=1", SK_REASON_NONE },
    { "P017-loops.pdf", FAITHFUL, "content-operator=1 pdf-entry=2", SK_REASON_NONE },
    { "P018-metadata.pdf", FAITHFUL,
      "private-data=1 property-of-document=1 xmp=1", SK_REASON_NONE },
    { "P020-elsewhere.pdf", FAITHFUL,
      "content-operator=2 external-target=2 pdf-entry=1 postscript=2", SK_REASON_NONE },
};
/* clang-format on */

static char *
load(const char *file, gsize *len)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "samples", "pdf", file, NULL);
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;

    g_file_get_contents(path, &bytes, len, &error);
    g_assert_no_error(error);
    return bytes;
}

static void
run_row(gconstpointer data)
{
    const Row *row = data;
    const SkPolicy *policy = clean_policy(row->settings);
    gsize len;
    g_autofree char *bytes = load(row->file, &len);
    g_autoptr(CleanResult) result = clean_run(policy, TYPE, NULL, bytes, len);

    g_assert_cmpint(result->reason, ==, row->reason);
    if (row->counts != NULL)
        g_assert_cmpstr(result->counts, ==, row->counts);
    if (row->reason != SK_REASON_NONE) {
        g_assert_null(result->bytes);
        return;
    }
    g_assert_nonnull(result->bytes);
    g_assert_null(memmem(g_bytes_get_data(result->bytes, NULL),
                         g_bytes_get_size(result->bytes), MARK, strlen(MARK)));
    g_assert_true(clean_check(policy, TYPE, bytes, len));
}

/* Returns how often @word stands in @bytes. */
static guint
times(GBytes *bytes, const char *word)
{
    gsize len;
    const char *p = g_bytes_get_data(bytes, &len), *end = p + len;
    guint n = 0;

    while ((p = memmem(p, (gsize)(end - p), word, strlen(word))) != NULL) {
        p += strlen(word);
        n++;
    }
    return n;
}

/* What takes its font from the page is written once for each page whose font of
 * that name is another, and once more for a form around it; what has all that
 * it names is written once. */
static void
run_leaning(void)
{
    const SkPolicy *policy = clean_policy(FAITHFUL);
    gsize len;
    g_autofree char *bytes = load("leaning.pdf", &len);
    g_autoptr(CleanResult) result = clean_run(policy, TYPE, NULL, bytes, len);

    g_assert_nonnull(result->bytes);
    g_assert_cmpuint(times(result->bytes, "/Subtype /Form"), ==, 2 + 2 + 1 + 2 + 1);
    g_assert_cmpuint(times(result->bytes, "/PatternType 1"), ==, 2);
    g_assert_cmpuint(times(result->bytes, "/Subtype /Type3"), ==, 2);
    g_assert_cmpuint(times(result->bytes, "/BaseFont /Courier"), ==, 1);
}

/* Cut at every sixteenth, and with bytes changed, the same ones every time. */
static void
run_damaged(gconstpointer data)
{
    const Row *row = data;
    const SkPolicy *policy = clean_policy(row->settings);
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261128);
    gsize len;
    g_autofree char *bytes = load(row->file, &len);
    guint left = 0;

    for (gsize i = 1; i < 16; i++)
        clean_check(policy, TYPE, bytes, len * i / 16);
    for (guint i = 0; i < FLIPS; i++) {
        g_autofree char *copy = g_memdup2(bytes, len);

        for (guint n = (guint)g_rand_int_range(rand, 1, 4); n > 0; n--)
            copy[g_rand_int_range(rand, 0, (gint32)len)] =
                (char)g_rand_int_range(rand, 0, 256);
        left += clean_check(policy, TYPE, copy, len);
    }
    g_test_message("%s: %u of %d leave", row->file, left, FLIPS);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *how = *rows[i].settings != '\0' ? "faithful" : "strict";
        g_autofree char *path =
            g_strdup_printf("/pdf/%s/%s", how, rows[i].file);
        g_autofree char *damaged =
            g_strdup_printf("/pdf/damaged-%s/%s", how, rows[i].file);

        g_test_add_data_func(path, &rows[i], run_row);
        if (!g_str_equal(rows[i].file, "P013-bomb.pdf"))
            g_test_add_data_func(damaged, &rows[i], run_damaged);
    }
    g_test_add_func("/pdf/leaning", run_leaning);
    return g_test_run();
}
