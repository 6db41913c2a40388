/* SPDX-License-Identifier: Apache-2.0
 *
 * The plan of `sekisho setup`: the list of its changes, the list of its files,
 * and the patch that shows them (setup.h).
 */
#include <string.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "cli/mta.h"
#include "cli/setup/setup.h"

static void
free_change(gpointer data)
{
    SkSetupChange *change = data;

    g_free(change->where);
    g_free(change->setting);
    g_free(change->before);
    g_free(change->after);
    g_free(change);
}

static void
free_file(gpointer data)
{
    SkSetupFile *file = data;

    g_free(file->path);
    g_bytes_unref(file->before);
    g_bytes_unref(file->after);
    g_free(file);
}

void
sk_setup_plan_init(SkSetupPlan *plan, const char *mta, const char *folder,
                   const SkPolicyFile *policy)
{
    memset(plan, 0, sizeof *plan);
    plan->mta = mta;
    plan->folder = g_canonicalize_filename(folder, NULL);
    plan->policy = policy;
    plan->changes = g_ptr_array_new_with_free_func(free_change);
    plan->files = g_ptr_array_new_with_free_func(free_file);
    plan->left = sk_mta_findings_new();
}

void
sk_setup_plan_clear(SkSetupPlan *plan)
{
    g_clear_pointer(&plan->changes, g_ptr_array_unref);
    g_clear_pointer(&plan->files, g_ptr_array_unref);
    g_clear_pointer(&plan->left, g_ptr_array_unref);
    g_clear_pointer(&plan->folder, g_free);
    g_clear_pointer(&plan->m4_folder, g_free);
}

void
sk_setup_change(SkSetupPlan *plan, const char *where, const char *setting,
                const char *before, const char *after, const char *why)
{
    SkSetupChange *change;

    for (guint i = 0; i < plan->changes->len; i++) {
        change = g_ptr_array_index(plan->changes, i);
        if (strcmp(change->where, where) != 0 ||
            strcmp(change->setting, setting) != 0)
            continue;
        g_free(change->after);
        change->after = g_strdup(after);
        return;
    }
    change = g_new0(SkSetupChange, 1);
    change->where = g_strdup(where);
    change->setting = g_strdup(setting);
    change->before = g_strdup(before);
    change->after = g_strdup(after);
    change->why = why;
    g_ptr_array_add(plan->changes, change);
}

void
sk_setup_file(SkSetupPlan *plan, const char *path, GBytes *before,
              GBytes *after, gboolean made)
{
    SkSetupFile *file;

    if (g_bytes_equal(before, after))
        return;
    file = g_new0(SkSetupFile, 1);
    file->path = g_strdup(path);
    file->before = g_bytes_ref(before);
    file->after = g_bytes_ref(after);
    file->made = made;
    g_ptr_array_add(plan->files, file);
}

/* ---- the patch ---------------------------------------------------------- */

char *
sk_setup_spill(GBytes *bytes, GError **error)
{
    g_autofree char *path = NULL;
    gsize len = 0;
    const char *data = g_bytes_get_data(bytes, &len);
    int fd = g_file_open_tmp("sekisho-setup-XXXXXX", &path, error);

    if (fd < 0)
        return NULL;
    close(fd);
    if (g_file_set_contents(path, len > 0 ? data : "", (gssize)len, error))
        return g_steal_pointer(&path);
    unlink(path);
    return NULL;
}

/* Runs diff(1) on the files @before and @after, and calls both @label in its
 * output. Returns that output, or NULL. diff ends with 1 if the files differ,
 * and with more if it failed. */
static char *
difference(const char *label, const char *before, const char *after,
           GError **error)
{
    const char *argv[] = { "diff", "-u",   "--label", label, "--label",
                           label,  before, after,     NULL };
    g_autofree char *out = NULL;
    g_autofree char *err = NULL;
    g_auto(GStrv) environment =
        g_environ_setenv(g_get_environ(), "LC_ALL", "C", TRUE);
    int status = 0;

    if (!g_spawn_sync(NULL, (char **)argv, environment, G_SPAWN_SEARCH_PATH,
                      NULL, NULL, &out, &err, &status, error))
        return NULL;
    if (WIFEXITED(status) && WEXITSTATUS(status) < 2)
        return g_steal_pointer(&out);
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "diff: %s", g_strchomp(err));
    return NULL;
}

char *
sk_setup_patch(const SkSetupPlan *plan, GError **error)
{
    g_autoptr(GString) patch = g_string_new(NULL);

    for (guint i = 0; i < plan->files->len; i++) {
        const SkSetupFile *file = g_ptr_array_index(plan->files, i);
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;
        g_autofree char *text = NULL;

        if (file->made)
            continue;
        before = sk_setup_spill(file->before, error);
        if (before != NULL)
            after = sk_setup_spill(file->after, error);
        if (after != NULL)
            text = difference(file->path, before, after, error);
        if (before != NULL)
            unlink(before);
        if (after != NULL)
            unlink(after);
        if (text == NULL)
            return NULL;
        g_string_append(patch, text);
    }
    return g_strdup(patch->str);
}
