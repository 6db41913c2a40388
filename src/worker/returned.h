/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles a returned mail: the one that a bounce or an answer carries.
 */
#ifndef SK_WORKER_RETURNED_H
#define SK_WORKER_RETURNED_H

#include "core/part_private.h"

/* sk_returned_cut: leaves only the headers of every returned mail below @part;
 * all its other parts are removed with a reason. An inner mail counts as
 * returned if it stands in a multipart/report, and always if @all is set (the
 * message has no envelope sender). Call this on a tree that was read and on
 * which no filter has run yet. */
void sk_returned_cut(SkPart *part, gboolean all);

/* sk_returned_is: returns whether a mail that a filter is about to read out of
 * @part counts as returned. @all is as for sk_returned_cut. */
gboolean sk_returned_is(const SkPart *part, gboolean all);

/* sk_returned_strip: removes @child, a part of a mail that is known to be
 * returned, as sk_returned_cut does. */
void sk_returned_strip(SkPart *child);

#endif
