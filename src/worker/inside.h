/* SPDX-License-Identifier: Apache-2.0
 *
 * Applies what the policy says about objects inside files to what filters found
 * in them.
 */
#ifndef SK_WORKER_INSIDE_H
#define SK_WORKER_INSIDE_H

#include "core/part_private.h"

/* sk_inside_judge_embedded: removes @part, which was just identified, if it
 * lies inside a document and the policy does not allow such an object there. */
void sk_inside_judge_embedded(SkPart *part, const SkPolicy *policy);

/* sk_inside_judge_file: removes @part, a file that a filter has decided about,
 * if anything was taken out of it or of what lay in it for which the policy
 * refuses the whole file. */
void sk_inside_judge_file(SkPart *part, const SkPolicy *policy);

#endif
