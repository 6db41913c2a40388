/* SPDX-License-Identifier: Apache-2.0
 *
 * Sends one question to one cell and waits for the answer. Two clocks run: that
 * of the zygote, which kills the worker when its time is over, and ours, which
 * gives up on a zygote that does not answer. Everything but an exit with status
 * 0 is a fault.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>
#include "gate/ask.h"
#include "gate/budget.h"

/* Our clock runs this much longer than the zygote's. */
#define GRACE_MS 3000

/* The interval at which the MTA is told that the work goes on. */
#define TICK_MS 1000

static const char *
end_word(const SkCellReply *reply)
{
    switch ((SkCellEnd)reply->end) {
    case SK_CELL_EXITED:
        return "ended with status";
    case SK_CELL_SIGNALLED:
        return "was killed by signal";
    case SK_CELL_DEADLINE:
        return "passed its deadline and was killed, signal";
    case SK_CELL_BUSY:
        return "could not be had, errno";
    case SK_CELL_BAD_REQUEST:
        return "refused the request, code";
    case SK_CELL_ODD:
        return "did what no worker may, code";
    case SK_CELL_LEFT:
        return "ended without an answer, status";
    default:
        return "ended in an unknown way, code";
    }
}

/* Waits until @answer can be read. Time comes from the monotonic clock, so that
 * setting the system clock neither hurries nor delays a message. */
static gboolean
wait_answer(const SkAsk *ask, int answer, GError **error)
{
    gint64 end =
        g_get_monotonic_time() + ((gint64)ask->wall_ms + GRACE_MS) * 1000;

    for (;;) {
        struct pollfd pfd = { .fd = answer, .events = POLLIN };
        gint64 left = (end - g_get_monotonic_time()) / 1000;
        int n;

        if (left <= 0) {
            g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                        "the %s zygote did not answer in time", ask->who);
            return FALSE;
        }
        n = poll(&pfd, 1, (int)MIN(left, TICK_MS));
        if (n > 0)
            return TRUE;
        if (n < 0 && errno != EINTR) {
            g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "poll: %s",
                        g_strerror(errno));
            return FALSE;
        }
        if (ask->progress != NULL && !ask->progress(ask->progress_data)) {
            g_set_error_literal(error, SK_ERROR, SK_ERROR_CELL,
                                "the MTA no longer waits");
            return FALSE;
        }
    }
}

static gboolean
ask_and_wait(const SkAsk *ask, SkCellRequest *request, int out, GError **error)
{
    SkCellReply reply;
    gboolean answered;
    int answer = sk_cell_ask(ask->control, request, ask->in, out);

    if (answer < 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_GONE,
                    "the %s zygote cannot be asked: %s", ask->who,
                    g_strerror(errno));
        return FALSE;
    }
    if (!wait_answer(ask, answer, error)) {
        /* Closing the socket cancels the question: the zygote
         * kills the worker. */
        close(answer);
        return FALSE;
    }
    answered = sk_cell_reply(answer, request->nonce, &reply) == 0;
    close(answer);
    if (!answered) {
        g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                    "the %s zygote went away without an answer", ask->who);
        return FALSE;
    }
    if (ask->totals != NULL)
        *ask->totals = reply.totals;
    if (reply.end == SK_CELL_EXITED && reply.code == 0)
        return TRUE;
    g_set_error(error, SK_ERROR,
                reply.end == SK_CELL_BUSY ? SK_ERROR_BUSY : SK_ERROR_CELL,
                "the %s %s %d", ask->who, end_word(&reply), (int)reply.code);
    return FALSE;
}

static gboolean
fill_request(const SkAsk *ask, SkCellRequest *request, GError **error)
{
    g_assert(ask->order_len <= SK_CELL_ORDER_MAX);
    /* The bytes between the fields are sent as well, so they must be set. */
    memset(request, 0, offsetof(SkCellRequest, order));
    request->magic = SK_CELL_MAGIC;
    request->version = SK_CELL_VERSION;
    request->wall_ms = ask->wall_ms;
    request->cpu_seconds = ask->cpu_seconds;
    request->crossing = ask->crossing;
    request->memory = ask->memory;
    request->output = ask->output;
    request->input_len = ask->input_len;
    request->order_len = (guint32)ask->order_len;
    memcpy(request->order, ask->order, ask->order_len);
    if (getrandom(request->nonce, sizeof request->nonce, 0) !=
        (ssize_t)sizeof request->nonce) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "getrandom: %s",
                    g_strerror(errno));
        return FALSE;
    }
    return TRUE;
}

static gboolean
take_memory(const SkAsk *ask)
{
    if (ask->yields)
        return sk_budget_try(ask->memory);
    return sk_budget_take(ask->memory, ask->progress, ask->progress_data);
}

int
sk_ask(const SkAsk *ask, guint8 nonce[SK_CELL_NONCE], GError **error)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    gboolean answered;
    int out;

    if (!fill_request(ask, request, error))
        return -1;
    out = sk_cell_memfd("sekisho-out");
    if (out < 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "memfd: %s",
                    g_strerror(errno));
        return -1;
    }
    if (!take_memory(ask)) {
        g_set_error_literal(error, SK_ERROR, SK_ERROR_BUSY,
                            ask->yields ? "others need the memory"
                                        : "the MTA no longer waits");
        close(out);
        return -1;
    }
    answered = ask_and_wait(ask, request, out, error);
    sk_budget_give(ask->memory);
    if (!answered) {
        close(out);
        return -1;
    }
    /* The output is sealed before it is read: otherwise the zygote could change
     * it after the inspector has seen it. */
    if (sk_cell_seal(out) != 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                    "the %s's output cannot be sealed: %s", ask->who,
                    g_strerror(errno));
        close(out);
        return -1;
    }
    memcpy(nonce, request->nonce, SK_CELL_NONCE);
    return out;
}
