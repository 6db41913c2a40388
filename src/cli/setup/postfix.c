/* SPDX-License-Identifier: Apache-2.0
 *
 * Plans what is to be changed in a Postfix configuration. The changes are made
 * on a copy, by postconf itself, and the copy is checked again until nothing is
 * left that postfix_fix.c can mend.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include <glib/gstdio.h>
#include <sekisho/error.h>

#include "cli/setup/postfix_work.h"

/* One change can uncover another: a service that loses its own setting comes
 * under that of main.cf. */
#define ROUNDS_MAX 8

static const char *const own_files[SK_POSTFIX_FILES] = { "main.cf",
                                                         "master.cf" };

/* ---- the copy ----------------------------------------------------------- */

static gboolean
copy_own_files(SkPostfixWork *work, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(own_files); i++) {
        g_autofree char *from =
            g_build_filename(work->plan->folder, own_files[i], NULL);
        g_autofree char *to = g_build_filename(work->copy, own_files[i], NULL);
        char *text = NULL;
        gsize len = 0;

        if (!g_file_get_contents(from, &text, &len, error))
            return FALSE;
        work->before[i] = g_bytes_new_take(text, len);
        if (!g_file_set_contents(to, text, (gssize)len, error))
            return FALSE;
    }
    return TRUE;
}

/* Makes the copy of the configuration folder: main.cf and master.cf are copied,
 * and all other files are links, so that postconf finds the tables and the list
 * of table types. */
static gboolean
make_copy(SkPostfixWork *work, GError **error)
{
    const char *folder = work->plan->folder;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    const char *name;

    if (dir == NULL)
        return FALSE;
    work->copy = g_dir_make_tmp("sekisho-setup-XXXXXX", error);
    if (work->copy == NULL || !copy_own_files(work, error))
        return FALSE;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *from = g_build_filename(folder, name, NULL);
        g_autofree char *to = g_build_filename(work->copy, name, NULL);

        /* symlink() fails for main.cf and master.cf, which are there already.
         * If another link cannot be made, the check of the copy reports the
         * table. */
        if (symlink(from, to) != 0)
            continue;
    }
    return TRUE;
}

static void
drop_copy(SkPostfixWork *work)
{
    g_autoptr(GDir) dir = NULL;
    const char *name;

    if (work->copy == NULL)
        return;
    dir = g_dir_open(work->copy, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(work->copy, name, NULL);

        g_unlink(path);
    }
    g_rmdir(work->copy);
    g_clear_pointer(&work->copy, g_free);
}

/* Gives the two files of the copy an old time, because Postfix waits a second
 * before it reads a main.cf that was written this very second. */
static void
make_old(SkPostfixWork *work)
{
    struct utimbuf times = { 1, 1 };

    for (guint i = 0; i < G_N_ELEMENTS(own_files); i++) {
        g_autofree char *path =
            g_build_filename(work->copy, own_files[i], NULL);

        g_utime(path, &times);
    }
}

/* ---- rounds ------------------------------------------------------------- */

/* Runs `postconf @option` once for each of @arguments. One call with all of
 * them would write them in no certain order. */
static gboolean
edit(SkPostfixWork *work, const char *option, const GPtrArray *arguments,
     GError **error)
{
    for (guint i = 0; i < arguments->len; i++) {
        const char *argv[] = { "postconf",
                               "-c",
                               work->copy,
                               option,
                               g_ptr_array_index(arguments, i),
                               NULL };
        g_autofree char *out = sk_postfix_run(argv, error);

        if (out == NULL)
            return FALSE;
        make_old(work);
    }
    return TRUE;
}

/* Writes the overrides in master.cf. Those that are taken away need another
 * option of postconf than those that get another value, which begin with "="
 * (postfix_work.h). */
static gboolean
edit_overrides(SkPostfixWork *work, GError **error)
{
    g_autoptr(GPtrArray) gone = g_ptr_array_new();
    g_autoptr(GPtrArray) changed = g_ptr_array_new();

    for (guint i = 0; i < work->overrides->len; i++) {
        char *argument = g_ptr_array_index(work->overrides, i);

        if (*argument == '=')
            g_ptr_array_add(changed, argument + 1);
        else
            g_ptr_array_add(gone, argument);
    }
    return edit(work, "-PX", gone, error) && edit(work, "-P", changed, error);
}

/* Checks the copy, and changes it where a finding can be mended. *@more says
 * whether anything was changed. What the last round finds stays in the plan as
 * what a person has to do. */
static gboolean
one_round(SkPostfixWork *work, gboolean *more, GError **error)
{
    GPtrArray *findings = work->plan->left;

    g_ptr_array_set_size(findings, 0);
    g_ptr_array_set_size(work->main, 0);
    g_ptr_array_set_size(work->overrides, 0);
    g_ptr_array_set_size(work->columns, 0);
    sk_postfix_clear(&work->now);
    work->now.dir = g_strdup(work->copy);
    work->now.policy = work->plan->policy;
    make_old(work);
    if (!sk_postfix_read(&work->now, error) ||
        !sk_mta_check_postfix(work->copy, work->plan->policy, findings, error))
        return FALSE;
    for (guint i = 0; i < findings->len; i++)
        sk_postfix_fix(work, g_ptr_array_index(findings, i));
    *more = work->main->len + work->overrides->len + work->columns->len > 0;
    return edit(work, "-e", work->main, error) && edit_overrides(work, error) &&
           edit(work, "-F", work->columns, error);
}

static gboolean
take_files(SkPostfixWork *work, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(own_files); i++) {
        g_autofree char *path =
            g_build_filename(work->plan->folder, own_files[i], NULL);
        g_autofree char *real = realpath(path, NULL);
        g_autofree char *copy =
            g_build_filename(work->copy, own_files[i], NULL);
        g_autoptr(GBytes) after = NULL;
        char *text = NULL;
        gsize len = 0;

        if (!g_file_get_contents(copy, &text, &len, error))
            return FALSE;
        after = g_bytes_new_take(text, len);
        sk_setup_file(work->plan, real != NULL ? real : path, work->before[i],
                      after, FALSE);
    }
    return TRUE;
}

static void
work_clear(SkPostfixWork *work)
{
    drop_copy(work);
    for (guint i = 0; i < G_N_ELEMENTS(own_files); i++)
        g_clear_pointer(&work->before[i], g_bytes_unref);
    sk_postfix_clear(&work->now);
    g_ptr_array_unref(work->main);
    g_ptr_array_unref(work->overrides);
    g_ptr_array_unref(work->columns);
}

gboolean
sk_setup_plan_postfix(SkSetupPlan *plan, GError **error)
{
    g_autoptr(GError) why = NULL;
    SkPostfixWork work = {
        .plan = plan,
        .main = g_ptr_array_new_with_free_func(g_free),
        .overrides = g_ptr_array_new_with_free_func(g_free),
        .columns = g_ptr_array_new_with_free_func(g_free),
    };
    gboolean more = TRUE;
    gboolean good = make_copy(&work, &why);

    for (guint i = 0; good && more && i < ROUNDS_MAX; i++)
        good = one_round(&work, &more, &why);
    good = good && take_files(&work, &why);
    work_clear(&work);
    if (!good)
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s", why->message);
    return good;
}
