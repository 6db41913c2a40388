/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks XML that is data: one well-formed element, nothing that is executed,
 * fetched or expanded, and every name on the lists of data vocabularies
 * (xml_list.c). Schemas are not known. This defends against entities, DOCTYPE,
 * processing instructions (stylesheets, "open with Word"), and against pages,
 * pictures and documents that are XML, too.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/kind/xml.h"

#define XML_DEPTH_MAX 128
/* attributes of one element, each of which is compared with all others */
#define ATTRIBUTES_MAX 64

typedef struct {
    const uint8_t *p, *end;
    const SkInspectOrder *order;
    SkXmlScope scope;
    SkSpan open[XML_DEPTH_MAX];
    unsigned depth;
    bool had_root;
    /* a text that no tag interrupts, or a value, with references undone */
    SkGathered text;
} Xml;

typedef struct {
    SkSpan name, value;
} Attribute;

static bool
take(Xml *xml, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(xml->end - xml->p) < len || memcmp(xml->p, word, len) != 0)
        return false;
    xml->p += len;
    return true;
}

static bool
skip_blanks(Xml *xml)
{
    const uint8_t *start = xml->p;
    while (xml->p < xml->end && *xml->p != 0 &&
           strchr(" \t\r\n", *xml->p) != NULL)
        xml->p++;
    return xml->p > start;
}

/* Moves behind the next @word. Returns false if there is none. */
static bool
skip_to(Xml *xml, const char *word)
{
    size_t len = strlen(word);
    const uint8_t *at = memmem(xml->p, (size_t)(xml->end - xml->p), word, len);
    if (at != NULL)
        xml->p = at + len;
    return at != NULL;
}

/* Returns the character at @p and its length. All text is known to be UTF-8. */
static uint32_t
char_at(const uint8_t *p, const uint8_t *end, size_t *len)
{
    uint32_t c = *p;
    size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (n > (size_t)(end - p))
        n = 1;
    c &= n == 1 ? 0xFFu : 0xFFu >> (n + 1);
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (p[i] & 0x3F);
    *len = n;
    return c;
}

/* Returns whether a name may begin with @c, beyond ASCII, by XML 1.0: no
 * symbols, no blanks. */
static bool
is_letter(uint32_t c)
{
    if (c < 0x2070)
        return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0x37E &&
               !(c >= 0x300 && c < 0x370) && c < 0x2000;
    return c < 0x2190 || (c >= 0x2C00 && c < 0x2FF0) ||
           (c > 0x3000 && c < 0xD800) || (c >= 0xF900 && c < 0xFDD0) ||
           (c >= 0xFDF0 && c < 0xFFFE) || (c >= 0x10000 && c < 0xF0000);
}

static bool
is_name_start(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == ':' || is_letter(c);
}

static bool
is_name_char(uint32_t c)
{
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == 0xB7 || (c >= 0x300 && c < 0x370) || c == 0x203F || c == 0x2040;
}

static bool
take_name(Xml *xml, SkSpan *name)
{
    size_t len = 0;
    name->p = xml->p;
    for (; xml->p < xml->end; xml->p += len) {
        uint32_t c = char_at(xml->p, xml->end, &len);
        if (xml->p == name->p ? !is_name_start(c) : !is_name_char(c))
            break;
    }
    name->end = xml->p;
    return name->end > name->p;
}

static bool
is_same(SkSpan a, SkSpan b)
{
    return sk_length(a) == sk_length(b) && memcmp(a.p, b.p, sk_length(a)) == 0;
}

/* Returns whether the character with this number may stand alone in a text that
 * leaves. */
static bool
is_lawful(uint32_t c)
{
    uint8_t bytes[4] = { (uint8_t)c };
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; n > 1 && i > 1; i--, c >>= 6)
        bytes[i - 1] = (uint8_t)(0x80 | (c & 0x3F));
    if (n > 1)
        bytes[0] = (uint8_t)(0xF00 >> n | c);
    bool is_blank = n == 1 && (c == '\t' || c == '\n' || c == '\r');
    return is_blank ||
           sk_text_whole((SkSpan){ bytes, bytes + n }, SK_ENDS_NONE) == NULL;
}

static int
digit_of(uint8_t c, unsigned base)
{
    int value = -1;
    if (c >= '0' && c <= '9')
        value = c - '0';
    else if (c >= 'a' && c <= 'f')
        value = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
        value = c - 'A' + 10;
    return value < (int)base ? value : -1;
}

/* Called behind "&#". */
static bool
take_number(Xml *xml)
{
    unsigned base = take(xml, "x") ? 16 : 10;
    uint32_t c = 0;
    const uint8_t *start = xml->p;
    for (; xml->p < xml->end && digit_of(*xml->p, base) >= 0; xml->p++) {
        c = c * base + (uint32_t)digit_of(*xml->p, base);
        if (c > 0x10FFFF)
            return false;
    }
    if (xml->p == start || !take(xml, ";") || !is_lawful(c))
        return false;
    sk_gather_char(&xml->text, c);
    return true;
}

/* Called behind "&". */
static bool
take_reference(Xml *xml)
{
    if (take(xml, "#"))
        return take_number(xml);
    static const char signs[] = "<>&\"'";
    static const char *const names[] = { "lt;", "gt;", "amp;", "quot;",
                                         "apos;" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (take(xml, names[i])) {
            sk_gather_byte(&xml->text, (uint8_t)signs[i]);
            return true;
        }
    return false;
}

static bool
take_quoted(Xml *xml, SkSpan *value)
{
    uint8_t quote = xml->p < xml->end ? *xml->p : 0;
    if (quote != '"' && quote != '\'')
        return false;
    value->p = ++xml->p;
    while (xml->p < xml->end && *xml->p != quote) {
        uint8_t c = *xml->p;
        if (c == '<')
            return false;
        xml->p++;
        if (c != '&')
            sk_gather_byte(&xml->text, c);
        else if (!take_reference(xml))
            return false;
    }
    if (xml->p == xml->end)
        return false;
    value->end = xml->p++;
    return true;
}

/* Takes the attributes of an element and the end of its tag. */
static bool
take_attributes(Xml *xml, Attribute *seen, size_t *count, bool *is_closed)
{
    for (size_t n = 0;; n++) {
        *count = n;
        bool parted = skip_blanks(xml);
        *is_closed = take(xml, "/>");
        if (*is_closed || take(xml, ">"))
            return true;
        if (!parted || n == ATTRIBUTES_MAX || !take_name(xml, &seen[n].name))
            return false;
        for (size_t i = 0; i < n; i++)
            if (is_same(seen[i].name, seen[n].name))
                return false;
        skip_blanks(xml);
        if (!take(xml, "="))
            return false;
        skip_blanks(xml);
        if (!take_quoted(xml, &seen[n].value) ||
            (sk_gather_has_link(&xml->text) &&
             !sk_xml_identifies(seen[n].name, seen[n].value)))
            return false;
    }
}

/* Returns whether the element @name may stand here with its attributes. */
static bool
may_stand(Xml *xml, SkSpan name, const Attribute *attributes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!sk_xml_declare(&xml->scope, attributes[i].name,
                            attributes[i].value, xml->depth))
            return false;
    for (size_t i = 0; i < n; i++)
        if (!sk_xml_attribute_may(&xml->scope, attributes[i].name,
                                  attributes[i].value))
            return false;
    return sk_xml_element_may(&xml->scope, name,
                              xml->had_root ? NULL : xml->order);
}

/* Called behind "<". */
static bool
take_element(Xml *xml)
{
    Attribute attributes[ATTRIBUTES_MAX];
    SkSpan name;
    size_t n = 0;
    bool is_closed = false;
    if ((xml->depth == 0 && xml->had_root) || sk_gather_has_link(&xml->text))
        return false;
    if (xml->depth == XML_DEPTH_MAX || !take_name(xml, &name) ||
        !take_attributes(xml, attributes, &n, &is_closed) ||
        !may_stand(xml, name, attributes, n))
        return false;
    xml->had_root = true;
    if (is_closed)
        sk_xml_leave(&xml->scope, xml->depth);
    else
        xml->open[xml->depth++] = name;
    return true;
}

/* Called behind "</". */
static bool
take_end(Xml *xml)
{
    SkSpan name;
    if (xml->depth == 0 || sk_gather_has_link(&xml->text) ||
        !take_name(xml, &name) || !is_same(name, xml->open[xml->depth - 1]))
        return false;
    skip_blanks(xml);
    xml->depth--;
    sk_xml_leave(&xml->scope, xml->depth);
    return take(xml, ">");
}

/* Called behind "<!". */
static bool
take_declaration(Xml *xml)
{
    if (take(xml, "--"))
        return skip_to(xml, "--") && take(xml, ">");
    if (xml->depth == 0 || !take(xml, "[CDATA["))
        return false;
    const uint8_t *start = xml->p;
    if (!skip_to(xml, "]]>"))
        return false;
    for (const uint8_t *p = start; p < xml->p - strlen("]]>"); p++)
        sk_gather_byte(&xml->text, *p);
    return true;
}

/* Takes text or one reference. */
static bool
take_text(Xml *xml)
{
    if (xml->depth == 0)
        return skip_blanks(xml);
    if (take(xml, "]]>"))
        return false;
    if (take(xml, "&"))
        return take_reference(xml);
    sk_gather_byte(&xml->text, *xml->p++);
    return true;
}

/* Takes "<?xml …?>" if it is there. */
static bool
take_head(Xml *xml)
{
    if (!take(xml, "<?xml"))
        return true;
    if (!take(xml, " version=\"1.0\"") && !take(xml, " version='1.0'"))
        return false;
    static const char *const encodings[] = {
        " encoding=\"UTF-8\"",
        " encoding=\"utf-8\"",
        " encoding='UTF-8'",
        " encoding='utf-8'",
    };
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        if (take(xml, encodings[i]))
            break;
    if (!take(xml, " standalone=\"yes\""))
        take(xml, " standalone=\"no\"");
    skip_blanks(xml);
    return take(xml, "?>");
}

static bool
take_next(Xml *xml)
{
    if (take(xml, "</"))
        return take_end(xml);
    if (take(xml, "<!"))
        return take_declaration(xml);
    return take(xml, "<") ? take_element(xml) : take_text(xml);
}

const uint8_t *
sk_xml_check(const SkInspectOrder *order, SkSpan file)
{
    const uint8_t *bad = sk_text_whole(file, SK_ENDS_OPEN);
    Xml xml = { .p = file.p, .end = file.end, .order = order };
    if (bad != NULL)
        return bad;
    sk_gather_begin(&xml.text, order->links != 0, sk_length(file));
    bool is_good = take_head(&xml);
    while (is_good && xml.p < xml.end)
        is_good = take_next(&xml);
    sk_gather_end(&xml.text);
    is_good = is_good && xml.had_root && xml.depth == 0;
    return is_good ? sk_start_whole(file) : xml.p;
}
