/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the parts of a mail with files: the delimiters, the lines before each
 * body, the names, and the bytes in base64. What the bytes are is checked in
 * file.c. This defends against trees that two readers divide differently: the
 * string of the boundary stands in delimiters and nowhere else, and nothing
 * stands outside a part.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/inner.h"

#define TYPE_START     "multipart/mixed; boundary=\"" BOUNDARY_START
#define BOUNDARY_START "=_sekisho_"
#define BOUNDARY_HEX   32
#define BOUNDARY_LEN   (sizeof BOUNDARY_START - 1 + BOUNDARY_HEX)

typedef struct {
    uint8_t name[SK_NAME_MAX];
    size_t len;
    const uint8_t *at;
} FileName;

typedef struct {
    SkInspection *inspection;
    SkSpan boundary;
    SkSpan rest;   /* what stands behind the last delimiter */
    uint32_t part; /* the number of the current part */
    bool is_last;  /* the last delimiter was the closing one */
    FileName *names;
    size_t n_names, room;
} Parts;

static bool
refuse(const Parts *parts, SkInspectWhy why, const uint8_t *at)
{
    return sk_refuse(parts->inspection, why, parts->part, at);
}

bool
sk_is_multipart(SkSpan type)
{
    if (type.p == NULL || !sk_take(&type, TYPE_START) ||
        sk_length(type) != BOUNDARY_HEX + 1 || type.end[-1] != '"')
        return false;
    for (; type.p < type.end - 1; type.p++)
        if ((*type.p < '0' || *type.p > '9') &&
            (*type.p < 'a' || *type.p > 'f'))
            return false;
    return true;
}

static const uint8_t *
find(SkSpan in, SkSpan what)
{
    return memmem(in.p, sk_length(in), what.p, sk_length(what));
}

/* Finds the next delimiter. @content becomes what stands before it, including
 * its line end. */
static bool
cut(Parts *parts, SkSpan *content)
{
    const uint8_t *at = find(parts->rest, parts->boundary);
    if (at == NULL)
        return refuse(parts, SK_INSPECT_STRUCTURE, parts->rest.end);
    SkSpan behind = { at + BOUNDARY_LEN, parts->rest.end };
    bool is_line = at - parts->rest.p >= 2 && at[-1] == '-' && at[-2] == '-' &&
                   (at - 2 == parts->rest.p || at[-3] == '\n');
    parts->is_last = sk_take(&behind, "--");
    if (!is_line || !sk_take(&behind, "\r\n"))
        return refuse(parts, SK_INSPECT_STRUCTURE, at);
    *content = (SkSpan){ parts->rest.p, at - 2 };
    parts->rest = behind;
    return true;
}

/* Takes "@name: ", a value and CRLF. */
static bool
take_line(SkSpan *in, const char *name, SkSpan *value)
{
    SkSpan at = *in;
    if (!sk_take(&at, name))
        return false;
    const uint8_t *cr = memchr(at.p, '\r', sk_length(at));
    if (cr == NULL)
        return false;
    *value = (SkSpan){ at.p, cr };
    in->p = cr;
    return sk_take(in, "\r\n");
}

/* Takes type and encoding, the first two lines of each part. */
static bool
take_both(Parts *parts, SkSpan *in, SkHeaders *headers)
{
    if (take_line(in, "Content-Type: ", &headers->type) &&
        take_line(in, "Content-Transfer-Encoding: ", &headers->encoding))
        return true;
    return refuse(parts, SK_INSPECT_STRUCTURE, in->p);
}

static bool
check_text_part(Parts *parts, SkSpan content)
{
    SkHeaders headers = { 0 };
    if (!take_both(parts, &content, &headers))
        return false;
    if (!sk_take(&content, "\r\n"))
        return refuse(parts, SK_INSPECT_STRUCTURE, content.p);
    headers.body = content;
    return sk_inspect_text(parts->inspection, &headers, parts->part,
                           parts->part);
}

/* Checks the type of a file and its encoding, which follows from the type. */
static bool
check_type(Parts *parts, const SkHeaders *headers, SkInspectType *type)
{
    SkSpan word = headers->type;
    const uint8_t *semicolon = memchr(word.p, ';', sk_length(word));
    bool has_charset = semicolon != NULL;
    if (has_charset)
        word.end = semicolon;
    *type = sk_type_of(word);
    bool is_text = sk_length(word) > 5 && memcmp(word.p, "text/", 5) == 0;
    SkSpan charset = { word.end, headers->type.end };
    if (*type == SK_INSPECT_N_TYPES || is_text != has_charset ||
        (is_text &&
         (!sk_take(&charset, "; charset=utf-8") || charset.p != charset.end)) ||
        (parts->inspection->order->types & SK_INSPECT_BIT(*type)) == 0)
        return refuse(parts, SK_INSPECT_CONTENT_TYPE, headers->type.p);
    SkSpan encoding = headers->encoding;
    bool fits = sk_take(&encoding,
                        *type == SK_INSPECT_TYPE_MESSAGE ? "7bit" : "base64");
    return (fits && encoding.p == encoding.end) ||
           refuse(parts, SK_INSPECT_CONTENT_TYPE, headers->encoding.p);
}

/* Makes room for one more name. */
static FileName *
new_name(Parts *parts)
{
    if (parts->n_names == parts->room) {
        size_t room = parts->room * 2 + 4;
        FileName *names = sk_room(room * sizeof *names);
        if (parts->n_names > 0)
            memcpy(names, parts->names, parts->n_names * sizeof *names);
        free(parts->names);
        parts->names = names;
        parts->room = room;
    }
    return &parts->names[parts->n_names++];
}

static bool
check_name(Parts *parts, SkSpan *in, SkInspectType type)
{
    if (!sk_take(in, "Content-Disposition: attachment"))
        return refuse(parts, SK_INSPECT_STRUCTURE, in->p);
    FileName *name = new_name(parts);
    const uint8_t *bad = NULL;
    const uint8_t *next =
        sk_disposition_name(*in, name->name, &name->len, &bad);
    if (next == NULL)
        return refuse(parts, SK_INSPECT_NAME, bad);
    name->at = in->p + strlen(";\r\n ");
    SkSpan span = { name->name, name->name + name->len };
    if (!sk_name_is_safe(span) || sk_name_type(span) != type)
        return refuse(parts, SK_INSPECT_NAME, name->at);
    in->p = next;
    return sk_take(in, "\r\n\r\n") ||
           refuse(parts, SK_INSPECT_STRUCTURE, in->p);
}

/* Checks the bytes of a file. Unlike those of a text, they are needed all at
 * once. */
static bool
check_bytes(Parts *parts, SkInspectType type, SkSpan body)
{
    uint8_t *bytes = sk_room(sk_length(body) / 4 * 3 + SK_BASE64_LINE);
    SkBase64Body base64 = { body.p, body.p, body.end, NULL };
    SkSpan file = { bytes, bytes };
    for (size_t n = 0;
         (n = sk_base64_read(&base64, bytes + (file.end - file.p))) > 0;)
        file.end += n;
    SkNo no = { SK_INSPECT_ENCODING, base64.bad };
    if (base64.bad == NULL) {
        no = sk_file_check(&parts->inspection->nest, type, file);
        if (no.at != NULL)
            no.at = sk_base64_place(&base64, (size_t)(no.at - file.p));
    }
    free(bytes);
    return no.at == NULL || refuse(parts, no.why, no.at);
}

static bool
check_file_part(Parts *parts, SkSpan content)
{
    SkHeaders headers = { 0 };
    SkInspectType type = SK_INSPECT_N_TYPES;
    if (!take_both(parts, &content, &headers) ||
        !check_type(parts, &headers, &type) ||
        !check_name(parts, &content, type))
        return false;
    SkSpan after = content;
    bool is_empty = sk_take(&after, "\r\n") && after.p == after.end;
    if (is_empty && type != SK_INSPECT_TYPE_MESSAGE)
        return true;
    /* The delimiter stands right behind the headers. */
    if (sk_length(content) < 2)
        return refuse(parts, SK_INSPECT_STRUCTURE, content.p);
    if (type != SK_INSPECT_TYPE_MESSAGE)
        return check_bytes(parts, type, content);
    /* All lines end in CRLF; this one belongs to the delimiter. */
    content.end -= 2;
    SkNo no = sk_file_check(&parts->inspection->nest, type, content);
    return no.at == NULL || refuse(parts, no.why, no.at);
}

static bool
check_clash(Parts *parts)
{
    SkNamed *named = sk_room(parts->n_names * sizeof *named);
    for (size_t i = 0; i < parts->n_names; i++) {
        const FileName *name = &parts->names[i];
        named[i] = (SkNamed){ { name->name, name->name + name->len },
                              name->at,
                              (uint32_t)i + 2 };
    }
    const SkNamed *later = sk_names_clash(named, parts->n_names);
    bool is_unique =
        later == NULL ||
        sk_refuse(parts->inspection, SK_INSPECT_NAME, later->part, later->at);
    free(named);
    return is_unique;
}

static bool
check_parts(Parts *parts)
{
    SkSpan content = { NULL, NULL };
    if (!cut(parts, &content))
        return false;
    /* There is a preamble, or there are no parts. */
    if (content.p != content.end || parts->is_last)
        return refuse(parts, SK_INSPECT_STRUCTURE, content.p);
    while (!parts->is_last) {
        parts->part++;
        if (!cut(parts, &content) ||
            !(parts->part == 1 ? check_text_part(parts, content)
                               : check_file_part(parts, content)))
            return false;
    }
    if (parts->part < 2 || parts->rest.p != parts->rest.end)
        return refuse(parts, SK_INSPECT_STRUCTURE, parts->rest.p);
    return check_clash(parts);
}

bool
sk_inspect_parts(SkInspection *inspection, const SkHeaders *headers)
{
    const uint8_t *end = headers->type.end - 1;
    Parts parts = { .inspection = inspection,
                    .boundary = { end - BOUNDARY_LEN, end },
                    .rest = headers->body };
    const uint8_t *early =
        find((SkSpan){ inspection->all.p, headers->type.p }, parts.boundary);
    if (early != NULL)
        return refuse(&parts, SK_INSPECT_STRUCTURE, early);
    bool is_whole = check_parts(&parts);
    free(parts.names);
    return is_whole;
}
