/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a mail from its first line on, and judges its text part by type and
 * encoding. Of header values it looks only at these two. This defends against a
 * body that is read in another charset or encoding than the one that was
 * checked.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/inner.h"

typedef bool (*BodyCheck)(SkInspection *inspection, uint32_t part, SkSpan body);

static bool
equals(SkSpan value, const char *word)
{
    size_t len = strlen(word);
    return sk_length(value) == len && len > 0 &&
           memcmp(value.p, word, len) == 0;
}

/* Checks the text as it is decoded from base64 piece by piece. A character that
 * is incomplete at the end of one piece waits for the next. */
static bool
check_utf8(SkInspection *inspection, uint32_t part, SkSpan body)
{
    uint8_t bytes[4 + SK_BASE64_CHUNK];
    SkBase64Body base64 = { body.p, body.p, body.end, NULL };
    SkText text = { .ends = SK_ENDS_CRLF };
    SkStart start;
    size_t waiting = 0, total = 0, n = 0;
    sk_start_begin(&start);
    while ((n = sk_base64_read(&base64, bytes + waiting)) > 0) {
        n += waiting;
        size_t taken = sk_text_take(&text, bytes, n);
        bool starts = !sk_start_take(&start, bytes, taken);
        total += taken;
        waiting = n - taken;
        if (text.bad || waiting > 3 || starts)
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

/* Checks for forged notices, and by order for links, the text of @len bytes at
 * @text, a copy of what begins at @body. Frees @text. */
static bool
check_words(SkInspection *inspection, uint32_t part, uint8_t *text, size_t len,
            const uint8_t *body)
{
    SkSpan all = { text, text + len };
    bool forged = sk_notice_forged(all) != NULL;
    bool links = inspection->order->links != 0 && sk_link_in(all) != NULL;
    free(text);
    if (forged)
        return sk_refuse(inspection, SK_INSPECT_NOTICE, part, body);
    return !links || sk_refuse(inspection, SK_INSPECT_LINK, part, body);
}

/* Does the same for the text in base64. */
static bool
check_utf8_words(SkInspection *inspection, uint32_t part, SkSpan body)
{
    SkBase64Body base64 = { body.p, body.p, body.end, NULL };
    size_t len = 0, n = 0;
    /* One piece more than the text, because sk_base64_read may
     * ask for as much. */
    uint8_t *text = sk_room(sk_length(body) / 4 * 3 + SK_BASE64_CHUNK);
    while ((n = sk_base64_read(&base64, text + len)) > 0)
        len += n;
    return check_words(inspection, part, text, len, body.p);
}

/* Does the same for ISO-2022-JP. */
static bool
check_jis_words(SkInspection *inspection, uint32_t part, SkSpan body)
{
    uint8_t *text = sk_room(sk_length(body) * 2);
    size_t len = sk_notice_from_jis(body, text);
    return check_words(inspection, part, text, len, body.p);
}

static bool
check_jis(SkInspection *inspection, uint32_t part, SkSpan body)
{
    SkStart start;
    if (body.p == body.end)
        return sk_refuse(inspection, SK_INSPECT_TEXT, part, body.end);
    sk_start_begin(&start);
    while (body.p < body.end) {
        const uint8_t *lf = memchr(body.p, '\n', (size_t)(body.end - body.p));
        if (lf == NULL || lf == body.p || lf[-1] != '\r')
            return sk_refuse(inspection, SK_INSPECT_LINE_END, part, body.p);
        const uint8_t *bad = sk_jis_line((SkSpan){ body.p, lf - 1 }, true);
        if (bad != NULL)
            return sk_refuse(inspection, SK_INSPECT_ENCODING, part, bad);
        if (!sk_start_take(&start, body.p, (size_t)(lf + 1 - body.p)))
            return sk_refuse(inspection, SK_INSPECT_TEXT, part, body.p);
        body.p = lf + 1;
    }
    return true;
}

/* All forms in which a text may leave: each type with its only encoding. */
static const struct {
    SkInspectCharset charset;
    const char *type, *encoding;
    BodyCheck check, words;
} texts[] = {
    { SK_INSPECT_UTF_8, "text/plain; charset=utf-8", "base64", check_utf8,
      check_utf8_words },
    { SK_INSPECT_ISO_2022_JP, "text/plain; charset=iso-2022-jp", "7bit",
      check_jis, check_jis_words },
};

bool
sk_inspect_text(SkInspection *inspection, const SkHeaders *headers,
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
        return texts[i].check(inspection, part, headers->body) &&
               texts[i].words(inspection, part, headers->body);
    }
    return sk_refuse(inspection, SK_INSPECT_CONTENT_TYPE, where,
                     headers->type.p);
}

bool
sk_inspect_mail(SkInspection *inspection)
{
    SkHeaders headers = { 0 };
    if (!sk_inspect_lines(inspection) ||
        !sk_inspect_headers(inspection, &headers))
        return false;
    if (inspection->order->types == 0 || !sk_is_multipart(headers.type))
        return sk_inspect_text(inspection, &headers, 0, 1);
    if (headers.encoding.p != NULL)
        return sk_refuse(inspection, SK_INSPECT_CONTENT_TYPE, 0,
                         headers.encoding.p);
    return sk_inspect_parts(inspection, &headers);
}
