/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists the files that leave with a mail and gives each of them a name of its
 * own (file_names.h). Whether a name is clean was decided before, and a number
 * in it does not change that. This defends against two files that a folder
 * takes for one, so that the second replaces the first, which somebody has
 * already looked at.
 */
#include "file/file_name.h"
#include "archive/member_name.h"
#include "worker/write/attach_out.h"
#include "worker/file_names.h"

/* No message has as many files as this number. */
#define NUMBER_LONG 10000000

void
sk_files_below(const SkPart *part, GArray *files)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);
        SkFile file = { .part = child,
                        .name = sk_part_out_name(child),
                        .type = sk_part_found(child),
                        .bytes = sk_part_bytes(child) };
        gboolean rebuilt = sk_part_is_rebuilt(child);

        if (!rebuilt) /* A rebuilt container already holds what is below it. */
            sk_files_below(child, files);
        if ((sk_part_n_children(child) == 0 || rebuilt) && file.name != NULL &&
            sk_part_role(child) != SK_ROLE_BODY && sk_part_passes(child))
            g_array_append_val(files, file);
    }
}

typedef struct {
    GHashTable *taken; /* the keys of the names that are in use */
    GHashTable *next;  /* the number to try next, by the key of a name */
} Names;

static void
take(Names *names, SkPart *part)
{
    const char *name = sk_part_out_name(part);
    g_autofree char *key = sk_member_name_key(name), *own = NULL;
    g_autofree char *own_key = g_strdup(key);
    guint n;

    if (!g_hash_table_contains(names->taken, key)) {
        g_hash_table_add(names->taken, g_steal_pointer(&own_key));
        return;
    }
    /* Thousands of files with one name must not take quadratic time, so the
     * next number is remembered. The key is the name as it stands with a long
     * number, because long names are cut to make room for one and may become
     * the same only then. */
    g_free(key);
    own = sk_file_name_numbered(name, NUMBER_LONG);
    key = sk_member_name_key(own);
    n = GPOINTER_TO_UINT(g_hash_table_lookup(names->next, key));
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

void
sk_files_make_unique(SkPart *mail)
{
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(SkFile));
    Names names = {
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };

    sk_files_below(mail, files);
    for (guint i = 0; i < files->len; i++)
        take(&names, g_array_index(files, SkFile, i).part);
    g_hash_table_unref(names.taken);
    g_hash_table_unref(names.next);
}
