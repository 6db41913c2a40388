/* SPDX-License-Identifier: Apache-2.0
 *
 * A lone file: a tree with one leaf.
 */
#ifndef SK_WORKER_FILE_H
#define SK_WORKER_FILE_H

#include "worker/clean.h"

/* sk_clean_file: in a profile that passes text only, a text or HTML file
 * becomes clean UTF-8 text; every other file is withheld. */
void sk_clean_file(const SkOrder *order, const SkPolicy *policy, GBytes *input,
                   SkCleaned *cleaned);

#endif
