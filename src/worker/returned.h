/* SPDX-License-Identifier: Apache-2.0
 *
 * A returned mail: the one that a bounce or an answer carries with it.
 */
#ifndef SK_WORKER_RETURNED_H
#define SK_WORKER_RETURNED_H

#include "core/part_private.h"

/* sk_returned_cut: of every mail within @part that is returned nothing is left
 * but its headers: all other parts of it are removed, with a reason. A mail
 * within is returned when it stands in a multipart/report, and every one is
 * when @all (the message has no sender). To be called on a tree that was read
 * and on which no filter has run yet. */
void sk_returned_cut(SkPart *part, gboolean all);

/* sk_returned_is: whether a mail that a filter is about to read out of @part is
 * returned. */
gboolean sk_returned_is(const SkPart *part, gboolean all);

/* sk_returned_strip: the same for a mail that is known to be returned; @child
 * is one of its parts. */
void sk_returned_strip(SkPart *child);

#endif
