/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts and stops the two zygotes of one policy (cells.h).
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "gate/cells.h"

/* Loading forty libraries from a cold disk takes time. */
#define START_TIMEOUT_MS 20000

char *
sk_cells_program(const char *name, GError **error)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *here = self ? g_path_get_dirname(self) : g_strdup("/");
    g_autofree char *room = g_strdup_printf(
        "../%s", g_str_has_prefix(name, "sekisho-") ? name + 8 : name);
    char *candidates[] = {
        g_build_filename(here, name, NULL),
        g_build_filename(here, room, name, NULL),
        g_build_filename(SK_LIBEXECDIR, name, NULL),
    };
    char *found = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
        if (found == NULL && access(candidates[i], X_OK) == 0)
            found = g_steal_pointer(&candidates[i]);
        g_free(candidates[i]);
    }
    if (found == NULL)
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "%s is not installed: looked beside %s and in %s", name,
                    self ? self : "the program", SK_LIBEXECDIR);
    return found;
}

/* Puts @frozen into a sealed memfd for the zygote to inherit. *@fd is -1 if
 * @frozen is NULL. */
static gboolean
policy_memfd(GBytes *frozen, int *fd, GError **error)
{
    gsize len = 0;
    const char *bytes = frozen ? g_bytes_get_data(frozen, &len) : NULL;

    *fd = -1;
    if (frozen == NULL)
        return TRUE;
    *fd = sk_cell_memfd("sekisho-policy");
    if (*fd >= 0 && sk_cell_write(*fd, bytes, len) == 0 &&
        sk_cell_seal(*fd) == 0)
        return TRUE;
    if (*fd >= 0)
        close(*fd);
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "policy memfd: %s",
                g_strerror(errno));
    return FALSE;
}

/* What an administrator can do if a mandatory layer is missing, keyed by the
 * word that the zygote reports for it. */
static const struct {
    const char *layer, *advice;
} remedies[] = {
    { "root=no(",
      "no mail is read without an empty root. Allow one of two: user "
      "namespaces (sysctl kernel.unprivileged_userns_clone=1 where it exists, "
      "user.max_user_namespaces above 0; systemd RestrictNamespaces= as in the "
      "shipped unit; not below a chroot), or Landlock (Linux 5.13, "
      "\"landlock\" in /sys/kernel/security/lsm). A container's own filter "
      "may forbid both" },
    { "nnp=no(",
      "no mail is read where privileges could be gained. Whatever started "
      "this forbids prctl(2): look at systemd's SystemCallFilter= or the "
      "container's filter" },
    { "seccomp=no(",
      "no mail is read without a filter of system calls. The kernel needs "
      "CONFIG_SECCOMP_FILTER, and whatever started this must allow "
      "seccomp(2) and prctl(2)" },
    { "probe=no(",
      "a trial worker did not survive its own sandbox: the C library or the "
      "kernel is one that this version was not built for. Install the package "
      "built for this system, or report the line that follows" },
};

static const char *
advice_on(const char *why)
{
    for (guint i = 0; i < G_N_ELEMENTS(remedies); i++)
        if (strstr(why, remedies[i].layer) != NULL)
            return remedies[i].advice;
    return NULL;
}

gboolean
sk_cells_start_one(SkCell *cell, const char *name, GBytes *frozen,
                   GError **error)
{
    g_autofree char *program = sk_cells_program(name, error);
    char why[SK_CELL_LAYERS_MAX] = "";
    const char *advice;
    int policy_fd, status;

    if (program == NULL || !policy_memfd(frozen, &policy_fd, error))
        return FALSE;
    status = sk_cell_spawn(cell, program, policy_fd, START_TIMEOUT_MS, why,
                           sizeof why);
    if (policy_fd >= 0)
        close(policy_fd);
    if (status == 0)
        return TRUE;
    advice = advice_on(why);
    g_set_error(error, SK_ERROR, SK_ERROR_SANDBOX, "%s did not start: %s%s%s",
                name, advice ? advice : "", advice ? ". Found: " : "", why);
    return FALSE;
}

gboolean
sk_cells_start(SkCells *cells, GBytes *frozen, GError **error)
{
    if (!sk_cells_start_one(&cells->worker, "sekisho-worker", frozen, error))
        return FALSE;
    if (sk_cells_start_one(&cells->inspector, "sekisho-inspector", NULL, error))
        return TRUE;
    sk_cell_stop(&cells->worker);
    return FALSE;
}

void
sk_cells_stop(SkCells *cells)
{
    sk_cell_stop(&cells->worker);
    sk_cell_stop(&cells->inspector);
}

SkGateCells
sk_cells_controls(const SkCells *cells)
{
    SkGateCells controls = { .worker = cells->worker.control,
                             .inspector = cells->inspector.control };

    return controls;
}
