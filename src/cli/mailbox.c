/* SPDX-License-Identifier: Apache-2.0
 *
 * Cuts a mailbox into its mails while it is read (mailbox.h). A mail begins at
 * a line that starts with "From " and stands behind an empty line.
 */
#include "cli/mailbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#define READ_SIZE (256 * 1024)
#define MAIL_MAX  (G_GUINT64_CONSTANT(1) << 30)

struct _SkMailbox {
    char *path;
    int fd;
    GByteArray *bytes; /* read and not yet handed out */
    gsize searched;    /* how many bytes of these hold no beginning of a mail */
    gboolean at_end, is_box;
    guint n; /* mails that were handed out */
    guint64 size, done;
};

static void
fail(const SkMailbox *box, GError **error, const char *why)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", box->path, why);
}

SkMailbox *
sk_mailbox_open(const char *path, GError **error)
{
    SkMailbox *box = g_new0(SkMailbox, 1);
    struct stat st;

    box->path = g_strdup(path);
    box->bytes = g_byte_array_new();
    box->fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO)
                                     : open(path, O_RDONLY | O_CLOEXEC);
    if (box->fd < 0) {
        fail(box, error, g_strerror(errno));
        sk_mailbox_free(box);
        return NULL;
    }
    if (fstat(box->fd, &st) == 0 && S_ISREG(st.st_mode))
        box->size = (guint64)st.st_size;
    return box;
}

void
sk_mailbox_free(SkMailbox *box)
{
    if (box == NULL)
        return;
    if (box->fd >= 0)
        close(box->fd);
    g_byte_array_unref(box->bytes);
    g_free(box->path);
    g_free(box);
}

/* Reads on. Sets at_end at the end of the file. */
static gboolean
read_on(SkMailbox *box, GError **error)
{
    guint len = box->bytes->len;
    gssize n;

    if (len >= MAIL_MAX) {
        fail(box, error, "longer than 1 GiB");
        return FALSE;
    }
    g_byte_array_set_size(box->bytes, len + READ_SIZE);
    do
        n = read(box->fd, box->bytes->data + len, READ_SIZE);
    while (n < 0 && errno == EINTR);
    g_byte_array_set_size(box->bytes, len + (guint)MAX(n, 0));
    if (n < 0) {
        fail(box, error, g_strerror(errno));
        return FALSE;
    }
    box->at_end = n == 0;
    return TRUE;
}

/* Returns where the next mail begins in what was read, or 0 if that is not to
 * be seen yet. */
static gsize
next_mail(SkMailbox *box)
{
    static const char mark[] = "\nFrom ";
    const char *bytes = (const char *)box->bytes->data;
    gsize len = box->bytes->len;

    for (gsize i = MAX(box->searched, 1); i < len; i++) {
        const char *at = memmem(bytes + i, len - i, mark, strlen(mark));

        if (at == NULL)
            break;
        i = (gsize)(at - bytes);
        if (bytes[i - 1] == '\n' ||
            (i > 1 && bytes[i - 1] == '\r' && bytes[i - 2] == '\n'))
            return i + 1;
    }
    box->searched = len > strlen(mark) ? len - strlen(mark) : 0;
    return 0;
}

static GBytes *
hand_out(SkMailbox *box, gsize len)
{
    GBytes *mail = g_bytes_new(box->bytes->data, len);

    g_byte_array_remove_range(box->bytes, 0, (guint)len);
    box->searched = 0;
    box->done += len;
    box->n++;
    return mail;
}

GBytes *
sk_mailbox_next(SkMailbox *box, GError **error)
{
    gsize next = 0;

    while (next == 0 && !box->at_end) {
        if (!read_on(box, error))
            return NULL;
        if (box->n == 0)
            box->is_box = box->bytes->len >= 5 &&
                          memcmp(box->bytes->data, "From ", 5) == 0;
        if (box->is_box)
            next = next_mail(box);
    }
    if (next == 0 && box->is_box)
        next = next_mail(box);
    if (next == 0 && box->bytes->len == 0 && box->n > 0)
        return NULL;
    return hand_out(box, next > 0 ? next : box->bytes->len);
}

double
sk_mailbox_share(const SkMailbox *box)
{
    return box->size > 0 ? (double)box->done / (double)box->size : 0;
}

gboolean
sk_mailbox_is_one(const SkMailbox *box)
{
    return box->n == 1 && box->at_end && box->bytes->len == 0;
}
