/* SPDX-License-Identifier: Apache-2.0
 *
 * A message on its way in: a memfd that grows while the MTA hands over the
 * body, hashed at the same time, sealed before anybody else sees it. The
 * daemon's own memory holds one buffer a message, not the message.
 */
#include <errno.h>
#include <openssl/evp.h>
#include <string.h>
#include <unistd.h>
#include "cell/cell.h"
#include "door/gate.h"

/* Header lines arrive in small pieces; one write a piece would be one system
 * call a header. */
#define SPOOL_BUFFER (32 * 1024)

struct _SkSpool {
    int fd;
    guint64 len;
    gsize used;
    EVP_MD_CTX *hash;
    gboolean finished;
    guint8 sha256[32];
    guint8 buffer[SPOOL_BUFFER];
};

static gboolean
fail(GError **error, const char *what)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", what,
                g_strerror(errno));
    return FALSE;
}

SkSpool *
sk_spool_new(GError **error)
{
    SkSpool *spool = g_new(SkSpool, 1);

    spool->len = 0;
    spool->used = 0;
    spool->finished = FALSE;
    spool->fd = sk_cell_memfd("sekisho-in");
    spool->hash = EVP_MD_CTX_new();
    if (spool->fd < 0 || spool->hash == NULL ||
        EVP_DigestInit_ex(spool->hash, EVP_sha256(), NULL) != 1) {
        fail(error, "cannot make a spool");
        sk_spool_free(spool);
        return NULL;
    }
    return spool;
}

void
sk_spool_free(SkSpool *spool)
{
    if (spool == NULL)
        return;
    if (spool->fd >= 0)
        close(spool->fd);
    EVP_MD_CTX_free(spool->hash);
    g_free(spool);
}

static gboolean
write_all(SkSpool *spool, const guint8 *bytes, gsize len, GError **error)
{
    if (EVP_DigestUpdate(spool->hash, bytes, len) != 1)
        return fail(error, "SHA-256");
    if (sk_cell_write(spool->fd, bytes, len) != 0)
        return fail(error, "cannot spool the message");
    return TRUE;
}

static gboolean
flush(SkSpool *spool, GError **error)
{
    gsize used = spool->used;

    spool->used = 0;
    return used == 0 || write_all(spool, spool->buffer, used, error);
}

gboolean
sk_spool_write(SkSpool *spool, const void *bytes, gsize len, GError **error)
{
    g_assert(!spool->finished);
    spool->len += len;
    if (spool->used + len > SPOOL_BUFFER && !flush(spool, error))
        return FALSE;
    if (len >= SPOOL_BUFFER)
        return write_all(spool, bytes, len, error);
    if (len > 0)
        memcpy(spool->buffer + spool->used, bytes, len);
    spool->used += len;
    return TRUE;
}

gboolean
sk_spool_finish(SkSpool *spool, GError **error)
{
    unsigned len = 0;

    if (!flush(spool, error))
        return FALSE;
    if (EVP_DigestFinal_ex(spool->hash, spool->sha256, &len) != 1 || len != 32)
        return fail(error, "SHA-256");
    if (sk_cell_seal(spool->fd) != 0)
        return fail(error, "cannot seal the spool");
    spool->finished = TRUE;
    return TRUE;
}

guint64
sk_spool_len(const SkSpool *spool)
{
    return spool->len;
}

const guint8 *
sk_spool_sha256(const SkSpool *spool)
{
    g_assert(spool->finished);
    return spool->sha256;
}

int
sk_spool_fd(const SkSpool *spool)
{
    return spool->fd;
}
