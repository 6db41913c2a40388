/* SPDX-License-Identifier: Apache-2.0
 *
 * Unpacks a released ZIP into a folder (unzip.h). The inspector has read the
 * same bytes strictly, including the names. Each length and name is
 * nevertheless checked again here, so that an error in the inspector cannot
 * write outside the folder. Knows only the form of ZIP that this program
 * writes.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <sekisho/error.h>
#include "cli/output.h"
#include "cli/unzip.h"

#define LOCAL_LEN 30
#define DEFLATED  8

typedef struct {
    const guint8 *at, *end;
} Walk;

typedef struct {
    char *name; /* owned by the member */
    const guint8 *data;
    guint method;
    gsize packed, size;
} Member;

static guint32
little(const guint8 *at, guint bytes)
{
    guint32 value = 0;

    for (guint i = bytes; i-- > 0;)
        value = value << 8 | at[i];
    return value;
}

gboolean
sk_unzip_is_zip(GBytes *bytes)
{
    gsize len;
    const guint8 *at = g_bytes_get_data(bytes, &len);

    return len > LOCAL_LEN && memcmp(at, "PK\x03\x04", 4) == 0;
}

/* Returns whether @name stays below the folder into which it is put. */
static gboolean
is_below(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);

    for (guint i = 0; parts[i] != NULL; i++)
        if (*parts[i] == '\0' || strcmp(parts[i], ".") == 0 ||
            strcmp(parts[i], "..") == 0)
            return FALSE;
    return *name != '\0';
}

/* Reads the member at walk->at, which moves behind it. Returns FALSE if there
 * is none. */
static gboolean
next_member(Walk *walk, Member *member)
{
    gsize left = (gsize)(walk->end - walk->at), name_len;

    g_clear_pointer(&member->name, g_free);
    if (left < LOCAL_LEN || memcmp(walk->at, "PK\x03\x04", 4) != 0)
        return FALSE;
    member->method = little(walk->at + 8, 2);
    member->packed = little(walk->at + 18, 4);
    member->size = little(walk->at + 22, 4);
    name_len = little(walk->at + 26, 2);
    if (left - LOCAL_LEN < name_len ||
        left - LOCAL_LEN - name_len < member->packed)
        return FALSE;
    member->name = g_strndup((const char *)walk->at + LOCAL_LEN, name_len);
    member->data = walk->at + LOCAL_LEN + name_len;
    walk->at = member->data + member->packed;
    return TRUE;
}

static GBytes *
inflated(const Member *member)
{
    z_stream stream = { .next_in = (Bytef *)(guintptr)member->data,
                        .avail_in = (uInt)member->packed,
                        .avail_out = (uInt)member->size };
    g_autofree guint8 *bytes = g_try_malloc(member->size + 1);
    int status;

    if (bytes == NULL || inflateInit2(&stream, -15) != Z_OK)
        return NULL;
    stream.next_out = bytes;
    status = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (status != Z_STREAM_END || stream.avail_out != 0)
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&bytes), member->size);
}

static GBytes *
content_of(const Member *member)
{
    if (member->method == DEFLATED)
        return inflated(member);
    if (member->method == 0 && member->packed == member->size)
        return g_bytes_new(member->data, member->size);
    return NULL;
}

static gboolean
refuse(GError **error, const char *path)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                "%s: the released archive is not as it must be", path);
    return FALSE;
}

/* Writes every member below @folder and adds the names to @names. */
static gboolean
write_members(GBytes *zip, const char *folder, GPtrArray *names, GError **error)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    Walk walk = { bytes, bytes + len };
    Member member = { 0 };

    while (next_member(&walk, &member)) {
        g_autofree char *path = g_build_filename(folder, member.name, NULL);
        g_autoptr(GBytes) content = content_of(&member);
        gboolean good = content != NULL && is_below(member.name);

        g_ptr_array_add(names, g_steal_pointer(&member.name));
        if (!good)
            return refuse(error, folder);
        if (!sk_output_write(path, content, error))
            return FALSE;
    }
    /* The central directory stands behind the last member. */
    return (walk.end - walk.at >= 4 && memcmp(walk.at, "PK\x01\x02", 4) == 0) ||
           refuse(error, folder);
}

/* Removes the empty folders of @names below @folder, and @folder itself. */
static void
remove_folders(const char *folder, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *below = g_strdup(names->pdata[i]);

        for (char *slash; (slash = strrchr(below, '/')) != NULL;) {
            *slash = '\0';
            g_autofree char *path = g_build_filename(folder, below, NULL);
            (void)g_rmdir(path);
        }
    }
    (void)g_rmdir(folder);
}

static void
remove_members(const char *folder, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);

        (void)g_unlink(path);
    }
    remove_folders(folder, names);
}

/* The folder already exists: each member moves to its place in it. */
static gboolean
move_members(const char *from, const char *to, const GPtrArray *names,
             GError **error)
{
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *old = g_build_filename(from, names->pdata[i], NULL);
        g_autofree char *new = g_build_filename(to, names->pdata[i], NULL);
        g_autofree char *folder = g_path_get_dirname(new);

        if (g_mkdir_with_parents(folder, 0755) == 0 && g_rename(old, new) == 0)
            continue;
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", new,
                    g_strerror(errno));
        return FALSE;
    }
    return TRUE;
}

gboolean
sk_unzip(GBytes *zip, const char *path, GError **error)
{
    g_autofree char *outer = g_path_get_dirname(path);
    g_autofree char *beside = g_strdup_printf("%s.XXXXXX", path);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    gboolean ok;

    if (g_mkdir_with_parents(outer, 0755) != 0 ||
        g_mkdtemp_full(beside, 0755) == NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", outer,
                    g_strerror(errno));
        return FALSE;
    }
    ok = write_members(zip, beside, names, error);
    if (ok && rename(beside, path) == 0)
        return TRUE;
    ok = ok && move_members(beside, path, names, error);
    remove_members(beside, names);
    return ok;
}
