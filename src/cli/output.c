/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the results and reports of `sekisho clean` (output.h).
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sekisho/error.h>
#include "cell/cell.h"
#include "cli/cli.h"
#include "cli/output.h"
#include "cli/page.h"

#define BAR_WIDTH   30
#define LABEL_WIDTH 46 /* columns; with the bar a line of 80 */

static gboolean
fail(GError **error, const char *path)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", path,
                g_strerror(errno));
    return FALSE;
}

static gboolean
write_fd(int fd, GBytes *bytes)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    return sk_cell_write(fd, data, len) == 0;
}

/* Returns whether @path is something that a rename would replace: a device, a
 * pipe, a link. If root runs "-o /dev/null", it must not become a plain file.
 */
static gboolean
is_special(const char *path)
{
    struct stat there;

    return lstat(path, &there) == 0 && !S_ISREG(there.st_mode);
}

static gboolean
write_in_place(const char *path, GBytes *bytes, GError **error)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY);
    gboolean ok;

    if (fd < 0)
        return fail(error, path);
    ok = write_fd(fd, bytes);
    ok = close(fd) == 0 && ok;
    return ok || fail(error, path);
}

gboolean
sk_output_write(const char *path, GBytes *bytes, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
    gboolean ok;
    int fd;

    if (strcmp(path, "-") == 0)
        return write_fd(STDOUT_FILENO, bytes) || fail(error, "stdout");
    if (g_mkdir_with_parents(folder, 0755) != 0)
        return fail(error, folder);
    if (is_special(path))
        return write_in_place(path, bytes, error);
    fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0644);
    if (fd < 0)
        return fail(error, path);
    ok = write_fd(fd, bytes) && fsync(fd) == 0;
    ok = close(fd) == 0 && ok;
    if (ok && g_rename(temporary, path) == 0)
        return TRUE;
    fail(error, path);
    g_unlink(temporary);
    return FALSE;
}

/* Returns the last extension of @path. For ".tar.gz" it begins at the last dot;
 * a leading dot begins no extension. */
static const char *
find_extension(const char *path)
{
    const char *base = strrchr(path, '/');
    const char *dot;

    base = base ? base + 1 : path;
    dot = strrchr(base, '.');
    return dot != NULL && dot != base ? dot : path + strlen(path);
}

char *
sk_output_name(const char *folder, const char *relative, const char *extension,
               GHashTable *taken)
{
    const char *dot = find_extension(relative);
    g_autofree char *stem = g_strndup(relative, (gsize)(dot - relative));
    g_autofree char *last = g_strdup(extension ? extension : dot);
    g_autofree char *base = g_build_filename(folder, stem, NULL);
    char *path = g_strconcat(base, last, NULL);

    for (guint n = 2; g_hash_table_contains(taken, path); n++) {
        g_free(path);
        path = g_strdup_printf("%s (%u)%s", base, n, last);
    }
    g_hash_table_add(taken, g_strdup(path));
    return path;
}

void
sk_progress_share(double share, const char *label)
{
    guint filled = (guint)(BAR_WIDTH * CLAMP(share, 0.0, 1.0));
    g_autofree char *shown = sk_page_cut(label, LABEL_WIDTH);
    char bar[BAR_WIDTH + 1];

    if (!isatty(STDERR_FILENO))
        return;
    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', filled);
    bar[BAR_WIDTH] = '\0';
    if (share >= 1)
        fprintf(stderr, "\r\033[K");
    else
        fprintf(stderr, "\r\033[K[%s] %s", bar, shown);
    fflush(stderr);
}

void
sk_progress(guint done, guint total, const char *name)
{
    g_autofree char *label = g_strdup_printf("%u/%u %s", done, total, name);

    if (total >= 2)
        sk_progress_share((double)done / total, label);
}
