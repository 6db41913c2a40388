/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho-inspector: runs the inspection in its sandbox. It inspects the output
 * in its input region and writes one SkInspectAnswer. If the machine cannot do
 * that, the process ends with a status that is no answer, which is a fault.
 */
#include <stdlib.h>
#include <string.h>

#include "cell/cell.h"
#include "inspector/inspect.h"

_Static_assert(sizeof(SkInspectOrder) <= SK_CELL_ORDER_MAX,
               "an order travels in one request");
_Static_assert(sizeof(((SkInspectAnswer *)NULL)->nonce) == SK_CELL_NONCE,
               "the nonce of a request fits its answer");

enum { DONE = 0, CANNOT_WRITE = 11 };

/* The output stands first in the input region; the records and the trailer
 * behind it are not looked at. */
static int
work(SkCellWork *job)
{
    const SkCellRequest *request = job->request;
    SkInspectOrder order = { 0 };
    SkInspectAnswer answer = { 0 };
    bool is_order = request->order_len == sizeof order;

    if (is_order) {
        memcpy(&order, request->order, sizeof order);
        is_order = order.length <= job->input_len;
    }
    sk_inspect(is_order ? &order : NULL, job->input,
               is_order ? (size_t)order.length : 0, &answer);
    memcpy(answer.nonce, request->nonce, sizeof answer.nonce);
    return sk_cell_put(job, &answer, sizeof answer) == 0 ? DONE : CANNOT_WRITE;
}

static int
compare(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/* Sorts something of more than a kilobyte: the C library asks the system once
 * how much memory there is, which it may not do in the sandbox. */
static int
prepare(int policy_fd, char *why, size_t why_len)
{
    char bytes[4096];

    (void)policy_fd;
    (void)why;
    (void)why_len;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i % 7);
    qsort(bytes, sizeof bytes, 1, compare);
    return 0;
}

int
main(void)
{
    static const SkCellRoom room = {
        .name = "sekisho-inspector",
        .prepare = prepare,
        .work = work,
        .max_jobs = 64,
        .spare = 128 * 1024, /* its readers work in the input's place */
    };
    return sk_cell_serve(&room);
}
