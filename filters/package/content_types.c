/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads [Content_Types].xml (relations.h).
 */
#include <string.h>
#include <markup/markup_read.h>
#include <package/relations.h>

struct _SkContentTypes {
    GHashTable *overrides; /* from the keys of names */
    GHashTable *defaults;  /* from extensions in lower case */
    const char *what;      /* why an event ended the reading */
};

void
sk_content_types_free(SkContentTypes *types)
{
    if (types == NULL)
        return;
    g_hash_table_unref(types->overrides);
    g_hash_table_unref(types->defaults);
    g_free(types);
}

static gboolean
refuse(SkContentTypes *types, const char *what)
{
    types->what = what;
    return FALSE;
}

/* Enters @type for @key (taken). The same said twice is said once. */
static gboolean
enter(SkContentTypes *types, GHashTable *table, char *key, const char *type)
{
    const char *old = key != NULL ? g_hash_table_lookup(table, key) : NULL;

    if (key == NULL || type == NULL ||
        (old != NULL && g_ascii_strcasecmp(old, type) != 0)) {
        g_free(key);
        return refuse(types, "content-types");
    }
    g_hash_table_insert(table, key, g_strdup(type));
    return TRUE;
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    SkContentTypes *types = user;
    const char *type = sk_markup_value(tag, NULL, "ContentType");
    const char *of = NULL;

    if (sk_markup_value(tag, "xml", "base") != NULL)
        return refuse(types, "xml-base");
    if (tag->depth == 0)
        return sk_markup_is(tag, "ct", "Types") ||
               refuse(types, "content-types");
    if (tag->depth == 1 && sk_markup_is(tag, "ct", "Default")) {
        of = sk_markup_value(tag, NULL, "Extension");
        return enter(types, types->defaults,
                     of != NULL ? g_utf8_casefold(of, -1) : NULL, type);
    }
    if (tag->depth == 1 && sk_markup_is(tag, "ct", "Override")) {
        of = sk_markup_value(tag, NULL, "PartName");
        if (of == NULL || *of != '/')
            return refuse(types, "content-types");
        return enter(types, types->overrides, sk_package_key(of + 1), type);
    }
    return refuse(types, "content-types");
}

SkContentTypes *
sk_content_types_read(SkPackage *package, SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { .start = on_start };
    g_autoptr(SkContentTypes) types = g_new0(SkContentTypes, 1);
    g_autoptr(GBytes) bytes = NULL;
    int member = sk_package_find(package, "[Content_Types].xml");

    types->overrides =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    types->defaults =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (member < 0) {
        *why = SK_REASON_UNREADABLE;
        *detail = "content-types";
        return NULL;
    }
    bytes = sk_package_read(package, (guint)member, why, detail);
    if (bytes == NULL)
        return NULL;
    if (sk_markup_read(sk_package_part(package), bytes, &events, types, why,
                       detail))
        return g_steal_pointer(&types);
    if (types->what != NULL) {
        *why = SK_REASON_AMBIGUOUS;
        *detail = types->what;
    }
    return NULL;
}

const char *
sk_content_type_of(const SkContentTypes *types, const char *name)
{
    g_autofree char *key = sk_package_key(name);
    const char *type =
        key != NULL ? g_hash_table_lookup(types->overrides, key) : NULL;
    const char *dot = key != NULL ? strrchr(key, '.') : NULL;

    if (type == NULL && dot != NULL && strchr(dot, '/') == NULL)
        type = g_hash_table_lookup(types->defaults, dot + 1);
    return type != NULL ? type : "";
}
