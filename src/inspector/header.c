/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the headers of a message: which names occur, how often, in what order;
 * and hands each value to its own check. What a MIME type means is not known
 * here. This defends against a second reading: a name written oddly, a field
 * that occurs twice, a fold that some take for an empty line, fields that tell
 * a mail program to do something.
 */
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

typedef enum { ANY = 0, ONCE = 1 } Often;

/* The last headers have a fixed order; all before them stand as they came. */
typedef enum { AS_CAME, SEKISHO, VERSION, TYPE, ENCODING } Rank;

typedef struct {
    const char *name;
    SkValueCheck check; /* if NULL, the value is checked elsewhere */
    Often often;
    Rank rank;
} Field;

static const Field fields[] = {
    { "Return-Path", sk_field_trace, ANY, AS_CAME },
    { "Received", sk_field_trace, ANY, AS_CAME },
    { "From", sk_field_mailbox, ONCE, AS_CAME },
    { "Sender", sk_field_mailbox, ONCE, AS_CAME },
    { "Reply-To", sk_field_addresses, ONCE, AS_CAME },
    { "To", sk_field_recipients, ONCE, AS_CAME },
    { "Cc", sk_field_recipients, ONCE, AS_CAME },
    { "Resent-From", sk_field_addresses, ANY, AS_CAME },
    { "Resent-Sender", sk_field_mailbox, ANY, AS_CAME },
    { "Resent-To", sk_field_recipients, ANY, AS_CAME },
    { "Resent-Cc", sk_field_recipients, ANY, AS_CAME },
    { "Subject", sk_field_text, ONCE, AS_CAME },
    { "Comments", sk_field_text, ANY, AS_CAME },
    { "Keywords", sk_field_text, ANY, AS_CAME },
    { "Thread-Topic", sk_field_text, ANY, AS_CAME },
    { "Organization", sk_field_text, ANY, AS_CAME },
    { "Date", sk_field_date, ONCE, AS_CAME },
    { "Resent-Date", sk_field_date, ANY, AS_CAME },
    { "Message-ID", sk_field_ids, ONCE, AS_CAME },
    { "In-Reply-To", sk_field_ids, ANY, AS_CAME },
    { "References", sk_field_ids, ANY, AS_CAME },
    { "Resent-Message-ID", sk_field_ids, ANY, AS_CAME },
    { "Auto-Submitted", sk_field_token, ONCE, AS_CAME },
    { "Precedence", sk_field_token, ONCE, AS_CAME },
    { "Importance", sk_field_token, ONCE, AS_CAME },
    { "Priority", sk_field_token, ONCE, AS_CAME },
    { "X-Priority", sk_field_token, ONCE, AS_CAME },
    { "Content-Language", sk_field_token, ONCE, AS_CAME },
    { "List-Id", sk_field_token, ONCE, AS_CAME },
    { "X-Sekisho", sk_field_sekisho, ONCE, SEKISHO },
    { "MIME-Version", sk_field_version, ONCE, VERSION },
    { "Content-Type", NULL, ONCE, TYPE },
    { "Content-Transfer-Encoding", NULL, ONCE, ENCODING },
};
#define N_FIELDS (sizeof fields / sizeof fields[0])

static const Field kept_field = { "", sk_field_text, ANY, AS_CAME };

typedef struct {
    SkInspection *inspection;
    SkHeaders *headers;
    unsigned seen[N_FIELDS]; /* how often each field occurred */
    Rank rank;               /* the rank of the last one */
} Reading;

static bool
is_name_char(uint8_t c)
{
    return c > 0x20 && c < 0x7F && c != ':';
}

static bool
is_name(SkSpan name, const char *other)
{
    size_t len = (size_t)(name.end - name.p);
    return strlen(other) == len &&
           strncasecmp((const char *)name.p, other, len) == 0;
}

/* These names can be kept by no policy: they decide how the body is read, are
 * written by the gateway itself, or name secret recipients. */
static bool
is_never_kept(SkSpan name)
{
    static const char *const starts[] = { "Content-", "MIME-", "X-Sekisho" };
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        size_t len = strlen(starts[i]);
        if ((size_t)(name.end - name.p) >= len &&
            strncasecmp((const char *)name.p, starts[i], len) == 0)
            return true;
    }
    return is_name(name, "Bcc") || is_name(name, "Resent-Bcc");
}

static bool
is_kept(const SkInspectOrder *order, SkSpan name)
{
    for (uint32_t i = 0; i < order->n_keep; i++)
        if (is_name(name, order->keep[i]))
            return !is_never_kept(name);
    return false;
}

/* Returns NULL if the header may not leave. The names that the writer makes are
 * written in one way only, and a policy cannot give them another meaning. */
static const Field *
find_field(const SkInspectOrder *order, SkSpan name)
{
    for (size_t i = 0; i < N_FIELDS; i++) {
        if (is_name(name, fields[i].name)) {
            size_t len = (size_t)(name.end - name.p);
            return memcmp(name.p, fields[i].name, len) == 0 ? &fields[i] : NULL;
        }
    }
    return is_kept(order, name) ? &kept_field : NULL;
}

/* Returns the CRLF that ends the line at @p, or @end if there is none. */
static const uint8_t *
line_end(const uint8_t *p, const uint8_t *end)
{
    const uint8_t *lf = memchr(p, '\n', (size_t)(end - p));
    return lf != NULL && lf > p && lf[-1] == '\r' ? lf - 1 : end;
}

static bool
is_blank_only(SkSpan line)
{
    while (line.p < line.end && sk_is_blank(*line.p))
        line.p++;
    return line.p == line.end;
}

/* Returns the CRLF that ends the header whose first line ends at @crlf. A
 * folded line of blanks alone is refused, because some readers take it for the
 * empty line. */
static const uint8_t *
unfold(SkInspection *inspection, const uint8_t *crlf)
{
    const uint8_t *end = inspection->all.end;
    while (end - crlf > 2 && sk_is_blank(crlf[2])) {
        SkSpan line = { crlf + 2, line_end(crlf + 2, end) };
        if (is_blank_only(line)) {
            sk_refuse(inspection, SK_INSPECT_HEADER_VALUE, 0, line.p);
            return NULL;
        }
        crlf = line.end;
    }
    return crlf;
}

static bool
check_place(Reading *reading, const Field *field, const uint8_t *at)
{
    SkInspection *inspection = reading->inspection;
    if (field != &kept_field) {
        unsigned seen = reading->seen[field - fields]++;
        if (field->often == ONCE && seen > 0)
            return sk_refuse(inspection, SK_INSPECT_HEADER_DUPLICATE, 0, at);
    }
    if (field->rank < reading->rank)
        return sk_refuse(inspection, SK_INSPECT_STRUCTURE, 0, at);
    reading->rank = field->rank;
    return true;
}

static bool
check_value(Reading *reading, const Field *field, SkSpan value)
{
    if (field->rank == TYPE)
        reading->headers->type = value;
    if (field->rank == ENCODING)
        reading->headers->encoding = value;
    const uint8_t *bad = field->check != NULL ? field->check(value) : NULL;
    return bad == NULL ||
           sk_refuse(reading->inspection, SK_INSPECT_HEADER_VALUE, 0, bad);
}

/* Reads the header at @p. Returns what follows it, or NULL if
 * it was refused. */
static const uint8_t *
read_header(Reading *reading, const uint8_t *p)
{
    SkInspection *inspection = reading->inspection;
    const uint8_t *end = inspection->all.end;
    SkSpan name = { p, p };
    while (name.end < end && is_name_char(*name.end))
        name.end++;
    const Field *field = NULL;
    if (name.end > p && name.end < end && *name.end == ':')
        field = find_field(inspection->order, name);
    if (field == NULL) {
        sk_refuse(inspection, SK_INSPECT_HEADER_NAME, 0, p);
        return NULL;
    }
    const uint8_t *crlf = unfold(inspection, line_end(p, end));
    if (crlf == NULL)
        return NULL;
    if (crlf + 2 - inspection->all.p > SK_INSPECT_HEADERS_MAX) {
        sk_refuse(inspection, SK_INSPECT_HEADER_SIZE, 0,
                  inspection->all.p + SK_INSPECT_HEADERS_MAX);
        return NULL;
    }
    SkSpan value = { name.end + 2, crlf };
    if (!check_place(reading, field, p))
        return NULL;
    if (name.end[1] != ' ') {
        sk_refuse(inspection, SK_INSPECT_HEADER_VALUE, 0, name.end + 1);
        return NULL;
    }
    return check_value(reading, field, value) ? crlf + 2 : NULL;
}

bool
sk_keep_is_whole(const SkInspectOrder *order)
{
    if (order->n_keep > SK_INSPECT_KEEP_MAX)
        return false;
    for (uint32_t i = 0; i < order->n_keep; i++) {
        const char *name = order->keep[i];
        size_t len = strnlen(name, SK_INSPECT_NAME_MAX);
        if (len == 0 || len == SK_INSPECT_NAME_MAX)
            return false;
        for (size_t k = 0; k < len; k++)
            if (!is_name_char((uint8_t)name[k]))
                return false;
    }
    return true;
}

/* A multipart has no encoding of its own, where it is allowed at all. */
static bool
is_needed(const Reading *reading, const Field *field)
{
    if (field->rank == ENCODING)
        return reading->inspection->order->types == 0 ||
               !sk_is_multipart(reading->headers->type);
    return field->rank >= VERSION;
}

bool
sk_inspect_headers(SkInspection *inspection, SkHeaders *headers)
{
    Reading reading = { inspection, headers, { 0 }, AS_CAME };
    const uint8_t *p = inspection->all.p, *end = inspection->all.end;
    while (p < end && *p != '\r') {
        p = read_header(&reading, p);
        if (p == NULL)
            return false;
    }
    if (end - p < 2 || p[1] != '\n') /* There is no empty line. */
        return sk_refuse(inspection, SK_INSPECT_STRUCTURE, 0, p);
    for (size_t i = 0; i < N_FIELDS; i++)
        if (reading.seen[i] == 0 && is_needed(&reading, &fields[i]))
            return sk_refuse(inspection, SK_INSPECT_HEADER_MISSING, 0, p);
    headers->body = (SkSpan){ p + 2, end };
    return true;
}
