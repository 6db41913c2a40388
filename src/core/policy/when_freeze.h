/* SPDX-License-Identifier: Apache-2.0
 *
 * Conditions and list files as bytes for the workers (when_freeze.c). Only
 * freeze.c uses this.
 */
#ifndef SK_CORE_POLICY_WHEN_FREEZE_H
#define SK_CORE_POLICY_WHEN_FREEZE_H

#include "core/policy/when.h"

/* No or one group: keys, origin, both sizes, headers of labels, and for each
 * key its entries. */
#define SK_WHEN_TYPE_STRING "a(usttasa(ua(ssi)))"
/* the kind, the name and the table of each list */
#define SK_LISTS_TYPE_STRING "a(usay)"

/* sk_when_freeze: returns @when (NULL for none) as a floating value. Lists that
 * it names are added to @lists (of SkAddressList, lent), where their numbers
 * point. */
GVariant *sk_when_freeze(const SkWhen *when, GPtrArray *lists);

/* sk_when_thaw: does the reverse; *@when is NULL if there was none. Returns
 * FALSE if the value is not whole. */
gboolean sk_when_thaw(GVariant *frozen, const GPtrArray *lists, SkWhen **when);

GVariant *sk_lists_freeze(const GPtrArray *lists);

/* sk_lists_thaw: returns the lists (of SkAddressList, owned), or NULL if one is
 * not as it must be. Their tables stay in the memory of @frozen. */
GPtrArray *sk_lists_thaw(GVariant *frozen);

#endif
