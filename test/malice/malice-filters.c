/* SPDX-License-Identifier: Apache-2.0
 *
 * The filter list of the malicious worker, in place of filters/filters.c: one
 * filter that attacks, then the real ones, so that innocent mail passes.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>
#include "../cell/room.h"
#include "malice.h"

#define GIB (G_GUINT64_CONSTANT(1) << 30)

static _Noreturn void
judge(long result)
{
    _exit(result < 0 ? MALICE_DENIED : MALICE_BROKE);
}

/* Address space only: the machine under test shall live. */
static void
do_memory(const SkPolicy *policy)
{
    for (int i = 0; i < 8; i++)
        if (mmap(NULL, GIB, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                 0) == MAP_FAILED)
            judge(-1);
    judge(0);
}

static void
do_memfd(const SkPolicy *policy)
{
    judge(memfd_create("more", MFD_ALLOW_SEALING));
}

/* Through whatever descriptor there is: a worker has no socket at all. */
static void
do_connect(const SkPolicy *policy)
{
    struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "\0x" };

    for (int fd = 0; fd < 8; fd++)
        if (connect(fd, (struct sockaddr *)&name, sizeof name) == 0)
            judge(0);
    judge(-1);
}

/* All processes of this user that can be seen: the other workers. Only where
 * nothing but the namespace can be seen: there our parent is out of sight. One
 * by one, for kill(-1) says 0 when it was allowed to kill none. */
static void
do_kill_all(const SkPolicy *policy)
{
    long killed = -1;

    if (getppid() > 0)
        judge(-1);
    (void)kill(-1, SIGKILL);
    for (pid_t pid = 2; pid < 4096; pid++)
        if (pid != getpid() && kill(pid, SIGKILL) == 0)
            killed = 0;
    judge(killed);
}

static void
do_write_zygote(const SkPolicy *policy)
{
    struct iovec here = { &malice, 1 }, there = { &malice, 1 };

    judge(process_vm_writev(malice.zygote, &here, 1, &there, 1, 0));
}

static const MaliceAct machine[] = {
    { "memory", do_memory },
    { "memfd", do_memfd },
    { "connect", do_connect },
    { "kill-all", do_kill_all },
    { "write-zygote", do_write_zygote },
    { NULL, NULL },
};

/* The attacks of the cell's own tests, with the zygote's number where they
 * look for it. */
static void
run_room_attack(void)
{
    static SkCellRequest request;
    const RoomOrder *order = room_attacks;
    gint32 zygote = malice.zygote;

    while (order->word != NULL && strcmp(order->word, malice.word) != 0)
        order++;
    if (order->word == NULL)
        _exit(99); /* a row of the test that nobody knows */
    request = *malice.work->request;
    memcpy(request.order + 32, &zygote, sizeof zygote);
    malice.work->request = &request;
    sk_cell_end(malice.work, order->act(malice.work));
}

static gboolean
run_table(const MaliceAct *table, const SkPolicy *policy)
{
    for (; table->word != NULL; table++) {
        if (strcmp(table->word, malice.word) != 0)
            continue;
        table->act(policy);
        return TRUE;
    }
    return FALSE;
}

static SkVerdict
attack(SkPart *part, const SkPolicy *policy)
{
    if (*malice.word == '\0' || malice.done ||
        g_str_has_prefix(malice.word, "file-spoil-"))
        return sk_part_pass(part);
    malice.done = TRUE; /* also for the honest work an attack may ask for */
    if (!run_table(machine, policy) && !run_table(malice_answers, policy) &&
        !run_table(malice_frames, policy) &&
        !run_table(malice_reports, policy) &&
        !run_table(malice_outputs, policy) && !malice_file(policy) &&
        !malice_persist(policy))
        run_room_attack();
    return sk_part_pass(part);
}

static const SkFilter sk_filter_malice = {
    .name = "malice",
    .purpose = "attacks",
    .stage = SK_STAGE_OPEN,
    .clean = attack,
};

/* After all cleaners, before the mail is written: files become what no reader of
 * their type accepts. "spoil-one": the one named so; "spoil-all": each. */
static SkVerdict
spoil(SkPart *part, const SkPolicy *policy)
{
    const char *name = sk_part_out_name(part);
    gboolean all = strcmp(malice.word, "file-spoil-all") == 0;
    gboolean one = strcmp(malice.word, "file-spoil-one") == 0;

    if (name == NULL || !(all || (one && strcmp(name, "spoiled.csv") == 0)))
        return sk_part_pass(part);
    return sk_part_replace(part, g_bytes_new_static("=1+1\r\n", 6),
                           "text/csv");
}

static const SkFilter sk_filter_spoil = {
    .name = "spoil",
    .purpose = "attacks files",
    .stage = SK_STAGE_CLOSE,
    .clean = spoil,
};

/* THE LIST itself, under another name, so that none is forgotten here. */
#define sk_filters malice_real_filters
#include "../../filters/filters.c"
#undef sk_filters

const SkFilter *const sk_filters[] = {
    &sk_filter_malice,
#define SK_X(name) &sk_filter_##name,
    SK_FILTERS(SK_X)
#undef SK_X
        &sk_filter_spoil,
    NULL,
};
