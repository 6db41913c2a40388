/* SPDX-License-Identifier: Apache-2.0
 *
 * Files within a document, by a container made for this test (embedded-box.c).
 * Its filter takes them out in stage CLEAN and puts back what passed in stage
 * BUILD; all filters of the product run between. What is proven is the
 * pipeline's part: what is within is judged like any file, leaves inside or not
 * at all, and a second pass changes nothing.
 */
#include <string.h>
#include "core/policy/policy_file.h"
#include "embedded-box.h"
#include "picture/placeholder.h"
#include "worker/notice/changed.h"
#include "worker/pipeline.h"

static const char policy_text[] =
    "profiles = { p = { base = \"files-basic\"; tombstones = true;"
    " files = ( { type = \"picture\"; do = \"clean\"; } );"
    " inside = { objects = \"clean\"; }; };"
    " no_media = { base = \"files-strict\"; inside = { media = \"remove\"; }; "
    "};"
    " refuse = { base = \"files-faithful\"; inside = { media = \"refuse\"; "
    "metadata = \"refuse\"; }; }; };"
    "limits = { depth = 3; };";

typedef struct {
    SkReport *report;
    SkTree tree;
    SkPart *root;
} Run;

static void
run_init(Run *run, const SkPolicy *policy, GBytes *bytes)
{
    run->report = sk_report_new();
    run->tree = (SkTree){ .policy = policy,
                          .report = run->report,
                          .receipt = "7KQ4M2X9AB" };
    run->root = sk_part_new(SK_ROLE_ATTACHMENT, "a.txt", NULL, bytes);
    sk_pipeline_run(&run->tree, run->root);
    sk_pipeline_report(&run->tree, run->root);
}

static void
run_clear(Run *run)
{
    sk_part_free(run->root);
    sk_report_free(run->report);
}

static GBytes *
box_of(GBytes *const *inside, guint n)
{
    g_autoptr(GString) out = g_string_new(EMBEDDED_BOX_HEAD);

    for (guint i = 0; i < n; i++) {
        g_autofree char *line = g_base64_encode(
            g_bytes_get_data(inside[i], NULL), g_bytes_get_size(inside[i]));

        g_string_append_printf(out, "%s\n", line);
    }
    return g_string_free_to_bytes(g_steal_pointer(&out));
}

static GBytes *
load(const char *file)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "samples", "pictures", file, NULL);
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    gsize len;

    g_file_get_contents(path, &bytes, &len, &error);
    g_assert_no_error(error);
    return g_bytes_new_take(bytes, len);
}

static void
test_cleaned_and_put_back(gconstpointer policy)
{
    g_autoptr(GBytes) photo = load("phone.jpg");
    g_autoptr(GBytes) program = g_bytes_new_static("MZ\x90\0\3\0\0\0", 8);
    GBytes *inside[] = { photo, program };
    g_autoptr(GBytes) box = box_of(inside, 2);
    g_autoptr(GBytes) once = NULL;
    SkPart *child;
    Run run;

    run_init(&run, policy, box);
    g_assert_cmpuint(sk_part_verdict(run.root), ==, SK_VERDICT_CLEANED);
    g_assert_true(sk_part_is_rebuilt(run.root));
    /* no tombstone stands beside what is inside */
    g_assert_cmpuint(sk_part_n_children(run.root), ==, 2);
    child = sk_part_child(run.root, 0);
    g_assert_cmpuint(sk_part_depth(child), ==, 1);
    g_assert_cmpuint(sk_part_verdict(child), ==, SK_VERDICT_CLEANED);
    g_assert_cmpuint(sk_count_of(child->removed, "gps"), ==, 1);
    child = sk_part_child(run.root, 1);
    g_assert_cmpuint(sk_part_verdict(child), ==, SK_VERDICT_REMOVED);
    g_assert_cmpstr(sk_reason_word(sk_part_reason(child)), ==, "executable");
    g_assert_cmpuint(sk_count_of(run.root->removed, "embedded-picture"), ==, 1);
    g_assert_cmpuint(run.report->parts->len, ==, 3);
    once = g_bytes_ref(sk_part_bytes(run.root));
    run_clear(&run);

    run_init(&run, policy, once);
    g_assert_true(g_bytes_equal(sk_part_bytes(run.root), once));
    for (guint i = 0; i < 2; i++)
        g_assert_cmpuint(sk_part_verdict(sk_part_child(run.root, i)), ==,
                         SK_VERDICT_KEPT);
    g_assert_null(run.root->removed);
    run_clear(&run);
}

/* A box in a box in a box: the innermost first, down to the limit. */
static void
test_nested(gconstpointer policy)
{
    g_autoptr(GBytes) box = sk_placeholder(40, 30); /* clean already */
    Run run;

    for (guint depth = 1; depth <= 5; depth++) {
        g_autoptr(GBytes) inner = g_steal_pointer(&box);
        GBytes *inside[] = { inner };

        box = box_of(inside, 1);
        run_init(&run, policy, box);
        if (depth <= 3)
            g_assert_true(g_bytes_equal(sk_part_bytes(run.root), box));
        else
            g_assert_false(g_bytes_equal(sk_part_bytes(run.root), box));
        g_assert_true(sk_part_is_rebuilt(run.root));
        run_clear(&run);
    }
}

/* A document that nobody writes anew does not leave, and nothing of it does,
 * however harmless. */
static void
test_not_rebuilt(gconstpointer policy)
{
    g_autoptr(GBytes) photo = load("grey.jpg");
    GBytes *inside[] = { photo };
    g_autoptr(GBytes) box = box_of(inside, 1);
    Run run;

    embedded_box_builds = FALSE;
    run_init(&run, policy, box);
    embedded_box_builds = TRUE;
    g_assert_cmpuint(sk_part_verdict(run.root), ==, SK_VERDICT_REMOVED);
    g_assert_cmpuint(sk_part_verdict(sk_part_child(run.root, 0)), ==,
                     SK_VERDICT_REMOVED);
    run_clear(&run);
}

/* What the policy says about what lies inside, and the setting that is named.
 */
static void
run_inside(const SkPolicy *policy, GBytes *bytes, const char *reason,
           const char *rule)
{
    const SkPartReport *entry;
    Run run;

    run_init(&run, policy, bytes);
    entry = run.report->parts->pdata[run.report->parts->len - 1];
    g_assert_cmpstr(sk_reason_word(entry->reason), ==, reason);
    g_assert_cmpstr(entry->rule, ==, rule);
    run_clear(&run);
}

static void
test_inside(gconstpointer data)
{
    const SkPolicyFile *file = data;
    const SkPolicy *none = sk_policy_file_profile(file, "no_media");
    const SkPolicy *refuse = sk_policy_file_profile(file, "refuse");
    g_autoptr(GBytes) photo = load("phone.jpg");
    g_autoptr(GBytes) plain = load("grey.jpg");
    g_autoptr(GBytes) box = box_of(&plain, 1);
    const SkPartReport *entry;
    Run run;

    run_inside(none, box, "inside", "inside.media");
    run_inside(refuse, box, "inside-refused", "inside.media");
    run_inside(refuse, photo, "inside-refused", "inside.metadata");
    run_inside(refuse, plain, "none", "files[7]");
    run_init(&run, none, box);
    g_assert_true(sk_part_is_rebuilt(run.root));
    run_clear(&run);
    run_init(&run, refuse, box);
    g_assert_cmpuint(sk_part_verdict(run.root), ==, SK_VERDICT_REMOVED);
    g_assert_cmpstr(sk_reason_word(sk_part_reason(run.root)), ==,
                    "inside-refused");
    entry = run.report->parts->pdata[0];
    g_assert_cmpstr(entry->action, ==, "removed");
    g_assert_cmpstr(entry->rule, ==, "inside.media");
    g_assert_false(entry->has_output);
    run_clear(&run);
}

/* What people are told of a file that leaves otherwise than it came: each
 * sentence once, however many words it stands for. */
static void
test_told(gconstpointer policy)
{
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_ATTACHMENT, "a.heic", NULL, NULL);
    g_autofree char *text = NULL;

    sk_part_rename(part, "a.jpg");
    part->verdict = SK_VERDICT_CLEANED;
    sk_part_count(part, "exif", 1, NULL);
    sk_part_count(part, "xmp", 2, NULL);
    sk_part_count(part, "gps", 1, NULL);
    sk_part_count(part, "format-changed", 1, NULL);
    sk_part_count(part, "vba-project", 1, NULL);
    sk_part_count(part, "control", 1, NULL); /* nothing anybody misses */
    text = sk_changed_text(part, policy);
    g_assert_nonnull(text);
    g_assert_nonnull(strstr(
        text, "・「a.jpg」：マクロを取り除きました、"
              "撮影情報・コメントなどの付加情報を取り除きました、"
              "位置情報を取り除きました、"
              "ファイルの形式を変更（元の名前は「a.heic」）\n"));
}

static void
test_placeholder(gconstpointer policy)
{
    static const guint sizes[][2] = { { 0, 0 },     { 1, 1 },   { 4000, 10 },
                                      { 10, 4000 }, { 40, 30 }, { 1, 0 } };

    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(GBytes) png = sk_placeholder(sizes[i][0], sizes[i][1]);
        Run run;

        run_init(&run, policy, png); /* its name is mended, no byte of it */
        g_assert_true(g_bytes_equal(sk_part_bytes(run.root), png));
        g_assert_cmpuint(sk_part_verdict(run.root), ==, SK_VERDICT_KEPT);
        g_assert_cmpuint(g_bytes_get_size(png), <, 2000);
        run_clear(&run);
    }
}

static void
test_placeholder_text(gconstpointer policy)
{
    g_autoptr(SkPart) part = sk_part_new(SK_ROLE_EMBEDDED, "1", NULL, NULL);
    g_autofree char *text = NULL;

    sk_part_set_found(part, "application/x-dosexec");
    sk_part_remove(part, SK_REASON_EXECUTABLE, NULL);
    text = sk_placeholder_text(part, policy);
    g_assert_nonnull(strstr(text, "埋め込まれたファイル"));
    g_assert_nonnull(strstr(text, "プログラム"));
    g_assert_null(strchr(text, '{'));
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = NULL;
    g_autoptr(GPtrArray) policies = g_ptr_array_new();
    const SkPolicy *policy;

    g_test_init(&argc, &argv, NULL);
    file = sk_policy_file_load_text(policy_text, strlen(policy_text), &error);
    g_assert_no_error(error);
    policy = sk_policy_file_profile(file, "p");
    g_ptr_array_add(policies, (gpointer)policy);
    sk_pipeline_prepare(policies, &error);
    g_assert_no_error(error);
    g_test_add_data_func("/embedded/put-back", policy,
                         test_cleaned_and_put_back);
    g_test_add_data_func("/embedded/nested", policy, test_nested);
    g_test_add_data_func("/embedded/not-rebuilt", policy, test_not_rebuilt);
    g_test_add_data_func("/embedded/told", policy, test_told);
    g_test_add_data_func("/embedded/inside", file, test_inside);
    g_test_add_data_func("/embedded/placeholder", policy, test_placeholder);
    g_test_add_data_func("/embedded/placeholder-text", policy,
                         test_placeholder_text);
    return g_test_run();
}
