/* SPDX-License-Identifier: Apache-2.0
 *
 * What can be asked of a tag while it is told, and changed in it
 * (markup_read.h).
 */
#include <string.h>
#include <markup/markup_reader.h>

/* Returns the attribute @name in the namespace @prefix, even if it is gone. */
static SkMarkupAttribute *
find_attribute(const SkMarkupTag *tag, const char *prefix, const char *name)
{
    prefix = prefix != NULL ? prefix : "";
    for (guint i = 0; i < tag->n_attributes; i++) {
        SkMarkupAttribute *a = &tag->attributes[i];

        if (a->name[0] == name[0] && a->space != NULL &&
            strcmp(a->name, name) == 0 && strcmp(a->space->prefix, prefix) == 0)
            return a;
    }
    return NULL;
}

const char *
sk_markup_attribute_value(const SkMarkupTag *tag, SkMarkupAttribute *a)
{
    SkMarkupReader *reader = tag->reader;
    char *to = NULL;

    if (a->is_string)
        return a->value;
    g_assert(a->len < reader->values->len - reader->values_len);
    to = (char *)reader->values->data + reader->values_len;
    memcpy(to, a->value, a->len);
    to[a->len] = '\0';
    reader->values_len += a->len + 1;
    a->value = to;
    a->is_string = TRUE;
    return to;
}

const char *
sk_markup_value(const SkMarkupTag *tag, const char *prefix, const char *name)
{
    SkMarkupAttribute *a = find_attribute(tag, prefix, name);

    return a != NULL && !a->gone ? sk_markup_attribute_value(tag, a) : NULL;
}

gboolean
sk_markup_is(const SkMarkupTag *tag, const char *prefix, const char *name)
{
    return tag->space != NULL && strcmp(tag->name, name) == 0 &&
           strcmp(tag->space->prefix, prefix) == 0;
}

void
sk_markup_rename(SkMarkupTag *tag, const char *prefix, const char *name)
{
    tag->space = sk_markup_space(prefix);
    tag->name = sk_markup_intern(tag->reader, name);
    g_assert(tag->space != NULL);
}

void
sk_markup_set_value(SkMarkupTag *tag, const char *prefix, const char *name,
                    const char *value)
{
    SkMarkupReader *reader = tag->reader;
    SkMarkupAttribute *a = find_attribute(tag, prefix, name);

    if (value == NULL) {
        if (a != NULL)
            a->gone = TRUE;
        return;
    }
    if (a == NULL) {
        g_assert(tag->n_attributes < reader->room);
        a = &tag->attributes[tag->n_attributes++];
        *a = (SkMarkupAttribute){
            .space = sk_markup_space(prefix != NULL ? prefix : ""),
            .name = sk_markup_intern(reader, name),
        };
        g_assert(a->space != NULL);
    }
    if (reader->changed == NULL)
        reader->changed = g_string_chunk_new(1024);
    a->value = g_string_chunk_insert(reader->changed, value);
    a->len = strlen(value);
    a->is_string = TRUE;
    a->gone = FALSE;
}

const SkMarkupSpace *
sk_markup_prefixed(const SkMarkupTag *tag, const char *prefix, gsize len)
{
    const GArray *scope = tag->reader->scope;

    for (guint i = scope->len; i > 0; i--) {
        const SkMarkupDeclared *one =
            &g_array_index(scope, SkMarkupDeclared, i - 1);

        if (one->prefix != NULL && strlen(one->prefix) == len &&
            memcmp(one->prefix, prefix, len) == 0)
            return one->uri != NULL ? sk_markup_space_of_uri(one->uri, NULL)
                                    : NULL;
    }
    return NULL;
}

/* ---- choices of contents ------------------------------------------------- */

static gboolean
knows_all(const SkMarkupTag *tag)
{
    const char *p = sk_markup_value(tag, NULL, "Requires");

    if (p == NULL)
        return FALSE;
    for (p += strspn(p, " \t\n"); *p != '\0'; p += strspn(p, " \t\n")) {
        gsize len = strcspn(p, " \t\n");

        if (sk_markup_prefixed(tag, p, len) == NULL)
            return FALSE;
        p += len;
    }
    return TRUE;
}

/* The lowest bit of @choices tells whether one was read of the innermost
 * contents, the next one that of those around. */
gboolean
sk_markup_passes_over(const SkMarkupTag *tag, guint *choices)
{
    if (sk_markup_is(tag, "mc", "AlternateContent"))
        *choices <<= 1;
    if (!sk_markup_is(tag, "mc", "Choice") &&
        !sk_markup_is(tag, "mc", "Fallback"))
        return FALSE;
    if ((*choices & 1) != 0 ||
        (sk_markup_is(tag, "mc", "Choice") && !knows_all(tag)))
        return TRUE;
    *choices |= 1;
    return FALSE;
}

void
sk_markup_end_choices(const SkMarkupTag *tag, guint *choices)
{
    if (sk_markup_is(tag, "mc", "AlternateContent"))
        *choices >>= 1;
}
