/* SPDX-License-Identifier: Apache-2.0
 *
 * Knows prefixes and namespaces while XML is inspected, and decides which
 * elements and attributes may stand where. This defends against documents,
 * pages and programs that are XML, whatever prefix they use, and against
 * attributes that lead to other files.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/kind/xml.h"

static bool
is_word(SkSpan span, const char *word)
{
    return sk_length(span) == strlen(word) &&
           memcmp(span.p, word, sk_length(span)) == 0;
}

/* Splits @name at its colon; without a colon the prefix is empty. Returns false
 * if there is more than one colon, or nothing on one side of it. */
static bool
cut(SkSpan name, SkSpan *prefix, SkSpan *local)
{
    const uint8_t *colon = memchr(name.p, ':', sk_length(name));
    *prefix = (SkSpan){ name.p, colon != NULL ? colon : name.p };
    *local = (SkSpan){ colon != NULL ? colon + 1 : name.p, name.end };
    return colon == NULL || (sk_length(*prefix) > 0 && sk_length(*local) > 0 &&
                             memchr(local->p, ':', sk_length(*local)) == NULL);
}

/* Returns what @prefix means; .p is NULL if it is not declared. */
static SkSpan
space_of(const SkXmlScope *scope, SkSpan prefix)
{
    for (size_t i = scope->n; i > 0; i--) {
        SkSpan known = scope->rows[i - 1].prefix;
        if (sk_length(known) == sk_length(prefix) &&
            memcmp(known.p, prefix.p, sk_length(prefix)) == 0)
            return scope->rows[i - 1].space;
    }
    return (SkSpan){ NULL, NULL };
}

bool
sk_xml_declare(SkXmlScope *scope, SkSpan name, SkSpan value, unsigned depth)
{
    SkSpan prefix, declared;
    if (!cut(name, &prefix, &declared))
        return false;
    if (is_word(name, "xmlns"))
        declared.p = declared.end;
    else if (!is_word(prefix, "xmlns"))
        return true;
    bool is_default = sk_length(declared) == 0;
    bool is_none = sk_length(value) == 0;
    if (scope->n == SK_XML_SCOPE_MAX || is_word(declared, "xml") ||
        is_word(declared, "xmlns") || (is_none && !is_default) ||
        (!is_none && sk_xml_kind(value) == SK_XML_FOREIGN))
        return false;
    scope->rows[scope->n].prefix = declared;
    scope->rows[scope->n].space = value;
    scope->rows[scope->n++].depth = depth;
    return true;
}

void
sk_xml_leave(SkXmlScope *scope, unsigned depth)
{
    while (scope->n > 0 && scope->rows[scope->n - 1].depth >= depth)
        scope->n--;
}

bool
sk_xml_element_may(const SkXmlScope *scope, SkSpan name,
                   const SkInspectOrder *order)
{
    SkSpan prefix, local;
    if (!cut(name, &prefix, &local))
        return false;
    SkSpan space = space_of(scope, prefix);
    if (sk_length(prefix) == 0 && (space.p == NULL || sk_length(space) == 0))
        return order == NULL || sk_xml_is_root(order, local);
    return space.p != NULL && sk_xml_kind(space) == SK_XML_DATA;
}

bool
sk_xml_identifies(SkSpan name, SkSpan value)
{
    static const char geography[] = "http://www.opengis.net/";
    size_t len = strlen(geography);
    SkSpan prefix, local;
    if (cut(name, &prefix, &local) &&
        (is_word(prefix, "xmlns") || is_word(name, "xmlns")))
        return true;
    if (sk_length(value) < len || memcmp(value.p, geography, len) != 0)
        return false;
    for (const uint8_t *p = value.p + len; p < value.end; p++) {
        bool is_letter = (*p >= '0' && *p <= '9') ||
                         ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z');
        if (!is_letter && (*p == 0 || strchr(":/._-#", *p) == NULL))
            return false;
    }
    return true;
}

/* Returns whether @value is "#" and a name: a place in the same file. */
static bool
is_local(SkSpan value)
{
    if (sk_length(value) < 2 || *value.p != '#')
        return false;
    for (const uint8_t *p = value.p + 1; p < value.end; p++) {
        bool is_letter = (*p >= '0' && *p <= '9') ||
                         ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z');
        if (!is_letter && *p != '_' && *p != '-' && *p != '.' && *p < 0x80)
            return false;
    }
    return true;
}

bool
sk_xml_attribute_may(const SkXmlScope *scope, SkSpan name, SkSpan value)
{
    SkSpan prefix, local;
    if (!cut(name, &prefix, &local))
        return false;
    if (sk_length(prefix) == 0 || is_word(prefix, "xmlns"))
        return true;
    if (is_word(prefix, "xml"))
        return is_word(local, "lang") || is_word(local, "space") ||
               is_word(local, "id");
    SkSpan space = space_of(scope, prefix);
    SkXmlKind kind = space.p != NULL ? sk_xml_kind(space) : SK_XML_FOREIGN;
    if (kind == SK_XML_ATTRIBUTES && sk_xml_is_xlink(space))
        return is_word(local, "title") ||
               (is_word(local, "href") && is_local(value)) ||
               (is_word(local, "type") && is_word(value, "simple"));
    if (kind == SK_XML_ATTRIBUTES)
        return is_word(local, "type") || is_word(local, "nil");
    return kind == SK_XML_DATA;
}
