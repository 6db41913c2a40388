/* SPDX-License-Identifier: Apache-2.0
 *
 * Files that the inspector refused.
 */
#ifndef SK_WORKER_DENIED_H
#define SK_WORKER_DENIED_H

#include <glib.h>
#include <sekisho/part.h>
#include "core/order.h"

/* sk_denied_remove: removes below @root the files that @order denies, by their
 * number in the mail that the same input gave before (the text is 1), and what
 * lies in them. Call it when all is decided, before anything is told. FALSE when
 * a number is no file's: then the whole mail stays. */
gboolean sk_denied_remove(SkPart *root, const SkOrder *order);

#endif
