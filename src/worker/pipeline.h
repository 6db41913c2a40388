/* SPDX-License-Identifier: Apache-2.0
 *
 * The pipeline: runs the list of filters over a tree of parts.
 *
 * What pipeline_report.c defines is declared here.
 */
#ifndef SK_WORKER_PIPELINE_H
#define SK_WORKER_PIPELINE_H

#include "core/part_private.h"

/* sk_pipeline_prepare: calls, in the zygote, the prepare function of every
 * filter that some policy of @policies (of const SkPolicy*) uses. Returns FALSE
 * with @error set if one fails. */
gboolean sk_pipeline_prepare(const GPtrArray *policies, GError **error);

/* sk_pipeline_run: identifies and cleans @root and everything below it;
 * children that a split makes start at the first stage. Afterwards no leaf is
 * undecided, and the verdict of an inner node is the greatest of its children's
 * verdicts. Returns the verdict of @root. */
SkVerdict sk_pipeline_run(SkTree *tree, SkPart *root);

/* sk_pipeline_report: adds one entry for each part of the tree to the report,
 * depth first, with hashes. */
void sk_pipeline_report(const SkTree *tree, const SkPart *root);

#endif
