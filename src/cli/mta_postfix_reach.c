/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks that a Postfix service finds the gateway's socket. A chrooted service
 * sees the queue folder as the root of all files, so that one and the same
 * path means two things in master.cf. A socket that is not found lets no mail
 * past, but all mail waits.
 */
#include <string.h>

#include "cli/mta_postfix.h"

/* Returns what follows the folder @queue in @path, or NULL if @path does not
 * lie there. */
static const char *
below(const char *path, const char *queue)
{
    gsize len = strlen(queue);

    if (len == 0 || strncmp(path, queue, len) != 0 || path[len] != '/')
        return NULL;
    return path + len + 1;
}

static gboolean
is_chrooted(const SkPostfix *postfix, const char *name)
{
    for (guint i = 0; i < postfix->services->len; i++) {
        const SkPostfixService *service =
            g_ptr_array_index(postfix->services, i);

        if (strcmp(service->name, name) == 0)
            return service->chrooted;
    }
    return FALSE;
}

char *
sk_postfix_socket(const SkPostfix *postfix, const char *ours)
{
    const char *queue = sk_postfix_value(postfix, NULL, "queue_directory");
    const char *path = sk_mta_unix_path(ours);
    const char *rest = path != NULL ? below(path, queue) : NULL;
    const char *at = strchr(ours, '@');

    if (rest != NULL)
        return g_strconcat("unix:", rest, NULL);
    /* libmilter says inet:PORT@HOST, and Postfix inet:HOST:PORT. */
    if (g_str_has_prefix(ours, "inet:") && at != NULL)
        return g_strdup_printf("inet:%s:%.*s", at + 1, (int)(at - ours - 5),
                               ours + 5);
    return g_strdup(ours);
}

void
sk_postfix_check_reach(SkPostfix *postfix, const char *service,
                       const char *list, const char *told)
{
    const char *queue = sk_postfix_value(postfix, NULL, "queue_directory");
    const char *ours =
        sk_mta_unix_path(sk_policy_file_milter_socket(postfix->policy));
    const char *path = sk_mta_unix_path(told);
    gboolean chrooted = is_chrooted(postfix, service);
    g_autofree char *seen = NULL;
    g_autofree char *whole = NULL;
    g_autofree char *right = NULL;

    if (ours == NULL || path == NULL)
        return;
    whole = g_canonicalize_filename(ours, "/");
    seen = *path == '/' && !chrooted ? g_canonicalize_filename(path, "/")
                                     : g_build_filename(queue, path, NULL);
    if (strcmp(seen, whole) == 0)
        return;
    if (chrooted && below(whole, queue) == NULL) {
        sk_mta_find(postfix->findings, service, "chroot", "y",
                    "a service with a chroot sees no file outside the queue "
                    "folder: it does not find the gateway's socket, and all "
                    "mail waits",
                    "chroot = n for this service in master.cf, or the "
                    "policy's milter.socket below %s",
                    queue);
        return;
    }
    right = sk_postfix_socket(postfix,
                              sk_policy_file_milter_socket(postfix->policy));
    sk_mta_find(postfix->findings, service, list, told,
                "the service does not find the gateway's socket by this "
                "name, and all mail waits",
                "%s = %s", list, right);
}
