/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target of the inspector. The first byte of the input chooses the order,
 * the rest is the output to be inspected. What is accepted must stand up to
 * the naive opinion of test/inspector/naive.c, and be accepted again.
 *
 * Some inputs are wrapped, so that the engine need not learn base64, boundaries
 * and checksums: as the text of a mail, as a lone file of the type the second
 * byte says, as an attachment of that type, as the members of a zip.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../inspector/naive.h"
#include "inspector/inspect.h"

#define BOUNDARY "=_sekisho_0123456789abcdef0123456789abcdef"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static SkInspectOrder
choose_order(uint8_t choice)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC };
    order.kind = choice & 1 ? SK_INSPECT_KIND_TEXT : SK_INSPECT_KIND_MAIL;
    order.charset = choice >> 1 & 3;
    order.n_keep = choice >> 3 & 1;
    order.types = choice & 16 ? SK_INSPECT_ALL_TYPES : 0;
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

static const char *const types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};
static const char *const names[] = {
#define SK_X(symbol, name, type, extensions) "a." extensions,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

static void
judge_as_file(SkInspectOrder order, unsigned type, const uint8_t *file,
              size_t size)
{
    order.kind = SK_INSPECT_KIND_FILE;
    order.types = SK_INSPECT_ALL_TYPES;
    order.type = type;
    order.charset = 0;
    judge(&order, file, size);
}

/* All before the bytes of a file; returns its end. */
static char *
put_before(char *to, unsigned type)
{
    bool is_text = strncmp(types[type], "text/", 5) == 0;
    to = stpcpy(to, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
                    "boundary=\"" BOUNDARY "\"\r\n\r\n--" BOUNDARY
                    "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                    "Content-Transfer-Encoding: base64\r\n\r\naGVsbG8NCg==\r\n"
                    "--" BOUNDARY "\r\nContent-Type: ");
    to = stpcpy(to, types[type]);
    to = stpcpy(to, is_text ? "; charset=utf-8" : "");
    to = stpcpy(to, "\r\nContent-Transfer-Encoding: ");
    to = stpcpy(to, type == SK_INSPECT_TYPE_MESSAGE ? "7bit" : "base64");
    to = stpcpy(to, "\r\nContent-Disposition: attachment;\r\n filename=\"");
    to = mempcpy(to, names[type], strcspn(names[type], " "));
    return stpcpy(to, "\"\r\n\r\n");
}

static void
judge_as_part(SkInspectOrder order, unsigned type, const uint8_t *file,
              size_t size)
{
    char *mail = malloc(1024 + size * 2);
    bool is_mail = type == SK_INSPECT_TYPE_MESSAGE;
    char *end = put_before(mail, type);
    if (is_mail) {
        memcpy(end, file, size);
        end += size;
    } else {
        end = put_base64(end, file, size);
    }
    if (is_mail || size == 0)
        end = stpcpy(end, "\r\n");
    end = stpcpy(end, "--" BOUNDARY "--\r\n");
    order.kind = SK_INSPECT_KIND_MAIL;
    order.types = SK_INSPECT_ALL_TYPES;
    judge(&order, (const uint8_t *)mail, (size_t)(end - mail));
    free(mail);
}

static uint8_t *
put_number(uint8_t *to, uint64_t value, unsigned n)
{
    for (; n > 0; n--, value >>= 8)
        *to++ = (uint8_t)value;
    return to;
}

/* The fields that both headers of a zip's member share. */
static uint8_t *
put_fields(uint8_t *to, const uint8_t *file, size_t size, size_t name)
{
    to = put_number(to, 0x08000014, 4);
    to = put_number(to, 0, 2);
    to = put_number(to, 0x00210000, 4);
    to = put_number(to, crc32(0, file, (uInt)size), 4);
    to = put_number(to, size | (uint64_t)size << 32, 8);
    return put_number(to, name, 4);
}

/* Members of a byte each for the lengths of name and bytes, then these. */
static void
judge_as_zip(SkInspectOrder order, const uint8_t *data, size_t size)
{
    uint8_t *zip = malloc(size * 50 + 200),
            *directory = malloc(size * 50 + 200);
    uint8_t *to = zip, *central = directory;
    unsigned n = 0;
    while (size > 2 && data[0] + 2u + data[1] <= size) {
        size_t name = data[0], len = data[1], at = (size_t)(to - zip);
        const uint8_t *file = data + 2 + name;
        to = put_number(to, 0x04034b50, 4);
        to = put_fields(to, file, len, name);
        to = mempcpy(to, data + 2, name);
        to = mempcpy(to, file, len);
        central = put_number(central, 0x001402014b50, 6);
        central = put_fields(central, file, len, name);
        central = put_number(central, 0, 8);
        central = put_number(central, (uint64_t)at << 16, 6);
        central = mempcpy(central, data + 2, name);
        size -= name + len + 2;
        data += name + len + 2;
        n++;
    }
    size_t at = (size_t)(to - zip), len = (size_t)(central - directory);
    to = mempcpy(to, directory, len);
    to = put_number(to, 0x06054b50, 8);
    to = put_number(to, n | n << 16, 4);
    to = put_number(to, len | (uint64_t)at << 32, 8);
    to = put_number(to, 0, 2);
    judge_as_file(order, SK_INSPECT_TYPE_ZIP, zip, (size_t)(to - zip));
    free(directory);
    free(zip);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    SkInspectOrder order = choose_order(data[0]);
    unsigned type = data[1] % SK_INSPECT_N_TYPES;
    uint8_t *exact = malloc(size); /* ASan sees a byte too far */
    bool is_wrapped = data[0] >> 5 >= 4 && data[0] >> 5 < 7;
    size_t skip = is_wrapped ? 2 : 1, len = size - skip;
    memcpy(exact, data + skip, len);
    exact = realloc(exact, len > 0 ? len : 1);
    switch (data[0] >> 5) {
    case 7:
        judge_as_text(order, exact, len);
        break;
    case 6:
        judge_as_file(order, type, exact, len);
        break;
    case 5:
        judge_as_part(order, type, exact, len);
        break;
    case 4:
        judge_as_zip(order, exact, len);
        break;
    default:
        judge(&order, exact, len);
        break;
    }
    free(exact);
    return 0;
}
