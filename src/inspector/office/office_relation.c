/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads relationships (office.h) in the only form that the writer makes:
 *
 *   declaration <Relationships xmlns="…"> *( <Relationship Id="rId1" Type="…"
 *   Target="…"[ TargetMode="External"]/> ) </Relationships>
 *
 * with the identifiers counted from 1. This defends against references that
 * fetch, open or start something.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspector/office/office.h"
#include "inspector/office/office_text.h"

#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/"
#define SPACE  "http://schemas.openxmlformats.org/package/2006/relationships"

bool
sk_office_take_value(SkSpan *in, const char *name, SkSpan *value)
{
    if (!sk_take(in, " ") || !sk_take(in, name) || !sk_take(in, "=\""))
        return false;
    const uint8_t *quote = memchr(in->p, '"', sk_length(*in));
    if (quote == NULL)
        return false;
    *value = (SkSpan){ in->p, quote };
    in->p = quote + 1;
    for (const uint8_t *p = value->p; p < value->end; p++)
        if (!sk_is_printable(*p) || *p == '<' || *p == '>')
            return false;
    return value->p < value->end;
}

static bool
take_relation(SkSpan *in, unsigned number, SkOfficeRelation *relation)
{
    char id[16];
    SkSpan given;
    snprintf(id, sizeof id, "rId%u", number);
    if (!sk_take(in, "<Relationship") ||
        !sk_office_take_value(in, "Id", &given) ||
        sk_length(given) != strlen(id) ||
        memcmp(given.p, id, strlen(id)) != 0 ||
        !sk_office_take_value(in, "Type", &relation->type) ||
        !sk_office_take_value(in, "Target", &relation->target))
        return false;
    relation->is_external = sk_take(in, " TargetMode=\"External\"");
    return sk_take(in, "/>");
}

SkOfficeRelation *
sk_office_relations(SkSpan xml, unsigned *n, const uint8_t **bad)
{
    SkSpan in = xml;
    size_t room = 8;
    SkOfficeRelation *relations = sk_room(room * sizeof *relations);
    *n = 0;
    bool good = sk_office_declaration(&in) &&
                sk_take(&in, "<Relationships xmlns=\"" SPACE "\">");
    while (good && !sk_take(&in, "</Relationships>")) {
        if (*n == room) {
            room *= 2;
            relations = realloc(relations, room * sizeof *relations);
            if (relations == NULL)
                abort();
        }
        good = take_relation(&in, *n + 1, &relations[*n]);
        *n += good;
    }
    if (good && *n > 0 && in.p == in.end)
        return relations;
    *bad = in.p < xml.end ? in.p : xml.p;
    free(relations);
    return NULL;
}

static bool
ends_as(SkSpan span, const char *base, const char *rest)
{
    return sk_take(&span, base) && sk_take(&span, rest) && span.p == span.end;
}

bool
sk_office_relation_is(SkSpan type, const char *name)
{
    static const struct {
        const char *letter, *base;
    } families[] = {
        { "o:", "http://schemas.openxmlformats.org/officeDocument/2006/"
                "relationships/" },
        { "o:", STRICT },
        { "p:", "http://schemas.openxmlformats.org/package/2006/"
                "relationships/" },
        { "m:", "http://schemas.microsoft.com/office/" },
    };
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
        if (strncmp(families[i].letter, name, 2) == 0 &&
            ends_as(type, families[i].base, name + 2))
            return true;
    /* the one that Strict calls otherwise */
    return strcmp(name, "o:extended-properties") == 0 &&
           ends_as(type, STRICT, "extendedProperties");
}

/* ---- hyperlinks --------------------------------------------------------- */

/* Returns whether every byte of @rest may stand in a URI; ampersands are
 * escaped. */
static bool
is_uri(SkSpan rest)
{
    static const char marks[] = "-._~!#$%'()*+,/:;=?@[]";
    while (rest.p < rest.end) {
        uint8_t c = *rest.p;
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9');
        if (sk_take(&rest, "&amp;"))
            continue;
        if (!is_letter && (c == 0 || strchr(marks, c) == NULL))
            return false;
        rest.p++;
    }
    return true;
}

/* Returns whether @rest begins with a host, with or without a port, and nothing
 * else before the path. */
static bool
has_host(SkSpan rest)
{
    const uint8_t *p = rest.p;
    while (p < rest.end &&
           ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
            (*p >= '0' && *p <= '9') || *p == '-' || *p == '.' || *p == '_'))
        p++;
    if (p == rest.p)
        return false;
    if (p < rest.end && *p == ':') {
        const uint8_t *port = ++p;
        while (p < rest.end && *p >= '0' && *p <= '9')
            p++;
        if (p == port)
            return false;
    }
    return p == rest.end || *p == '/' || *p == '?' || *p == '#';
}

bool
sk_office_link_is_ours(SkSpan target)
{
    SkSpan in = target;
    if (sk_take(&in, "http://") || sk_take(&in, "https://"))
        return has_host(in) && is_uri(in);
    if (sk_take(&in, "mailto:"))
        return is_uri(in) && memchr(in.p, '@', sk_length(in)) != NULL &&
               memchr(in.p, '?', sk_length(in)) == NULL &&
               memchr(in.p, '#', sk_length(in)) == NULL;
    return sk_take(&in, "#") && in.p < in.end && is_uri(in);
}
