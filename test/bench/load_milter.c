/* SPDX-License-Identifier: Apache-2.0
 *
 * load_milter SOCKET CONNECTIONS TOTAL MAIL…: speaks the milter protocol as an
 * MTA does (version 6, one message a connection), keeps to what the milter
 * negotiated about steps and replies, and takes its edits without applying
 * them. Anything but "accept" or "continue" at the end of a mail is a failure.
 * With "hold:" before SOCKET each mail waits, all of it sent but its end, for a
 * byte on standard input, and says so with a line: mails in flight, counted.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "load.h"

#define VERSION     6
#define ALL_ACTIONS 0x1ff
#define ALL_STEPS   0x1fffff
#define CHUNK       65535

/* Steps a milter may do without, and replies it may not send. */
enum {
    NO_CONNECT = 0x1,
    NO_HELO = 0x2,
    NO_MAIL = 0x4,
    NO_RCPT = 0x8,
    NO_BODY = 0x10,
    NO_HEADERS = 0x20,
    NO_EOH = 0x40,
    NR_HEADER = 0x80,
    NO_DATA = 0x200,
    SKIP = 0x400,
    LEADSPC = 0x100000,
    NR_CONNECT = 0x1000,
    NR_HELO = 0x2000,
    NR_MAIL = 0x4000,
    NR_RCPT = 0x8000,
    NR_DATA = 0x10000,
    NR_EOH = 0x40000,
    NR_BODY = 0x80000,
};

typedef struct {
    int fd;
    guint32 steps;
    char *buffer; /* LOAD_BUFFER */
    gboolean broken, skipped;
} Talk;

static void
say(Talk *talk, char command, const void *bytes, gsize len)
{
    char head[5];
    guint32 size = htonl((guint32)len + 1);

    memcpy(head, &size, 4);
    head[4] = command;
    talk->broken = talk->broken || !load_write(talk->fd, head, 5) ||
                   !load_write(talk->fd, bytes, len);
}

/* The next reply that is no edit and no sign of life; 0: none came. */
static char
listen_to(Talk *talk)
{
    for (;;) {
        guint32 size;

        if (talk->broken || !load_read(talk->fd, &size, 4))
            return 0;
        size = ntohl(size);
        if (size < 1 || size > LOAD_BUFFER ||
            !load_read(talk->fd, talk->buffer, size))
            return 0;
        if (memchr("phmibe+-2q", talk->buffer[0], 10) == NULL)
            return talk->buffer[0];
    }
}

/* One step: left out when the milter does not want it, answered unless it said
 * that it will not. */
static void
step(Talk *talk, guint32 unwanted, guint32 unanswered, char command,
     const void *bytes, gsize len)
{
    if (talk->broken || (talk->steps & unwanted) != 0)
        return;
    say(talk, command, bytes, len);
    if ((talk->steps & unanswered) != 0)
        return;
    char reply = listen_to(talk);
    talk->skipped |= reply == 's';
    talk->broken |= reply != 'c' && reply != 's';
}

/* @pairs: "name\0value\0…" without the last NUL, which the literal has. */
static void
macros(Talk *talk, char command, const char *pairs, gsize len)
{
    talk->buffer[0] = command;
    memcpy(talk->buffer + 1, pairs, len);
    say(talk, 'D', talk->buffer, len + 1);
}

static gboolean
negotiate(Talk *talk)
{
    guint32 wish[3] = { htonl(VERSION), htonl(ALL_ACTIONS), htonl(ALL_STEPS) };
    guint32 steps;

    say(talk, 'O', wish, sizeof wish);
    if (listen_to(talk) != 'O')
        return FALSE;
    memcpy(&steps, talk->buffer + 9, 4);
    talk->steps = ntohl(steps);
    return TRUE;
}

static void
envelope(Talk *talk, guint n)
{
    static const char client[] = "client\0004\020\001"
                                 "203.0.113.7";
    static const char who[] = "j\0gw.bench.example\0{client_addr}\0"
                              "203.0.113.7\0{daemon_name}\0smtpd";
    char id[32] = "i";
    int len = snprintf(id + 2, sizeof id - 2, "4QB%07u", n) + 3;

    macros(talk, 'C', who, sizeof who);
    step(talk, NO_CONNECT, NR_CONNECT, 'C', client, sizeof client);
    step(talk, NO_HELO, NR_HELO, 'H', "client", 7);
    macros(talk, 'M', id, (gsize)len);
    step(talk, NO_MAIL, NR_MAIL, 'M', "<a@out.example>", 16);
    macros(talk, 'R', id, (gsize)len);
    step(talk, NO_RCPT, NR_RCPT, 'R', "<b@bench.example>", 18);
    step(talk, NO_DATA, NR_DATA, 'T', "", 0);
}

/* One field up to the line end after its folds, as "name\0value\0" with LF
 * between folds. Returns where the next one begins. */
static const char *
header(Talk *talk, const char *at)
{
    const char *colon = strchr(at, ':'), *end = strstr(at, "\r\n");
    char *out = talk->buffer + LOAD_BUFFER / 2, *put = out;

    while (end[2] == ' ' || end[2] == '\t')
        end = strstr(end + 2, "\r\n");
    put = (char *)memcpy(put, at, (gsize)(colon - at)) + (colon - at);
    *put++ = '\0';
    colon++;
    if ((talk->steps & LEADSPC) == 0 && *colon == ' ')
        colon++;
    for (; colon < end; colon++)
        if (*colon != '\r')
            *put++ = *colon;
    *put++ = '\0';
    step(talk, NO_HEADERS, NR_HEADER, 'L', out, (gsize)(put - out));
    return end + 2;
}

static void
content(Talk *talk, const LoadMail *mail)
{
    const char *at = mail->bytes, *end = mail->bytes + mail->len;

    while (!talk->broken && strncmp(at, "\r\n", 2) != 0)
        at = header(talk, at);
    step(talk, NO_EOH, NR_EOH, 'N', "", 0);
    for (at += 2; at < end && !talk->skipped; at += CHUNK)
        step(talk, NO_BODY, NR_BODY, 'B', at, MIN((gsize)(end - at), CHUNK));
}

static void
hold(void)
{
    char go;

    printf("held\n");
    fflush(stdout);
    (void)load_read(STDIN_FILENO, &go, 1);
}

static gboolean
send_mail(const LoadMail *mail, guint n, char *buffer, gpointer data)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    Talk talk = { .fd = socket(AF_UNIX, SOCK_STREAM, 0), .buffer = buffer };
    const char *path = data;
    gboolean held = g_str_has_prefix(path, "hold:");
    char end = 0;

    g_strlcpy(address.sun_path, path + (held ? strlen("hold:") : 0),
              sizeof address.sun_path);
    load_patience(talk.fd);
    if (connect(talk.fd, (struct sockaddr *)&address, sizeof address) == 0 &&
        negotiate(&talk)) {
        envelope(&talk, n);
        content(&talk, mail);
        if (held)
            hold();
        say(&talk, 'E', "", 0);
        end = listen_to(&talk);
        say(&talk, 'Q', "", 0);
    }
    close(talk.fd);
    return end == 'c' || end == 'a';
}

int
main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "load_milter SOCKET CONNECTIONS TOTAL MAIL…\n");
        return 2;
    }
    return load_run(argv + 4, load_number(argv[2], 256),
                    load_number(argv[3], 10000000), send_mail, argv[1]);
}
