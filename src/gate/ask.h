/* SPDX-License-Identifier: Apache-2.0
 *
 * One question to one cell: hands the message over, waits, and checks that the
 * cell ended well.
 */
#ifndef SK_GATE_ASK_H
#define SK_GATE_ASK_H

#include "cell/cell.h"
#include "gate/gate.h"

typedef struct {
    int control;     /* the control socket of the zygote */
    const char *who; /* "worker" or "inspector", for error messages */
    int in;          /* the memfd with the input */
    /* the size of the input in bytes; 0 means the whole file */
    guint64 input_len;
    const void *order; /* the order struct of the room that is asked */
    gsize order_len;
    guint64 crossing; /* a worker serves messages of one crossing only */
    guint wall_ms, cpu_seconds;
    guint64 memory, output;
    /* gets what the zygote counted of its workers, if it answers; or NULL */
    SkCellTotals *totals;
    gboolean (*progress)(gpointer data);
    gpointer progress_data;
    gboolean yields; /* takes memory only if nobody waits for some */
} SkAsk;

/* sk_ask: runs one worker of the zygote. Returns its output as a sealed memfd,
 * which the caller closes, if the worker exited with status 0; otherwise -1
 * with SK_ERROR_CELL, _SYSTEM, _BUSY or _GONE. @nonce is filled with the random
 * nonce of this message, which the answer must repeat. */
int sk_ask(const SkAsk *ask, guint8 nonce[SK_CELL_NONCE], GError **error);

#endif
