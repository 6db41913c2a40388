/* SPDX-License-Identifier: Apache-2.0
 *
 * Records: what is frozen thaws equal, and no altered byte or cut length makes
 * the reader crash or accept a report with what a report cannot hold.
 */
#include <string.h>
#include <sekisho/error.h>
#include <sekisho/removed.h>
#include "core/part_private.h"
#include "core/report.h"
#include "core/words.h"

static SkReport *
make_report(void)
{
    SkReport *report = sk_report_new();
    SkPartReport *part;

    sk_report_add_untidy(report, "8bit-header");
    sk_report_add_untidy(report, "8bit-header");
    sk_report_add_ambiguous(report, "bare-cr");
    sk_report_add_did(report, "html-to-text");
    sk_report_add_note(report, "undecodable", 3);
    sk_report_add_note(report, "undecodable", 2);
    sk_report_add_header(report, "X-Mailer", "dropped", "見えない");
    part = sk_report_add_part(report);
    g_ptr_array_add(part->path, g_strdup("2"));
    g_ptr_array_add(part->path, g_strdup("見積.zip"));
    part->name = g_strdup("見積.zip");
    part->found = g_strdup("application/zip");
    part->evidence = g_strdup("zip: mimetype");
    part->bytes = 12345;
    memset(part->sha256, 7, sizeof part->sha256);
    part->action = g_strdup("removed");
    part->method = SK_METHOD_REMOVED;
    part->reason = SK_REASON_ATTACHMENT;
    g_ptr_array_add(part->removed, sk_count_new("script", 2, "alert"));
    part = sk_report_add_part(report);
    part->found = g_strdup("text/html");
    part->action = g_strdup("converted");
    part->has_output = TRUE;
    part->out_type = g_strdup("text/plain");
    part->out_bytes = 99;
    return report;
}

static void
test_round_trip(void)
{
    g_autoptr(SkReport) report = make_report();
    g_autoptr(GBytes) frozen = sk_report_freeze(report);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkReport) thawed = sk_report_thaw(frozen, &error);
    g_autoptr(GBytes) again = NULL;
    SkPartReport *part;

    g_assert_no_error(error);
    again = sk_report_freeze(thawed);
    g_assert_true(g_bytes_equal(frozen, again));
    g_assert_cmpuint(thawed->untidy->len, ==, 1);
    g_assert_cmpuint(((SkCount *)thawed->notes->pdata[0])->count, ==, 5);
    part = thawed->parts->pdata[0];
    g_assert_cmpstr(part->name, ==, "見積.zip");
    g_assert_cmpstr(part->evidence, ==, "zip: mimetype");
    g_assert_cmpuint(part->reason, ==, SK_REASON_ATTACHMENT);
    part = thawed->parts->pdata[1];
    g_assert_true(part->has_output);
    g_assert_cmpstr(part->out_type, ==, "text/plain");
}

static void
test_every_cut_is_refused(void)
{
    g_autoptr(SkReport) report = make_report();
    g_autoptr(GBytes) frozen = sk_report_freeze(report);
    gsize len = g_bytes_get_size(frozen);

    for (gsize cut = 0; cut < len; cut++) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(frozen, 0, cut);
        g_autoptr(GError) error = NULL;

        g_assert_null(sk_report_thaw(part, &error));
        g_assert_nonnull(error);
    }
}

static void
check_sound(const SkReport *report)
{
    for (guint i = 0; i < report->did->len; i++)
        g_assert_true(sk_word_is_fixed(report->did->pdata[i]));
    for (guint i = 0; i < report->parts->len; i++) {
        const SkPartReport *part = report->parts->pdata[i];

        g_assert_nonnull(part->action);
        g_assert_cmpuint(part->method, <, SK_N_METHODS);
        g_assert_cmpuint(part->reason, <, SK_N_REASONS);
        g_assert_true(part->name == NULL ||
                      g_utf8_validate(part->name, -1, NULL));
    }
}

static void
test_every_flip_is_sound(void)
{
    g_autoptr(SkReport) report = make_report();
    g_autoptr(GBytes) frozen = sk_report_freeze(report);
    gsize len;
    const guint8 *bytes = g_bytes_get_data(frozen, &len);
    g_autofree guint8 *copy = g_memdup2(bytes, len);
    guint refused = 0;

    for (gsize i = 0; i < len; i++)
        for (guint bit = 0; bit < 8; bit++) {
            g_autoptr(GBytes) flipped = NULL;
            g_autoptr(SkReport) thawed = NULL;

            copy[i] ^= (guint8)(1u << bit);
            flipped = g_bytes_new(copy, len);
            thawed = sk_report_thaw(flipped, NULL);
            if (thawed != NULL)
                check_sound(thawed);
            else
                refused++;
            copy[i] ^= (guint8)(1u << bit);
        }
    /* most of the bytes are structure; all of that must be noticed */
    g_assert_cmpuint(refused, >, len * 8 / 4);
}

static void
test_words(void)
{
    g_assert_true(sk_word_is_fixed("html-to-text"));
    g_assert_true(sk_word_is_fixed("8bit-header"));
    g_assert_false(sk_word_is_fixed(""));
    g_assert_false(sk_word_is_fixed("-x"));
    g_assert_false(sk_word_is_fixed("A"));
    g_assert_false(sk_word_is_fixed("a\nb"));
    g_assert_cmpuint(sk_reason_from_word("ambiguous"), ==, SK_REASON_AMBIGUOUS);
    g_assert_cmpuint(sk_reason_from_word("nonsense"), ==, SK_N_REASONS);
    g_assert_cmpstr(sk_reason_word((SkReason)9999), ==, "none");
}

/* A captured worker may not make up words of its own, and a filter's word that
 * is not in the list is counted, but under another. */
static void
test_removed_words(void)
{
    g_autoptr(SkReport) report = make_report();
    SkPartReport *part = report->parts->pdata[0];
    g_autoptr(GBytes) frozen = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPart) loose = sk_part_new(SK_ROLE_ATTACHMENT, "a", NULL, NULL);
    const SkRemovedWord *row;

    for (guint i = 0; (row = sk_removed_row(i)) != NULL; i++) {
        g_assert_true(sk_word_is_fixed(row->word));
        g_assert_true(sk_removed_word(row->word) == row);
    }
    sk_part_count(loose, "no-such-word", 2, NULL);
    sk_part_count(loose, "gps", 1, NULL);
    g_assert_cmpuint(sk_count_of(loose->removed, "unlisted"), ==, 2);
    g_assert_cmpuint(sk_count_of(loose->removed, "gps"), ==, 1);
    g_ptr_array_add(part->removed, sk_count_new("no-such-word", 1, NULL));
    frozen = sk_report_freeze(report);
    g_assert_null(sk_report_thaw(frozen, &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_CELL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/removed-words", test_removed_words);
    g_test_add_func("/report/round-trip", test_round_trip);
    g_test_add_func("/report/every-cut-is-refused", test_every_cut_is_refused);
    g_test_add_func("/report/every-flip-is-sound", test_every_flip_is_sound);
    g_test_add_func("/report/words", test_words);
    return g_test_run();
}
