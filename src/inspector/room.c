/* SPDX-License-Identifier: Apache-2.0
 *
 * Memory for the inspector's readers (inner.h).
 */
#include <stdlib.h>
#include "inspector/inner.h"

void *
sk_room(size_t n)
{
    void *room = malloc(n > 0 ? n : 1);
    if (room == NULL)
        abort();
    return room;
}
