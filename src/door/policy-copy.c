/* SPDX-License-Identifier: Apache-2.0
 *
 * The child reads the policy's files again and gets the same policy or none:
 * the caller compares hashes, which cover every byte of every file.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "cell/cell.h"
#include "door/policy-copy.h"

#define PATH_BYTES 4096

int
sk_policy_copy_write(const SkPolicyFile *policy, const char *path,
                     GError **error)
{
    int fd = sk_cell_memfd("sekisho-policy");
    gssize len = (gssize)strlen(path);

    if (fd >= 0 && write(fd, path, (gsize)len) == len && sk_cell_seal(fd) == 0)
        return fd;
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "policy memfd: %s",
                g_strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

SkPolicyFile *
sk_policy_copy_read(int fd, GError **error)
{
    char path[PATH_BYTES + 1];
    gssize len = fd < 0 ? -1 : pread(fd, path, PATH_BYTES, 0);

    if (len <= 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "policy memfd: empty");
        return NULL;
    }
    path[len] = '\0';
    return sk_policy_file_load(path, error);
}
