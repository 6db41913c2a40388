/* SPDX-License-Identifier: Apache-2.0
 *
 * The exit inspection as a pure function: reads again what the worker wrote
 * and says yes, or where and why not. It changes nothing and
 * shares no reader with the side that wrote. Plain C.
 */
#ifndef SK_INSPECTOR_INSPECT_H
#define SK_INSPECTOR_INSPECT_H

#include <stddef.h>
#include <stdint.h>
#include "inspector/order.h"

/* sk_inspect: judges the @len bytes at @bytes (NULL only with 0) under @order
 * by the grammar of README.md. Fills every field of @answer but the nonce,
 * which it zeroes. Returns 1 when accepted, else 0. An order that is not
 * whole (NULL too) is refused as SK_INSPECT_ORDER. Time is linear in @len
 * and in what archives inflate to; @bytes must not change meanwhile (a sealed
 * memfd). Without memory it aborts: no answer is a fault. */
int sk_inspect(const SkInspectOrder *order, const uint8_t *bytes, size_t len,
               SkInspectAnswer *answer);

#endif
