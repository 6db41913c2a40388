/* SPDX-License-Identifier: Apache-2.0
 *
 * The milter child listens on the socket that the first generation names, and
 * exits when its parent does: an MTA that finds nobody listening answers 451.
 * libmilter treats SIGHUP and SIGTERM as "stop", so reload and drain come over
 * the control socket instead.
 */
#include <grp.h>
#include <libmilter/mfapi.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "door/callbacks.h"
#include "door/child.h"
#include "door/service/journal.h"

#define DRAIN_SECONDS 30
#define EXIT_WAIT     75 /* EX_TEMPFAIL of sysexits.h */
/* gives libmilter time to send the last reply of eom */
#define LAST_REPLY_US 500000
#define BACKLOG       256

/* leave: exits once the messages in flight have ended. smfi_stop is no use
 * here, because it can take five seconds and sessions go on after it. A new
 * connection finds no socket, or gets 451 at MAIL FROM. Does not return. */
static void
leave(SkDoor *door, int status)
{
    if (sk_door_close(door)) {
        if (door->socket_path != NULL)
            unlink(door->socket_path);
        sk_door_drain(door, DRAIN_SECONDS);
        g_usleep(LAST_REPLY_US);
        _exit(status);
    }
    for (;;)
        pause(); /* The other thread is ending the process. */
}

static void
take_generation(SkDoor *door, const SkControlMessage *message,
                int fds[SK_CONTROL_N_FDS])
{
    g_autoptr(GError) error = NULL;

    if (sk_door_use(door, message, fds, &error)) {
        sk_control_say(door->control, SK_CONTROL_READY, message->number);
        return;
    }
    sk_journal(SK_JOURNAL_ERROR,
               "generation %" G_GUINT64_FORMAT " not taken: %s",
               message->number, error->message);
    sk_control_say(door->control, SK_CONTROL_REFUSED, message->number);
}

/* answer_ping: answers once the door's lock could be taken, which every message
 * needs at its beginning and end. */
static void
answer_ping(SkDoor *door, guint64 number)
{
    g_mutex_lock(&door->mutex);
    g_mutex_unlock(&door->mutex);
    sk_control_say(door->control, SK_CONTROL_ALIVE, number);
}

static gpointer
listen_to_parent(gpointer data)
{
    SkDoor *door = data;
    SkControlMessage message;
    int fds[SK_CONTROL_N_FDS];

    while (sk_control_receive(door->control, &message, fds) == 1) {
        if (message.kind == SK_CONTROL_GENERATION)
            take_generation(door, &message, fds);
        if (message.kind == SK_CONTROL_PING)
            answer_ping(door, message.number);
        if (message.kind == SK_CONTROL_DRAIN)
            leave(door, EXIT_SUCCESS);
    }
    /* The parent is gone, and our zygotes with it. */
    _exit(EXIT_WAIT);
}

/* socket_path: returns the path in a libmilter socket name, or NULL for an inet
 * socket. The result points into @name. */
static const char *
socket_path(const char *name)
{
    if (g_str_has_prefix(name, "unix:"))
        return name + strlen("unix:");
    if (g_str_has_prefix(name, "local:"))
        return name + strlen("local:");
    return *name == '/' ? name : NULL;
}

/* give_to_group: lets @group, which the MTA is in, write to the socket. */
static gboolean
give_to_group(const char *path, const char *group)
{
    struct group *entry = *group != '\0' ? getgrnam(group) : NULL;

    if (path == NULL || *group == '\0')
        return TRUE;
    if (entry != NULL && chown(path, (uid_t)-1, entry->gr_gid) == 0)
        return TRUE;
    sk_journal(SK_JOURNAL_ERROR,
               "cannot give %s to group %s: is this user a member of it?", path,
               group);
    return FALSE;
}

static gboolean
open_socket(const SkControlMessage *message)
{
    const char *path = socket_path(message->socket);
    mode_t before = umask(0117); /* makes the socket 0660 */
    gboolean opened = smfi_setconn((char *)message->socket) == MI_SUCCESS &&
                      smfi_setbacklog(BACKLOG) == MI_SUCCESS &&
                      smfi_opensocket(TRUE) == MI_SUCCESS;

    umask(before);
    if (opened)
        return give_to_group(path, message->socket_group);
    sk_journal(SK_JOURNAL_ERROR, "cannot listen on %s: %m", message->socket);
    return FALSE;
}

static SkDoor *
open_door(SkControlMessage *message)
{
    int fds[SK_CONTROL_N_FDS];
    g_autoptr(GError) error = NULL;
    SkDoor *door;

    if (sk_control_receive(SK_CONTROL_FD, message, fds) != 1 ||
        message->kind != SK_CONTROL_GENERATION)
        return NULL;
    sk_journal_prepare(message->foreground != 0);
    door = sk_door_new(SK_CONTROL_FD, sk_counters_map(SK_COUNTERS_FD, TRUE));
    if (sk_door_use(door, message, fds, &error))
        return door;
    sk_journal(SK_JOURNAL_ERROR, "%s", error->message);
    sk_control_say(SK_CONTROL_FD, SK_CONTROL_REFUSED, message->number);
    return NULL;
}

int
sk_child_main(void)
{
    SkControlMessage message;
    SkDoor *door;

    signal(SIGPIPE, SIG_IGN);
    /* Without this the process would be called "exe". */
    prctl(PR_SET_NAME, "sekisho-milter");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    umask(0027);
    door = open_door(&message);
    if (door == NULL || !sk_callbacks_register(door) || !open_socket(&message))
        return EXIT_WAIT;
    door->socket_path = socket_path(message.socket);
    g_thread_unref(g_thread_new("parent", listen_to_parent, door));
    if (!sk_control_say(SK_CONTROL_FD, SK_CONTROL_READY, message.number))
        return EXIT_WAIT;
    smfi_main();
    /* Somebody signalled this process directly. The parent will
     * start another. */
    leave(door, EXIT_WAIT);
    return EXIT_WAIT;
}
