/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps a packed policy in a sealed memfd. The child never looks at the
 * policy's files, so a file that is being edited while the child is restarted
 * cannot change what it does.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "cell/cell.h"
#include "door/policy_copy.h"

/* the policy reader accepts 4 MiB of policy files */
#define BYTES_MAX (8 << 20)

static gboolean
fail(GError **error, const char *what)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "copy of the policy: %s: %s",
                what, g_strerror(errno));
    return FALSE;
}

int
sk_policy_copy_write(const SkPolicyFile *policy, GError **error)
{
    GBytes *pack = sk_policy_file_pack(policy);
    gsize len = 0;
    const char *bytes = pack != NULL ? g_bytes_get_data(pack, &len) : NULL;
    int fd = sk_cell_memfd("sekisho-policy");

    if (fd >= 0 && len > 0 && sk_cell_write(fd, bytes, len) == 0 &&
        sk_cell_seal(fd) == 0)
        return fd;
    fail(error, "write");
    if (fd >= 0)
        close(fd);
    return -1;
}

SkPolicyFile *
sk_policy_copy_read(int fd, GError **error)
{
    g_autoptr(GBytes) pack = NULL;
    g_autofree char *bytes = NULL;
    struct stat status;

    if (fstat(fd, &status) != 0 || status.st_size <= 0 ||
        status.st_size > BYTES_MAX) {
        fail(error, "size");
        return NULL;
    }
    bytes = g_malloc((gsize)status.st_size);
    if (pread(fd, bytes, (gsize)status.st_size, 0) != status.st_size) {
        fail(error, "read");
        return NULL;
    }
    pack = g_bytes_new_take(g_steal_pointer(&bytes), (gsize)status.st_size);
    return sk_policy_file_unpack(pack, error);
}
