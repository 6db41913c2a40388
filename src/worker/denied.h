/* SPDX-License-Identifier: Apache-2.0
 *
 * Removes the files that the inspector refused.
 */
#ifndef SK_WORKER_DENIED_H
#define SK_WORKER_DENIED_H

#include <glib.h>
#include <sekisho/part.h>
#include "core/order.h"

/* sk_denied_remove: removes the files below @root that @order denies, with
 * everything in them. @order numbers them as they stand in the mail that the
 * same input gave before, where the text is number 1. Call this after all parts
 * are decided and before the report and the notice are written. Returns FALSE,
 * and removes nothing, if a number belongs to no file: the whole mail must then
 * be withheld. */
gboolean sk_denied_remove(SkPart *root, const SkOrder *order);

#endif
