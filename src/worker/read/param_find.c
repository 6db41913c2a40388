/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks up parameters that were read: which one counts, whether two say the
 * same, and the name of a file. Nothing is parsed here.
 */
#include <string.h>
#include "worker/read/rfc2231.h"

gboolean
sk_param_same(const SkParam *a, const SkParam *b)
{
    static const char *const exact[] = { "boundary", "name", "filename",
                                         "start",    "id",   NULL };

    return g_strv_contains(exact, a->name)
               ? strcmp(a->value, b->value) == 0
               : g_ascii_strcasecmp(a->value, b->value) == 0;
}

/* Returns whether every parameter of @a stands in @b with the same value. */
static gboolean
holds_all(const SkParams *a, const SkParams *b)
{
    for (guint i = 0; i < a->params->len; i++) {
        const SkParam *param = g_ptr_array_index(a->params, i);
        const SkParam *other = sk_params_find(b, param->name);

        if (other == NULL || !sk_param_same(param, other))
            return FALSE;
    }
    return TRUE;
}

gboolean
sk_params_same(const SkParams *a, const SkParams *b)
{
    return strcmp(a->value, b->value) == 0 && !a->conflicting &&
           !b->conflicting && !a->conflicting_boundary &&
           !b->conflicting_boundary && holds_all(a, b) && holds_all(b, a);
}

const SkParam *
sk_params_find(const SkParams *params, const char *name)
{
    const SkParam *found = NULL;

    for (guint i = 0; i < params->params->len; i++) {
        const SkParam *param = g_ptr_array_index(params->params, i);
        if (strcmp(param->name, name) != 0)
            continue;
        if (found == NULL || (param->extended && !found->extended))
            found = param;
    }
    return found;
}

const char *
sk_params_get(const SkParams *params, const char *name)
{
    const SkParam *found = sk_params_find(params, name);

    return found != NULL ? found->value : NULL;
}

/* Returns a name in @params that differs from @best, or NULL. Lent. */
static const char *
other_name(const SkParams *params, const char *name, const char *best)
{
    for (guint i = 0; params != NULL && i < params->params->len; i++) {
        const SkParam *param = g_ptr_array_index(params->params, i);
        if (strcmp(param->name, name) == 0 && strcmp(param->value, best) != 0)
            return param->value;
    }
    return NULL;
}

const char *
sk_params_filename(const SkParams *disposition, const SkParams *type,
                   const char **other)
{
    const SkParam *file =
        disposition != NULL ? sk_params_find(disposition, "filename") : NULL;
    const SkParam *name = type != NULL ? sk_params_find(type, "name") : NULL;
    const SkParam *best = file != NULL && *file->value != '\0' ? file : name;

    *other = NULL;
    if (best == NULL || *best->value == '\0')
        return NULL;
    *other = other_name(disposition, "filename", best->value);
    if (*other == NULL)
        *other = other_name(type, "name", best->value);
    return best->value;
}
