/* SPDX-License-Identifier: Apache-2.0
 *
 * Cuts a stream into lines. The bytes stand in one buffer: the rest of the line
 * before is moved to its beginning, more is read behind it.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "cli/report/source.h"
#include "cli/report/unpack.h"

#define ROOM ((gsize)1 << 20)

struct _SkLogSource {
    char *path;
    int fd;
    SkUnpack *unpack; /* NULL for a plain file */
    char *buffer;     /* @size bytes, and one more for the end of a last line */
    gsize size, at, end;
    gboolean over;     /* nothing more comes */
    gboolean skipping; /* inside a line that is too long */
};

static gboolean
fail(GError **error, const char *path, const char *why)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", path, why);
    return FALSE;
}

/* read_raw: reads from the file itself. Returns the count, 0 at the end, -1
 * with errno. It is what an SkUnpack calls. */
static gssize
read_raw(gpointer data, void *at, gsize len)
{
    const SkLogSource *source = data;
    gssize n;

    do
        n = read(source->fd, at, len);
    while (n < 0 && errno == EINTR);
    return n;
}

/* peek: fills the buffer with the first bytes of the file, which say how it is
 * compressed. */
static gboolean
peek(SkLogSource *source, GError **error)
{
    while (source->end < SK_UNPACK_MAGIC) {
        gssize n = read_raw(source, source->buffer + source->end,
                            SK_UNPACK_MAGIC - source->end);

        if (n < 0)
            return fail(error, source->path, g_strerror(errno));
        if (n == 0)
            break;
        source->end += (gsize)n;
    }
    source->unpack = sk_unpack_new(source->buffer, source->end, read_raw,
                                   source, source->path, error);
    if (source->unpack == NULL)
        return error == NULL || *error == NULL;
    source->end = 0;
    return TRUE;
}

SkLogSource *
sk_log_source_open(const char *path, GError **error)
{
    g_autoptr(SkLogSource) source = g_new0(SkLogSource, 1);
    g_autoptr(GError) why = NULL;

    source->path = g_strdup(path);
    source->size = ROOM;
    source->buffer = g_malloc(ROOM + 1);
    source->fd = strcmp(path, "-") == 0
                     ? dup(STDIN_FILENO)
                     : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (source->fd < 0) {
        fail(error, path, g_strerror(errno));
        return NULL;
    }
    (void)posix_fadvise(source->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    if (peek(source, &why))
        return g_steal_pointer(&source);
    g_propagate_error(error, g_steal_pointer(&why));
    return NULL;
}

void
sk_log_source_free(SkLogSource *source)
{
    if (source == NULL)
        return;
    sk_unpack_free(source->unpack);
    if (source->fd >= 0)
        close(source->fd);
    g_free(source->buffer);
    g_free(source->path);
    g_free(source);
}

/* make_room: moves the unfinished line to the beginning of the buffer, and
 * makes the buffer larger if it is full. A line that is too long is dropped. */
static void
make_room(SkLogSource *source)
{
    gsize left = source->end - source->at;

    if (left >= SK_LOG_SOURCE_LINE_MAX) {
        source->skipping = TRUE;
        left = 0;
    }
    memmove(source->buffer, source->buffer + source->at, left);
    source->at = 0;
    source->end = left;
    if (left <= source->size / 2)
        return;
    source->size *= 2;
    source->buffer = g_realloc(source->buffer, source->size + 1);
}

static gboolean
read_more(SkLogSource *source, GError **error)
{
    gssize n;

    make_room(source);
    n = source->unpack != NULL
            ? sk_unpack_read(source->unpack, source->buffer + source->end,
                             source->size - source->end, error)
            : read_raw(source, source->buffer + source->end,
                       source->size - source->end);
    if (n <= 0)
        source->over = TRUE;
    if (n < 0)
        return source->unpack != NULL
                   ? FALSE
                   : fail(error, source->path, g_strerror(errno));
    source->end += (gsize)n;
    return TRUE;
}

/* last_line: returns what stands behind the last LF, or NULL if nothing does.
 */
static const char *
last_line(SkLogSource *source, gsize *len, gboolean *torn)
{
    char *line = source->buffer + source->at;

    *len = source->skipping ? 0 : source->end - source->at;
    *torn = TRUE;
    if (*len == 0 && !source->skipping)
        return NULL;
    source->buffer[source->end] = '\n';
    source->at = source->end;
    source->skipping = FALSE;
    return line;
}

const char *
sk_log_source_line(SkLogSource *source, gsize *len, gboolean *torn,
                   GError **error)
{
    gsize seen = 0;

    for (;;) {
        char *line = source->buffer + source->at;
        char *end = memchr(line + seen, '\n', source->end - source->at - seen);

        if (end != NULL) {
            *len = source->skipping ? 0 : (gsize)(end - line);
            *torn = source->skipping;
            source->skipping = FALSE;
            source->at += (gsize)(end - line) + 1;
            return line + (*torn ? (gsize)(end - line) : 0);
        }
        if (source->over)
            return last_line(source, len, torn);
        seen = source->end - source->at;
        if (!read_more(source, error))
            return NULL;
        if (source->skipping)
            seen = 0;
    }
}
