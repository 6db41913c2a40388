/* SPDX-License-Identifier: Apache-2.0
 *
 * The protocol of sd_notify(3) (notify.h).
 */
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "door/service/journal.h"
#include "door/service/notify.h"

void
sk_notify(const char *state)
{
    const char *path = g_getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    gsize len;
    int fd;

    if (path == NULL || (*path != '/' && *path != '@'))
        return;
    len = strlen(path);
    if (len >= sizeof(address.sun_path))
        return;
    memcpy(address.sun_path, path, len);
    if (*path == '@')
        address.sun_path[0] = '\0';
    fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    /* An error is no fault: the service goes on if nobody listens. */
    if (sendto(fd, state, strlen(state), MSG_NOSIGNAL,
               (struct sockaddr *)&address,
               (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len)) < 0)
        sk_journal(SK_JOURNAL_WARNING, "systemd was not notified: %m");
    close(fd);
}

void
sk_notify_ready(const char *socket, const char *policy_hash)
{
    g_autofree char *state = g_strdup_printf(
        "READY=1\nSTATUS=listening on %s, policy %s", socket, policy_hash);

    sk_notify(state);
}

void
sk_notify_reloading(void)
{
    g_autofree char *state =
        g_strdup_printf("RELOADING=1\nMONOTONIC_USEC=%" G_GINT64_FORMAT
                        "\nSTATUS=reading the policy anew",
                        g_get_monotonic_time());

    sk_notify(state);
}
