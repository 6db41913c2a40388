/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads all lines of all files (report.h).
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/report/report.h"
#include "cli/report/source.h"

static int
compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
sk_report_paths(char **paths)
{
    g_autoptr(GDir) dir = NULL;
    GPtrArray *found;
    const char *name;

    if (paths[0] != NULL)
        return g_strdupv(paths);
    found = g_ptr_array_new();
    dir = g_dir_open(SK_LOGDIR, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_prefix(name, "report"))
            g_ptr_array_add(found, g_build_filename(SK_LOGDIR, name, NULL));
    g_ptr_array_sort(found, compare);
    g_ptr_array_add(found, NULL);
    return (char **)g_ptr_array_free(found, FALSE);
}

static gboolean
read_one(const char *path, SkLine *line, SkEachLine each, gpointer data,
         GError **error)
{
    g_autoptr(SkLogSource) source = sk_log_source_open(path, error);
    g_autoptr(GError) why = NULL;
    const char *text;
    gboolean torn;
    gsize len;

    if (source == NULL)
        return FALSE;
    while ((text = sk_log_source_line(source, &len, &torn, &why)) != NULL)
        if (len > 0)
            each(line, sk_line_read(line, text, len), torn, text, len, data);
        else if (torn)
            each(line, SK_LINE_BROKEN, FALSE, text, len, data);
    if (why == NULL)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

guint
sk_report_each(char *const *paths, SkEachLine each, gpointer data)
{
    g_autoptr(SkLine) line = sk_line_new();
    guint damaged = 0;

    for (guint i = 0; paths[i] != NULL; i++) {
        g_autoptr(GError) error = NULL;

        if (read_one(paths[i], line, each, data, &error))
            continue;
        damaged++;
        sk_cli_fail("report", SK_EXIT_FAULT, error);
    }
    return damaged;
}
