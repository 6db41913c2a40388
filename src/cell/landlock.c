/* SPDX-License-Identifier: Apache-2.0
 *
 * Landlock: a worker may open, make, change or run no file, reach no TCP port
 * and, on newer kernels, send no signal to other processes and connect to no
 * abstract unix socket. The rule set has no rule, so everything that the kernel
 * handles is denied. Landlock does not cover stat(2): the empty root and the
 * filter do.
 */
#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/inside.h"

/* These are our own names, because the headers of Debian 12 know ABI 2 and
 * those of its backports know more. */
enum {
    ABI_FILES = 1, /* 13 access rights */
    ABI_REFER,     /* 14 access rights */
    ABI_TRUNCATE,  /* 15 access rights */
    ABI_NET,       /* also TCP bind and connect */
    ABI_IOCTL,     /* 16 access rights */
    ABI_SCOPE,     /* also abstract unix sockets and signals */
};
#define FS_FIRST    ((UINT64_C(1) << 13) - 1)
#define FS_REFER    (UINT64_C(1) << 13)
#define FS_TRUNCATE (UINT64_C(1) << 14)
#define FS_IOCTL    (UINT64_C(1) << 15)
#define NET_ALL     UINT64_C(3)
#define SCOPE_ALL   UINT64_C(3)
#define ASK_VERSION 1u

typedef struct {
    uint64_t fs, net, scoped;
} Ruleset;

static int
create_ruleset(const Ruleset *attr, size_t size, uint32_t flags)
{
    return (int)syscall(SYS_landlock_create_ruleset, attr, size, flags);
}

static int
find_abi(void)
{
    int abi = create_ruleset(NULL, 0, ASK_VERSION);

#ifdef SK_CELL_TEST
    if (sk_cell_test_landlock_abi > 0 && abi > sk_cell_test_landlock_abi)
        abi = sk_cell_test_landlock_abi;
#endif
    return abi;
}

/* The struct must fit the ABI: an older kernel refuses one that is longer than
 * its own and has bits set there. */
static size_t
fill_ruleset(Ruleset *attr, int abi)
{
    *attr = (Ruleset){ .fs = FS_FIRST };
    if (abi >= ABI_REFER)
        attr->fs |= FS_REFER;
    if (abi >= ABI_TRUNCATE)
        attr->fs |= FS_TRUNCATE;
    if (abi >= ABI_IOCTL)
        attr->fs |= FS_IOCTL;
    if (abi >= ABI_NET)
        attr->net = NET_ALL;
    if (abi >= ABI_SCOPE)
        attr->scoped = SCOPE_ALL;
    return abi >= ABI_SCOPE ? 24 : abi >= ABI_NET ? 16 : 8;
}

int
sk_landlock_enter(int ruleset)
{
    if (ruleset < 0)
        return 0;
    return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}

void
sk_landlock_prepare(SkCage *cage)
{
    Ruleset attr;
    int abi;

    cage->ruleset = -1;
    cage->landlock_abi = 0;
    if (SK_CELL_SKIPS(LANDLOCK)) {
        sk_layers_add(&cage->layers, "landlock=no(test)");
        return;
    }
    abi = find_abi();
    if (abi < ABI_FILES) {
        sk_layers_say(&cage->layers, "landlock", abi < 0 ? errno : ENOSYS);
        return;
    }
    cage->ruleset = create_ruleset(&attr, fill_ruleset(&attr, abi), 0);
    if (cage->ruleset < 0) {
        sk_layers_say(&cage->layers, "landlock", errno);
        return;
    }
    cage->landlock_abi = abi;
    sk_layers_add(&cage->layers, "landlock=yes(abi %d)", abi);
}
