/* SPDX-License-Identifier: Apache-2.0
 *
 * A worker that was taken over attacks kernel, zygote and neighbours. Every
 * attack ends as a fault or is denied, the zygote lives, and the next innocent
 * message passes: with all layers, on kernels that lack some, and with each
 * layer alone left out (the test library).
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#define SK_CELL_TEST
#include "asker.h"
#include "cell/inside.h"

#define NOBODY    65534
#define END(code) SK_CELL_SIGNALLED, code
#define SOFT      SK_CELL_EXITED, ROOM_DENIED

typedef struct {
    const char *word;
    SkCellEnd end; /* with all layers */
    int code;
    unsigned free_without; /* SK_CELL_SKIP_…: without this layer it may work */
    int other_code;        /* the signal of kernels that end it otherwise */
} Attack;

static const Attack attacks[] = {
    { "segv", END(SIGSEGV) },
    { "abort", END(SIGSYS) },
    { "stack", END(SIGSEGV) },
    { "loop", END(SIGXCPU) },
    { "sleep", SK_CELL_DEADLINE, SIGKILL },
    { "stop", END(SIGSYS) },
    { "memory", SOFT },
    { "memfd-grow", END(SIGSYS) },
    { "flood", SK_CELL_ODD, 0 },
    { "fork", END(SIGSYS) },
    { "thread", END(SIGSYS) },
    { "exec", END(SIGSYS) },
    { "exec-memfd", END(SIGSYS) },
    { "open", SOFT },
    { "create", SOFT },
    { "socket", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
    { "unix-socket", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
    { "ptrace", END(SIGSYS) },
    { "peek", END(SIGSYS) },
    /* Process 1 of the namespace takes no signal from inside. */
    { "kill", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
    { "kill-parent", END(SIGSYS) },
    { "abort-zygote", END(SIGSYS) },
    { "mprotect-exec", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
    { "map-exec", SOFT, SK_CELL_SKIP_SECCOMP },
    { "io-uring", END(SIGSYS) },
    { "bpf", END(SIGSYS) },
    { "dup", END(SIGSYS) },
    { "unshare", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
    { "mount", END(SIGSYS) },
    { "raise-limit", END(SIGSYS) },
    { "userfaultfd", END(SIGSYS) },
    { "keyctl", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
    { "setuid", END(SIGSYS) },
#ifdef __x86_64__
    /* A kernel without 32-bit emulation has no such door: the instruction
     * itself is the fault, and seccomp is never asked. */
    { "int80", END(SIGSYS), SK_CELL_SKIP_SECCOMP, SIGSEGV },
    { "x32", END(SIGSYS), SK_CELL_SKIP_SECCOMP },
#endif
    { "write-input", END(SIGSEGV) },
    { "open-input", END(SIGSYS) },
    { "long-output", END(SIGBUS) },
    { "garbage", SK_CELL_EXITED, 0 },
    { "nothing", SK_CELL_EXITED, 0 },
    { "exit7", SK_CELL_EXITED, 7 },
};

/* Where the attacks run. Exact ends are asked of the shipped library only. */
typedef struct {
    const char *name, *room;
    RoomPolicy policy;
    const char *layer, *other; /* must be in hello.layers */
} Place;

static const Place places[] = {
    { "all-layers", "SK_TEST_ROOM", { 0 }, "seccomp=yes", "nnp=yes" },
    { "no-unshare",
      "SK_TEST_ROOM",
      { .deny = ROOM_DENY_UNSHARE },
      "root=empty(landlock)",
      "probe=yes" },
    { "no-userns",
      "SK_TEST_ROOM",
      { .deny = ROOM_DENY_USERNS },
      "userns=no",
      "probe=yes" },
    { "no-landlock",
      "SK_TEST_ROOM",
      { .deny = ROOM_DENY_LANDLOCK },
      "landlock=no",
      "root=empty(namespace)" },
    { "landlock-abi-1",
      "SK_TEST_ROOM_SWITCHES",
      { .landlock_abi = 1, .deny = ROOM_DENY_UNSHARE },
      "landlock=yes(abi 1)",
      "root=empty(landlock)" },
    { "landlock-abi-2",
      "SK_TEST_ROOM_SWITCHES",
      { .landlock_abi = 2, .deny = ROOM_DENY_UNSHARE },
      "landlock=yes(abi 2)",
      "root=empty(landlock)" },
    { "landlock-abi-4",
      "SK_TEST_ROOM_SWITCHES",
      { .landlock_abi = 4 },
      "landlock=yes(abi 4)",
      "probe=yes" },
    { "without-seccomp",
      "SK_TEST_ROOM_SWITCHES",
      { .skip = SK_CELL_SKIP_SECCOMP },
      "landlock=yes",
      "probe=yes" },
    { "without-landlock",
      "SK_TEST_ROOM_SWITCHES",
      { .skip = SK_CELL_SKIP_LANDLOCK },
      "landlock=no(test)",
      "root=empty(namespace)" },
    { "without-namespaces",
      "SK_TEST_ROOM_SWITCHES",
      { .skip = SK_CELL_SKIP_NAMESPACES },
      "namespaces=no(test)",
      "root=empty(landlock)" },
    { "without-rlimits",
      "SK_TEST_ROOM_SWITCHES",
      { .skip = SK_CELL_SKIP_RLIMITS },
      "rlimits=no(test)",
      "seccomp=yes" },
};

static void
attack(const SkCell *cell, const Attack *row, const Place *place)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);
    int32_t zygote = cell->pid;
    gboolean shipped = strcmp(place->room, "SK_TEST_ROOM") == 0;
    Answer answer;

    asker_request(request, row->word);
    memcpy(request->order + 32, &zygote, sizeof zygote);
    request->order_len = 36;
    /* long enough on a busy machine for what a limit ends; short where only
     * the deadline does */
    request->wall_ms = row->end == SK_CELL_DEADLINE ||
                               (place->policy.skip & SK_CELL_SKIP_RLIMITS) != 0
                           ? 1000
                           : 60000;
    answer = asker_send(cell, request);
    g_test_message("%s: end %d code %d", row->word, answer.end, answer.code);
    g_assert_cmpint(answer.replied, ==, 0);
    g_assert_cmpint(answer.sealed, ==, 0);
    if (shipped) {
        g_assert_cmpint(answer.end, ==, row->end);
        if (row->other_code == 0 || answer.code != row->other_code)
            g_assert_cmpint(answer.code, ==, row->code);
    }
    if ((row->free_without & place->policy.skip) == 0) {
        g_assert_false(answer.end == SK_CELL_EXITED &&
                       answer.code == ROOM_BROKE);
        g_assert_cmpint(memcmp(answer.output, "broke", 5), !=, 0);
    }
    if (row->code != 0) /* no attack is rewarded with a success */
        g_assert_false(answer.end == SK_CELL_EXITED && answer.code == 0);
    g_assert_true(asker_is_fine(cell));
}

static void
attack_all(gconstpointer data)
{
    const Place *place = data;
    SkCell cell;

    asker_spawn(&cell, place->room, &place->policy);
    g_test_message("%s", cell.hello.layers);
    g_assert_nonnull(strstr(cell.hello.layers, place->layer));
    g_assert_nonnull(strstr(cell.hello.layers, place->other));
    for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++)
        attack(&cell, &attacks[i], place);
    sk_cell_stop(&cell);
}

/* What must not start at all, and what it must say. */
static const Place refused[] = {
    { "no-seccomp",
      "SK_TEST_ROOM",
      { .deny = ROOM_DENY_SECCOMP },
      "not ready",
      "probe=no(seccomp)" },
    { "no-root",
      "SK_TEST_ROOM",
      { .deny = ROOM_DENY_UNSHARE | ROOM_DENY_LANDLOCK },
      "not ready",
      "root=no(" },
};

static void
refuse(gconstpointer data)
{
    const Place *place = data;
    char why[SK_CELL_LAYERS_MAX + 64] = "";
    SkCell cell;

    g_assert_cmpint(
        asker_try(&cell, place->room, &place->policy, why, sizeof why), ==, -1);
    g_assert_nonnull(strstr(why, place->layer));
    g_assert_nonnull(strstr(why, place->other));
    g_assert_cmpint(cell.control, ==, -1);
    g_assert_cmpint(cell.pid, ==, 0);
}

static int
write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    ssize_t done = fd < 0 ? -1 : write(fd, text, strlen(text));

    if (fd >= 0)
        close(fd);
    return done == (ssize_t)strlen(text) ? 0 : -1;
}

static int
become_nobody(void)
{
    if (geteuid() != 0)
        return 0;
    if (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
        setresuid(NOBODY, NOBODY, NOBODY) != 0)
        return -1;
    return prctl(PR_SET_DUMPABLE, 1);
}

/* The administrator's own switch, in a user namespace of our own. */
static int
forbid_user_namespaces(void)
{
    char line[64];
    uid_t uid = geteuid();

    if (unshare(CLONE_NEWUSER) != 0)
        return -1;
    snprintf(line, sizeof line, "1000 %u 1", uid);
    if (write_text("/proc/self/uid_map", line) != 0)
        return -1;
    return write_text("/proc/sys/user/max_user_namespaces", "0");
}

/* As another user everything happens in a child, which cannot come back. */
static void
attack_as_user(gconstpointer data)
{
    const Place *place = data;
    gboolean forbid = strcmp(place->name, "user-namespaces-forbidden") == 0;
    pid_t pid = fork();
    int status;

    g_assert_cmpint(pid, >=, 0);
    if (pid == 0) {
        if (become_nobody() != 0 || access(g_getenv(place->room), X_OK) != 0 ||
            (forbid && forbid_user_namespaces() != 0))
            _exit(77);
        attack_all(place);
        _exit(0);
    }
    g_assert_cmpint(TEMP_FAILURE_RETRY(waitpid(pid, &status, 0)), ==, pid);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        g_test_skip("cannot become another user here");
    else
        g_assert_cmpint(status, ==, 0);
}

static const Place users[] = {
    { "user", "SK_TEST_ROOM", { 0 }, "seccomp=yes", "probe=yes" },
    { "user-namespaces-forbidden",
      "SK_TEST_ROOM",
      { 0 },
      "userns=no",
      "root=empty(landlock)" },
};

static void
add_all(const char *prefix, const Place *rows, size_t count, GTestDataFunc test)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *path =
            g_strdup_printf("/attack/%s/%s", prefix, rows[i].name);

        g_test_add_data_func(path, &rows[i], test);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_all("ends", places, G_N_ELEMENTS(places), attack_all);
    add_all("ends", users, G_N_ELEMENTS(users), attack_as_user);
    add_all("refused", refused, G_N_ELEMENTS(refused), refuse);
    return g_test_run();
}
