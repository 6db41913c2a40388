/* SPDX-License-Identifier: Apache-2.0
 *
 * What a mail can leave in the processor, and in the kernel's notes about the
 * worker, for the next one (malice-persist.c): registers, base registers, where
 * the stack pointer is when the worker is stopped, and where in the program it
 * is stopped; a signal that waits.
 */
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/back.h"
#include "cell/inside.h"
#include "malice.h"

/* Of the cell; called by the kernel only. */
void sk_back_handler(int signal_number);

#ifdef __x86_64__
#include <cpuid.h>
#include <sys/auxv.h>

#define PLANTED G_GUINT64_CONSTANT(0x504c414e54454421)

#define KEYS    0xfffffffcu /* of memory: all but the common one are closed */

typedef enum {
    HOLD_ONLY,
    HOLD_FS_BASE, /* the base by its own instruction, under a null selector */
    HOLD_GS_BASE,
    HOLD_KEYS,
    HOLD_HANDLER, /* it is stopped within the handler's wiping */
} HoldKind;

typedef struct {
    const char *word;
    int stack;  /* which place the stack pointer shows to */
    int fs, gs; /* selectors */
    HoldKind kind;
} Hold;

static gboolean
has_base(void)
{
    return (getauxval(AT_HWCAP2) & 2) != 0; /* FSGSBASE */
}

static gboolean
has_keys(void)
{
    unsigned a, b, c, d;

    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (c & 1u << 4) != 0;
}

/* Where in the handler the long wiping stands. */
static guint64
find_wiping(void)
{
    static const guint8 rep_stosq[] = { 0xf3, 0x48, 0xab };
    const guint8 *at = memmem((void *)(guintptr)sk_back_handler, 128,
                              rep_stosq, sizeof rep_stosq);

    return (guint64)(guintptr)at;
}

/* As the asm of answer_and_hold finds it, without a register. */
static struct {
    guint32 control, fs, gs, kind, keys;
    guint16 x87;
    guint64 stack, base, wiping, from, count;
} hold_now;

static void
prepare_hold(const Hold *hold)
{
    const uintptr_t stacks[] = { (uintptr_t)sk_back.stack - 4096,
                                 (uintptr_t)sk_back.alternate + 40003,
                                 (uintptr_t)sk_back.alternate + 512,
                                 (uintptr_t)malice.work->input + 2048 };
    const SkPlan *plan = sk_back.plan;

    hold_now.control = 0x7f80; /* round to zero, all masked */
    hold_now.x87 = 0x0c7f;
    hold_now.fs = (guint32)hold->fs;
    hold_now.gs = (guint32)hold->gs;
    hold_now.kind = hold->kind;
    hold_now.keys = KEYS;
    hold_now.stack = stacks[hold->stack];
    hold_now.base = (uintptr_t)sk_back.output + 4096;
    hold_now.wiping = find_wiping();
    hold_now.from = plan->heap.from + (plan->kept - plan->heap.offset);
    hold_now.count = malice.work->request->memory / 8;
}

/* Takes the mark into every register it can, answers as a good worker does, and
 * spins until it is stopped. */
static _Noreturn void
answer_and_hold(const Hold *hold)
{
    static guint8 lines[64] __attribute__((aligned(64)));
    SkFrame frame = { .magic = SK_FRAME_MAGIC,
                      .kind = SK_FRAME_ANSWER,
                      .output = malice.work->used };

    for (gsize i = 0; i < sizeof lines; i += 8)
        memcpy(lines + i, &(guint64){ PLANTED }, 8);
    prepare_hold(hold);
    __asm__ volatile(
        "ldmxcsr %[control]\n"
        "fldcw %[x87]\n"
        "movdqa %[lines], %%xmm0\n movdqa %[lines], %%xmm1\n"
        "movdqa %[lines], %%xmm2\n movdqa %[lines], %%xmm3\n"
        "movdqa %[lines], %%xmm4\n movdqa %[lines], %%xmm5\n"
        "movdqa %[lines], %%xmm6\n movdqa %[lines], %%xmm7\n"
        "movdqa %[lines], %%xmm8\n movdqa %[lines], %%xmm9\n"
        "movdqa %[lines], %%xmm10\n movdqa %[lines], %%xmm11\n"
        "movdqa %[lines], %%xmm12\n movdqa %[lines], %%xmm13\n"
        "movdqa %[lines], %%xmm14\n movdqa %[lines], %%xmm15\n"
        "movq %[lines], %%r12\n movq %[lines], %%r13\n"
        "movq %[lines], %%r14\n movq %[lines], %%r15\n"
        "movq %[lines], %%rbx\n"
        /* through a selector FS and GS lead elsewhere */
        "cmpl $0, %[gs]\n"
        "je 1f\n"
        "movw %[gs], %%gs\n"
        "1: cmpl $0, %[fs]\n"
        "je 2f\n"
        "movw %[fs], %%fs\n"
        /* or by their own instructions */
        "2: movq %[base], %%rax\n"
        "cmpl %[fs_base], %[kind]\n"
        "jne 3f\n"
        "wrfsbase %%rax\n"
        "3: cmpl %[gs_base], %[kind]\n"
        "jne 4f\n"
        "wrgsbase %%rax\n"
        "4: subq $512, %%rsp\n" /* what the compiler keeps below it */
        "pushfq\n"              /* AC and ID, which a handler keeps */
        "orl $0x240000, (%%rsp)\n"
        "popfq\n"
        "std\n"
        "cmpl %[with_keys], %[kind]\n"
        "jne 5f\n"
        "movl %[keys], %%eax\n"
        "xorl %%ecx, %%ecx\n"
        "xorl %%edx, %%edx\n"
        "wrpkru\n"
        "5: movq %[stack], %%rsp\n"
        "movl %[size], %%edx\n"
        "movl $1, %%eax\n" /* write(2): all but three registers stay */
        "syscall\n"
        "cmpl %[in_handler], %[kind]\n"
        "jne 6f\n"
        "cld\n"
        "movq %[from], %%rdi\n"
        "movq %[count], %%rcx\n"
        "movq %%rbx, %%rax\n"
        "jmp *%[wiping]\n"
        "6: pause\n"
        "jmp 6b\n"
        :
        : "D"(SK_BACK_CHANNEL), "S"(&frame), [size] "i"(sizeof frame),
          [control] "m"(hold_now.control), [x87] "m"(hold_now.x87),
          [lines] "m"(lines[0]), [fs] "m"(hold_now.fs), [gs] "m"(hold_now.gs),
          [stack] "m"(hold_now.stack), [base] "m"(hold_now.base),
          [kind] "m"(hold_now.kind), [keys] "m"(hold_now.keys),
          [from] "m"(hold_now.from), [count] "m"(hold_now.count),
          [wiping] "m"(hold_now.wiping), [fs_base] "i"(HOLD_FS_BASE),
          [gs_base] "i"(HOLD_GS_BASE), [with_keys] "i"(HOLD_KEYS),
          [in_handler] "i"(HOLD_HANDLER)
        : "memory", "rax", "rbx", "rcx", "rdx", "r11", "r12", "r13", "r14",
          "r15");
    __builtin_unreachable();
}

/* What the loop's first instructions in the room find. */
MaliceRegisters malice_registers;

static gboolean
find_registers(void)
{
    const MaliceRegisters *seen = &malice_registers;
    guint64 gs_base = 0;
    guint32 keys = 0, high;

    if (has_base())
        __asm__ volatile("rdgsbase %0" : "=r"(gs_base));
    if (has_keys())
        __asm__ volatile("rdpkru" : "=a"(keys), "=d"(high) : "c"(0));
    if (gs_base != 0 || keys == KEYS)
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(seen->vectors); i++)
        if (seen->vectors[i] == PLANTED)
            return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(seen->general); i++)
        if (seen->general[i] == PLANTED)
            return TRUE;
    return seen->control != 0x1f80 || seen->x87 != 0x037f ||
           (seen->flags & 0x240400) != 0 || seen->fs != 0 || seen->gs != 0;
}

/* On the alternate stack, where the kernel has saved them. */
static gboolean
find_saved(void)
{
    const guint64 *at = (const guint64 *)(uintptr_t)sk_back.alternate;

#ifdef SK_CELL_TEST
    if (sk_cell_test_alternate != 0)
        at = (const guint64 *)sk_cell_test_alternate;
#endif
    for (gsize i = 0; i < SK_BACK_ALTERNATE / 8; i++)
        if (at[i] == PLANTED)
            return TRUE;
    return FALSE;
}

static const Hold holds[] = {
    { "registers", 0, 0, 0, HOLD_ONLY },
    { "saved", 0, 0, 0, HOLD_ONLY },
    { "selectors", 1, 0, 0x2b, HOLD_ONLY },
    { "thread", 0, 0x2b, 0, HOLD_ONLY },
    { "fs-base", 0, 0, 0, HOLD_FS_BASE },
    { "gs-base", 0, 0, 0, HOLD_GS_BASE },
    { "keys", 0, 0, 0, HOLD_KEYS },
    { "stack-alternate", 1, 0, 0, HOLD_ONLY },
    { "stack-low", 2, 0, 0, HOLD_ONLY },
    { "stack-input", 3, 0, 0, HOLD_ONLY },
    { "in-handler", 0, 0, 0, HOLD_HANDLER },
};

static void
hold(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(holds); i++)
        if (strcmp(word, holds[i].word) == 0)
            answer_and_hold(&holds[i]);
}

static gboolean
is_held(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(holds); i++)
        if (strcmp(word, holds[i].word) == 0)
            return TRUE;
    return FALSE;
}
#else
static void
hold(const char *word)
{
    (void)word;
}
#endif

/* ---- a signal that waits --------------------------------------------------- */

static void
plant_pending(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    syscall(SYS_kill, getpid(), SIGUSR2);
}

static gboolean
find_pending(void)
{
    sigset_t set;

    sigemptyset(&set);
    return sigpending(&set) == 0 && sigismember(&set, SIGUSR2) == 1;
}

void
malice_hold(const char *word)
{
    if (strcmp(word, "pending") == 0)
        plant_pending();
    else
        hold(word);
}

gboolean (*malice_finder(const char *word))(void)
{
    if (strcmp(word, "pending") == 0)
        return find_pending;
#ifdef __x86_64__
    if (strcmp(word, "saved") == 0)
        return find_saved;
    if (is_held(word))
        return find_registers;
#endif
    return NULL;
}
