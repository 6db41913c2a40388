/* SPDX-License-Identifier: Apache-2.0
 *
 * Unique names of files (file_names.h). That a name is clean is decided
 * before; a number does not change that. Stands against two files that a folder
 * holds for one, so that the second replaces what was looked at first.
 */
#include <string.h>
#include "shared/file_name.h"
#include "shared/member_name.h"
#include "worker/file_names.h"

typedef struct {
    GHashTable *taken; /* keys of names */
    GHashTable *next;  /* key of a name -> the number to try next */
} Names;

static void
take(Names *names, SkPart *part)
{
    const char *name = sk_part_out_name(part);
    g_autofree char *key = sk_member_name_key(name), *own = NULL;
    g_autofree char *own_key = g_strdup(key);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(names->next, key));

    /* thousands of one name take as many steps: the number is remembered */
    for (n = MAX(n, 2); g_hash_table_contains(names->taken, own_key); n++) {
        g_free(own);
        g_free(own_key);
        own = sk_file_name_numbered(name, n);
        own_key = sk_member_name_key(own);
        g_hash_table_replace(names->next, g_strdup(key),
                             GUINT_TO_POINTER(n + 1));
    }
    if (own != NULL)
        sk_part_rename(part, own);
    g_hash_table_add(names->taken, g_steal_pointer(&own_key));
}

static gboolean
leaves(const SkPart *part)
{
    return sk_part_out_name(part) != NULL &&
           sk_part_role(part) != SK_ROLE_BODY &&
           (sk_part_verdict(part) == SK_VERDICT_KEPT ||
            sk_part_verdict(part) == SK_VERDICT_CLEANED);
}

static void
take_below(Names *names, const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);
        gboolean rebuilt = sk_part_is_rebuilt(child);

        if (!rebuilt) /* else what is below is in it */
            take_below(names, child);
        if ((rebuilt || sk_part_n_children(child) == 0) && leaves(child))
            take(names, child);
    }
}

void
sk_files_make_unique(SkPart *mail)
{
    Names names = {
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };

    take_below(&names, mail);
    g_hash_table_unref(names.taken);
    g_hash_table_unref(names.next);
}
