/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails within: the doors that filters open mails by. What they read counts on
 * from where the message stands, what is ambiguous in them does not pass, and
 * what is written of them holds what passed and nothing else.
 */
#include <string.h>
#include "core/policy/policy_file.h"
#include "charset/charset.h"
#include "worker/inner_mail.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"

#define HEAD                                                                   \
    "From: a@a.example\r\nTo: b@b.example\r\nSubject: =?utf-8?B?5Lu2?=\r\n"    \
    "MIME-Version: 1.0\r\n"
#define TWO                                                                    \
    HEAD "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\none\r\n" \
         "--x\r\nContent-Type: text/plain\r\n"                                 \
         "Content-Disposition: attachment; filename=a.txt\r\n\r\ntwo\r\n--x--" \
         "\r\n"

/* One message at hand, and a leaf of it that is a mail. */
typedef struct {
    SkPolicyFile *file;
    SkPolicy policy; /* limits are the row's */
    SkReport *report;
    SkTree tree;
    SkPart *root, *leaf;
} Bench;

static void
bench_begin(Bench *bench, const char *mail)
{
    static const char text[] = "profiles = { p = { }; };";
    g_autoptr(GBytes) bytes = g_bytes_new(mail, strlen(mail));
    g_autoptr(GError) error = NULL;

    memset(bench, 0, sizeof *bench);
    bench->file = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    bench->policy = *sk_policy_file_profile(bench->file, "p");
    bench->report = sk_report_new();
    bench->root = sk_part_new(SK_ROLE_MESSAGE, NULL, "message/rfc822", NULL);
    bench->leaf = sk_part_new(SK_ROLE_ATTACHMENT, "m.eml", NULL, bytes);
    bench->tree = (SkTree){ .policy = &bench->policy,
                            .report = bench->report,
                            .read_mail = sk_inner_mail_read,
                            .write_mail = sk_inner_mail_write };
    sk_part_append(bench->root, bench->leaf);
    sk_tree_begin(&bench->tree, bench->root);
}

static void
bench_end(Bench *bench)
{
    sk_part_free(bench->root);
    sk_report_free(bench->report);
    sk_policy_file_unref(bench->file);
}

/* ---- in ---------------------------------------------------------------- */

typedef struct {
    const char *name, *mail;
    guint parts, depth; /* limits; 0: the usual ones */
    guint64 expanded;
    SkReason why;
    guint children;
    const char *ambiguous; /* or NULL */
} ReadRow;

static const ReadRow read_rows[] = {
    { "two", TWO, 0, 0, 0, SK_REASON_NONE, 2, NULL },
    { "unix", "Subject: a\n\nb\n", 0, 0, 0, SK_REASON_NONE, 2, NULL },
    { "mbox-line", "From a Fri Nov 20 2026\nSubject: a\n\nb\n", 0, 0, 0,
      SK_REASON_NONE, 2, NULL },
    { "entity", "Content-Type: text/plain\r\n\r\nb\r\n", 0, 0, 0,
      SK_REASON_NONE, 1, NULL },
    /* root and leaf are there; then a multipart and its two */
    { "parts", TWO, 4, 0, 0, SK_REASON_LIMIT_PARTS, 0, NULL },
    { "parts-enough", TWO, 5, 0, 0, SK_REASON_NONE, 2, NULL },
    { "depth", TWO, 0, 1, 0, SK_REASON_LIMIT_DEPTH, 0, NULL },
    { "depth-enough", TWO, 0, 2, 0, SK_REASON_NONE, 2, NULL },
    { "expanded", TWO, 0, 0, sizeof(TWO) + 2, SK_REASON_LIMIT_EXPANDED, 0,
      NULL },
    { "bare-cr", "Subject: a\r\n\r\nb\rc\r\n", 0, 0, 0, SK_REASON_NONE, 2,
      "bare-cr" },
    { "two-types",
      "Subject: a\r\nContent-Type: text/plain\r\nContent-Type: text/html\r\n"
      "\r\nb\r\n",
      0, 0, 0, SK_REASON_NONE, 2, "conflicting-content-type" },
    { "bare-cr-refused", "Subject: a\r\n\r\nb\rc\r\n", 0, 0, 0,
      SK_REASON_AMBIGUOUS, 0, NULL },
};

static void
test_read(gconstpointer data)
{
    const ReadRow *row = data;
    SkReason why = SK_REASON_UNREADABLE;
    g_autoptr(GPtrArray) children = NULL;
    Bench bench;

    bench_begin(&bench, row->mail);
    if (row->parts > 0)
        bench.policy.limits.parts = row->parts;
    if (row->depth > 0)
        bench.policy.limits.depth = row->depth;
    if (row->expanded > 0)
        bench.policy.limits.expanded = row->expanded;
    if (row->ambiguous != NULL)
        bench.policy.ambiguous = SK_AMBIGUOUS_REBUILD;
    children = sk_part_read_mail(bench.leaf, sk_part_bytes(bench.leaf), &why);
    g_assert_cmpint(why, ==, row->why);
    g_assert_cmpuint(children != NULL ? children->len : 0, ==, row->children);
    g_assert_cmpuint(bench.report->ambiguous->len, ==, row->ambiguous != NULL);
    if (row->ambiguous != NULL)
        g_assert_cmpstr(bench.report->ambiguous->pdata[0], ==, row->ambiguous);
    for (guint i = 0; i < row->children; i++) {
        g_assert_null(sk_part_parent(children->pdata[i]));
        sk_part_free(children->pdata[i]);
    }
    bench_end(&bench);
}

/* Boxes that are taken in count all they hold, levels and all. */
static void
test_split_counts(void)
{
    SkReason why;
    Bench bench;

    bench_begin(&bench, TWO);
    GPtrArray *children =
        sk_part_read_mail(bench.leaf, sk_part_bytes(bench.leaf), &why);
    bench.policy.limits.depth = 1; /* the files lie on the second level */
    g_assert_cmpint(sk_part_split(bench.leaf, children), ==,
                    SK_VERDICT_REMOVED);
    g_assert_cmpint(sk_part_reason(bench.leaf), ==, SK_REASON_LIMIT_DEPTH);
    g_assert_cmpuint(sk_part_n_children(bench.leaf), ==, 0);
    g_assert_cmpuint(bench.tree.parts, ==, 2);
    bench_end(&bench);
}

static void
test_no_door(void)
{
    SkReason why = SK_REASON_NONE;
    Bench bench;

    bench_begin(&bench, TWO);
    bench.tree.read_mail = NULL;
    bench.tree.write_mail = NULL;
    g_assert_null(
        sk_part_read_mail(bench.leaf, sk_part_bytes(bench.leaf), &why));
    g_assert_cmpint(why, ==, SK_REASON_UNREADABLE);
    why = SK_REASON_NONE;
    g_assert_null(sk_part_write_mail(bench.leaf, &why));
    g_assert_cmpint(why, ==, SK_REASON_UNREADABLE);
    bench_end(&bench);
}

/* ---- out --------------------------------------------------------------- */

/* TWO, read in; its text kept, its file kept under @name, or not. */
static void
take_in(Bench *bench, const char *name)
{
    SkReason why;

    bench_begin(bench, TWO);
    g_assert_cmpint(
        sk_part_split(
            bench->leaf,
            sk_part_read_mail(bench->leaf, sk_part_bytes(bench->leaf), &why)),
        ==, SK_VERDICT_CLEANED);
    SkPart *both = sk_part_child(bench->leaf, 1);
    SkPart *file = sk_part_child(both, 1);

    sk_part_keep(sk_part_child(bench->leaf, 0));
    sk_part_keep(sk_part_child(both, 0));
    sk_part_set_found(file, "text/plain");
    if (name != NULL) {
        sk_part_rename(file, name);
        sk_part_keep(file);
    }
}

static char *
write_out(Bench *bench)
{
    SkReason why;
    g_autoptr(GBytes) mail = sk_part_write_mail(bench->leaf, &why);

    g_assert_nonnull(mail);
    return g_strndup(g_bytes_get_data(mail, NULL), g_bytes_get_size(mail));
}

static void
test_write(void)
{
    g_autofree char *mail = NULL;
    Bench bench;

    take_in(&bench, "clean.txt");
    mail = write_out(&bench);
    g_assert_true(g_str_has_prefix(mail, "From: a@a.example\r\n"
                                         "To: b@b.example\r\n"
                                         "Subject: =?utf-8?B?5Lu2?=\r\n"));
    g_assert_nonnull(strstr(mail, "filename=\"clean.txt\""));
    g_assert_nonnull(strstr(mail, "\r\n\r\nb25lDQo=\r\n")); /* "one", alone */
    g_assert_null(strstr(mail, "X-Sekisho"));
    g_assert_null(strstr(mail, "a.txt"));
    bench_end(&bench);
}

/* What nobody vouched for is not in it; nor is a boundary without a need. */
static void
test_write_without(void)
{
    g_autofree char *mail = NULL;
    Bench bench;

    take_in(&bench, NULL);
    mail = write_out(&bench);
    g_assert_null(strstr(mail, "filename"));
    g_assert_null(strstr(mail, "multipart"));
    g_assert_nonnull(strstr(mail, "text/plain; charset=utf-8"));
    bench_end(&bench);
}

/* Its text is its own: it does not join the text around it once rebuilt. */
static void
test_text_is_within(void)
{
    g_autofree char *mail = NULL;
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    Bench bench;

    take_in(&bench, NULL);
    before = sk_part_text_below(bench.root);
    g_assert_nonnull(strstr(before, "one"));
    mail = write_out(&bench);
    sk_part_replace(bench.leaf, g_bytes_new(mail, strlen(mail)),
                    "message/rfc822");
    g_assert_true(sk_part_is_rebuilt(bench.leaf));
    after = sk_part_text_below(bench.root);
    g_assert_cmpstr(after, ==, "");
    bench_end(&bench);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    g_assert_true(sk_mail_prepare(NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(read_rows); i++) {
        g_autofree char *path = g_strdup_printf("/read/%s", read_rows[i].name);

        g_test_add_data_func(path, &read_rows[i], test_read);
    }
    g_test_add_func("/split/counts", test_split_counts);
    g_test_add_func("/no-door", test_no_door);
    g_test_add_func("/write/with-file", test_write);
    g_test_add_func("/write/without", test_write_without);
    g_test_add_func("/text-is-within", test_text_is_within);
    return g_test_run();
}
