/* SPDX-License-Identifier: Apache-2.0
 *
 * Files from outside that look as if the gateway had written them (unmask.c).
 */
#ifndef SK_WORKER_NOTICE_UNMASK_H
#define SK_WORKER_NOTICE_UNMASK_H

#include "core/part_private.h"

/* sk_files_unmask: alters visibly ("・転記") the name of every file below @root
 * that ends like a tombstone's or holds our name as a notice does, and each
 * sentence of a notice in its text files; counts them in the report as
 * "forged-notice". Text files that carry our own seal stay as they are. Call it
 * when all leaves are decided and before anything is built of them. */
void sk_files_unmask(SkTree *tree, SkPart *root);

#endif
