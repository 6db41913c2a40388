/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings a probe mail to the MTA (probe.h) with the few commands of RFC 5321
 * that a client needs. Every answer has a time limit.
 */
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "cli/doctor/probe.h"

#define ANSWER_MAX 2048 /* RFC 5321 4.5.3.1.5 asks for 512 */
#define LINES_MAX  100

static int
connect_to(const char *host, const char *port, int seconds, GError **error)
{
    const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
    const struct timeval limit = { .tv_sec = seconds };
    struct addrinfo *list = NULL;
    int code = getaddrinfo(host, port, &hints, &list);
    int fd = -1, why = ENOENT;

    for (struct addrinfo *at = list; code == 0 && at != NULL && fd < 0;
         at = at->ai_next) {
        fd = socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC, 0);
        if (fd < 0)
            continue;
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (connect(fd, at->ai_addr, at->ai_addrlen) == 0)
            break;
        why = errno;
        close(fd);
        fd = -1;
    }
    if (list != NULL)
        freeaddrinfo(list);
    if (fd < 0)
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "no MTA answers on %s:%s: %s", host, port,
                    code != 0 ? gai_strerror(code) : g_strerror(why));
    return fd;
}

/* Reads one answer of the server, which may have several lines. Returns the
 * last line, or NULL if no answer comes in time. New string. */
static char *
read_answer(FILE *stream)
{
    char line[ANSWER_MAX];

    for (guint i = 0; i < LINES_MAX; i++) {
        if (fgets(line, sizeof line, stream) == NULL)
            return NULL;
        if (strlen(line) >= 4 && line[3] != '-')
            return g_strchomp(g_utf8_make_valid(line, -1));
    }
    return NULL;
}

/* Sends @line, unless it is empty, and reads the answer to it as read_answer
 * does. */
static char *
say(int fd, FILE *stream, const char *line)
{
    g_autofree char *whole = g_strconcat(line, "\r\n", NULL);
    gsize len = strlen(whole);

    if (*line != '\0' && send(fd, whole, len, MSG_NOSIGNAL) != (gssize)len)
        return NULL;
    return read_answer(stream);
}

/* Returns the probe mail with the final dot. It is in base64, which the gateway
 * writes anew, so that the recipient can see that it was taken apart; nothing
 * in it would be removed. */
static char *
compose(const char *recipient)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *date =
        g_date_time_format(now, "%a, %d %b %Y %H:%M:%S +0000");
    g_autofree char *id = g_uuid_string_random();

    return g_strdup_printf(
        "From: sekisho doctor <probe@sekisho.invalid>\r\n"
        "To: <%s>\r\n"
        "Subject: sekisho probe %.8s\r\n"
        "Date: %s\r\n"
        "Message-ID: <%s@sekisho.invalid>\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        /* "関所の試験メールです。This is a probe of the mail gateway." */
        "6Zai5omA44Gu6Kmm6aiT44Oh44O844Or44Gn44GZ44CCClRoaXMgaXMgYSBwcm9iZSBv\r"
        "\n"
        "ZiB0aGUgbWFpbCBnYXRld2F5Lgo=\r\n"
        ".",
        recipient, id, date, id);
}

/* Sends one command after the other until the server refuses one or has
 * answered to the mail. Returns the last answer, or NULL if none came in time.
 */
static char *
talk(int fd, FILE *stream, const char *recipient)
{
    g_autofree char *rcpt = g_strdup_printf("RCPT TO:<%s>", recipient);
    g_autofree char *mail = compose(recipient);
    const char *const lines[] = {
        "", "EHLO sekisho.invalid", "MAIL FROM:<>", rcpt, "DATA", mail
    };

    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *answer = say(fd, stream, lines[i]);

        if (answer == NULL)
            return NULL;
        if ((*answer != '2' && *answer != '3') || lines[i] == mail)
            return g_steal_pointer(&answer);
    }
    return NULL;
}

char *
sk_probe_send(const char *host, const char *port, const char *recipient,
              int seconds, GError **error)
{
    int fd = connect_to(host, port, seconds, error);
    FILE *stream;
    char *answer;

    if (fd < 0)
        return NULL;
    stream = fdopen(fd, "r");
    if (stream == NULL) {
        close(fd);
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s", g_strerror(errno));
        return NULL;
    }
    answer = talk(fd, stream, recipient);
    if (answer == NULL)
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "the MTA on %s:%s gives no answer for %d seconds", host,
                    port, seconds);
    else
        g_free(say(fd, stream, "QUIT"));
    fclose(stream);
    return answer;
}

char *
sk_probe_queue(const char *answer)
{
    const char *queued = strstr(answer, "queued as ");
    g_auto(GStrv) words = NULL;

    if (queued != NULL)
        return g_strndup(queued + 10, strcspn(queued + 10, " \r\n"));
    /* The answer of sendmail is "250 2.0.0 4ASx1 Message accepted for
     * delivery". */
    if (strstr(answer, "accepted for delivery") == NULL)
        return NULL;
    words = g_strsplit(answer, " ", 4);
    return g_strv_length(words) == 4 ? g_strdup(words[2]) : NULL;
}

gboolean
sk_probe_is_address(const char *text)
{
    const char *at = strchr(text, '@');

    return at != NULL && at != text && at[1] != '\0' &&
           strcspn(text, "<>\"\\ \t\r\n") == strlen(text) &&
           strchr(at + 1, '@') == NULL && g_str_is_ascii(text);
}
