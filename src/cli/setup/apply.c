/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes what `sekisho setup` has planned, and puts it back. Beside each file
 * its former bytes are kept as NAME.sekisho-N; the record sekisho-setup.N names
 * the files and the hashes of both states. N counts up, so that setups can be
 * undone one after the other, the last one first.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sekisho/error.h>

#include "cell/cell.h"
#include "cli/setup/setup.h"

#define RECORD    "sekisho-setup"
#define UNDOS_MAX 1000

static gboolean
fail(GError **error, const char *path)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", path,
                g_strerror(errno));
    return FALSE;
}

static char *
hash_of(GBytes *bytes)
{
    return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
}

static char *
record_path(const char *folder, guint n)
{
    return g_strdup_printf("%s/" RECORD ".%u", folder, n);
}

static char *
kept_path(const char *path, guint n)
{
    return g_strdup_printf("%s.sekisho-%u", path, n);
}

/* Returns the number of the last setup in @folder; 0 if there is none. */
static guint
last_record(const char *folder)
{
    for (guint n = UNDOS_MAX; n > 0; n--) {
        g_autofree char *path = record_path(folder, n);

        if (access(path, F_OK) == 0)
            return n;
    }
    return 0;
}

/* Writes all of @bytes to @fd and onto the disk. */
static gboolean
write_whole(int fd, GBytes *bytes)
{
    gsize len = 0;
    const void *data = g_bytes_get_data(bytes, &len);

    return sk_cell_write(fd, data, len) == 0 && fsync(fd) == 0;
}

/* Replaces the file @path by one that holds @bytes and has the owner, group and
 * mode in @like. The file is written under another name and renamed, so that it
 * is never seen half written. */
static gboolean
put(const char *path, GBytes *bytes, const struct stat *like, GError **error)
{
    g_autofree char *temporary = g_strconcat(path, ".sekisho-XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    gboolean good;

    if (fd < 0)
        return fail(error, path);
    good = fchown(fd, like->st_uid, like->st_gid) == 0 &&
           fchmod(fd, like->st_mode & 07777) == 0 && write_whole(fd, bytes);
    close(fd);
    if (good && rename(temporary, path) == 0)
        return TRUE;
    fail(error, path);
    unlink(temporary);
    return FALSE;
}

static GBytes *
take(const char *path, GError **error)
{
    g_autoptr(GError) why = NULL;
    char *text = NULL;
    gsize len = 0;

    if (g_file_get_contents(path, &text, &len, &why))
        return g_bytes_new_take(text, len);
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s", why->message);
    return NULL;
}

/* ---- apply -------------------------------------------------------------- */

static gboolean
is_unchanged(const SkSetupFile *file, GError **error)
{
    g_autoptr(GBytes) now = take(file->path, error);

    if (now == NULL)
        return FALSE;
    if (g_bytes_equal(now, file->before))
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                "%s was changed a moment ago, by somebody else: nothing is "
                "written",
                file->path);
    return FALSE;
}

/* Writes the former content of every file of @plan beside it, and the record
 * that names the files and the hashes of their content before and after. */
static gboolean
keep(const SkSetupPlan *plan, guint n, GError **error)
{
    g_autoptr(GKeyFile) record = g_key_file_new();
    g_autofree char *path = record_path(plan->folder, n);

    for (guint i = 0; i < plan->files->len; i++) {
        const SkSetupFile *file = g_ptr_array_index(plan->files, i);
        g_autofree char *before = hash_of(file->before);
        g_autofree char *after = hash_of(file->after);
        g_autofree char *kept = kept_path(file->path, n);
        g_autofree char *group = g_strdup_printf("file %u", i + 1);
        struct stat like;

        if (stat(file->path, &like) != 0)
            return fail(error, file->path);
        if (!put(kept, file->before, &like, error))
            return FALSE;
        g_key_file_set_string(record, group, "path", file->path);
        g_key_file_set_string(record, group, "kept", kept);
        g_key_file_set_string(record, group, "before", before);
        g_key_file_set_string(record, group, "after", after);
    }
    return g_key_file_save_to_file(record, path, error);
}

gboolean
sk_setup_apply(const SkSetupPlan *plan, GError **error)
{
    guint n = last_record(plan->folder) + 1;

    if (n > UNDOS_MAX) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "%s holds %u records of earlier setups: take away the "
                    "old ones",
                    plan->folder, n - 1);
        return FALSE;
    }
    for (guint i = 0; i < plan->files->len; i++)
        if (!is_unchanged(g_ptr_array_index(plan->files, i), error))
            return FALSE;
    if (!keep(plan, n, error))
        return FALSE;
    for (guint i = 0; i < plan->files->len; i++) {
        const SkSetupFile *file = g_ptr_array_index(plan->files, i);
        struct stat like;

        if (stat(file->path, &like) != 0)
            return fail(error, file->path);
        if (!put(file->path, file->after, &like, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- undo --------------------------------------------------------------- */

/* One file of a record, as sk_setup_apply has written it. */
typedef struct {
    char *path, *kept, *before, *after;
} Kept;

static void
kept_clear(Kept *kept)
{
    g_free(kept->path);
    g_free(kept->kept);
    g_free(kept->before);
    g_free(kept->after);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Kept, kept_clear)

static gboolean
kept_read(Kept *kept, GKeyFile *record, const char *group, GError **error)
{
    kept->path = g_key_file_get_string(record, group, "path", error);
    if (kept->path == NULL)
        return FALSE;
    kept->kept = g_key_file_get_string(record, group, "kept", error);
    if (kept->kept == NULL)
        return FALSE;
    kept->before = g_key_file_get_string(record, group, "before", error);
    if (kept->before == NULL)
        return FALSE;
    kept->after = g_key_file_get_string(record, group, "after", error);
    return kept->after != NULL;
}

/* Checks that the file @group of @record still holds what the setup wrote into
 * it, or what it held before, if the setup was interrupted; and that the
 * content kept of it is unchanged. */
static gboolean
may_undo(GKeyFile *record, const char *group, GError **error)
{
    g_auto(Kept) file = { 0 };
    g_autoptr(GBytes) now = NULL;
    g_autoptr(GBytes) former = NULL;
    g_autofree char *hash = NULL;
    g_autofree char *former_hash = NULL;

    if (!kept_read(&file, record, group, error))
        return FALSE;
    now = take(file.path, error);
    former = now != NULL ? take(file.kept, error) : NULL;
    if (former == NULL)
        return FALSE;
    hash = hash_of(now);
    former_hash = hash_of(former);
    if (strcmp(former_hash, file.before) != 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "%s is not what was kept: nothing is put back", file.kept);
        return FALSE;
    }
    if (strcmp(hash, file.after) == 0 || strcmp(hash, file.before) == 0)
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                "%s was changed since the setup: nothing is put back; what it "
                "held before stands in %s",
                file.path, file.kept);
    return FALSE;
}

static gboolean
put_back(GKeyFile *record, const char *group, GPtrArray *done, GError **error)
{
    g_auto(Kept) file = { 0 };
    g_autoptr(GBytes) former = NULL;
    struct stat like;

    if (!kept_read(&file, record, group, error))
        return FALSE;
    former = take(file.kept, error);
    if (former == NULL)
        return FALSE;
    if (stat(file.kept, &like) != 0)
        return fail(error, file.kept);
    if (!put(file.path, former, &like, error))
        return FALSE;
    g_ptr_array_add(done, g_steal_pointer(&file.path));
    return TRUE;
}

gboolean
sk_setup_undo(const char *folder, GPtrArray **files, GError **error)
{
    guint n = last_record(folder);
    g_autofree char *path = record_path(folder, n);
    g_autoptr(GKeyFile) record = g_key_file_new();
    g_autoptr(GPtrArray) done = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) groups = NULL;

    if (n == 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "no setup was applied in %s", folder);
        return FALSE;
    }
    if (!g_key_file_load_from_file(record, path, G_KEY_FILE_NONE, error))
        return FALSE;
    groups = g_key_file_get_groups(record, NULL);
    for (guint i = 0; groups[i] != NULL; i++)
        if (!may_undo(record, groups[i], error))
            return FALSE;
    for (guint i = 0; groups[i] != NULL; i++)
        if (!put_back(record, groups[i], done, error))
            return FALSE;
    for (guint i = 0; i < done->len; i++) {
        g_autofree char *kept = kept_path(g_ptr_array_index(done, i), n);

        g_unlink(kept);
    }
    g_unlink(path);
    *files = g_steal_pointer(&done);
    return TRUE;
}
