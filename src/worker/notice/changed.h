/* SPDX-License-Identifier: Apache-2.0
 *
 * Tells in the notice of files that leave but not as they came.
 */
#ifndef SK_WORKER_NOTICE_CHANGED_H
#define SK_WORKER_NOTICE_CHANGED_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_changed_text: returns the lines of the notice about files below @root that
 * leave with something taken out of them or under another name, or NULL if
 * there are none. Files that are only written differently (charset, line ends)
 * are not told of. New string. */
char *sk_changed_text(const SkPart *root, const SkPolicy *policy);

#endif
