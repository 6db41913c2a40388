/* SPDX-License-Identifier: Apache-2.0
 *
 * One file through the whole pipeline (odf-help.h).
 */
#include <string.h>
#include "core/policy/policy_file.h"
#include "gate/emit.h"
#include "inspector/inspect.h"
#include "inspector/order.h"
#include "odf-help.h"
#include "worker/pipeline.h"

void
odf_result_free(OdfResult *result)
{
    if (result == NULL)
        return;
    g_free(result->detail);
    g_free(result->type);
    g_free(result->name);
    g_free(result->counts);
    g_clear_pointer(&result->bytes, g_bytes_unref);
    g_free(result);
}

/* The profiles that were lent, and their files: each is needed until the end of
 * the test. */
static GPtrArray *lent;

/* A profile that does @what with documents. */
static const SkPolicy *
policy_of(const char *what, const char *settings)
{
    g_autofree char *text = g_strdup_printf(
        "profiles = { p = { files = ("
        "  { type = \"document\"; do = \"%s\"; },"
        "  { type = \"spreadsheet\"; do = \"%s\"; },"
        "  { type = \"presentation\"; do = \"%s\"; },"
        "  { type = \"text\"; do = \"clean\"; },"
        "  { type = \"picture\"; do = \"clean\"; } ); inside = { %s }; }; };",
        what, what, what, settings);
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    SkPolicy *policy = NULL;

    g_assert_no_error(error);
    /* CPU time runs on over all the inputs. */
    policy = g_memdup2(sk_policy_file_profile(file, "p"), sizeof *policy);
    policy->limits.seconds = G_MAXINT;
    g_ptr_array_add(list, policy);
    sk_pipeline_prepare(list, &error);
    g_assert_no_error(error);
    if (lent == NULL)
        lent = g_ptr_array_new();
    g_ptr_array_add(lent, file);
    g_ptr_array_add(lent, policy);
    return policy;
}

const SkPolicy *
odf_policy(const char *settings)
{
    return policy_of("clean", settings);
}

const SkPolicy *
odf_text_policy(void)
{
    return policy_of("text", "");
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    const SkCount *const *one = a, *const *two = b;

    return g_strcmp0((*one)->what, (*two)->what);
}

static char *
counts_of(const SkPart *part)
{
    GString *counts = g_string_new(NULL);

    if (part->removed != NULL)
        g_ptr_array_sort(part->removed, compare_words);
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = g_ptr_array_index(part->removed, i);

        g_string_append_printf(counts, "%s%s=%u", i ? " " : "", count->what,
                               count->count);
    }
    return g_string_free(counts, FALSE);
}

OdfResult *
odf_run(const SkPolicy *policy, const char *name, GBytes *bytes)
{
    OdfResult *result = g_new0(OdfResult, 1);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkPart) part = sk_part_new(SK_ROLE_ATTACHMENT, name, NULL, bytes);
    SkTree tree = { .policy = policy, .report = report };

    sk_tree_begin(&tree, part);
    sk_pipeline_run(&tree, part);
    result->verdict = part->verdict;
    result->reason = part->reason;
    result->detail = g_strdup(part->detail);
    result->type = g_strdup(sk_part_found(part));
    result->name = g_strdup(sk_part_out_name(part));
    result->counts = counts_of(part);
    if (part->verdict == SK_VERDICT_KEPT || part->verdict == SK_VERDICT_CLEANED)
        result->bytes = g_bytes_ref(sk_part_bytes(part));
    return result;
}

char *
odf_accepted(const SkPolicy *policy, const char *type, GBytes *bytes)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .links = 1,
                             .inside = sk_emit_inside(policy),
                             .kind = SK_INSPECT_KIND_FILE,
                             .types = SK_INSPECT_ALL_TYPES,
                             .type = sk_emit_type(type) };
    SkInspectAnswer answer;
    gsize len = 0;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    if (sk_inspect(&order, data, len, &answer))
        return NULL;
    return g_strdup_printf("%s at %" G_GUINT64_FORMAT,
                           sk_inspect_why_word(answer.why), answer.offset);
}
