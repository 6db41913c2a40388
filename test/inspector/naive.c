/* SPDX-License-Identifier: Apache-2.0
 *
 * See naive.h. Written the other way round than the inspector wherever that is
 * possible: whole copies instead of spans, libc instead of tables. Used by the
 * mutation test and the fuzz target.
 */
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "naive.h"

/* Code points of @text; NULL when glibc's iconv does not read all of it. */
static uint32_t *
to_ucs4(const char *charset, const char *text, size_t len, size_t *n)
{
    iconv_t converter = iconv_open("UCS-4LE", charset);
    size_t room = (len + 1) * 4, left = room;
    uint32_t *points = malloc(room);
    char *in = (char *)text, *out = (char *)points;
    size_t rest = len;
    bool read_all = iconv(converter, &in, &rest, &out, &left) == 0 && rest == 0;
    iconv_close(converter);
    *n = (room - left) / 4;
    if (read_all)
        return points;
    free(points);
    return NULL;
}

/* The code points nobody may see, as a plain list. */
static bool
is_hidden(uint32_t c)
{
    static const uint32_t hidden[] = {
        0x85,   0xAD,   0x61C,  0x115F, 0x1160, 0x180E,  0x200B,
        0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B,  0x202C,
        0x202D, 0x202E, 0x2060, 0x2061, 0x2062, 0x2063,  0x2064,
        0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xFEFF,  0xFFA0,
        0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF, 0xE0001, 0x10FFFF,
    };
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
        if (c == hidden[i])
            return true;
    return (c >= 0x7F && c < 0xA0) || (c >= 0xE0000 && c < 0xE0080) ||
           (c >= 0xFDD0 && c < 0xFDF0) || (c >= 0xD800 && c < 0xE000);
}

const char *
naive_text(const char *charset, const char *text, size_t len, bool crlf)
{
    size_t n = 0;
    uint32_t *points = to_ucs4(charset, text, len, &n);
    const char *objection = points == NULL ? "text does not decode" : NULL;
    for (size_t i = 0; i < n && objection == NULL; i++) {
        uint32_t c = points[i], next = i + 1 < n ? points[i + 1] : 0;
        uint32_t prev = i > 0 ? points[i - 1] : 0;
        bool line_end = (c == '\r' && next == '\n') || c == '\n';
        if ((c < 0x20 && c != '\t' && !line_end) || is_hidden(c))
            objection = "a character nobody sees";
        if (crlf && c == '\n' && prev != '\r')
            objection = "a lone LF in the text";
        bool is_word =
            prev >= 0x620 && prev < 0xE00 && next >= 0x620 && next < 0xE00;
        if ((c == 0x200C && !is_word) ||
            (c == 0x200D && !is_word && (prev < 0x2600 || next < 0x2600)))
            objection = "a joiner that joins nothing";
    }
    free(points);
    return objection;
}

/* Base64 by searching the alphabet; line ends are skipped. */
char *
naive_base64(const char *text, size_t len, size_t *n)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "abcdefghijklmnopqrstuvwxyz0123456789+/";
    char *out = calloc(1, len + 1);
    uint32_t bits = 0, held = 0;
    *n = 0;
    for (size_t i = 0; i < len && text[i] != '='; i++) {
        const char *at = text[i] != '\0' ? strchr(alphabet, text[i]) : NULL;
        if (at == NULL)
            continue;
        bits = bits << 6 | (uint32_t)(at - alphabet);
        held += 6;
        if (held >= 8) {
            held -= 8;
            out[(*n)++] = (char)(bits >> held);
        }
    }
    return out;
}

static const char *
object_to_lines(const uint8_t *bytes, size_t len)
{
    size_t line = 0;
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] >= 0x80 || bytes[i] == 0)
            return "eight-bit or NUL";
        if (bytes[i] == '\r' && (i + 1 == len || bytes[i + 1] != '\n'))
            return "lone CR";
        if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r'))
            return "lone LF";
        line = bytes[i] == '\n' ? 0 : line + 1;
        if (line > 991) /* with its CR */
            return "long line";
    }
    return len >= 2 && bytes[len - 1] == '\n' ? NULL : "no last line end";
}

static unsigned
count_lines(const char *headers, const char *start)
{
    unsigned n = strncasecmp(headers, start, strlen(start)) == 0;
    for (const char *p = headers; (p = strstr(p, "\r\n")) != NULL; p += 2)
        n += strncasecmp(p + 2, start, strlen(start)) == 0;
    return n;
}

static const char *
object_to_headers(const char *headers)
{
    static const char *const once[] = { "MIME-Version:", "Content-Type:" };
    static const char *const at_most[] = { "From:", "Subject:", "To:",
                                           "Message-ID:", "X-Sekisho" };
    unsigned encodings =
        count_lines(headers, "Content-Type: multipart/mixed;") == 0;
    for (size_t i = 0; i < 2; i++)
        if (count_lines(headers, once[i]) != 1)
            return "a MIME header is not there once";
    if (count_lines(headers, "Content-Transfer-Encoding:") != encodings)
        return "another number of encodings";
    for (size_t i = 0; i < 5; i++)
        if (count_lines(headers, at_most[i]) > 1)
            return "a header stands twice";
    if (count_lines(headers, "Content-") -
            count_lines(headers, "Content-Language") !=
        1 + encodings)
        return "another Content- header";
    for (const char *p = headers; *p != '\0'; p++)
        if ((*p < 0x20 && strchr("\t\r\n", *p) == NULL) || *p == 0x7F)
            return "a control in a header";
    return strlen(headers) > SK_INSPECT_HEADERS_MAX ? "large headers" : NULL;
}

static const char *
object_to_body(const char *headers, const char *body, size_t len)
{
    if (strstr(headers, "\r\nContent-Transfer-Encoding: 7bit") != NULL)
        return naive_text("ISO-2022-JP", body, len, true);
    size_t n = 0;
    char *text = naive_base64(body, len, &n);
    const char *objection = naive_text("UTF-8", text, n, true);
    if (n < 2 || memcmp(text + n - 2, "\r\n", 2) != 0)
        objection = "the text has no last line end";
    free(text);
    return objection;
}

const char *
naive_objection(const SkInspectOrder *order, const uint8_t *bytes, size_t len)
{
    if (order->kind == SK_INSPECT_KIND_FILE)
        return naive_file(order, order->type, (const char *)bytes, len);
    if (order->kind == SK_INSPECT_KIND_TEXT)
        return naive_text("UTF-8", (const char *)bytes, len, false);
    const char *objection = object_to_lines(bytes, len);
    const uint8_t *empty = memmem(bytes, len, "\r\n\r\n", 4);
    if (objection != NULL || empty == NULL)
        return objection != NULL ? objection : "no empty line";
    char *headers = strndup((const char *)bytes, (size_t)(empty + 2 - bytes));
    const char *body = (const char *)empty + 4;
    size_t body_len = len - (size_t)(empty + 4 - bytes);
    objection = object_to_headers(headers);
    if (objection == NULL)
        objection = count_lines(headers, "Content-Type: multipart/mixed;") > 0
                        ? naive_parts(order, body, body_len)
                        : object_to_body(headers, body, body_len);
    free(headers);
    return objection;
}
