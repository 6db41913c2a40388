/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes tombstones: text files such as a_docm.removed.txt in the place of
 * files that were removed, where the policy wants them. They say what the
 * notice says, and give the hash of the file.
 */
#ifndef SK_WORKER_NOTICE_TOMBSTONE_H
#define SK_WORKER_NOTICE_TOMBSTONE_H

#include "core/part_private.h"

/* The end of the name of every tombstone, before its extension. */
#define SK_TOMBSTONE_STEM ".removed"

/* sk_tombstones_add: adds a text file for each file below @root that was
 * removed, as one of the last children of the part in which the file lay, but
 * no more than limits.parts allows. Body texts, other forms of a text, and
 * @root get none. Call this when all leaves are decided and before anything is
 * built of them. */
void sk_tombstones_add(SkTree *tree, SkPart *root);

/* sk_tombstone_is: returns whether @part is a tombstone. */
gboolean sk_tombstone_is(const SkPart *part);

/* sk_removed_name: returns the name of @part with the path to it through the
 * containers that were opened, such as "forms.zip/2026/a.exe", or NULL if it
 * has no name. New string. */
char *sk_removed_name(const SkPart *part);

#endif
