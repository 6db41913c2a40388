/* SPDX-License-Identifier: Apache-2.0
 *
 * Entries in the native protocol of the journal (journal_native.h).
 */
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

#include "door/service/journal_native.h"

static gboolean
fill_address(struct sockaddr_un *address, const char *path)
{
    *address = (struct sockaddr_un){ .sun_family = AF_UNIX };
    return g_strlcpy(address->sun_path, path, sizeof(address->sun_path)) <
           sizeof(address->sun_path);
}

int
sk_journal_native_open(const char *path)
{
    struct sockaddr_un address;
    int fd, probe;

    if (!fill_address(&address, path))
        return -1;
    fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    probe = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && (probe < 0 || connect(probe, (struct sockaddr *)&address,
                                         sizeof(address)) != 0)) {
        close(fd);
        fd = -1;
    }
    if (probe >= 0)
        close(probe);
    return fd;
}

gboolean
sk_journal_native_send(int fd, const char *path, SkJournalLevel level,
                       const char *message, const SkJournalField *fields,
                       guint n)
{
    g_autoptr(GString) entry = g_string_new(NULL);
    struct sockaddr_un address;
    gssize sent;

    g_string_printf(entry,
                    "PRIORITY=%d\nSYSLOG_FACILITY=%d\n"
                    "SYSLOG_IDENTIFIER=sekisho-milter\nMESSAGE=%s\n",
                    (int)level, LOG_FAC(LOG_MAIL), message);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(entry, "%s=%s\n", fields[i].name,
                               fields[i].value);
    if (!fill_address(&address, path))
        return FALSE;
    sent = sendto(fd, entry->str, entry->len, MSG_NOSIGNAL | MSG_DONTWAIT,
                  (struct sockaddr *)&address, sizeof(address));
    return sent == (gssize)entry->len;
}
