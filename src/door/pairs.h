/* SPDX-License-Identifier: Apache-2.0
 *
 * The pairs of zygotes that run: the last is current, those before it finish
 * what they have.
 */
#ifndef SK_DOOR_PAIRS_H
#define SK_DOOR_PAIRS_H

#include "door/rule.h"

/* sk_pairs_new: returns an empty list of SkPair, which stops them when they are
 * removed. */
GPtrArray *sk_pairs_new(void);

/* sk_pairs_current: returns the last; there must be one. */
SkPair *sk_pairs_current(const GPtrArray *pairs);

/* sk_pairs_retire: stops the pair @number, unless it is the current one. */
void sk_pairs_retire(GPtrArray *pairs, guint64 number);

/* sk_pairs_keep_current: stops all but the current one. */
void sk_pairs_keep_current(GPtrArray *pairs);

#endif
