/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target of the inspector. The first byte of the input chooses the order,
 * the rest is the output to be inspected. What is accepted must stand up to
 * the naive opinion of test/inspector/naive.c, and be accepted again.
 *
 * One input in eight is taken as the text of a mail and wrapped into one, so
 * that the engine need not learn base64 to reach the law of characters.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../inspector/naive.h"
#include "inspector/inspect.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static SkInspectOrder
choose_order(uint8_t choice)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC };
    order.kind = choice & 1 ? SK_INSPECT_KIND_TEXT : SK_INSPECT_KIND_MAIL;
    order.charset = choice >> 1 & 3;
    order.n_keep = choice >> 3 & 1;
    memcpy(order.keep[0], "X-Case-Number", sizeof "X-Case-Number");
    return order;
}

static void
judge(const SkInspectOrder *order, const uint8_t *bytes, size_t len)
{
    SkInspectAnswer answer, again;
    int accepted = sk_inspect(order, bytes, len, &answer);
    int repeated = sk_inspect(order, bytes, len, &again);
    const char *objection = NULL;
    if (accepted != repeated || memcmp(&answer, &again, sizeof answer) != 0)
        objection = "two answers to one question";
    else if (answer.input_len != len || answer.offset > len ||
             (answer.why == SK_INSPECT_ACCEPTED) != accepted ||
             answer.accepted != (uint32_t)accepted ||
             answer.why >= SK_INSPECT_N_WHYS)
        objection = "the answer contradicts itself";
    else if (accepted)
        objection = naive_objection(order, bytes, len);
    if (objection != NULL) {
        fprintf(stderr, "objection: %s\n", objection);
        abort();
    }
}

static char *
put_base64(char *to, const uint8_t *text, size_t size)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "abcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        uint32_t bits = (uint32_t)text[i] << 16;
        bits |= i + 1 < size ? (uint32_t)text[i + 1] << 8 : 0;
        bits |= i + 2 < size ? text[i + 2] : 0;
        *to++ = alphabet[bits >> 18];
        *to++ = alphabet[bits >> 12 & 63];
        *to++ = i + 1 < size ? alphabet[bits >> 6 & 63] : '=';
        *to++ = i + 2 < size ? alphabet[bits & 63] : '=';
        if (i % 57 == 54 || i + 3 >= size) {
            *to++ = '\r';
            *to++ = '\n';
        }
    }
    return to;
}

static void
judge_as_text(SkInspectOrder order, const uint8_t *text, size_t size)
{
    static const char headers[] = "MIME-Version: 1.0\r\n"
                                  "Content-Type: text/plain; charset=utf-8\r\n"
                                  "Content-Transfer-Encoding: base64\r\n\r\n";
    char *mail = malloc(sizeof headers + size * 2 + 16);
    memcpy(mail, headers, sizeof headers - 1);
    char *end = put_base64(mail + sizeof headers - 1, text, size);
    order.kind = SK_INSPECT_KIND_MAIL;
    judge(&order, (const uint8_t *)mail, (size_t)(end - mail));
    free(mail);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    SkInspectOrder order = choose_order(data[0]);
    uint8_t *exact = malloc(size); /* ASan sees a byte too far */
    memcpy(exact, data + 1, size - 1);
    exact = realloc(exact, size > 1 ? size - 1 : 1);
    if (data[0] >> 5 == 7)
        judge_as_text(order, exact, size - 1);
    else
        judge(&order, exact, size - 1);
    free(exact);
    return 0;
}
