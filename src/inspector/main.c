/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho-inspector: the cell whose room is the exit inspection. It maps the
 * sealed output, inspects it and writes one SkInspectAnswer. It judges nothing
 * itself; whatever the machine cannot do here ends in a status that is no
 * answer, hence a fault.
 */
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cell/cell.h"
#include "inspector/inspect.h"

_Static_assert(sizeof(SkInspectOrder) <= SK_CELL_ORDER_MAX,
               "an order travels in one request");
_Static_assert(sizeof(((SkInspectAnswer *)NULL)->nonce) == SK_CELL_NONCE,
               "the nonce of a request fits its answer");

enum { DONE = 0, CANNOT_READ = 10, CANNOT_WRITE = 11 };

/* Whether @request carries an order about an output that is there. The output
 * stands first in the memfd; records and trailer behind it are not looked at
 * and cost no memory. */
static bool
take_order(const SkCellRequest *request, size_t size, SkInspectOrder *order)
{
    if (request->order_len != sizeof *order)
        return false;
    memcpy(order, request->order, sizeof *order);
    return order->length <= size;
}

static int
work(const SkCellRequest *request, int in, int out)
{
    SkInspectOrder order;
    SkInspectAnswer answer;
    struct stat status;
    void *bytes = NULL;
    if (fstat(in, &status) != 0 || status.st_size < 0)
        return CANNOT_READ;
    bool is_order = take_order(request, (size_t)status.st_size, &order);
    size_t len = is_order ? (size_t)order.length : 0;
    if (len > 0)
        bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, in, 0);
    if (bytes == MAP_FAILED)
        return CANNOT_READ;
    sk_inspect(is_order ? &order : NULL, bytes, len, &answer);
    memcpy(answer.nonce, request->nonce, sizeof answer.nonce);
    return sk_cell_write(out, &answer, sizeof answer) == 0 ? DONE
                                                           : CANNOT_WRITE;
}

int
main(void)
{
    static const SkCellRoom room = {
        .name = "sekisho-inspector",
        .prepare = NULL,
        .work = work,
        .max_jobs = 64,
    };
    return sk_cell_serve(&room);
}
