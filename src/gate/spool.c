/* SPDX-License-Identifier: Apache-2.0
 *
 * A message on its way in: a memfd that grows while the MTA hands over the
 * body, and is hashed at the same time. The daemon's own memory holds only one
 * buffer for each message. A cell gets a descriptor that cannot write. A spool
 * is reused for one message after the other, so that none pays for pages that
 * the kernel must find and clear. Only a spool whose question was given up is
 * not, because a cell may still read it. Bytes of an older message may lie
 * behind the end of a newer one; no cell reads there, because it is told the
 * length.
 */
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <string.h>
#include <unistd.h>
#include "cell/cell.h"
#include "gate/gate.h"

/* Header lines arrive in small pieces, and writing each of them would cost one
 * system call per header. */
#define SPOOL_BUFFER (32 * 1024)

#define SPOOLS_MAX 8             /* how many may wait for a message */
#define SPOOL_KEPT (1024 * 1024) /* the bytes of each that stay allocated */

struct _SkSpool {
    int fd, lent; /* both are the same file; @lent can only be read */
    guint64 len;
    gsize used;
    EVP_MD_CTX *hash;
    gboolean finished, retired;
    guint8 sha256[32];
    guint8 buffer[SPOOL_BUFFER];
};

static GMutex mutex;
static SkSpool *waiting[SPOOLS_MAX];
static guint n_waiting;

static gboolean
fail(GError **error, const char *what)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", what,
                g_strerror(errno));
    return FALSE;
}

static void
destroy(SkSpool *spool)
{
    if (spool->fd >= 0)
        close(spool->fd);
    if (spool->lent >= 0)
        close(spool->lent);
    EVP_MD_CTX_free(spool->hash);
    g_free(spool);
}

static SkSpool *
create(void)
{
    SkSpool *spool = g_new(SkSpool, 1);

    spool->fd = sk_cell_memfd("sekisho-in");
    spool->lent = spool->fd < 0 ? -1 : sk_cell_reopen(spool->fd, O_RDONLY);
    spool->hash = EVP_MD_CTX_new();
    if (spool->lent >= 0 && spool->hash != NULL)
        return spool;
    destroy(spool);
    return NULL;
}

static SkSpool *
take_waiting(void)
{
    SkSpool *spool = NULL;

    g_mutex_lock(&mutex);
    if (n_waiting > 0)
        spool = waiting[--n_waiting];
    g_mutex_unlock(&mutex);
    return spool;
}

SkSpool *
sk_spool_new(GError **error)
{
    SkSpool *spool = take_waiting();

    if (spool == NULL)
        spool = create();
    if (spool == NULL || lseek(spool->fd, 0, SEEK_SET) != 0 ||
        EVP_DigestInit_ex(spool->hash, EVP_sha256(), NULL) != 1) {
        fail(error, "cannot make a spool");
        if (spool != NULL)
            destroy(spool);
        return NULL;
    }
    spool->len = 0;
    spool->used = 0;
    spool->finished = FALSE;
    spool->retired = FALSE;
    return spool;
}

void
sk_spool_retire(SkSpool *spool)
{
    spool->retired = TRUE;
}

void
sk_spool_free(SkSpool *spool)
{
    gboolean stays;

    if (spool == NULL)
        return;
    stays = !spool->retired &&
            (spool->len <= SPOOL_KEPT || ftruncate(spool->fd, SPOOL_KEPT) == 0);
    g_mutex_lock(&mutex);
    stays = stays && n_waiting < SPOOLS_MAX;
    if (stays)
        waiting[n_waiting++] = spool;
    g_mutex_unlock(&mutex);
    if (!stays)
        destroy(spool);
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
    /* A cell takes a length of 0 to mean "the whole file". */
    if (spool->len == 0 && ftruncate(spool->fd, 0) != 0)
        return fail(error, "cannot empty the spool");
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
    return spool->lent;
}
