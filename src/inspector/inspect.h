/* SPDX-License-Identifier: Apache-2.0
 *
 * The inspection of what leaves, as a pure function: it reads again what the
 * worker wrote and says yes, or where and why not. It changes nothing and
 * shares no reader with the side that wrote. Plain C without libraries but
 * zlib.
 */
#ifndef SK_INSPECTOR_INSPECT_H
#define SK_INSPECTOR_INSPECT_H

#include <stddef.h>
#include <stdint.h>
#include "inspector/order.h"

/* sk_inspect: judges the @len bytes at @bytes (NULL only if @len is 0) under
 * @order by the grammar of README.md. Fills in every field of @answer but the
 * nonce, which it zeroes. Returns 1 if it accepts, else 0. An incomplete order,
 * or NULL, is refused as SK_INSPECT_ORDER. The time is linear in @len and in
 * what archives inflate to. @bytes must not change meanwhile. Without memory it
 * aborts: the lack of an answer is a fault. */
int sk_inspect(const SkInspectOrder *order, const uint8_t *bytes, size_t len,
               SkInspectAnswer *answer);

#endif
