/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPart is the tree of what is being cleaned; filters return one of five
 * verdicts about each node. No content is read here; this file only records
 * what was decided.
 */
#include <string.h>
#include <time.h>
#include <sekisho/removed.h>
#include "core/part_private.h"

#define OUT_COPIES     4 /* copies of all files together that cleaning needs */
#define CLEANER_COPIES 8 /* copies of one file that its cleaner needs */
/* memory that is not counted */
#define MEMORY_FREE (G_GUINT64_CONSTANT(32) << 20)

SkPart *
sk_part_new(SkRole role, const char *name, const char *claimed, GBytes *bytes)
{
    SkPart *part = g_new0(SkPart, 1);

    part->role = role;
    part->name = g_strdup(name);
    part->claimed = claimed ? g_ascii_strdown(claimed, -1) : NULL;
    part->bytes = bytes ? g_bytes_ref(bytes) : NULL;
    return part;
}

void
sk_part_free(SkPart *part)
{
    if (part == NULL)
        return;
    g_clear_pointer(&part->children, g_ptr_array_unref);
    g_clear_pointer(&part->params, g_hash_table_unref);
    g_clear_pointer(&part->removed, g_ptr_array_unref);
    g_clear_pointer(&part->taken_out, g_array_unref);
    g_clear_pointer(&part->steps, g_array_unref);
    g_clear_pointer(&part->bytes, g_bytes_unref);
    g_clear_pointer(&part->original, g_bytes_unref);
    g_clear_pointer(&part->head, g_bytes_unref);
    g_free(part->name);
    g_free(part->claimed);
    g_free(part->found);
    g_free(part->first_found);
    g_free(part->evidence);
    g_free(part->digest);
    g_free(part->out_name);
    g_clear_pointer(&part->names, g_ptr_array_unref);
    g_free(part->detail);
    g_free(part);
}

static void
bind_tree(SkPart *part, SkTree *tree)
{
    part->tree = tree;
    tree->parts++;
    if (part->bytes != NULL)
        tree->expanded += g_bytes_get_size(part->bytes);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        bind_tree(sk_part_child(part, i), tree);
}

void
sk_tree_begin(SkTree *tree, SkPart *root)
{
    bind_tree(root, tree);
}

void
sk_part_append(SkPart *parent, SkPart *child)
{
    g_assert(child->parent == NULL);
    if (parent->children == NULL)
        parent->children =
            g_ptr_array_new_with_free_func((GDestroyNotify)sk_part_free);
    child->parent = parent;
    if (parent->tree != NULL)
        bind_tree(child, parent->tree);
    g_ptr_array_add(parent->children, child);
}

void
sk_part_set_param(SkPart *part, const char *name, const char *value)
{
    if (part->params == NULL)
        part->params =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_replace(part->params, g_ascii_strdown(name, -1),
                         g_strdup(value));
}

void
sk_part_set_found(SkPart *part, const char *found)
{
    g_free(part->found);
    part->found = g_strdup(found);
}

void
sk_part_set_head(SkPart *part, GBytes *head)
{
    g_clear_pointer(&part->head, g_bytes_unref);
    part->head = g_bytes_ref(head);
}

void
sk_part_set_evidence(SkPart *part, const char *evidence)
{
    g_free(part->evidence);
    part->evidence = g_strdup(evidence);
}

SkPart *
sk_part_parent(const SkPart *part)
{
    return part->parent;
}

guint
sk_part_n_children(const SkPart *part)
{
    return part->children ? part->children->len : 0;
}

SkPart *
sk_part_child(const SkPart *part, guint i)
{
    g_assert(i < sk_part_n_children(part));
    return part->children->pdata[i];
}

SkRole
sk_part_role(const SkPart *part)
{
    return part->role;
}

guint
sk_part_depth(const SkPart *part)
{
    guint depth = 0;

    for (part = part->parent; part != NULL; part = part->parent)
        depth += part->role != SK_ROLE_MULTIPART;
    return depth;
}

SkVerdict
sk_part_verdict(const SkPart *part)
{
    return part->verdict;
}

SkReason
sk_part_reason(const SkPart *part)
{
    return part->reason;
}

const char *
sk_part_name(const SkPart *part)
{
    return part->name;
}

const char *
sk_part_claimed(const SkPart *part)
{
    return part->claimed;
}

const char *
sk_part_found(const SkPart *part)
{
    return part->found;
}

const char *
sk_part_param(const SkPart *part, const char *name)
{
    return part->params ? g_hash_table_lookup(part->params, name) : NULL;
}

GBytes *
sk_part_bytes(const SkPart *part)
{
    return part->bytes;
}

/* Returns the filter that runs on @part or on a part around it, which decides
 * about everything inside. NULL means that no filter runs and the worker itself
 * decides. */
static const SkFilter *
running_on(const SkPart *part)
{
    while (part != NULL && part->current == NULL)
        part = part->parent;
    return part != NULL ? part->current : NULL;
}

static SkVerdict
decide(SkPart *part, SkVerdict verdict, SkReason reason, const char *detail)
{
    part->verdict = verdict;
    part->reason = reason;
    part->filter = running_on(part);
    sk_part_add_step(part, part->filter, verdict == SK_VERDICT_CLEANED);
    g_free(part->detail);
    part->detail = g_strdup(detail);
    sk_part_settle_text(part);
    return verdict;
}

SkVerdict
sk_part_keep(SkPart *part)
{
    /* A part that was rewritten stays rewritten, and one that was kept is kept
     * by the filter that said so first. */
    if (part->verdict == SK_VERDICT_CLEANED || part->verdict == SK_VERDICT_KEPT)
        return part->verdict;
    return decide(part, SK_VERDICT_KEPT, SK_REASON_NONE, NULL);
}

SkVerdict
sk_part_replace(SkPart *part, GBytes *bytes, const char *type)
{
    g_assert(bytes != NULL && type != NULL);
    if (!sk_part_may_grow(part, g_bytes_get_size(bytes))) {
        g_bytes_unref(bytes);
        return decide(part, SK_VERDICT_REMOVED, SK_REASON_LIMIT_EXPANDED,
                      "written");
    }
    if (part->first_found == NULL && part->original == NULL)
        /* A part with children has no content of its own. */
        part->original = part->bytes;
    else
        g_bytes_unref(part->bytes);
    if (part->first_found == NULL)
        part->first_found = g_strdup(part->found);
    part->bytes = bytes;
    part->rebuilt = sk_part_n_children(part) > 0;
    sk_part_set_found(part, type);
    return decide(part, SK_VERDICT_CLEANED, SK_REASON_NONE, NULL);
}

SkVerdict
sk_part_extend(SkPart *part, GBytes *bytes)
{
    const SkFilter *vouched =
        part->verdict == SK_VERDICT_CLEANED ? part->filter : NULL;
    SkVerdict verdict = sk_part_replace(part, bytes, "text/plain");

    if (vouched != NULL)
        part->filter = vouched;
    return verdict;
}

SkVerdict
sk_part_remove(SkPart *part, SkReason reason, const char *detail)
{
    return decide(part, SK_VERDICT_REMOVED, reason, detail);
}

SkVerdict
sk_part_withhold(SkPart *part, SkReason reason, const char *detail)
{
    return decide(part, SK_VERDICT_WITHHELD, reason, detail);
}

SkVerdict
sk_part_pass(SkPart *part)
{
    return part->verdict;
}

/* The sums over @part and everything below it. */
typedef struct {
    guint parts;
    guint levels;
    guint64 bytes, largest;
} Weight;

static void
weigh(const SkPart *part, guint level, Weight *weight)
{
    guint64 bytes = part->bytes != NULL ? g_bytes_get_size(part->bytes) : 0;

    weight->parts++;
    weight->levels = MAX(weight->levels, level);
    weight->bytes += bytes;
    weight->largest = MAX(weight->largest, bytes);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        weigh(sk_part_child(part, i), level + (part->role != SK_ROLE_MULTIPART),
              weight);
}

/* Returns whether there is memory to clean what was unpacked: of each file a
 * clean copy and its place in the output, and of the largest what its cleaner
 * needs. Running out of memory later would be a crash, and the mail would be
 * sent again. */
static gboolean
has_memory(guint64 all, guint64 largest)
{
    guint64 need = all * OUT_COPIES + largest * CLEANER_COPIES;
    void *room;

    if (need < MEMORY_FREE)
        return TRUE;
    room = g_try_malloc(need);
    g_free(room);
    return room != NULL;
}

/* Returns the limit that @children would exceed, or SK_REASON_NONE. */
static SkReason
split_limit(const SkPart *part, const GPtrArray *children, const char **detail)
{
    const SkLimits *limits = &part->tree->policy->limits;
    Weight weight = { .levels = 1 };

    for (guint i = 0; i < children->len; i++)
        weigh(children->pdata[i], 1, &weight);
    if (sk_part_depth(part) + weight.levels > limits->depth)
        return SK_REASON_LIMIT_DEPTH;
    if (part->tree->parts + weight.parts > limits->parts)
        return SK_REASON_LIMIT_PARTS;
    weight.bytes += part->tree->expanded;
    if (weight.bytes <= limits->expanded &&
        has_memory(weight.bytes, weight.largest))
        return SK_REASON_NONE;
    if (weight.bytes <= limits->expanded)
        *detail = "memory";
    return SK_REASON_LIMIT_EXPANDED;
}

gboolean
sk_part_embeds(const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        if (sk_part_child(part, i)->role == SK_ROLE_EMBEDDED)
            return TRUE;
    return FALSE;
}

gboolean
sk_part_is_rebuilt(const SkPart *part)
{
    return part->rebuilt && part->verdict == SK_VERDICT_CLEANED;
}

SkVerdict
sk_part_split(SkPart *part, GPtrArray *children)
{
    const char *detail = NULL;
    SkReason limit = split_limit(part, children, &detail);

    g_ptr_array_set_free_func(children, (GDestroyNotify)sk_part_free);
    if (limit != SK_REASON_NONE) {
        g_ptr_array_unref(children);
        return sk_part_remove(part, limit, detail);
    }
    g_ptr_array_set_free_func(children, NULL);
    for (guint i = 0; i < children->len; i++)
        sk_part_append(part, children->pdata[i]);
    g_ptr_array_unref(children);
    part->split = TRUE;
    return decide(part, SK_VERDICT_CLEANED, SK_REASON_NONE, NULL);
}

void
sk_part_count(SkPart *part, const char *what, guint n, const char *sample)
{
    if (part == NULL || n == 0)
        return;
    if (part->removed == NULL)
        part->removed = g_ptr_array_new_with_free_func(sk_count_free);
    sk_count_add(part->removed,
                 sk_removed_word(what) != NULL ? what : "unlisted", n, sample);
}

void
sk_part_note(SkPart *part, const char *what, guint n)
{
    if (part != NULL && part->tree != NULL && n > 0)
        sk_report_add_note(part->tree->report, what, n);
}
