/* SPDX-License-Identifier: Apache-2.0
 *
 * The socket of the metrics (serve.h).
 */
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "door/metrics/serve.h"

#define PATIENCE (5 * G_TIME_SPAN_SECOND)
#define BACKLOG  16

static gboolean
fail(GError **error, const char *where, const char *why)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "metrics: %s: %s", where,
                why);
    return FALSE;
}

/* ---- listening ---------------------------------------------------------- */

static int
listen_at(const struct sockaddr *address, socklen_t len)
{
    int fd = socket(address->sa_family,
                    SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;

    if (fd < 0)
        return -1;
    if (address->sa_family != AF_UNIX)
        (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, address, len) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    close(fd);
    return -1;
}

static int
listen_unix(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    struct stat status;
    int fd;

    if (g_strlcpy(address.sun_path, path, sizeof address.sun_path) >=
        sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    if (lstat(path, &status) == 0 && S_ISSOCK(status.st_mode))
        (void)unlink(path);
    fd = listen_at((const struct sockaddr *)&address, sizeof address);
    if (fd >= 0 && chmod(path, 0666) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* listen_inet: listens at "port@host". The policy has checked that the host is
 * this machine. */
static int
listen_inet(const char *where)
{
    const struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
                                    .ai_flags = AI_PASSIVE };
    const char *at = strchr(where, '@');
    g_autofree char *port = at != NULL ? g_strndup(where, at - where) : NULL;
    struct addrinfo *found = NULL;
    int fd = -1;

    errno = EINVAL;
    if (at == NULL || getaddrinfo(at + 1, port, &hints, &found) != 0)
        return -1;
    for (struct addrinfo *a = found; a != NULL && fd < 0; a = a->ai_next)
        fd = listen_at(a->ai_addr, a->ai_addrlen);
    freeaddrinfo(found);
    return fd;
}

gboolean
sk_serve_open(SkServe *serve, const char *where, GError **error)
{
    const char *colon = strchr(where, ':');

    serve->listener = -1;
    for (guint i = 0; i < SK_SERVE_CLIENTS; i++)
        serve->clients[i].fd = -1;
    if (*where == '\0')
        return TRUE;
    if (colon == NULL)
        return fail(error, where, "no socket");
    serve->listener = g_str_has_prefix(where, "unix:") ? listen_unix(colon + 1)
                                                       : listen_inet(colon + 1);
    return serve->listener >= 0 ? TRUE : fail(error, where, g_strerror(errno));
}

static void
drop(SkServeClient *client)
{
    if (client->fd >= 0)
        close(client->fd);
    if (client->answer != NULL)
        g_string_free(client->answer, TRUE);
    *client = (SkServeClient){ .fd = -1 };
}

/* ---- answering ---------------------------------------------------------- */

static void
answer(SkServe *serve, SkServeClient *client)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean known = g_str_has_prefix(client->request, "GET /metrics ") ||
                     g_str_has_prefix(client->request, "GET / ");

    if (known)
        serve->fill(text, serve->data);
    else
        g_string_append(text, "GET /metrics\n");
    client->answer = g_string_new(NULL);
    g_string_printf(client->answer,
                    "HTTP/1.1 %s\r\nContent-Type: text/plain; version=0.0.4; "
                    "charset=utf-8\r\nContent-Length: %" G_GSIZE_FORMAT
                    "\r\nConnection: close\r\n\r\n",
                    known ? "200 OK" : "404 Not Found", text->len);
    g_string_append_len(client->answer, text->str, (gssize)text->len);
}

/* hear: reads from a client. A request that is longer than there is room goes
 * on being read and forgotten up to its end, of which the last four bytes are
 * enough to see. */
static void
hear(SkServe *serve, SkServeClient *client)
{
    const gsize most = sizeof client->request - 1;
    gssize n =
        read(client->fd, client->request + client->len, most - client->len);

    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        drop(client);
        return;
    }
    client->len += (gsize)n;
    client->request[client->len] = '\0';
    if (client->answer == NULL &&
        memmem(client->request, client->len, "\r\n\r\n", 4) != NULL)
        answer(serve, client);
    else if (client->len == most) {
        memmove(client->request + most / 2, client->request + most - 4, 4);
        client->len = most / 2 + 4;
    }
}

static void
say(SkServeClient *client)
{
    gssize n = send(client->fd, client->answer->str + client->sent,
                    client->answer->len - client->sent, MSG_NOSIGNAL);

    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n > 0)
        client->sent += (gsize)n;
    if (n <= 0)
        drop(client);
    else if (client->sent == client->answer->len)
        /* The client closes: a close from here with bytes unread would take
         * the answer back. */
        (void)shutdown(client->fd, SHUT_WR);
}

static void
welcome(SkServe *serve, gint64 now)
{
    int fd = accept4(serve->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

    for (guint i = 0; fd >= 0 && i < SK_SERVE_CLIENTS; i++) {
        SkServeClient *client = &serve->clients[i];

        if (client->fd >= 0)
            continue;
        client->fd = fd;
        client->until = now + PATIENCE;
        return;
    }
    if (fd >= 0)
        close(fd);
}

static gboolean
is_saying(const SkServeClient *client)
{
    return client->answer != NULL && client->sent < client->answer->len;
}

void
sk_serve_polls(const SkServe *serve, struct pollfd *polls)
{
    polls[0] = (struct pollfd){ serve->listener, POLLIN, 0 };
    for (guint i = 0; i < SK_SERVE_CLIENTS; i++) {
        const SkServeClient *client = &serve->clients[i];

        polls[i + 1] =
            (struct pollfd){ client->fd,
                             (short)(is_saying(client) ? POLLOUT : POLLIN), 0 };
    }
}

void
sk_serve_turn(SkServe *serve, const struct pollfd *polls, gint64 now)
{
    for (guint i = 0; i < SK_SERVE_CLIENTS; i++) {
        SkServeClient *client = &serve->clients[i];

        if (client->fd < 0)
            continue;
        if (polls[i + 1].revents != 0 && is_saying(client))
            say(client);
        else if (polls[i + 1].revents != 0)
            hear(serve, client);
        if (client->fd >= 0 && now >= client->until)
            drop(client);
    }
    if (polls[0].revents != 0)
        welcome(serve, now);
}
