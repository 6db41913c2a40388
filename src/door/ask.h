/* SPDX-License-Identifier: Apache-2.0
 *
 * One question to one cell: hand over, wait, check that it ended well.
 */
#ifndef SK_DOOR_ASK_H
#define SK_DOOR_ASK_H

#include "cell/cell.h"
#include "door/gate.h"

typedef struct {
    int control;       /* of the zygote */
    const char *who;   /* "worker", "inspector": for messages */
    int in;            /* memfd */
    guint64 input_len; /* bytes of it; 0: all */
    const void *order; /* the room's own */
    gsize order_len;
    guint64 crossing;  /* no worker ever serves two */
    guint wall_ms, cpu_seconds;
    guint64 memory, output;
    gboolean (*progress)(gpointer data);
    gpointer progress_data;
} SkAsk;

/* sk_ask: runs one worker of the zygote and returns its output memfd, sealed,
 * after an exit with status 0; -1 and SK_ERROR_CELL/_SYSTEM/_BUSY otherwise.
 * @nonce: filled with the message's own, to be looked for in the answer. */
int sk_ask(const SkAsk *ask, guint8 nonce[SK_CELL_NONCE], GError **error);

#endif
