/* SPDX-License-Identifier: Apache-2.0
 *
 * Paths of files that passed (member_path.h). Every part goes through the one
 * place where names are cleaned: a folder may be called CON, or
 * "a.{00020424-…}", just as a file may.
 */
#include <string.h>
#include <shared/file_name.h>
#include <shared/member_path.h>

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

static void
put_first(GPtrArray *folders, const char *name, gsize len)
{
    g_autofree char *part = g_strndup(name, len);

    if (len > 0)
        g_ptr_array_insert(folders, 0, sk_file_name_clean(part));
}

/* The folders that the name of a member says, without its last part. */
static void
put_own_folders(GPtrArray *folders, const SkPart *part)
{
    const char *name = sk_part_name(part);
    const char *end = name != NULL ? strrchr(name, '/') : NULL;

    if (sk_part_role(part) != SK_ROLE_MEMBER)
        return; /* what an attachment calls its path is no path of ours */
    while (end != NULL && end > name) {
        const char *slash = memrchr(name, '/', (gsize)(end - name));
        const char *start = slash != NULL ? slash + 1 : name;

        put_first(folders, start, (gsize)(end - start));
        end = slash;
    }
}

/* The folder a container stands for: its name without extension. */
static void
put_container(GPtrArray *folders, const SkPart *part)
{
    const char *name = sk_part_name(part);
    const char *slash = name != NULL ? strrchr(name, '/') : NULL;
    const char *dot;

    if (name == NULL || sk_member_is_compressed(sk_part_found(part)))
        return;
    if (slash != NULL)
        name = slash + 1;
    dot = strrchr(name, '.');
    put_first(folders, name,
              dot != NULL && dot != name ? (gsize)(dot - name) : strlen(name));
}

static GPtrArray *
folders_of(const SkPart *part, const SkPart *above)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);

    put_own_folders(folders, part);
    for (part = sk_part_parent(part); part != NULL && part != above;
         part = sk_part_parent(part)) {
        /* the tar of a tar.gz is what the name of the outer one says */
        if (sk_part_parent(part) != above ||
            !sk_member_is_compressed(sk_part_found(above)))
            put_container(folders, part);
        put_own_folders(folders, part);
    }
    return folders;
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
sk_member_path(const SkPart *part, const SkPart *above)
{
    g_autoptr(GPtrArray) folders = folders_of(part, above);

    return joined(folders, 0, "/", sk_part_out_name(part));
}

char *
sk_member_flat_name(const SkPart *part, const SkPart *above)
{
    g_autoptr(GPtrArray) folders = folders_of(part, above);
    gsize len = strlen(sk_part_out_name(part));
    guint from = folders->len;
    g_autofree char *name = NULL;

    while (from > 0 &&
           len + strlen(folders->pdata[from - 1]) + 1 <= SK_FILE_NAME_MOST)
        len += strlen(folders->pdata[--from]) + 1;
    name = joined(folders, from, "_", sk_part_out_name(part));
    return sk_file_name_clean(name);
}
