/* SPDX-License-Identifier: Apache-2.0
 *
 * The pipeline: THE LIST of filters over a tree of parts.
 */
#ifndef SK_WORKER_PIPELINE_H
#define SK_WORKER_PIPELINE_H

#include "core/part_private.h"

/* sk_pipeline_prepare: in the zygote: prepare of every filter that some policy
 * of @policies (of const SkPolicy*) uses. */
gboolean sk_pipeline_prepare(const GPtrArray *policies, GError **error);

/* sk_pipeline_run: identifies and cleans @root and all below it; children of a
 * split start from the first stage. Afterwards no leaf is undecided, and a
 * node's verdict is the greatest of its children's. */
SkVerdict sk_pipeline_run(SkTree *tree, SkPart *root);

/* sk_pipeline_report: one entry per part of the tree into the report, with
 * hashes, in walking order. */
void sk_pipeline_report(const SkTree *tree, const SkPart *root);

#endif
