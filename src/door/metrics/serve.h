/* SPDX-License-Identifier: Apache-2.0
 *
 * A listening socket that answers every request with one text. It speaks as
 * much HTTP as Prometheus and curl need: GET of /metrics, one answer, close.
 * Nothing of a request but its first line is looked at, and a client that is
 * slow or says nothing holds up nobody.
 */
#ifndef SK_DOOR_METRICS_SERVE_H
#define SK_DOOR_METRICS_SERVE_H

#include <glib.h>
#include <poll.h>

#define SK_SERVE_CLIENTS 8

typedef struct {
    int fd;
    gint64 until; /* monotonic time at which its patience ends */
    char request[512];
    gsize len;
    GString *answer; /* NULL until the request is whole */
    gsize sent;
} SkServeClient;

typedef struct {
    int listener; /* -1 if none */
    SkServeClient clients[SK_SERVE_CLIENTS];
    void (*fill)(GString *out, gpointer data); /* makes the text */
    gpointer data;
} SkServe;

/* sk_serve_open: listens at "unix:/path" (which anybody may connect to: the
 * text holds counts, no names) or "inet:port@host", where host is 127.0.0.1,
 * ::1 or localhost. A socket that was left behind is replaced. Returns FALSE
 * with SK_ERROR_SYSTEM; @serve is then still valid and serves nobody. */
gboolean sk_serve_open(SkServe *serve, const char *where, GError **error);

/* Descriptors for poll(2): sk_serve_polls fills in 1 + SK_SERVE_CLIENTS of
 * them, sk_serve_turn handles what happened. */
void sk_serve_polls(const SkServe *serve, struct pollfd *polls);
void sk_serve_turn(SkServe *serve, const struct pollfd *polls, gint64 now);

#endif
