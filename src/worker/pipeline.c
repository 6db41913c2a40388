/* SPDX-License-Identifier: Apache-2.0
 *
 * The pipeline of filters. The stages OPEN, VERIFY, READ and CLEAN run leaf by
 * leaf, CLOSE runs over the whole tree with children before parents, and BUILD
 * comes last. The pipeline itself decides only one thing: a part that no filter
 * vouched for is removed.
 */
#include <string.h>
#include "worker/file_names.h"
#include "worker/identify/identify.h"
#include "worker/inside.h"
#include "worker/pipeline.h"
#include "worker/notice/tombstone.h"
#include "worker/notice/unmask.h"

gboolean
sk_pipeline_prepare(const GPtrArray *policies, GError **error)
{
    for (guint f = 0; sk_filters[f] != NULL; f++) {
        const SkFilter *filter = sk_filters[f];
        gboolean used = filter->uses == NULL;

        for (guint i = 0; !used && i < policies->len; i++)
            used = filter->uses(policies->pdata[i]);
        if (used && filter->prepare != NULL && !filter->prepare(error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
handles(const SkFilter *filter, const char *found)
{
    if (filter->types == NULL)
        return TRUE;
    for (guint i = 0; found != NULL && filter->types[i] != NULL; i++) {
        const char *type = filter->types[i];

        if (g_str_has_suffix(type, "/") ? g_str_has_prefix(found, type)
                                        : g_str_equal(found, type))
            return TRUE;
    }
    return FALSE;
}

static void
run_filter(SkTree *tree, const SkFilter *filter, SkPart *part)
{
    if (!handles(filter, part->found))
        return;
    if (part->verdict >= SK_VERDICT_REMOVED)
        return;
    part->current = filter;
    filter->clean(part, tree->policy);
    part->current = NULL;
}

static void
run_leaf_stages(SkTree *tree, SkPart *part)
{
    sk_identify(part);
    sk_inside_judge_embedded(part, tree->policy);
    for (SkStage stage = SK_STAGE_OPEN; stage < SK_STAGE_CLOSE; stage++)
        for (guint f = 0; sk_filters[f] != NULL; f++)
            if (sk_filters[f]->stage == stage && !part->split)
                run_filter(tree, sk_filters[f], part);
    sk_inside_judge_file(part, tree->policy);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        run_leaf_stages(tree, sk_part_child(part, i));
    /* Everything inside the document is decided now. */
    if (sk_part_embeds(part))
        sk_inside_judge_file(part, tree->policy);
}

static void
run_close(SkTree *tree, const SkFilter *filter, SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        run_close(tree, filter, sk_part_child(part, i));
    run_filter(tree, filter, part);
}

/* Removes an embedding document that was not rebuilt, and everything in it:
 * what was taken out of a document to be judged leaves inside the rebuilt
 * document or not at all. */
static void
settle_embedded(SkPart *part)
{
    if (!sk_part_embeds(part) || sk_part_is_rebuilt(part))
        return;
    if (part->verdict < SK_VERDICT_REMOVED)
        sk_part_remove(part, SK_REASON_UNDECIDED, NULL);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        if (sk_part_child(part, i)->verdict < SK_VERDICT_REMOVED)
            sk_part_remove(sk_part_child(part, i), part->reason, part->detail);
}

/* Runs the filters that write containers anew, children before parents. */
static void
run_build(SkTree *tree, SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        run_build(tree, sk_part_child(part, i));
    sk_inside_judge_file(part, tree->policy);
    for (guint f = 0; sk_filters[f] != NULL; f++)
        if (sk_filters[f]->stage == SK_STAGE_BUILD)
            run_filter(tree, sk_filters[f], part);
    sk_inside_judge_file(part, tree->policy);
    settle_embedded(part);
}

/* Returns whether the leaf @part may leave: a filter vouched for it, and, if it
 * is a file, a filter gave it a clean name. A leaf that is already removed or
 * withheld counts as settled. */
static gboolean
may_leave(const SkPart *part)
{
    if (part->verdict == SK_VERDICT_UNDECIDED)
        return FALSE;
    return part->verdict >= SK_VERDICT_REMOVED || part->role == SK_ROLE_BODY ||
           part->out_name != NULL;
}

/* Removes every leaf that may not leave, before any container is built from
 * them. */
static void
settle_leaves(SkPart *part)
{
    if (sk_part_n_children(part) == 0 && !may_leave(part))
        sk_part_remove(part, SK_REASON_UNDECIDED, NULL);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        settle_leaves(sk_part_child(part, i));
}

static SkVerdict
settle(SkPart *part)
{
    if (sk_part_n_children(part) == 0)
        return part->verdict;
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);
        SkVerdict verdict = settle(child);

        if (verdict == SK_VERDICT_WITHHELD)
            part->reason = child->reason;
        /* A container that was rebuilt holds only what passed. */
        if (!sk_part_is_rebuilt(part) || verdict == SK_VERDICT_WITHHELD)
            part->verdict = MAX(part->verdict, verdict);
    }
    return part->verdict;
}

/* Reports the words by which X-Sekisho and the log name the work that was done.
 * A text that stayed as it was, or for which another form of it was taken,
 * gives none. A removed part counts as removed, whether a filter removed it or
 * the reader of the mail did. */
static void
note_did(SkTree *tree, const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        note_did(tree, sk_part_child(part, i));
    if ((sk_part_n_children(part) > 0 && !sk_part_is_rebuilt(part)) ||
        part->verdict == SK_VERDICT_KEPT ||
        part->reason == SK_REASON_ALTERNATIVE)
        return;
    if (part->verdict == SK_VERDICT_REMOVED)
        sk_report_add_did(tree->report, "attachment-removed");
    for (guint i = 0; part->verdict != SK_VERDICT_REMOVED &&
                      part->steps != NULL && i < part->steps->len;
         i++) {
        const SkStep *step = &g_array_index(part->steps, SkStep, i);

        if (step->changed && step->filter->did != NULL)
            sk_report_add_did(tree->report, step->filter->did);
    }
}

SkVerdict
sk_pipeline_run(SkTree *tree, SkPart *root)
{
    sk_tree_begin(tree, root);
    run_leaf_stages(tree, root);
    for (guint f = 0; sk_filters[f] != NULL; f++)
        if (sk_filters[f]->stage == SK_STAGE_CLOSE)
            run_close(tree, sk_filters[f], root);
    settle_leaves(root);
    sk_files_unmask(tree, root);
    sk_tombstones_add(tree, root);
    run_build(tree, root);
    if (!sk_part_is_rebuilt(root))
        sk_files_make_unique(root);
    settle(root);
    note_did(tree, root);
    return root->verdict;
}
