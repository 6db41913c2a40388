/* SPDX-License-Identifier: Apache-2.0
 *
 * How the malicious filter comes to know what a captured worker could find:
 * the linker puts this in the way of sk_cell_serve, and the room's work runs
 * with its request noted. Which layers are left out is said by the folder the
 * program was started from ("…/without-seccomp/sekisho-worker"): a zygote has
 * no environment and no arguments.
 */
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "cell/inside.h"
#include "malice.h"

Malice malice;

static SkCellRoom room;
static gboolean is_alone;
static int (*real_work)(SkCellWork *);

int __real_sk_cell_serve(const SkCellRoom *given);
int __wrap_sk_cell_serve(const SkCellRoom *given);

static const struct {
    const char *folder;
    unsigned skip;
    int landlock_abi;
} variants[] = {
    { "/without-seccomp/", SK_CELL_SKIP_SECCOMP, 0 },
    { "/without-landlock/", SK_CELL_SKIP_LANDLOCK, 0 },
    { "/without-namespaces/", SK_CELL_SKIP_NAMESPACES, 0 },
    { "/without-rlimits/", SK_CELL_SKIP_RLIMITS, 0 },
    { "/landlock-abi-2/", SK_CELL_SKIP_NAMESPACES, 2 },
    { "/without-two/", SK_CELL_SKIP_SECCOMP | SK_CELL_SKIP_RLIMITS, 0 },
    { "/alone/", 0, 0 },
    { "/alone-left/", SK_CELL_SKIP_PUT_BACK, 0 },
    { "/alone-held/", SK_CELL_SKIP_REGISTERS, 0 },
    { "/alone-saved/", SK_CELL_SKIP_WIPE, 0 },
    { "/alone-open/", SK_CELL_SKIP_SECCOMP, 0 },
};

static void __attribute__((constructor)) choose_variant(int argc, char **argv)
{
    for (gsize i = 0; argc > 0 && i < G_N_ELEMENTS(variants); i++) {
        if (strstr(argv[0], variants[i].folder) == NULL)
            continue;
        sk_cell_test_skip = variants[i].skip;
        sk_cell_test_landlock_abi = variants[i].landlock_abi;
        is_alone = strstr(variants[i].folder, "/alone") != NULL;
    }
}

static void
find_word(const SkCellWork *job)
{
    const char *end = (const char *)job->input + job->input_len;
    const char *at = memmem(job->input, job->input_len, "\n" MALICE_LINE,
                            strlen("\n" MALICE_LINE));
    gsize n = 0;

    if (at == NULL)
        return;
    at += strlen("\n" MALICE_LINE);
    while (n < sizeof malice.word - 1 && at + n < end &&
           (g_ascii_isalnum(at[n]) || at[n] == '-'))
        n++;
    memcpy(malice.word, at, n);
}

int malice_work(SkCellWork *job);

int
malice_work(SkCellWork *job)
{
    struct timespec now;

    malice.first_errno = errno;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    malice.first_us = now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
    malice.work = job;
    malice.done = FALSE;
    memset(malice.word, 0, sizeof malice.word);
    find_word(job);
    return real_work(job);
}

#ifdef __x86_64__
int malice_enter(SkCellWork *job);

/* Writes down the registers before anything else can change them. */
__asm__(".text\n"
        "malice_enter:\n"
        "  leaq malice_registers(%rip), %rax\n"
        "  movq %rbx, 0(%rax)\n"
        "  movq %r12, 8(%rax)\n"
        "  movq %r13, 16(%rax)\n"
        "  movq %r14, 24(%rax)\n"
        "  movq %r15, 32(%rax)\n"
        "  movups %xmm0, 40(%rax)\n"
        "  movups %xmm1, 56(%rax)\n"
        "  movups %xmm2, 72(%rax)\n"
        "  movups %xmm3, 88(%rax)\n"
        "  movups %xmm4, 104(%rax)\n"
        "  movups %xmm5, 120(%rax)\n"
        "  movups %xmm6, 136(%rax)\n"
        "  movups %xmm7, 152(%rax)\n"
        "  movups %xmm8, 168(%rax)\n"
        "  movups %xmm9, 184(%rax)\n"
        "  movups %xmm10, 200(%rax)\n"
        "  movups %xmm11, 216(%rax)\n"
        "  movups %xmm12, 232(%rax)\n"
        "  movups %xmm13, 248(%rax)\n"
        "  movups %xmm14, 264(%rax)\n"
        "  movups %xmm15, 280(%rax)\n"
        "  pushfq\n"
        "  popq 296(%rax)\n"
        "  xorl %ecx, %ecx\n"
        "  movl %fs, %ecx\n"
        "  movq %rcx, 304(%rax)\n"
        "  movl %gs, %ecx\n"
        "  movq %rcx, 312(%rax)\n"
        "  stmxcsr 320(%rax)\n"
        "  fnstcw 324(%rax)\n"
        "  pushq $0x202\n"
        "  popfq\n"
        "  jmp malice_work\n");
#else
#define malice_enter malice_work
#endif

int
__wrap_sk_cell_serve(const SkCellRoom *given)
{
    room = *given;
    real_work = given->work;
    room.work = malice_enter;
    if (is_alone)
        room.max_jobs = 1; /* a planter's next mail is its own worker's */
    malice.zygote = getpid();
    return __real_sk_cell_serve(&room);
}
