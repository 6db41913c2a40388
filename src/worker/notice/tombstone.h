/* SPDX-License-Identifier: Apache-2.0
 *
 * Tombstones: a_docm.removed.txt in the place of a file that was removed, where
 * the policy wants them. They say what the notice says, and the hash.
 */
#ifndef SK_WORKER_NOTICE_TOMBSTONE_H
#define SK_WORKER_NOTICE_TOMBSTONE_H

#include "core/part_private.h"

/* How the names of tombstones end before their extension. */
#define SK_TOMBSTONE_STEM ".removed"

/* sk_tombstones_add: for each file below @root that was removed, a text file
 * beside it, as the last children of the part it lay in; as many as
 * limits.parts leaves room for. When all leaves are decided and before anything
 * is built of them. Nothing for texts for reading, other forms of a text, and
 * @root. */
void sk_tombstones_add(SkTree *tree, SkPart *root);

/* sk_tombstone_is: whether @part is one of them. */
gboolean sk_tombstone_is(const SkPart *part);

/* sk_removed_name: the name of @part with the way to it through the files that
 * were opened: "forms.zip/2026/a.exe". New string; NULL: it has none. */
char *sk_removed_name(const SkPart *part);

#endif
