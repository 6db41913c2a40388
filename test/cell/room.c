/* SPDX-License-Identifier: Apache-2.0
 *
 * A room for the tests of the cell: its order is a word that says what the
 * worker does, innocent or not (room-attack.c). Its policy says what kernel to
 * play before the lockdown.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "room.h"
#ifdef SK_CELL_TEST
#include "cell/inside.h"
#endif

#define MIB (1024u * 1024u)

#ifdef __SANITIZE_ADDRESS__
/* Crashes must look like crashes; and a search for leaks needs a thread, which
 * a zygote with a PID namespace cannot have. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
    return "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_abort=0:"
           "handle_sigill=0:allocator_may_return_null=1";
}
#endif

static int
do_echo(SkCellWork *work)
{
    if (work->input_len == 0)
        return 2;
    if (sk_cell_put(work, work->request->nonce, SK_CELL_NONCE) != 0)
        return 4;
    return sk_cell_put(work, work->input, work->input_len) == 0 ? 0 : 5;
}

static int
do_exit7(SkCellWork *work)
{
    return 7;
}

static int
do_nothing(SkCellWork *work)
{
    return 0;
}

/* Which descriptors are there: '1' or '0' for each of 64. Only where no filter
 * is. */
static int
do_list_fds(SkCellWork *work)
{
    char seen[64];

    for (int fd = 0; fd < 64; fd++) {
        struct stat status;

        seen[fd] = fstat(fd, &status) == 0 ? '1' : '0';
    }
    return sk_cell_put(work, seen, sizeof seen);
}

/* One variable is left, and one library adds its own. */
static int
do_environ(SkCellWork *work)
{
    /* a variable of the counters of test/coverage is no one else's */
    for (char **one = environ; one != NULL && *one != NULL; one++)
        if (strncmp(*one, "__LLVM_PROFILE_RT_", 18) != 0 &&
            strcmp(*one, "TZ=UTC0") != 0)
            return 1;
    return 0;
}

static int
do_garbage(SkCellWork *work)
{
    char bytes[4096];

    memset(bytes, 'A', sizeof bytes);
    return sk_cell_put(work, bytes, sizeof bytes) < 0 ? 1 : 0;
}

static const RoomOrder innocent[] = {
    { "echo", do_echo },
    { "exit7", do_exit7 },
    { "nothing", do_nothing },
    { "list-fds", do_list_fds },
    { "environ", do_environ },
    { "garbage", do_garbage },
    { NULL, NULL },
};

static const RoomOrder *
find_order(const RoomOrder *orders, const char *word)
{
    for (; orders->word != NULL; orders++)
        if (strcmp(orders->word, word) == 0)
            return orders;
    return NULL;
}

static int
work(SkCellWork *job)
{
    const char *word = (const char *)job->request->order;
    const RoomOrder *order;

    if (memchr(word, '\0', job->request->order_len) == NULL)
        return 99;
    order = find_order(innocent, word);
    if (order == NULL)
        order = find_order(room_attacks, word);
    return order == NULL ? 98 : order->act(job);
}

/* Lets calls fail as a kernel without them would. */
static int
deny(uint32_t what)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int bad = filter == NULL;

    if (bad)
        return -1;
    if (what & ROOM_DENY_UNSHARE)
        bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
                                SCMP_SYS(unshare), 0);
    if (what & ROOM_DENY_USERNS)
        bad |= seccomp_rule_add(
            filter, SCMP_ACT_ERRNO(ENOSPC), SCMP_SYS(unshare), 1,
            SCMP_A0(SCMP_CMP_MASKED_EQ, 0x10000000, 0x10000000));
    if (what & ROOM_DENY_LANDLOCK)
        bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
                                SCMP_SYS(landlock_create_ruleset), 0);
    if (what & ROOM_DENY_SECCOMP)
        bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL),
                                SCMP_SYS(seccomp), 0);
    bad |= seccomp_load(filter);
    seccomp_release(filter);
    return bad == 0 ? 0 : -1;
}

static int
prepare(int policy_fd, char *why, size_t why_len)
{
    RoomPolicy policy = { 0 };
    char *warm;

    if (policy_fd < 0)
        return 0;
    if (pread(policy_fd, &policy, sizeof policy, 0) != sizeof policy) {
        snprintf(why, why_len, "the policy is short");
        return -1;
    }
    if (policy.slow_ms > 0)
        usleep(policy.slow_ms * 1000);
    if (policy.fails) {
        snprintf(why, why_len, "told to fail");
        return -1;
    }
    if (policy.warm_mib > 0) {
        warm = malloc((size_t)policy.warm_mib * MIB);
        if (warm == NULL)
            return -1;
        memset(warm, 1, (size_t)policy.warm_mib * MIB);
    }
#ifdef SK_CELL_TEST
    sk_cell_test_skip = policy.skip;
    sk_cell_test_landlock_abi = (int)policy.landlock_abi;
#endif
    if (policy.deny != 0 && deny(policy.deny) != 0) {
        snprintf(why, why_len, "cannot deny");
        return -1;
    }
    return 0;
}

int
main(void)
{
    const SkCellRoom room = { "cell-room", prepare, work, ROOM_MAX_JOBS };

    return sk_cell_serve(&room);
}
