/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles settings by the table of keys (settings.h). It knows the types of
 * keys, but no key by name. This defends against a setting that is read and
 * never reaches the worker, or reaches it as another value.
 */
#include "core/policy/settings.h"

#include <string.h>

#include "core/policy/values.h"

/* Returns what the path of each key in the owner's own group begins with. */
static const char *
prefix_of(SkKeyOwner owner)
{
    switch (owner) {
    case SK_KEY_OF_PROFILE:
        return "profiles.*.";
    case SK_KEY_OF_RULE:
        return "profiles.*.files[].";
    case SK_KEY_OF_MILTER:
        return "milter.";
    case SK_KEY_OF_NOTHING:
    default:
        return "";
    }
}

static gboolean
is_of(const SkKey *key, SkKeyOwner owner)
{
    return key->owner == owner;
}

const char *
sk_settings_name(const SkKey *key)
{
    const char *prefix = prefix_of(key->owner);

    return g_str_has_prefix(key->path, prefix) ? key->path + strlen(prefix)
                                               : key->path;
}

/* Returns the group of which @key is a member: below @own for a key of the
 * owner's own group, else below @root. NULL if the file has no such group. */
static const SkNode *
group_of(const SkKey *key, const SkNode *own, const SkNode *root)
{
    const char *name = sk_settings_name(key);
    const SkNode *group = name != key->path ? own : root;
    g_auto(GStrv) steps = g_strsplit(name, ".", -1);

    for (guint i = 0; steps[i + 1] != NULL; i++)
        group = sk_node_member(group, steps[i]);
    return group;
}

static void
read_one(const SkKey *key, const SkNode *group, gpointer member)
{
    switch (key->type) {
    case SK_KEY_WORD:
        if (key->as_text)
            *(char **)member =
                g_strdup(key->words[sk_values_word(group, key->path)]);
        else
            *(guint *)member = sk_values_word(group, key->path);
        break;
    case SK_KEY_BOOL:
        *(gboolean *)member = sk_values_bool(group, key->path);
        break;
    case SK_KEY_COUNT:
        *(guint *)member = (guint)sk_values_number(group, key->path);
        break;
    case SK_KEY_SIZE:
        *(guint64 *)member = sk_values_number(group, key->path);
        break;
    case SK_KEY_TEXT:
        *(char **)member = sk_values_text(group, key->path);
        break;
    case SK_KEY_TEXTS:
        *(char ***)member = sk_values_texts(group, key->path);
        break;
    case SK_KEY_GROUP:
    case SK_KEY_NAMED:
    case SK_KEY_PROFILE:
    case SK_KEY_LIST:
    default:
        g_assert_not_reached(); /* A group is not a member of a struct. */
    }
}

void
sk_settings_read(SkKeyOwner owner, gpointer object, const SkNode *own,
                 const SkNode *root, SkSettingSaid said, gpointer data)
{
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    for (guint i = 0; i < n; i++) {
        const SkNode *group;

        if (!is_of(&keys[i], owner))
            continue;
        group = group_of(&keys[i], own, root);
        read_one(&keys[i], group, G_STRUCT_MEMBER_P(object, keys[i].offset));
        if (said != NULL)
            said(data, sk_settings_name(&keys[i]),
                 sk_values_origin(group, keys[i].path));
    }
}

static void
free_one(const SkKey *key, gpointer member)
{
    if (key->type == SK_KEY_TEXTS)
        g_clear_pointer((char ***)member, g_strfreev);
    else if (key->type == SK_KEY_TEXT || key->as_text)
        g_clear_pointer((char **)member, g_free);
}

void
sk_settings_free(SkKeyOwner owner, gpointer object)
{
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    for (guint i = 0; i < n; i++)
        if (is_of(&keys[i], owner))
            free_one(&keys[i], G_STRUCT_MEMBER_P(object, keys[i].offset));
}

/* ---- to the workers ----------------------------------------------------- */

static GVariant *
freeze_one(const SkKey *key, gconstpointer member)
{
    switch (key->type) {
    case SK_KEY_SIZE:
        return g_variant_new_uint64(*(const guint64 *)member);
    case SK_KEY_TEXT:
        return g_variant_new_string(*(char *const *)member);
    case SK_KEY_TEXTS:
        return g_variant_new_strv(*(const char *const *const *)member, -1);
    case SK_KEY_WORD:
        if (key->as_text)
            return g_variant_new_string(*(char *const *)member);
        return g_variant_new_uint32(*(const guint *)member);
    case SK_KEY_BOOL:
        return g_variant_new_uint32(*(const gboolean *)member != 0);
    case SK_KEY_COUNT:
        return g_variant_new_uint32(*(const guint *)member);
    case SK_KEY_GROUP:
    case SK_KEY_NAMED:
    case SK_KEY_PROFILE:
    case SK_KEY_LIST:
    default:
        g_assert_not_reached();
    }
}

GVariant *
sk_settings_freeze(SkKeyOwner owner, gconstpointer object)
{
    GVariantBuilder builder;
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    g_variant_builder_init(&builder, G_VARIANT_TYPE("av"));
    for (guint i = 0; i < n; i++)
        if (is_of(&keys[i], owner))
            g_variant_builder_add(
                &builder, "v",
                freeze_one(&keys[i],
                           G_STRUCT_MEMBER_P(object, keys[i].offset)));
    return g_variant_builder_end(&builder);
}

/* A number is allowed if the row offers that many words, or if it lies within
 * the bounds of the row. */
static gboolean
is_allowed(const SkKey *key, guint64 number)
{
    if (key->type == SK_KEY_BOOL)
        return number <= 1;
    if (key->type == SK_KEY_WORD)
        return number < g_strv_length((char **)key->words);
    return number >= key->min && number <= key->max;
}

static gboolean
thaw_number(const SkKey *key, GVariant *value, gpointer member)
{
    gboolean is_size = key->type == SK_KEY_SIZE;
    guint64 number;

    if (!g_variant_is_of_type(value, is_size ? G_VARIANT_TYPE_UINT64
                                             : G_VARIANT_TYPE_UINT32))
        return FALSE;
    number =
        is_size ? g_variant_get_uint64(value) : g_variant_get_uint32(value);
    if (is_size)
        *(guint64 *)member = number;
    else
        *(guint *)member = (guint)number;
    return is_allowed(key, number);
}

static gboolean
thaw_one(const SkKey *key, GVariant *value, gpointer member)
{
    gboolean is_text = key->type == SK_KEY_TEXT || key->as_text;

    if (key->type == SK_KEY_TEXTS) {
        if (!g_variant_is_of_type(value, G_VARIANT_TYPE_STRING_ARRAY))
            return FALSE;
        *(char ***)member = g_variant_dup_strv(value, NULL);
        return key->max == 0 || g_strv_length(*(char ***)member) <= key->max;
    }
    if (!is_text)
        return thaw_number(key, value, member);
    if (!g_variant_is_of_type(value, G_VARIANT_TYPE_STRING))
        return FALSE;
    *(char **)member = g_variant_dup_string(value, NULL);
    return !key->as_text ||
           g_strv_contains(key->words, *(const char *const *)member);
}

gboolean
sk_settings_thaw(SkKeyOwner owner, gpointer object, GVariant *frozen)
{
    gsize at = 0, len = g_variant_n_children(frozen);
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    for (guint i = 0; i < n; i++) {
        g_autoptr(GVariant) value = NULL;

        if (!is_of(&keys[i], owner))
            continue;
        if (at == len)
            return FALSE;
        g_variant_get_child(frozen, at++, "v", &value);
        if (!thaw_one(&keys[i], value,
                      G_STRUCT_MEMBER_P(object, keys[i].offset)))
            return FALSE;
    }
    return at == len;
}

/* ---- for people --------------------------------------------------------- */

static char *
texts_text(char *const *texts)
{
    g_autofree char *joined = g_strjoinv("\", \"", (char **)texts);

    return *texts != NULL ? g_strdup_printf("[ \"%s\" ]", joined)
                          : g_strdup("[ ]");
}

static char *
quoted(const char *text)
{
    return g_strdup_printf("\"%s\"", text);
}

char *
sk_settings_text(const SkKey *key, gconstpointer object)
{
    gconstpointer member = G_STRUCT_MEMBER_P(object, key->offset);
    g_autofree char *size = NULL;

    switch (key->type) {
    case SK_KEY_WORD:
        return quoted(key->as_text ? *(char *const *)member
                                   : key->words[*(const guint *)member]);
    case SK_KEY_BOOL:
        return g_strdup(*(const gboolean *)member ? "true" : "false");
    case SK_KEY_COUNT:
        return g_strdup_printf("%u", *(const guint *)member);
    case SK_KEY_SIZE:
        size = sk_policy_size_text(*(const guint64 *)member);
        return quoted(size);
    case SK_KEY_TEXT:
        return quoted(*(char *const *)member);
    case SK_KEY_TEXTS:
        return texts_text(*(char *const *const *)member);
    case SK_KEY_GROUP:
    case SK_KEY_NAMED:
    case SK_KEY_PROFILE:
    case SK_KEY_LIST:
    default:
        g_assert_not_reached();
    }
}
