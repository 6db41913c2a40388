/* SPDX-License-Identifier: Apache-2.0
 *
 * One file through the pipeline (document-help.h).
 */
#include <string.h>

#include "document-help.h"

#include <sekisho/filter.h>
#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "core/report.h"
#include "gate/emit.h"
#include "inspector/inspect.h"
#include "worker/identify/identify.h"
#include "worker/pipeline.h"

void
document_result_free(DocumentResult *result)
{
    if (result == NULL)
        return;
    g_free(result->detail);
    g_free(result->type);
    g_free(result->name);
    g_free(result->counts);
    g_free(result->inside);
    g_clear_pointer(&result->bytes, g_bytes_unref);
    g_free(result);
}

const SkPolicy *
document_policy(const char *base, const char *settings)
{
    static GPtrArray *files; /* kept until the end */
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strdup_printf(
        "profiles = { p = { base = \"%s\"; %s }; };\n", base, settings);
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);
    g_autoptr(GPtrArray) policies = g_ptr_array_new();
    const SkPolicy *policy = NULL;

    if (file == NULL)
        g_error("%s", error->message);
    if (files == NULL && !sk_identify_prepare(&error))
        g_error("%s", error->message);
    if (files == NULL)
        files = g_ptr_array_new();
    g_ptr_array_add(files, file);
    policy = sk_policy_file_profile(file, "p");
    g_ptr_array_add(policies, (gpointer)policy);
    if (!sk_pipeline_prepare(policies, &error))
        g_error("%s", error->message);
    return policy;
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    const SkCount *const *one = a, *const *two = b;

    return g_strcmp0((*one)->what, (*two)->what);
}

static void
put_counts(GString *out, const SkPart *part)
{
    if (part->removed != NULL)
        g_ptr_array_sort(part->removed, compare_words);
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = g_ptr_array_index(part->removed, i);

        g_string_append_printf(out, "%s%s=%u", i > 0 ? " " : "", count->what,
                               count->count);
    }
}

static void
put_inside(GString *out, const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        const SkPart *child = sk_part_child(part, i);

        g_string_append_printf(out, "%s %s %s", sk_part_name(child),
                               sk_part_found(child),
                               sk_verdict_word(child->verdict));
        if (child->verdict >= SK_VERDICT_REMOVED)
            g_string_append_printf(out, " %s %s", sk_reason_word(child->reason),
                                   child->detail != NULL ? child->detail : "");
        g_string_append_c(out, ' ');
        put_counts(out, child);
        g_string_append_c(out, '\n');
        put_inside(out, child);
    }
}

DocumentResult *
document_run(const SkPolicy *policy, const char *name, GBytes *bytes)
{
    DocumentResult *result = g_new0(DocumentResult, 1);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkPart) part = sk_part_new(SK_ROLE_ATTACHMENT, name, NULL, bytes);
    g_autoptr(GString) counts = g_string_new(NULL);
    g_autoptr(GString) inside = g_string_new(NULL);
    SkTree tree = { .policy = policy,
                    .report = report,
                    .soft_cpu_us = sk_tree_soft_limit(policy) };
    SkVerdict verdict = sk_pipeline_run(&tree, part);

    put_counts(counts, part);
    put_inside(inside, part);
    result->verdict = verdict;
    result->reason = part->reason;
    result->detail = g_strdup(part->detail);
    result->type = g_strdup(sk_part_found(part));
    result->name = g_strdup(sk_part_out_name(part));
    result->counts = g_strdup(counts->str);
    result->inside = g_strdup(inside->str);
    if ((verdict == SK_VERDICT_KEPT || verdict == SK_VERDICT_CLEANED) &&
        (sk_part_n_children(part) == 0 || sk_part_is_rebuilt(part)))
        result->bytes = g_bytes_ref(sk_part_bytes(part));
    return result;
}

const char *
document_accepted(const SkPolicy *policy, const DocumentResult *result,
                  guint64 *at)
{
    static const char *const types[] = {
#define SK_X(symbol, name, word, extensions) word,
        SK_INSPECT_TYPES(SK_X)
#undef SK_X
    };
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_FILE,
                             .types = SK_INSPECT_ALL_TYPES,
                             .type = SK_INSPECT_N_TYPES };
    SkInspectAnswer answer;
    gsize len = 0;
    const guint8 *data = g_bytes_get_data(result->bytes, &len);

    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_equal(types[i], result->type))
            order.type = i;
    order.inside = sk_emit_inside(policy);
    if (sk_inspect(&order, data, len, &answer))
        return NULL;
    if (at != NULL)
        *at = answer.offset;
    return sk_inspect_why_word(answer.why);
}
