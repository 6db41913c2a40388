/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans a single file: a tree that has one leaf at first.
 */
#ifndef SK_WORKER_FILE_H
#define SK_WORKER_FILE_H

#include "worker/clean.h"

/* sk_clean_file: cleans the file @input, as sk_clean does, into @cleaned. In a
 * profile that passes only text, a text or HTML file becomes clean UTF-8 text
 * and every other file is withheld. */
void sk_clean_file(const SkOrder *order, const SkPolicy *policy, GBytes *input,
                   SkCleaned *cleaned);

#endif
