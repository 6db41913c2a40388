/* SPDX-License-Identifier: Apache-2.0
 *
 * A second, slow opinion on what the inspector accepted: plain facts, checked
 * with iconv and string searches, sharing nothing with the inspector.
 */
#ifndef TEST_INSPECTOR_NAIVE_H
#define TEST_INSPECTOR_NAIVE_H

#include <stddef.h>
#include "inspector/order.h"

/* naive_objection: NULL, or the fact that an accepted output breaks. */
const char *
naive_objection(const SkInspectOrder *order, const uint8_t *bytes, size_t len);

#endif
