/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds the paths of files that passed (member_path.h). Every folder name is
 * cleaned by the same function as file names, because a folder may also be
 * called CON or "a.{00020424-…}".
 */
#include <string.h>
#include <file/file_name.h>
#include <archive/member_name.h>
#include <archive/member_path.h>

gboolean
sk_member_is_compressed(const char *found)
{
    static const char *const types[] = {
        "application/gzip",       "application/x-bzip2",
        "application/x-xz",       "application/zstd",
        "application/x-lz4",      "application/x-lzma",
        "application/x-compress", NULL,
    };

    return found != NULL && g_strv_contains(types, found);
}

struct _SkMemberFolders {
    const SkPart *above;
    GHashTable *clean; /* maps the name of a folder to its clean name */
    /* maps an SkPart that is a container to a GPtrArray of the folders in which
     * its members lie, outermost first */
    GHashTable *chains;
};

SkMemberFolders *
sk_member_folders_new(const SkPart *above)
{
    SkMemberFolders *folders = g_new0(SkMemberFolders, 1);

    folders->above = above;
    folders->clean =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    folders->chains = g_hash_table_new_full(NULL, NULL, NULL,
                                            (GDestroyNotify)g_ptr_array_unref);
    return folders;
}

void
sk_member_folders_free(SkMemberFolders *folders)
{
    if (folders == NULL)
        return;
    g_hash_table_unref(folders->chains);
    g_hash_table_unref(folders->clean);
    g_free(folders);
}

/* Appends the folder @name to @chain, whose last entry is the
 * innermost folder. */
static void
put(SkMemberFolders *folders, GPtrArray *chain, const char *name, gsize len)
{
    g_autofree char *part = g_strndup(name, len);
    char *clean = NULL;

    if (len == 0)
        return;
    clean = g_hash_table_lookup(folders->clean, part);
    if (clean == NULL) {
        clean = sk_file_name_clean(part);
        g_hash_table_insert(folders->clean, g_steal_pointer(&part), clean);
    }
    if (chain->len == SK_MEMBER_FOLDERS_MAX)
        g_ptr_array_remove_index(chain, 0);
    g_ptr_array_add(chain, clean);
}

/* Appends the folders that the name of a member contains, without its last
 * part. */
static void
put_own_folders(SkMemberFolders *folders, GPtrArray *chain, const SkPart *part)
{
    const char *name = sk_part_name(part);
    const char *slash = name != NULL ? strchr(name, '/') : NULL;

    if (sk_part_role(part) != SK_ROLE_MEMBER)
        return; /* The path that an attachment claims for itself is not used. */
    for (; slash != NULL; slash = strchr(name, '/')) {
        put(folders, chain, name, (gsize)(slash - name));
        name = slash + 1;
    }
}

/* Appends the folder that a container stands for: its name
 * without extension. */
static void
put_container(SkMemberFolders *folders, GPtrArray *chain, const SkPart *part)
{
    const char *name = sk_part_name(part);
    const char *slash = name != NULL ? strrchr(name, '/') : NULL;
    const char *dot;

    if (name == NULL || sk_member_is_compressed(sk_part_found(part)))
        return;
    if (slash != NULL)
        name = slash + 1;
    dot = strrchr(name, '.');
    put(folders, chain, name,
        dot != NULL && dot != name ? (gsize)(dot - name) : strlen(name));
}

/* Returns the folders in which the members of @part lie. Lent. */
static GPtrArray *
chain_of(SkMemberFolders *folders, const SkPart *part)
{
    GPtrArray *chain = g_hash_table_lookup(folders->chains, part);
    const SkPart *parent = NULL;

    if (chain != NULL)
        return chain;
    chain = g_ptr_array_new();
    if (part != NULL && part != folders->above) {
        parent = sk_part_parent(part);
        g_ptr_array_extend(chain, chain_of(folders, parent), NULL, NULL);
        put_own_folders(folders, chain, part);
        /* The tar inside a .tar.gz adds no folder of its own: the .tar.gz names
         * it. */
        if (parent != folders->above ||
            !sk_member_is_compressed(sk_part_found(folders->above)))
            put_container(folders, chain, part);
    }
    g_hash_table_insert(folders->chains, (gpointer)part, chain);
    return chain;
}

/* Returns the folders of @part itself. New array. */
static GPtrArray *
folders_of(SkMemberFolders *folders, const SkPart *part)
{
    GPtrArray *own = g_ptr_array_new();

    g_ptr_array_extend(own, chain_of(folders, sk_part_parent(part)), NULL,
                       NULL);
    put_own_folders(folders, own, part);
    return own;
}

static char *
joined(GPtrArray *folders, guint from, const char *sign, const char *name)
{
    GString *out = g_string_new(NULL);

    for (guint i = from; i < folders->len; i++) {
        g_string_append(out, folders->pdata[i]);
        g_string_append(out, sign);
    }
    g_string_append(out, name);
    return g_string_free(out, FALSE);
}

char *
sk_member_path(SkMemberFolders *folders, const SkPart *part)
{
    g_autoptr(GPtrArray) own = folders_of(folders, part);

    return joined(own, 0, "/", sk_part_out_name(part));
}

char *
sk_member_flat_name(SkMemberFolders *folders, const SkPart *part)
{
    g_autoptr(GPtrArray) own = folders_of(folders, part);
    gsize len = strlen(sk_part_out_name(part));
    guint from = own->len;
    g_autofree char *name = NULL;

    while (from > 0 &&
           len + strlen(own->pdata[from - 1]) + 1 <= SK_FILE_NAME_MAX)
        len += strlen(own->pdata[--from]) + 1;
    name = joined(own, from, "_", sk_part_out_name(part));
    return sk_file_name_clean(name);
}
