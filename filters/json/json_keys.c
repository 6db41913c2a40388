/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds keys that a JSON object has twice (json_text.h). Only strict JSON is
 * read, and keys are compared with their escapes undone. This defends against a
 * file that says one thing to the program that checks it and another to the one
 * that uses it. Keys are sorted instead of hashed, so that nobody can choose
 * keys which make it slow.
 */
#include <json/json_text.h>

typedef struct {
    GPtrArray *keys; /* of const char*: the keys of all objects that are open */
    /* for each level, the index of its first key */
    guint starts[SK_JSON_LEVELS + 1];
    gboolean objects[SK_JSON_LEVELS + 1];
    guint depth;
} Keys;

static gint
compare_keys(gconstpointer a, gconstpointer b)
{
    const char *p = *(const char *const *)a, *q = *(const char *const *)b;

    for (;;) {
        gunichar c = sk_json_next(&p), d = sk_json_next(&q);

        if (c != d)
            return c < d ? -1 : 1;
        if (c == 0)
            return 0;
    }
}

/* Closes the innermost level, and returns whether two of its keys are equal. */
static gboolean
close_level(Keys *keys)
{
    guint start = keys->starts[keys->depth];
    guint n = keys->keys->len - start;
    gboolean twins = FALSE;

    if (n > 1) { /* The array may have no memory while it has no key. */
        gpointer *first = keys->keys->pdata + start;

        qsort(first, n, sizeof *first, compare_keys);
        for (guint i = 1; i < n && !twins; i++)
            twins = compare_keys(&first[i - 1], &first[i]) == 0;
    }
    g_ptr_array_set_size(keys->keys, (gint)start);
    keys->depth--;
    return twins;
}

static void
open_level(Keys *keys, gboolean is_object)
{
    keys->depth++;
    keys->starts[keys->depth] = keys->keys->len;
    keys->objects[keys->depth] = is_object;
}

gboolean
sk_json_has_twins(const char *text)
{
    Keys keys = { .keys = g_ptr_array_new() };
    gboolean twins = FALSE;
    gboolean awaited = FALSE; /* the next string is a key */

    for (; *text != '\0' && !twins; text++) {
        if (*text == '{' || *text == '[')
            open_level(&keys, *text == '{');
        else if (*text == '}' || *text == ']')
            twins = close_level(&keys);
        if (*text == '{' || *text == ',')
            awaited = keys.objects[keys.depth];
        if (*text != '"')
            continue;
        if (awaited)
            g_ptr_array_add(keys.keys, (gpointer)(text + 1));
        awaited = FALSE;
        for (text++; *text != '"'; text++)
            text += *text == '\\';
    }
    g_ptr_array_unref(keys.keys);
    return twins;
}
