/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the XML of OpenDocument in the only form in which it leaves: one
 * declaration, one root with all namespaces in a fixed order, double quotes,
 * few references, no comment, no instruction, no DTD. This defends against
 * everything that XML readers see differently, and against elements and
 * attributes that are on no list.
 */
#include <string.h>

#include "inspector/office/odf.h"
#include "inspector/office/office_text.h"

static const char declaration[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

typedef struct {
    SkSpan in;
    const SkOdfJudge *judge;
    SkSpan open[SK_ODF_DEPTH_MAX];
    size_t depth;
    bool declared[64]; /* by the row of the table of elements */
    SkOdfAttribute attributes[SK_ODF_ATTRIBUTES_MAX];
    size_t n;
} Reader;

bool
sk_opendoc_is(SkSpan name, const char *word)
{
    return strlen(word) == sk_length(name) &&
           memcmp(name.p, word, sk_length(name)) == 0;
}

bool
sk_opendoc_lists(const SkOdfNames *names, SkSpan name)
{
    size_t from = 0, to = names->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const char *word = names->names[middle];
        size_t len = strlen(word), n = sk_length(name);
        int order = memcmp(name.p, word, n < len ? n : len);
        if (order == 0 && n == len)
            return true;
        if (order > 0 || (order == 0 && n > len))
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

/* Divides @name at its colon. Returns false if it has none. */
static bool
divide(SkSpan name, SkSpan *prefix, SkSpan *local)
{
    const uint8_t *colon = memchr(name.p, ':', sk_length(name));
    *prefix = (SkSpan){ name.p, colon };
    *local = (SkSpan){ colon != NULL ? colon + 1 : name.p, name.end };
    return colon != NULL;
}

static bool
is_element(const Reader *reader, SkSpan name)
{
    SkSpan prefix, local;
    if (!divide(name, &prefix, &local))
        return false;
    for (size_t i = 0; sk_opendoc_elements[i].prefix != NULL; i++)
        if (sk_opendoc_is(prefix, sk_opendoc_elements[i].prefix))
            return reader->declared[i] &&
                   sk_opendoc_lists(&sk_opendoc_elements[i], local);
    return false;
}

static bool
is_declared(const Reader *reader, SkSpan prefix)
{
    if (sk_opendoc_is(prefix, "xml"))
        return true;
    for (size_t i = 0; sk_opendoc_elements[i].prefix != NULL; i++)
        if (sk_opendoc_is(prefix, sk_opendoc_elements[i].prefix))
            return reader->declared[i];
    return false;
}

static bool
is_attribute(const Reader *reader, SkSpan name)
{
    static const SkOdfNames *const tables[] = { sk_opendoc_attributes,
                                                sk_opendoc_look_attributes };
    SkSpan prefix, local;
    if (divide(name, &prefix, &local) ? !is_declared(reader, prefix) : false)
        return false;
    if (prefix.end == NULL)
        prefix.end = prefix.p;
    for (size_t t = 0; t < 2; t++)
        for (const SkOdfNames *row = tables[t]; row->prefix != NULL; row++)
            if (sk_opendoc_is(prefix, row->prefix))
                return sk_opendoc_lists(row, local);
    return false;
}

static bool
read_name(Reader *reader, SkSpan *name)
{
    name->p = reader->in.p;
    while (reader->in.p < reader->in.end &&
           strchr(" =/>\"<&", *reader->in.p) == NULL && *reader->in.p > 0x20)
        reader->in.p++;
    name->end = reader->in.p;
    return name->p < name->end;
}

/* Reads ` name="value"`. */
static bool
read_attribute(Reader *reader, SkOdfAttribute *attribute)
{
    if (!sk_take(&reader->in, " ") || !read_name(reader, &attribute->name) ||
        !sk_take(&reader->in, "=\""))
        return false;
    const uint8_t *end = memchr(reader->in.p, '"', sk_length(reader->in));
    if (end == NULL)
        return false;
    attribute->value = (SkSpan){ reader->in.p, end };
    reader->in.p = end + 1;
    return sk_office_text_no(attribute->value, true) == NULL;
}

/* Reads a declaration of a namespace of the table, of which each stands once
 * and in the order of the table. */
static bool
declare(Reader *reader, const SkOdfAttribute *attribute, size_t *row)
{
    SkSpan name = attribute->name;
    if (!sk_take(&name, "xmlns:"))
        return false;
    for (; sk_opendoc_elements[*row].prefix != NULL; ++*row) {
        if (!sk_opendoc_is(name, sk_opendoc_elements[*row].prefix))
            continue;
        reader->declared[*row] = true;
        return sk_opendoc_is(attribute->value,
                             sk_opendoc_elements[(*row)++].uri);
    }
    return false;
}

/* Keeps @attribute of the tag that is being read. */
static bool
keep(Reader *reader, const SkOdfAttribute *attribute)
{
    if (reader->n == SK_ODF_ATTRIBUTES_MAX)
        return false;
    for (size_t i = 0; i < reader->n; i++) {
        SkSpan other = reader->attributes[i].name;
        if (sk_length(other) == sk_length(attribute->name) &&
            memcmp(other.p, attribute->name.p, sk_length(other)) == 0)
            return false;
    }
    reader->attributes[reader->n++] = *attribute;
    return true;
}

static bool
read_attributes(Reader *reader, bool is_root)
{
    size_t row = 0;
    reader->n = 0;
    while (reader->in.p < reader->in.end && *reader->in.p == ' ') {
        SkOdfAttribute attribute;
        if (!read_attribute(reader, &attribute))
            return false;
        if (is_root && sk_length(attribute.name) > 6 &&
            memcmp(attribute.name.p, "xmlns:", 6) == 0) {
            if (reader->n > 0 || !declare(reader, &attribute, &row))
                return false;
            continue;
        }
        if (!is_attribute(reader, attribute.name) ||
            !keep(reader, &attribute) || !sk_opendoc_value(&attribute))
            return false;
    }
    return true;
}

/* Reads a start tag behind its "<". */
static bool
read_start(Reader *reader)
{
    SkOdfTag tag = { .attributes = reader->attributes };
    if (reader->depth == SK_ODF_DEPTH_MAX || !read_name(reader, &tag.name) ||
        !read_attributes(reader, reader->depth == 0))
        return false;
    tag.n = reader->n;
    if (!is_element(reader, tag.name) ||
        !reader->judge->start(reader->judge->user, &tag))
        return false;
    if (sk_take(&reader->in, "/>"))
        return true;
    reader->open[reader->depth++] = tag.name;
    return sk_take(&reader->in, ">");
}

static bool
read_end(Reader *reader)
{
    SkSpan name;
    if (!read_name(reader, &name) || reader->depth == 0)
        return false;
    SkSpan open = reader->open[--reader->depth];
    return sk_length(name) == sk_length(open) &&
           memcmp(name.p, open.p, sk_length(open)) == 0 &&
           sk_take(&reader->in, ">");
}

/* Reads the text up to the next tag. */
static bool
read_text(Reader *reader)
{
    const uint8_t *end = memchr(reader->in.p, '<', sk_length(reader->in));
    if (end == NULL || reader->depth == 0)
        return false;
    SkSpan text = { reader->in.p, end };
    reader->in.p = end;
    if (text.p == text.end)
        return true;
    return sk_office_text_no(text, false) == NULL &&
           reader->judge->text(reader->judge->user,
                               reader->open[reader->depth - 1], text);
}

const uint8_t *
sk_opendoc_markup(SkSpan xml, const char *root, const SkOdfJudge *judge)
{
    Reader reader = { .in = xml, .judge = judge };
    if (!sk_take(&reader.in, declaration) || !sk_take(&reader.in, "<"))
        return reader.in.p;
    SkSpan ahead = reader.in;
    if (!sk_take(&ahead, root) || !read_start(&reader))
        return reader.in.p;
    while (reader.depth > 0) {
        if (!read_text(&reader))
            return reader.in.p;
        if (sk_take(&reader.in, "</")
                ? !read_end(&reader)
                : !sk_take(&reader.in, "<") || !read_start(&reader))
            return reader.in.p;
    }
    return reader.in.p == reader.in.end ? NULL : reader.in.p;
}
