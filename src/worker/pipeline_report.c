/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the tree into the report: for every part what it was, what became of
 * it, which filter and which setting decided, and the hashes before and after.
 */
#include <openssl/evp.h>
#include <string.h>
#include <sekisho/removed.h>
#include "worker/pipeline.h"
#include "worker/notice/tombstone.h"

static void
hash_bytes(GBytes *bytes, guint8 sha256[32])
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    /* If SHA-256 is not available, the report must not show a made-up hash. */
    if (EVP_Digest(data ? data : "", len, sha256, NULL, EVP_sha256(), NULL) !=
        1)
        g_error("SHA-256 is not to be had");
}

static const char *
action_word(const SkPart *part)
{
    if (part->split && !sk_part_is_rebuilt(part))
        return part->reason == SK_REASON_NONE ||
                       part->verdict == SK_VERDICT_WITHHELD
                   ? "split"
                   : "removed";
    switch (part->verdict) {
    case SK_VERDICT_KEPT:
        return "kept";
    case SK_VERDICT_CLEANED:
        if (sk_part_n_children(part) > 0 && !sk_part_is_rebuilt(part))
            return "split";
        return g_strcmp0(part->first_found, part->found) == 0 ? "disarmed"
                                                              : "converted";
    case SK_VERDICT_WITHHELD:
        return "held";
    case SK_VERDICT_UNDECIDED:
    case SK_VERDICT_REMOVED:
    default:
        return sk_part_n_children(part) > 0 && !sk_part_embeds(part)
                   ? "split"
                   : "removed";
    }
}

/* Returns the key of the rule in `files` that decides about @part, such as
 * "files[1]". New string, or NULL for a body text, which is not judged as a
 * file, and where no rule applies. */
static char *
file_rule_key(const SkPolicy *policy, const SkPart *part)
{
    const char *found = part->first_found ? part->first_found : part->found;
    const SkFileRule *rule =
        part->role == SK_ROLE_BODY ? NULL : sk_part_rule(part, policy, found);
    guint index;

    if (rule == NULL || !g_ptr_array_find(policy->files, rule, &index))
        return NULL;
    return g_strdup_printf("files[%u]", index);
}

/* Returns the key of the setting that decided about objects inside files. The
 * detail of @part is either the kind of object or the word under which it is
 * counted. New string. */
static char *
inside_key(const SkPart *part)
{
    const SkRemovedWord *row = sk_removed_word(part->detail);
    const char *kind = row != NULL ? sk_inside_word(row->kind) : NULL;

    return g_strconcat("inside.", kind != NULL ? kind : part->detail, NULL);
}

/* Returns the key of the policy setting that decided about @part, which
 * administrators are shown as file:line. New string, or NULL. */
static char *
rule_key(const SkPolicy *policy, const SkPart *part)
{
    static const struct {
        SkReason reason;
        const char *key;
    } table[] = {
        { SK_REASON_ALTERNATIVE, "html" },
        { SK_REASON_LIMIT_PARTS, "limits.parts" },
        { SK_REASON_LIMIT_DEPTH, "limits.depth" },
        { SK_REASON_LIMIT_EXPANDED, "limits.expanded" },
        { SK_REASON_LIMIT_RATIO, "limits.ratio" },
        { SK_REASON_LIMIT_SECONDS, "limits.seconds" },
        { SK_REASON_LIMIT_PIXELS, "limits.pixels" },
        { SK_REASON_AMBIGUOUS, "ambiguous" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (part->reason == table[i].reason)
            return g_strdup(table[i].key);
    if (part->reason == SK_REASON_INSIDE ||
        part->reason == SK_REASON_INSIDE_REFUSED)
        return inside_key(part);
    if (sk_tombstone_is(part))
        return g_strdup("tombstones");
    g_autofree char *file = file_rule_key(policy, part);
    return file != NULL ? g_steal_pointer(&file) : g_strdup("base");
}

static void
fill_output(SkPartReport *entry, const SkPart *part)
{
    if (part->verdict != SK_VERDICT_KEPT && part->verdict != SK_VERDICT_CLEANED)
        return;
    entry->has_output = TRUE;
    entry->out_name = g_strdup(part->out_name);
    entry->out_type = g_strdup(part->found);
    entry->out_bytes = g_bytes_get_size(part->bytes);
    hash_bytes(part->bytes, entry->out_sha256);
}

static void
fill_filters(SkPartReport *entry, const SkPart *part)
{
    for (guint i = 0; part->steps != NULL && i < part->steps->len; i++) {
        const SkStep *step = &g_array_index(part->steps, SkStep, i);

        g_ptr_array_add(entry->filters, g_strdup(step->filter->name));
    }
}

static void
fill_counts(SkPartReport *entry, const SkPart *part)
{
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = part->removed->pdata[i];

        g_ptr_array_add(entry->removed,
                        sk_count_new(count->what, count->count, count->sample));
    }
}

/* Returns the method that the report names. A container that was opened does
 * not count as removed just because something in it was. */
static SkMethod
method_of(const SkPart *part)
{
    gboolean opened = part->split && part->reason == SK_REASON_NONE;

    if (part->verdict == SK_VERDICT_REMOVED && !opened)
        return SK_METHOD_REMOVED;
    if (part->filter == NULL)
        return SK_METHOD_NONE;
    /* A text file that was once of another kind holds only the words of that
     * file. */
    if (part->filter->method == SK_METHOD_SANITIZE &&
        part->first_found != NULL && g_str_equal(part->found, "text/plain") &&
        !g_str_equal(part->first_found, "text/plain") &&
        !g_str_equal(part->first_found, "application/x-empty"))
        return SK_METHOD_TEXT_EXTRACT;
    return part->filter->method;
}

static void
report_part(const SkTree *tree, const SkPart *part, GPtrArray *path)
{
    SkPartReport *entry = sk_report_add_part(tree->report);
    gboolean is_as_it_came =
        part->first_found == NULL && part->original == NULL;
    GBytes *before = is_as_it_came ? part->bytes : part->original;

    for (guint i = 0; i < path->len; i++)
        g_ptr_array_add(entry->path, g_strdup(path->pdata[i]));
    entry->name = g_strdup(part->name);
    entry->claimed = g_strdup(part->claimed);
    entry->found =
        g_strdup(part->first_found ? part->first_found : part->found);
    /* Without rules for files, no type lets a file pass. */
    if (tree->policy->files->len > 0)
        entry->evidence = g_strdup(part->evidence);
    if (before != NULL) {
        entry->bytes = g_bytes_get_size(before);
        hash_bytes(before, entry->sha256);
    }
    entry->action = g_strdup(action_word(part));
    entry->method = method_of(part);
    fill_filters(entry, part);
    entry->reason = part->reason;
    entry->detail = g_strdup(part->detail);
    if (sk_part_n_children(part) == 0 || sk_part_embeds(part))
        entry->rule = rule_key(tree->policy, part);
    else if (part->split)
        entry->rule = file_rule_key(tree->policy, part);
    fill_counts(entry, part);
    if ((sk_part_n_children(part) == 0 || sk_part_is_rebuilt(part)) &&
        part->bytes != NULL)
        fill_output(entry, part);
}

static void
walk(const SkTree *tree, const SkPart *part, GPtrArray *path)
{
    report_part(tree, part, path);
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        g_ptr_array_add(path, g_strdup_printf("%u", i + 1));
        walk(tree, sk_part_child(part, i), path);
        g_ptr_array_remove_index(path, path->len - 1);
    }
}

void
sk_pipeline_report(const SkTree *tree, const SkPart *root)
{
    g_autoptr(GPtrArray) path = g_ptr_array_new_with_free_func(g_free);

    walk(tree, root, path);
}
