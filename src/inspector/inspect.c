/* SPDX-License-Identifier: Apache-2.0
 *
 * The inspection from above: order, size, lines, headers, then the one entity
 * by its type. It reads no header value but type and encoding. Later parts
 * (multipart/mixed) come in at inspect_entity, which already knows its number.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/inspect.h"

typedef bool (*BodyCheck)(SkInspection *inspection, uint32_t part, SkSpan body);

static bool
equals(SkSpan value, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(value.end - value.p) == len &&
           memcmp(value.p, word, len) == 0;
}

/* The text decoded from base64 piece by piece; what is not complete at the
 * end of one piece waits for the next. */
static bool
check_utf8(SkInspection *inspection, uint32_t part, SkSpan body)
{
    uint8_t bytes[4 + SK_BASE64_CHUNK];
    SkBase64Body base64 = { body.p, body.p, body.end, NULL };
    SkText text = { SK_ENDS_CRLF, 0, false };
    size_t waiting = 0, total = 0, n = 0;
    while ((n = sk_base64_read(&base64, bytes + waiting)) > 0) {
        n += waiting;
        size_t taken = sk_text_take(&text, bytes, n);
        total += taken;
        waiting = n - taken;
        if (text.bad || waiting > 3)
            return sk_refuse(inspection, SK_INSPECT_TEXT, part,
                             sk_base64_place(&base64, total));
        memmove(bytes, bytes + taken, waiting);
    }
    if (base64.bad != NULL)
        return sk_refuse(inspection, SK_INSPECT_ENCODING, part, base64.bad);
    if (waiting > 0)
        return sk_refuse(inspection, SK_INSPECT_TEXT, part,
                         sk_base64_place(&base64, total));
    if (text.prev != '\n')
        return sk_refuse(inspection, SK_INSPECT_TEXT, part, body.end);
    return true;
}

static bool
check_jis(SkInspection *inspection, uint32_t part, SkSpan body)
{
    if (body.p == body.end)
        return sk_refuse(inspection, SK_INSPECT_TEXT, part, body.end);
    while (body.p < body.end) {
        const uint8_t *lf = memchr(body.p, '\n', (size_t)(body.end - body.p));
        if (lf == NULL || lf == body.p || lf[-1] != '\r')
            return sk_refuse(inspection, SK_INSPECT_LINE_END, part, body.p);
        const uint8_t *bad = sk_jis_line((SkSpan){ body.p, lf - 1 }, true);
        if (bad != NULL)
            return sk_refuse(inspection, SK_INSPECT_ENCODING, part, bad);
        body.p = lf + 1;
    }
    return true;
}

/* All that may be emitted as text; each type with its one encoding. */
static const struct {
    SkInspectCharset charset;
    const char *type, *encoding;
    BodyCheck check;
} texts[] = {
    { SK_INSPECT_UTF_8, "text/plain; charset=utf-8", "base64", check_utf8 },
    { SK_INSPECT_ISO_2022_JP, "text/plain; charset=iso-2022-jp", "7bit",
      check_jis },
};

/* One part: @where is 0 when its headers are the message's. */
static bool
inspect_entity(SkInspection *inspection, const SkHeaders *headers,
               uint32_t where, uint32_t part)
{
    uint32_t wanted = inspection->order->charset;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!equals(headers->type, texts[i].type) ||
            (wanted != 0 && wanted != (uint32_t)texts[i].charset))
            continue;
        if (!equals(headers->encoding, texts[i].encoding))
            return sk_refuse(inspection, SK_INSPECT_CONTENT_TYPE, where,
                             headers->encoding.p);
        return texts[i].check(inspection, part, headers->body);
    }
    return sk_refuse(inspection, SK_INSPECT_CONTENT_TYPE, where,
                     headers->type.p);
}

static bool
inspect_mail(SkInspection *inspection)
{
    SkHeaders headers = { 0 };
    return sk_inspect_lines(inspection) &&
           sk_inspect_headers(inspection, &headers) &&
           inspect_entity(inspection, &headers, 0, 1);
}

/* A lone text file. An empty one is a text; it need not end in a line end. */
static bool
inspect_file(SkInspection *inspection)
{
    SkSpan all = inspection->all;
    SkText text = { SK_ENDS_OPEN, 0, false };
    size_t n = (size_t)(all.end - all.p);
    size_t taken = sk_text_take(&text, all.p, n);
    if (taken == n && sk_text_may_end(&text))
        return true;
    const uint8_t *at = all.p + taken;
    bool is_end = taken < n && (*at == '\r' || *at == '\n' || *at == 0);
    return sk_refuse(inspection, is_end ? SK_INSPECT_LINE_END : SK_INSPECT_TEXT,
                     0, at);
}

static bool
order_is_whole(const SkInspectOrder *order)
{
    if (order == NULL || order->magic != SK_INSPECT_MAGIC)
        return false;
    bool is_mail = order->kind == SK_INSPECT_KIND_MAIL;
    bool is_text = order->kind == SK_INSPECT_KIND_TEXT;
    bool charset_fits = order->charset == 0 ||
                        order->charset == SK_INSPECT_UTF_8 ||
                        (is_mail && order->charset == SK_INSPECT_ISO_2022_JP);
    return (is_mail || is_text) && charset_fits && sk_keep_is_whole(order);
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
    return order->kind == SK_INSPECT_KIND_MAIL ? inspect_mail(inspection)
                                               : inspect_file(inspection);
}

int
sk_inspect(const SkInspectOrder *order, const uint8_t *bytes, size_t len,
           SkInspectAnswer *answer)
{
    static const uint8_t nothing[1] = { 0 };
    const uint8_t *start = bytes != NULL ? bytes : nothing;
    SkInspection inspection = { order,
                                { start, bytes != NULL ? start + len : start },
                                answer };
    memset(answer, 0, sizeof *answer);
    answer->magic = SK_INSPECT_MAGIC;
    answer->input_len = bytes != NULL ? len : 0;
    if (!inspect(&inspection))
        return 0;
    answer->why = SK_INSPECT_ACCEPTED;
    answer->accepted = 1;
    return 1;
}
