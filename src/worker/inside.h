/* SPDX-License-Identifier: Apache-2.0
 *
 * What the policy says about objects inside files, held against what filters
 * found in them.
 */
#ifndef SK_WORKER_INSIDE_H
#define SK_WORKER_INSIDE_H

#include "core/part_private.h"

/* sk_inside_judge_embedded: @part, just identified: if it lies inside a
 * document, whether such things may be in one at all. Removes it if not. */
void sk_inside_judge_embedded(SkPart *part, const SkPolicy *policy);

/* sk_inside_judge_file: @part, a file that a filter has decided about: removed
 * when something was taken out of it, or of what lay in it, that the policy
 * refuses whole files for. */
void sk_inside_judge_file(SkPart *part, const SkPolicy *policy);

#endif
