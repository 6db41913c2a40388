/* SPDX-License-Identifier: Apache-2.0
 *
 * The top of the inspection: it checks the order and the size, and then calls
 * the reader of mails or of files. It looks at no byte of the output itself.
 * This defends against an order that could be read in two ways.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/kind/xml.h"
#include "inspector/inspect.h"

/* the bytes to which archives may inflate where the order has no limit */
#define INFLATED_MAX (UINT64_C(1) << 30)

/* Checks a lone text file. It may be empty, and its last line need not have a
 * line end. */
static bool
inspect_file(SkInspection *inspection)
{
    SkSpan all = inspection->all;
    SkText text = { .ends = SK_ENDS_OPEN };
    size_t n = (size_t)(all.end - all.p);
    size_t taken = sk_text_take(&text, all.p, n);
    if (taken == n && sk_text_may_end(&text)) {
        const uint8_t *bad = sk_start_whole(all);
        if (bad != NULL)
            return sk_refuse(inspection, SK_INSPECT_TEXT, 0, bad);
        bad = sk_notice_forged(all);
        if (bad != NULL)
            return sk_refuse(inspection, SK_INSPECT_NOTICE, 0, bad);
        bad = inspection->order->links != 0 ? sk_link_in(all) : NULL;
        return bad == NULL || sk_refuse(inspection, SK_INSPECT_LINK, 0, bad);
    }
    const uint8_t *at = all.p + taken;
    bool is_end = taken < n && (*at == '\r' || *at == '\n' || *at == 0);
    return sk_refuse(inspection, is_end ? SK_INSPECT_LINE_END : SK_INSPECT_TEXT,
                     0, at);
}

static bool
inspect_typed_file(SkInspection *inspection)
{
    SkNo no =
        sk_file_check(&inspection->nest, (SkInspectType)inspection->order->type,
                      inspection->all);
    return no.at == NULL || sk_refuse(inspection, no.why, 0, no.at);
}

static bool
order_is_whole(const SkInspectOrder *order)
{
    if (order == NULL || order->magic != SK_INSPECT_MAGIC)
        return false;
    bool is_mail = order->kind == SK_INSPECT_KIND_MAIL;
    bool is_text = order->kind == SK_INSPECT_KIND_TEXT;
    bool is_file = order->kind == SK_INSPECT_KIND_FILE;
    bool charset_fits = order->charset == 0 ||
                        order->charset == SK_INSPECT_UTF_8 ||
                        (!is_text && order->charset == SK_INSPECT_ISO_2022_JP);
    bool types_fit = (order->types & ~SK_INSPECT_ALL_TYPES) == 0 &&
                     order->type < (is_file ? SK_INSPECT_N_TYPES : 1u);
    return (is_mail || is_text || is_file) && charset_fits && types_fit &&
           order->links <= 1 && sk_keep_is_whole(order) &&
           sk_roots_are_whole(order);
}

static bool
inspect(SkInspection *inspection)
{
    const SkInspectOrder *order = inspection->order;
    if (!order_is_whole(order))
        return sk_refuse(inspection, SK_INSPECT_ORDER, 0, inspection->all.p);
    size_t len = (size_t)(inspection->all.end - inspection->all.p);
    if (order->max_bytes != 0 && len > order->max_bytes)
        return sk_refuse(inspection, SK_INSPECT_SIZE, 0,
                         inspection->all.p + order->max_bytes);
    if (order->kind == SK_INSPECT_KIND_FILE)
        return inspect_typed_file(inspection);
    return order->kind == SK_INSPECT_KIND_MAIL ? sk_inspect_mail(inspection)
                                               : inspect_file(inspection);
}

int
sk_inspect(const SkInspectOrder *order, const uint8_t *bytes, size_t len,
           SkInspectAnswer *answer)
{
    static const uint8_t nothing[1] = { 0 };
    const uint8_t *start = bytes != NULL ? bytes : nothing;
    uint64_t left = order != NULL && order->max_bytes != 0 ? order->max_bytes
                                                           : INFLATED_MAX;
    SkInspection inspection = { order,
                                { start, bytes != NULL ? start + len : start },
                                answer,
                                { order, &left, 0, false } };
    memset(answer, 0, sizeof *answer);
    answer->magic = SK_INSPECT_MAGIC;
    answer->input_len = bytes != NULL ? len : 0;
    if (!inspect(&inspection))
        return 0;
    answer->why = SK_INSPECT_ACCEPTED;
    answer->accepted = 1;
    return 1;
}
