/* SPDX-License-Identifier: Apache-2.0
 *
 * What the notice says of files that leave, but not as they came.
 */
#ifndef SK_WORKER_NOTICE_CHANGED_H
#define SK_WORKER_NOTICE_CHANGED_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_changed_text: lines of the notice for the files below @root that leave
 * with something taken out of them, or under another name; new string, or NULL
 * when there is none. What is only written differently (charset, line ends) is
 * not told. */
char *sk_changed_text(const SkPart *root, const SkPolicy *policy);

#endif
