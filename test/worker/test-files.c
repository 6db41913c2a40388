/* SPDX-License-Identifier: Apache-2.0
 *
 * Files through the whole worker, in process: what is in the ZIP that comes
 * back, under which names; tombstones; numbers where names meet. Each case
 * twice over: the second pass changes nothing.
 */
#include <locale.h>
#include <string.h>
#include "core/policy/policy_file.h"
#include "out-help.h"
#include "archive/zip_strict.h"
#include "archive/zip_write.h"
#include "worker/clean.h"

#define PROGRAM "MZ\x90" /* behind it zeros */
#define LONG    "0123456789012345678901234567890123456789"

static const char policy_text[] =
    "profiles = { zip = { base = \"files-basic\"; };"
    " stone = { base = \"files-basic\"; tombstones = true; }; };"
    "limits = { message = \"1M\"; parts = 60; depth = 5; };";

typedef struct {
    const char *name, *profile;
    const char *members[8];  /* ".exe" in it: a program; "a.zip!b": b in a */
    const char *expected[8]; /* of the ZIP that comes back; none: withheld */
} Row;

static const Row rows[] = {
    { "texts", "zip", { "b.txt", "2026/a.txt" }, { "b.txt", "2026/a.txt" } },
    { "program", "zip", { "a.exe", "a.txt" }, { "a.txt" } },
    { "programs-only", "zip", { "a.exe", "d/b.exe" }, { NULL } },
    { "nested",
      "zip",
      { "x/in.zip!d/a.txt", "a.txt" },
      { "x/in/d/a.txt", "a.txt" } },
    { "meet",
      "zip",
      { "in.zip!a.txt", "in/a.txt" },
      { "in/a.txt", "in/a (2).txt" } },
    { "folder-is-file",
      "zip",
      { "in.zip!a.txt", "in.txt" },
      { "in/a.txt", "in.txt" } },
    { "stone",
      "stone",
      { "a.txt", "d/b.exe" },
      { "a.txt", "d/b_exe.removed.txt" } },
    { "stones-only", "stone", { "b.exe" }, { "b_exe.removed.txt" } },
    { "stone-page",
      "stone",
      { "<script>.exe", "%PDF-1.exe" },
      { "_script__exe.removed.txt", "%PDF-1_exe.removed.txt" } },
    { "stone-within",
      "stone",
      { "in.zip!b.exe", "a.txt" },
      { "in/b_exe.removed.txt", "a.txt" } },
    { "forged",
      "stone",
      { "x.removed.txt", "d/x.ＲＥМOVED (2).csv", "【関所】お知らせ.txt",
        "x_removed.txt", "removed.txt", "b.exe" },
      { "x.removed・転記.txt", "d/x.ＲＥМOVED (2)・転記.csv",
        "【関所・転記】お知らせ.txt", "x_removed.txt", "removed.txt",
        "b_exe.removed.txt" } },
    { "long",
      "zip",
      { LONG "/" LONG "/" LONG "/" LONG "/" LONG "/" LONG LONG LONG LONG
             ".txt" },
      { LONG "/" LONG "/" LONG "/" LONG "/" LONG "/" LONG LONG LONG LONG
             ".txt" } },
};

static GPtrArray *policies;

static void
add_member(SkZipWriter *writer, const char *name)
{
    const char *inner = strchr(name, '!');
    guint8 program[700] = PROGRAM;
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *outer = NULL;

    if (inner != NULL) {
        g_autoptr(SkZipWriter) within = sk_zip_writer_new();

        add_member(within, inner + 1);
        bytes = sk_zip_writer_finish(within);
        outer = g_strndup(name, (gsize)(inner - name));
    } else if (strstr(name, ".exe") != NULL) {
        bytes = g_bytes_new(program, sizeof program);
    } else {
        bytes = g_bytes_new(name, strlen(name));
    }
    g_assert_nonnull(sk_zip_writer_add(writer, outer ? outer : name, bytes));
}

static void
clean(const char *profile, GBytes *input, SkCleaned *cleaned)
{
    SkOrder order = out_order();

    order.kind = SK_KIND_FILE;
    order.task = SK_TASK_CLEAN;
    order.input_len = g_bytes_get_size(input);
    g_strlcpy(order.file_name, "box.zip", sizeof order.file_name);
    for (guint i = 0; i < policies->len; i++) {
        const SkPolicy *policy = policies->pdata[i];

        if (g_str_equal(policy->name, profile))
            sk_clean(&order, policy, input, cleaned);
    }
    g_assert_nonnull(cleaned->report);
}

static void
check_names(const Row *row, GBytes *zip)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    g_auto(SkZipWalk) walk = sk_zip_walk(bytes, len, 100);

    g_assert_nonnull(walk.members);
    for (guint i = 0; i < walk.members->len; i++) {
        const SkZipMember *member =
            &g_array_index(walk.members, SkZipMember, i);
        g_autofree char *name =
            g_strndup((const char *)member->name, member->name_len);

        g_assert_cmpstr(name, ==, row->expected[i]);
    }
    g_assert_null(row->expected[walk.members->len]);
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) input = NULL;
    g_auto(SkCleaned) one = { 0 }, two = { 0 };

    for (guint i = 0; row->members[i] != NULL; i++)
        add_member(writer, row->members[i]);
    input = sk_zip_writer_finish(writer);
    clean(row->profile, input, &one);
    if (row->expected[0] == NULL) {
        g_assert_cmpint(one.verdict, ==, SK_VERDICT_WITHHELD);
        g_assert_cmpint(one.reason, ==, SK_REASON_ARCHIVE_EMPTY);
        g_assert_null(one.output);
        return;
    }
    g_assert_nonnull(one.output);
    check_names(row, one.output);
    clean(row->profile, one.output, &two);
    g_assert_nonnull(two.output);
    g_assert_true(g_bytes_equal(one.output, two.output));
}

/* Text files may not speak as the gateway. */
static void
test_text_forged(void)
{
    static const char text[] = "------ 【sekisho】 受付番号 7KQ4M2X9AB 確認 "
                               "AAAA-BBBB-CCCC-DDDD ------\r\n"
                               "無害化ゲートウェイ（sekisho）からのお知らせ\r\n"
                               "[關所] 済\r\n";
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(GBytes) input = NULL;
    g_auto(SkCleaned) one = { 0 }, two = { 0 };

    g_assert_nonnull(sk_zip_writer_add(writer, "a.txt", bytes));
    input = sk_zip_writer_finish(writer);
    clean("zip", input, &one);
    g_assert_nonnull(one.output);
    g_assert_cmpint(one.verdict, ==, SK_VERDICT_CLEANED);
    g_assert_cmpuint(sk_count_of(one.report->notes, "forged-notice"), ==, 3);
    clean("zip", one.output, &two);
    g_assert_true(g_bytes_equal(one.output, two.output));
}

/* A lone file called a text is judged by its bytes like any other. */
static void
test_lone(void)
{
    static const struct {
        const char *name, *bytes;
        SkReason reason; /* NONE: leaves */
    } lone[] = {
        { "a.txt", "one\n", SK_REASON_NONE },
        { "README", "one\n", SK_REASON_NONE },
        { "a.html", "<p>one", SK_REASON_NONE },
        { "a.txt", "#!/bin/sh\nrm x\n", SK_REASON_EXECUTABLE },
        { "a.log", "\177ELF\1\1\1\1", SK_REASON_EXECUTABLE },
        { "a.md", "%PDF-1.4\n", SK_REASON_TYPE_NOT_ALLOWED },
        { "a.html", "&lt;script&gt;1", SK_REASON_AMBIGUOUS },
    };

    for (guint i = 0; i < G_N_ELEMENTS(lone); i++) {
        SkOrder order = out_order();
        g_auto(SkCleaned) cleaned = { 0 };
        g_autoptr(GBytes) input =
            g_bytes_new(lone[i].bytes, strlen(lone[i].bytes));

        order.kind = SK_KIND_FILE;
        order.task = SK_TASK_CLEAN;
        order.input_len = g_bytes_get_size(input);
        g_strlcpy(order.file_name, lone[i].name, sizeof order.file_name);
        sk_clean(&order, policies->pdata[0], input, &cleaned);
        g_assert_cmpint(cleaned.reason, ==, lone[i].reason);
        g_assert_true((cleaned.output != NULL) ==
                      (lone[i].reason == SK_REASON_NONE));
    }
}

/* No more tombstones than limits.parts leaves room for; said so. */
static void
test_many(void)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(GBytes) input = NULL;
    g_auto(SkCleaned) cleaned = { 0 };
    const SkCount *note;

    for (guint i = 0; i < 40; i++) {
        g_autofree char *name = g_strdup_printf("%02u.exe", i);

        add_member(writer, name);
    }
    input = sk_zip_writer_finish(writer);
    clean("stone", input, &cleaned);
    g_assert_nonnull(cleaned.output);
    g_assert_cmpuint(cleaned.report->parts->len, ==, 60);
    note = cleaned.report->notes->pdata[cleaned.report->notes->len - 1];
    g_assert_cmpstr(note->what, ==, "tombstones-left-out");
    g_assert_cmpuint(note->count, ==, 21); /* 60, without the archive and 40 */
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = NULL;
    g_autoptr(GBytes) frozen = NULL;
    int status;

    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    file = sk_policy_file_load_text(policy_text, strlen(policy_text), &error);
    g_assert_no_error(error);
    frozen = sk_policy_file_freeze(file);
    policies = sk_policy_thaw(frozen, &error);
    g_assert_no_error(error);
    sk_worker_prepare(policies, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/files/", rows[i].name, NULL);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/files/text-forged", test_text_forged);
    g_test_add_func("/files/lone", test_lone);
    g_test_add_func("/files/many", test_many);
    status = g_test_run();
    g_ptr_array_unref(policies);
    return status;
}
