/* SPDX-License-Identifier: Apache-2.0
 *
 * Tracks namespace prefixes and their meaning while XML is read (xml_scope.h).
 * This defends against documents that are XML of some other program, and
 * against attributes that make a reader fetch another file.
 */
#include <string.h>

#include <xml/xml_scope.h>

#define XLINK "http://www.w3.org/1999/xlink"

static gboolean
is_word(SkXmlName name, const char *word)
{
    return name.len == strlen(word) && memcmp(name.name, word, name.len) == 0;
}

/* Cuts the prefix before the first colon off @name and returns it; it is empty
 * if there is none. */
static SkXmlName
take_prefix(SkXmlName *name)
{
    const char *colon = memchr(name->name, ':', name->len);
    SkXmlName prefix = { name->name, 0 };

    if (colon == NULL)
        return prefix;
    prefix.len = (gsize)(colon - name->name);
    name->len -= prefix.len + 1;
    name->name = colon + 1;
    return prefix;
}

static const SkXmlBinding *
find(const SkXmlScope *scope, SkXmlName prefix)
{
    for (guint i = scope->n; i > 0; i--) {
        const SkXmlBinding *binding = &scope->bindings[i - 1];

        if (binding->prefix.len == prefix.len &&
            memcmp(binding->prefix.name, prefix.name, prefix.len) == 0)
            return binding;
    }
    return NULL;
}

/* Returns whether @name is "xmlns" or "xmlns:p", with the prefix that it
 * declares in *@prefix. */
static gboolean
is_declaration(SkXmlName name, SkXmlName *prefix)
{
    *prefix = name;
    if (is_word(name, "xmlns")) {
        prefix->len = 0;
        return TRUE;
    }
    return is_word(take_prefix(prefix), "xmlns") && prefix->name != name.name;
}

void
sk_xml_scope_declare(SkXmlScope *scope, SkXmlName name, const char *value,
                     gsize len, guint depth)
{
    SkXmlName prefix;
    SkXmlBinding *binding = NULL;

    if (!is_declaration(name, &prefix))
        return;
    if (scope->n == SK_XML_BINDINGS_MAX || is_word(prefix, "xml") ||
        is_word(prefix, "xmlns") ||
        memchr(prefix.name, ':', prefix.len) != NULL ||
        (len == 0 && prefix.len > 0) ||
        (prefix.len == 0 && !is_word(name, "xmlns"))) {
        scope->is_foreign = TRUE;
        return;
    }
    binding = &scope->bindings[scope->n++];
    *binding = (SkXmlBinding){
        .prefix = prefix,
        .is_none = len == 0,
        .kind = sk_xml_space_kind(value, len),
        .is_xlink = len == strlen(XLINK) && memcmp(value, XLINK, len) == 0,
        .depth = depth,
    };
    if (len > 0 && binding->kind == SK_XML_SPACE_FOREIGN)
        scope->is_foreign = TRUE;
}

void
sk_xml_scope_leave(SkXmlScope *scope, guint depth)
{
    while (scope->n > 0 && scope->bindings[scope->n - 1].depth >= depth)
        scope->n--;
}

void
sk_xml_scope_element(SkXmlScope *scope, SkXmlName name, gboolean is_root,
                     const char *const *roots)
{
    SkXmlName prefix = take_prefix(&name);
    const SkXmlBinding *binding = find(scope, prefix);
    gboolean is_prefixed = prefix.name != name.name;

    if (!is_prefixed && (binding == NULL || binding->is_none)) {
        if (is_root && !sk_xml_root_is_data(name.name, name.len, roots))
            scope->is_foreign = TRUE;
        return;
    }
    if (binding == NULL || binding->kind != SK_XML_SPACE_DATA ||
        (is_prefixed && prefix.len == 0) || name.len == 0 ||
        memchr(name.name, ':', name.len) != NULL)
        scope->is_foreign = TRUE;
}

/* Returns whether the value is "#" and the name of a place in the same file. */
static gboolean
is_local(const char *value, gsize len)
{
    if (len < 2 || *value != '#')
        return FALSE;
    for (gsize i = 1; i < len; i++)
        if (!g_ascii_isalnum(value[i]) && strchr("_-.", value[i]) == NULL &&
            (guchar)value[i] < 0x80)
            return FALSE;
    return TRUE;
}

/* Returns whether @name is one of the attributes common to all XML that refer
 * to nothing. */
static gboolean
is_plain_xml(SkXmlName name)
{
    return is_word(name, "lang") || is_word(name, "space") ||
           is_word(name, "id");
}

gboolean
sk_xml_scope_attribute(SkXmlScope *scope, SkXmlName name, const char *value,
                       gsize len)
{
    SkXmlName whole = name, declared, prefix = take_prefix(&name);
    const SkXmlBinding *binding = NULL;

    if (is_declaration(whole, &declared) || prefix.name == name.name)
        return TRUE;
    if (is_word(prefix, "xml"))
        return is_plain_xml(name);
    binding = prefix.len > 0 ? find(scope, prefix) : NULL;
    if (binding == NULL || name.len == 0 ||
        binding->kind == SK_XML_SPACE_NAMED ||
        memchr(name.name, ':', name.len) != NULL)
        scope->is_foreign = TRUE;
    if (binding == NULL || binding->kind != SK_XML_SPACE_ATTRIBUTES)
        return TRUE;
    if (binding->is_xlink)
        return is_word(name, "title") ||
               (is_word(name, "href") && is_local(value, len)) ||
               (is_word(name, "type") && len == strlen("simple") &&
                memcmp(value, "simple", len) == 0);
    return is_word(name, "type") || is_word(name, "nil");
}
