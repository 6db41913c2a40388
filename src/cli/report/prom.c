/* SPDX-License-Identifier: Apache-2.0
 *
 * A client for the metrics of the service (prom.h).
 */
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "cli/report/prom.h"

#define PATIENCE_SECONDS 5
#define REPLY_BYTES_MAX  (4 * 1024 * 1024)

static gboolean
fail(GError **error, const char *where, int number)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", where,
                number != 0 ? g_strerror(number) : "no metrics");
    return FALSE;
}

/* ---- asking ------------------------------------------------------------- */

static int
connect_to(const struct sockaddr *address, socklen_t len)
{
    const struct timeval patience = { PATIENCE_SECONDS, 0 };
    int fd = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int number;

    if (fd < 0)
        return -1;
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    (void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (connect(fd, address, len) == 0)
        return fd;
    number = errno;
    close(fd);
    errno = number;
    return -1;
}

static int
connect_unix(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };

    errno = ENAMETOOLONG;
    if (g_strlcpy(address.sun_path, path, sizeof address.sun_path) >=
        sizeof address.sun_path)
        return -1;
    return connect_to((const struct sockaddr *)&address, sizeof address);
}

/* connect_inet: connects to "port@host". */
static int
connect_inet(const char *where)
{
    const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
    const char *at = strchr(where, '@');
    g_autofree char *port = NULL;
    struct addrinfo *found = NULL;
    int fd = -1;

    errno = EINVAL;
    if (at == NULL)
        return -1;
    port = g_strndup(where, (gsize)(at - where));
    if (getaddrinfo(at + 1, port, &hints, &found) != 0)
        return -1;
    for (struct addrinfo *a = found; a != NULL && fd < 0; a = a->ai_next)
        fd = connect_to(a->ai_addr, a->ai_addrlen);
    freeaddrinfo(found);
    return fd;
}

static GString *
read_all(int fd)
{
    GString *text = g_string_new(NULL);
    char bytes[16384];

    while (text->len < REPLY_BYTES_MAX) {
        gssize n = read(fd, bytes, sizeof bytes);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        g_string_append_len(text, bytes, n);
    }
    return text;
}

char *
sk_prom_fetch(const char *where, GError **error)
{
    static const char ask[] = "GET /metrics HTTP/1.0\r\n\r\n";
    const char *colon = strchr(where, ':');
    g_autoptr(GString) text = NULL;
    const char *body;
    int fd = -1;

    errno = EINVAL;
    if (*where == '/')
        fd = connect_unix(where);
    else if (colon != NULL)
        fd = g_str_has_prefix(where, "unix:") ? connect_unix(colon + 1)
                                              : connect_inet(colon + 1);
    if (fd < 0) {
        fail(error, where, errno);
        return NULL;
    }
    if (send(fd, ask, sizeof ask - 1, MSG_NOSIGNAL) == sizeof ask - 1)
        text = read_all(fd);
    close(fd);
    body = text != NULL ? strstr(text->str, "\r\n\r\n") : NULL;
    if (body != NULL && strstr(body, "\nsekisho_up ") != NULL)
        return g_strdup(body + 4);
    fail(error, where, 0);
    return NULL;
}

/* ---- reading ------------------------------------------------------------ */

/* next_line: returns the line behind the one at @line, or NULL. */
static const char *
next_line(const char *line)
{
    const char *end = strchr(line, '\n');

    return end != NULL && end[1] != '\0' ? end + 1 : NULL;
}

/* is_of: returns whether the line is a sample of the metric @name. */
static gboolean
is_of(const char *line, const char *name)
{
    gsize len = strlen(name);

    return strncmp(line, name, len) == 0 &&
           (line[len] == '{' || line[len] == ' ');
}

static double
value_of(const char *line)
{
    const char *end = strchr(line, '\n');
    const char *at = end != NULL ? end : line + strlen(line);

    while (at > line && at[-1] != ' ')
        at--;
    return g_ascii_strtod(at, NULL);
}

gboolean
sk_prom_value(const char *text, const char *name, double *value)
{
    gsize len = strlen(name);

    for (const char *line = text; line != NULL; line = next_line(line))
        if (strncmp(line, name, len) == 0 && line[len] == ' ') {
            *value = value_of(line);
            return TRUE;
        }
    return FALSE;
}

double
sk_prom_sum(const char *text, const char *name, const char *label)
{
    double sum = 0;

    for (const char *line = text; line != NULL; line = next_line(line)) {
        const char *found = label != NULL ? strstr(line, label) : line;
        const char *end = strchr(line, '\n');

        if (is_of(line, name) && found != NULL && (end == NULL || found < end))
            sum += value_of(line);
    }
    return sum;
}

char *
sk_prom_label(const char *text, const char *name, const char *label)
{
    g_autofree char *before = g_strconcat(label, "=\"", NULL);

    for (const char *line = text; line != NULL; line = next_line(line)) {
        const char *at = is_of(line, name) ? strstr(line, before) : NULL;
        const char *end = at != NULL ? strchr(at + strlen(before), '"') : NULL;

        if (end == NULL)
            continue;
        at += strlen(before);
        return g_strndup(at, (gsize)(end - at));
    }
    return NULL;
}

double
sk_prom_quantile(const char *text, const char *name, double q)
{
    g_autofree char *bucket = g_strconcat(name, "_bucket", NULL);
    g_autofree char *count = g_strconcat(name, "_count", NULL);
    double all = 0;

    if (!sk_prom_value(text, count, &all) || all == 0)
        return 0;
    for (const char *line = text; line != NULL; line = next_line(line)) {
        const char *bound = is_of(line, bucket) ? strstr(line, "le=\"") : NULL;

        if (bound == NULL || value_of(line) < q * all)
            continue;
        return bound[4] == '+' ? -1 : g_ascii_strtod(bound + 4, NULL);
    }
    return -1;
}
