/* SPDX-License-Identifier: Apache-2.0
 *
 * A worker whose files the inspector refuses: one is left out, and said so, and
 * the mail goes; of two, nothing goes and somebody is called.
 */
#include <string.h>
#include <unistd.h>
#include "malice-gate.h"

static SkGateCells cells;

static SkSpool *
spool_mail(const char *word)
{
    static const char file[] =
        "--b0\r\nContent-Type: text/csv; charset=utf-8\r\n"
        "Content-Disposition: attachment; filename=\"%s\"\r\n\r\na,b\r\n";
    g_autoptr(GString) mail = g_string_new(NULL);
    SkSpool *spool = sk_spool_new(NULL);

    g_string_printf(mail,
                    "From: a@out.test\r\nTo: b@town.test\r\nSubject: hello\r\n"
                    "Date: Fri, 20 Nov 2026 09:00:00 +0900\r\nX-Malice: %s\r\n"
                    "MIME-Version: 1.0\r\n"
                    "Content-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n"
                    "--b0\r\nContent-Type: text/plain\r\n\r\nplain words\r\n",
                    word);
    g_string_append_printf(mail, file, "first.csv");
    g_string_append_printf(mail, file, "spoiled.csv");
    g_string_append_printf(mail, file, "last.csv");
    g_string_append(mail, "--b0--\r\n");
    g_assert_true(sk_spool_write(spool, mail->str, mail->len, NULL));
    g_assert_true(sk_spool_finish(spool, NULL));
    return spool;
}

static void
pass(const char *word, SkOutcome *outcome)
{
    static const SkSiteKey key;
    g_autoptr(SkSpool) spool = spool_mail(word);
    g_autoptr(GError) error = NULL;
    SkPassage passage = { .kind = SK_KIND_MAIL,
                          .task = SK_TASK_CLEAN,
                          .policy =
                              sk_policy_file_profile(malice_policy, "parcel"),
                          .site_key = &key,
                          .cells = cells,
                          .spool = spool };

    sk_gate_pass(&passage, outcome, &error);
    g_assert_no_error(error);
}

static guint
count_names(const SkOutcome *outcome)
{
    const char *text = g_bytes_get_data(outcome->output, NULL);
    gsize len = g_bytes_get_size(outcome->output);
    guint n = 0;

    for (const char *p = text; (p = g_strstr_len(p, text + len - p,
                                                 "filename=")) != NULL;
         p++)
        n++;
    return n;
}

static const SkPartReport *
report_of(const SkOutcome *outcome, const char *name)
{
    for (guint i = 0; i < outcome->report->parts->len; i++) {
        const SkPartReport *part = outcome->report->parts->pdata[i];

        if (g_strcmp0(part->name, name) == 0)
            return part;
    }
    g_assert_not_reached();
}

static void
test_none(void)
{
    g_auto(SkOutcome) outcome = { 0 };

    pass("file-spoil-none", &outcome);
    g_assert_true(outcome.inspected);
    g_assert_cmpuint(count_names(&outcome), ==, 3);
}

static void
test_one(void)
{
    g_auto(SkOutcome) outcome = { 0 }, again = { 0 };
    const SkPartReport *part;

    pass("file-spoil-one", &outcome);
    g_assert_true(outcome.inspected);
    g_assert_false(outcome.alarm);
    g_assert_cmpint(outcome.verdict, ==, SK_VERDICT_CLEANED);
    g_assert_cmpuint(count_names(&outcome), ==, 2);
    part = report_of(&outcome, "spoiled.csv");
    g_assert_cmpint(part->reason, ==, SK_REASON_INSPECTION);
    g_assert_cmpstr(part->action, ==, "removed");
    g_assert_false(part->has_output);
    g_assert_true(report_of(&outcome, "last.csv")->has_output);
    pass("file-spoil-one", &again);
    g_assert_true(g_bytes_equal(outcome.output, again.output));
}

static void
test_all(void)
{
    g_auto(SkOutcome) outcome = { 0 };

    pass("file-spoil-all", &outcome);
    g_assert_cmpint(outcome.verdict, ==, SK_VERDICT_WITHHELD);
    g_assert_cmpint(outcome.reason, ==, SK_REASON_INSPECTION);
    g_assert_null(outcome.output);
    g_assert_true(outcome.alarm);
}

/* A zygote dies with the thread that started it: so not in a test's own. */
int
main(int argc, char **argv)
{
    static const char text[] =
        "profiles = { plain = { base = \"text-only\"; };\n"
        " parcel = { base = \"files-basic\"; }; };\n";
    SkCell worker = NO_CELL, inspector = NO_CELL;
    g_autoptr(GError) error = NULL;
    char *wrong = NULL;
    int status;

    g_test_init(&argc, &argv, NULL);
    malice_policy = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    if (!malice_start(&worker, &inspector, g_getenv("SK_MALICE_WORKER"),
                      "seccomp=yes", &wrong))
        g_error("%s", wrong);
    cells = (SkGateCells){ worker.control, inspector.control };
    g_test_add_func("/deny/none", test_none);
    g_test_add_func("/deny/one", test_one);
    g_test_add_func("/deny/all", test_all);
    status = g_test_run();
    sk_cell_stop(&worker);
    sk_cell_stop(&inspector);
    sk_policy_file_unref(malice_policy);
    return status;
}
