/* SPDX-License-Identifier: Apache-2.0
 *
 * Headers read, written and read again: text, addresses, ids, dates and
 * parameters. What was read is clean; what was written is 7-bit, has no line
 * too long and no line end of a stranger, and is read back as what it was.
 * Input: a byte that chooses kind and charset, the raw value.
 */
#include <string.h>
#include <sekisho/text.h>
#include "charset/charset.h"
#include "worker/read/address.h"
#include "worker/write/encode.h"
#include "worker/mail/date.h"
#include "worker/write/encode_inner.h"
#include "worker/read/header_values.h"
#include "worker/read/rfc2231.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static void
check_clean_line(const char *text)
{
    g_assert_true(sk_text_is_clean(text, strlen(text)));
    g_assert_null(strpbrk(text, "\n\t"));
}

/* 7-bit, CRLF only at folds and the end, no blank line, lines that fit. */
static void
check_written(const char *line)
{
    const char *start = line;

    g_assert_true(g_str_has_suffix(line, "\r\n"));
    for (const char *p = line; *p != '\0'; p++) {
        g_assert_true((guchar)*p < 0x7f);
        g_assert_true(*p != '\n' || (p > line && p[-1] == '\r'));
        g_assert_true(*p != '\r' || p[1] == '\n');
        if (*p != '\n')
            continue;
        g_assert_cmpint(p - start, <=, SK_LINE_OUT_MAX + 1);
        g_assert_true(p[1] == '\0' || p[1] == ' ' || p[1] == '\t');
        start = p + 1;
    }
}

/* The value of a written line, raw. */
static const char *
value_of(const char *line, gsize *len)
{
    const char *colon = strchr(line, ':');

    g_assert_nonnull(colon);
    *len = strlen(colon + 1) - 2;
    return colon + 1;
}

static char *
write_header(SkHeader *header, SkCharset charset)
{
    g_autoptr(SkReport) report = sk_report_new();
    char *line = sk_encode_header(header, charset, report);

    if (line != NULL)
        check_written(line);
    return line;
}

static void
check_text(const char *raw, gsize len, SkCharset charset)
{
    SkHeaderSeen seen = { 0 }, again = { 0 };
    g_autofree char *text = sk_header_decode(raw, len, &seen);
    check_clean_line(text);
    g_autofree char *meant = sk_encode_clean(text, 0, charset);
    SkHeader header = { .name = (char *)"Subject",
                        .kind = SK_HEADER_TEXT,
                        .text = meant };
    g_autofree char *line = write_header(&header, charset);

    if (line == NULL)
        return;
    gsize n;
    const char *value = value_of(line, &n);
    g_autofree char *back = sk_header_decode(value, n, &again);
    g_assert_cmpstr(back, ==, g_strstrip(meant));
    g_assert_cmpuint(again.malformed, ==, 0);
    g_assert_cmpuint(again.undecodable, ==, 0);
    g_assert_cmpuint(again.raw8, ==, 0);
}

static void
check_addresses(const char *raw, gsize len, SkCharset charset)
{
    SkAddressSeen seen = { 0 }, again = { 0 };
    g_autoptr(GPtrArray) list = sk_address_list_parse(raw, len, &seen);
    SkHeader header = { .name = (char *)"To",
                        .kind = SK_HEADER_ADDRESSES,
                        .addresses = list };
    g_autofree char *line = write_header(&header, charset);

    for (guint i = 0; i < list->len; i++) {
        const SkAddress *one = list->pdata[i];

        if (one->phrase != NULL)
            check_clean_line(one->phrase);
    }
    if (line == NULL || list->len == 0) /* "undisclosed-recipients:;" */
        return;
    gsize n;
    const char *value = value_of(line, &n);
    g_autoptr(GPtrArray) back = sk_address_list_parse(value, n, &again);
    SkHeader second = header;
    second.addresses = back;
    g_autofree char *twice = write_header(&second, charset);
    g_assert_cmpuint(again.bad + again.groups, ==, 0);
    g_assert_cmpuint(back->len, <=, list->len);
    g_assert_cmpstr(twice, ==, line);
}

static void
check_date(const char *raw, gsize len)
{
    g_autofree char *read = sk_value_date(raw, len);
    g_autofree char *written = sk_mail_date(read != NULL ? read : "");

    if (read == NULL)
        return;
    g_assert_cmpstr(written, ==, read);
}

static void
check_values(const char *raw, gsize len)
{
    gboolean repaired = FALSE, anew = FALSE;
    g_autofree char *ids = sk_value_ids(raw, len, &repaired);
    g_autofree char *token = sk_value_token(raw, len);
    g_autofree char *trace = sk_value_trace(raw, len);

    check_date(raw, len);
    if (ids != NULL) {
        g_autofree char *again = sk_value_ids(ids, strlen(ids), &anew);

        g_assert_cmpstr(again, ==, ids);
        g_assert_false(anew);
        g_assert_true(g_str_is_ascii(ids) && strpbrk(ids, "\r\n") == NULL);
    }
    if (token != NULL) {
        g_autofree char *again = sk_value_token(token, strlen(token));

        g_assert_cmpstr(again, ==, token);
        check_clean_line(token);
    }
    if (trace != NULL) {
        g_autofree char *line = g_strconcat(" ", trace, NULL);
        g_autofree char *again = sk_value_trace(line, strlen(line));

        g_assert_cmpstr(again, ==, trace);
    }
}

static void
check_params(const char *raw)
{
    SkHeaderSeen seen = { 0 };
    g_autoptr(SkParams) params = sk_params_parse(raw, &seen);
    const char *other = NULL;
    const char *name = sk_params_filename(params, params, &other);

    for (guint i = 0; i < params->params->len; i++) {
        const SkParam *param = params->params->pdata[i];

        check_clean_line(param->value);
        for (const char *p = param->name; *p != '\0'; p++)
            g_assert_false(g_ascii_isupper(*p));
        g_assert_true(sk_params_get(params, param->name) != NULL);
    }
    if (name != NULL)
        check_clean_line(name);
    g_assert_true(other == NULL || strcmp(other, name) != 0);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    if (size < 1 || !sk_charset_prepare(NULL))
        return 0;
    SkCharset charset = data[0] & 1 ? SK_CHARSET_ISO_2022_JP : SK_CHARSET_UTF_8;
    g_autofree char *raw = g_strndup((const char *)data + 1, size - 1);
    /* of exactly this size, so that ASan sees a byte too far; never NULL */
    g_autofree char *exact =
        size > 1 ? g_memdup2(data + 1, size - 1) : g_strdup("");

    switch (data[0] >> 1 & 3) {
    case 0:
        check_text(exact, size - 1, charset);
        break;
    case 1:
        check_addresses(exact, size - 1, charset);
        break;
    case 2:
        check_values(exact, size - 1);
        break;
    default:
        check_params(raw);
        break;
    }
    return 0;
}
