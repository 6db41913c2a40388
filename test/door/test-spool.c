/* SPDX-License-Identifier: Apache-2.0
 *
 * Spools, which serve one message after the other: what is read of one is that
 * message and no other, and who reads cannot write.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gate/gate.h"

#define KEPT (1024 * 1024)

/* A message of @len bytes that all are @letter, in pieces of @piece; looked at
 * and given back. */
static void
check_message(char letter, gsize len, gsize piece)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkSpool) spool = sk_spool_new(&error);
    g_autofree guint8 *bytes = g_malloc(len + 1), *found = g_malloc(len + 1);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize size = sizeof digest;

    g_assert_no_error(error);
    memset(bytes, letter, len + 1);
    for (gsize at = 0; at < len; at += piece)
        g_assert_true(sk_spool_write(spool, bytes + at, MIN(piece, len - at),
                                     &error));
    g_assert_true(sk_spool_finish(spool, &error));
    g_assert_cmpuint(sk_spool_len(spool), ==, len);
    g_assert_cmpint(pread(sk_spool_fd(spool), found, len + 1, 0), >=,
                    (gssize)len);
    g_assert_cmpmem(found, len, bytes, len);
    g_checksum_update(sum, bytes, (gssize)len);
    g_checksum_get_digest(sum, digest, &size);
    g_assert_cmpmem(sk_spool_sha256(spool), 32, digest, 32);
}

static void
test_one_after_the_other(void)
{
    static const gsize lens[] = { 10,       0,        40000, 100, 3 * KEPT,
                                  KEPT + 1, KEPT - 1, 1,     32768 };
    static const gsize pieces[] = { 7, 4096, 32768, 65535 };

    for (guint i = 0; i < G_N_ELEMENTS(lens); i++)
        for (guint k = lens[i] > 100000 ? 1 : 0; k < G_N_ELEMENTS(pieces); k++)
            check_message((char)('a' + i), lens[i], pieces[k]);
}

static void
test_at_the_same_time(void)
{
    SkSpool *spools[20];

    for (int turn = 0; turn < 2; turn++) {
        for (guint i = 0; i < G_N_ELEMENTS(spools); i++) {
            const guint8 mark = (guint8)i;

            spools[i] = sk_spool_new(NULL);
            g_assert_true(sk_spool_write(spools[i], &mark, 1, NULL));
        }
        for (guint i = 0; i < G_N_ELEMENTS(spools); i++) {
            guint8 mark = 255;

            g_assert_true(sk_spool_finish(spools[i], NULL));
            g_assert_cmpint(pread(sk_spool_fd(spools[i]), &mark, 1, 0), ==, 1);
            g_assert_cmpuint(mark, ==, i);
            sk_spool_free(spools[i]);
        }
    }
}

/* The one a cell gets: no way of it leads to the bytes but reading. */
static void
test_lent(void)
{
    g_autoptr(SkSpool) spool = sk_spool_new(NULL);
    int fd;

    g_assert_true(sk_spool_write(spool, "mail", 4, NULL));
    g_assert_true(sk_spool_finish(spool, NULL));
    fd = sk_spool_fd(spool);
    g_assert_cmpint(fcntl(fd, F_GETFL) & O_ACCMODE, ==, O_RDONLY);
    g_assert_cmpint(write(fd, "x", 1), ==, -1);
    g_assert_cmpint(ftruncate(fd, 0), ==, -1);
    g_assert_true(mmap(NULL, 4, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) ==
                  MAP_FAILED);
    g_assert_cmpint(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE), ==, -1);
}

/* What a large message took is given back with it. */
static void
test_gives_back(void)
{
    struct stat status;
    g_autoptr(SkSpool) spool = NULL;

    check_message('z', 8 * KEPT, 65535);
    spool = sk_spool_new(NULL);
    g_assert_cmpint(fstat(sk_spool_fd(spool), &status), ==, 0);
    g_assert_cmpint(status.st_blocks * 512, <=, KEPT);
}

static ino_t
file_of(const SkSpool *spool)
{
    struct stat status;

    g_assert_cmpint(fstat(sk_spool_fd(spool), &status), ==, 0);
    return status.st_ino;
}

/* A cell may still read a message that was given up, so its file must never
 * hold another one. The descriptor keeps the file from being made anew. */
static void
test_retired(void)
{
    SkSpool *spool = sk_spool_new(NULL);
    ino_t file = file_of(spool);
    int held;

    sk_spool_free(spool);
    spool = sk_spool_new(NULL);
    g_assert_true(file_of(spool) == file);
    held = dup(sk_spool_fd(spool));
    sk_spool_retire(spool);
    sk_spool_free(spool);
    for (guint i = 0; i < 20; i++) {
        spool = sk_spool_new(NULL);
        g_assert_true(file_of(spool) != file);
        sk_spool_free(spool);
    }
    close(held);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spool/one-after-the-other", test_one_after_the_other);
    g_test_add_func("/spool/at-the-same-time", test_at_the_same_time);
    g_test_add_func("/spool/lent", test_lent);
    g_test_add_func("/spool/gives-back", test_gives_back);
    g_test_add_func("/spool/retired", test_retired);
    return g_test_run();
}
