/* SPDX-License-Identifier: Apache-2.0
 *
 * The loop of a worker, and the handler that brings it back there (back.h).
 *
 * When the handler runs, all memory is as it was before the first message. But
 * the kernel has just saved the registers of the last message on the alternate
 * stack, and most registers still hold what that message left in them. So the
 * handler first wipes its own stack, then leaves it, then sets flags, base
 * registers, vectors and control words to constants, and enters the loop as if
 * for the first time. It never returns, because the return from a signal is a
 * system call that no worker has.
 */
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/back.h"
#include "cell/inside.h"

#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ 51
#endif

SkBack sk_back;

void sk_back_handler(int signal_number);

#if defined(SK_CELL_TEST) && defined(__x86_64__)
/* The other handler of the test build only switches to the stack of the loop
 * and clears nothing. */
void sk_back_handler_held(int signal_number);
__asm__(".text\n"
        "sk_back_handler_held:\n"
        "  leaq sk_back(%rip), %rax\n"
        "  movq 8(%rax), %rsp\n"
        "  call sk_back_loop\n");
#define SK_BACK_HANDLER                                                        \
    (SK_CELL_SKIPS(REGISTERS) ? sk_back_handler_held : sk_back_handler)
#else
#define SK_BACK_HANDLER sk_back_handler
#endif

_Static_assert(offsetof(SkBack, alternate) == 0 &&
                   offsetof(SkBack, stack) == 8 &&
                   offsetof(SkBack, thread) == 16 &&
                   offsetof(SkBack, has_base) == 24 &&
                   offsetof(SkBack, has_more) == 32,
               "the handler reads these by number");
_Static_assert(SK_BACK_ALTERNATE == 65536, "the handler wipes so much");

#ifdef __x86_64__

#include <asm/prctl.h>
#include <cpuid.h>

/* Every component of the extended state (XSAVE) in its initial configuration:
 * the header says that none is in use, and the control word of SSE has the
 * value with which a process begins. The legacy part alone serves machines
 * without XRSTOR. */
__attribute__((aligned(64), used)) const uint8_t sk_back_registers[4096] = {
    [0] = 0x7f,
    [1] = 0x03, /* x87: all exceptions masked, 64-bit mantissa */
    /* SSE: all exceptions masked, rounds to nearest */
    [24] = 0x80,
    [25] = 0x1f,
};

/* clang-format off */
__asm__(
    ".text\n"
    ".globl sk_back_handler\n"
    ".hidden sk_back_handler\n"
    ".type sk_back_handler, @function\n"
    "sk_back_handler:\n"
    /* The zygote has just put sk_back back, so its values can be trusted. */
    "  leaq sk_back(%rip), %rbx\n"
    /* The registers of the last message lie in the signal frame, so the whole
     * stack is wiped. */
    "  cld\n"                           /* the message may have set DF */
    "  movq 0(%rbx), %rdi\n"
    "  movl $65536/8, %ecx\n"
    "  xorl %eax, %eax\n"
    "  rep stosq\n"
    "  movq 8(%rbx), %rsp\n"            /* leaves the alternate stack */
    /* The flags are set to a constant, because AC, ID and NT survive the entry
     * of a handler. */
    "  pushq $0x202\n"
    "  popfq\n"
    /* The selectors come first, because loading one changes the base that
     * belongs to it, and a base is lost at the next switch of tasks if its
     * selector is not null. */
    "  xorl %eax, %eax\n"
    "  movl %eax, %fs\n"
    "  movl %eax, %gs\n"
    "  movl %eax, %ds\n"
    "  movl %eax, %es\n"
    "  movq 16(%rbx), %rsi\n"           /* FS: TLS and the stack canary */
    "  cmpq $0, 24(%rbx)\n"
    "  je 1f\n"
    "  wrfsbase %rsi\n"
    "  wrgsbase %rax\n"
    "  jmp 2f\n"
    "1:\n"                              /* the only value the filter allows */
    "  movl $0x1002, %edi\n"            /* ARCH_SET_FS */
    "  movl $158, %eax\n"               /* arch_prctl */
    "  syscall\n"
    "  testq %rax, %rax\n"
    "  jne 9f\n"
    "  xorl %esi, %esi\n"
    "  movl $0x1001, %edi\n"            /* ARCH_SET_GS */
    "  movl $158, %eax\n"
    "  syscall\n"
    "  testq %rax, %rax\n"
    "  jne 9f\n"
    "2:\n"
    /* Set x87, SSE, AVX, masks, tiles and protection keys to their initial
     * state. */
    "  movl $-1, %eax\n"
    "  movl $-1, %edx\n"
    "  cmpq $0, 32(%rbx)\n"
    "  je 3f\n"
    "  xrstor64 sk_back_registers(%rip)\n"
    "  jmp 4f\n"
    "3:\n"
    "  fxrstor64 sk_back_registers(%rip)\n"
    "4:\n"
    "  xorl %eax, %eax\n"
    "  xorl %ebx, %ebx\n"
    "  xorl %ecx, %ecx\n"
    "  xorl %edx, %edx\n"
    "  xorl %esi, %esi\n"
    "  xorl %edi, %edi\n"
    "  xorl %ebp, %ebp\n"               /* marks the first stack frame */
    "  xorl %r8d, %r8d\n"
    "  xorl %r9d, %r9d\n"
    "  xorl %r10d, %r10d\n"
    "  xorl %r11d, %r11d\n"
    "  xorl %r12d, %r12d\n"
    "  xorl %r13d, %r13d\n"
    "  xorl %r14d, %r14d\n"
    "  xorl %r15d, %r15d\n"
    "  call sk_back_loop\n"             /* does not return */
    "9:\n"
    "  ud2\n"
    ".size sk_back_handler, . - sk_back_handler\n");
/* clang-format on */

int
sk_back_prepare(void)
{
    unsigned a, b, c = 0, d;
    uint64_t thread = 0;

    if (syscall(SYS_arch_prctl, ARCH_GET_FS, &thread) != 0)
        return -1;
    sk_back.thread = thread;
    sk_back.has_base = (getauxval(AT_HWCAP2) & 2) != 0; /* FSGSBASE */
    sk_back.has_more = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_OSXSAVE) != 0;
    return 0;
}

_Noreturn void
sk_back_run(uintptr_t stack, void (*function)(void))
{
    __asm__ volatile("movq %0, %%rsp\n"
                     "xorl %%ebp, %%ebp\n"
                     "call *%1\n"
                     "ud2\n"
                     :
                     : "r"(stack), "r"(function)
                     : "memory");
    __builtin_unreachable();
}

#else /* This is arm64; src/cell/meson.build knows no third architecture. */

#include <asm/hwcap.h>

/* clang-format off */
__asm__(
    ".text\n"
    ".globl sk_back_handler\n"
    ".hidden sk_back_handler\n"
    ".type sk_back_handler, %function\n"
    "sk_back_handler:\n"
    "  hint #34\n"                      /* bti c: a branch target */
    /* The zygote has just put sk_back back, so its values can be trusted. */
    "  adrp x19, sk_back\n"
    "  add x19, x19, :lo12:sk_back\n"
    /* The registers of the last message lie in the signal frame, so the whole
     * stack is wiped. */
    "  ldr x0, [x19, #0]\n"
    "  mov x1, #65536\n"
    "1:\n"
    "  stp xzr, xzr, [x0], #16\n"
    "  subs x1, x1, #16\n"
    "  b.ne 1b\n"
    "  ldr x0, [x19, #8]\n"             /* leaves the alternate stack */
    "  mov sp, x0\n"
    "  ldr x0, [x19, #16]\n"            /* TLS and the stack canary */
    "  msr tpidr_el0, x0\n"
    "  msr fpcr, xzr\n"
    "  msr fpsr, xzr\n"
    "  msr nzcv, xzr\n"
    /* Clear the bits of the state that only some machines have and that a
     * handler keeps. */
    "  ldr x1, [x19, #32]\n"
    "  tbz x1, #0, 2f\n"
    "  msr S3_3_C4_C2_6, xzr\n"         /* SSBS */
    "2:\n"
    "  tbz x1, #1, 3f\n"
    "  msr S3_3_C4_C2_5, xzr\n"         /* DIT */
    "3:\n"
    "  tbz x1, #2, 4f\n"
    "  msr S3_3_C13_C0_5, xzr\n"        /* TPIDR2_EL0 */
    "4:\n"
    "  tbz x1, #3, 5f\n"
    "  msr S3_3_C4_C4_2, xzr\n"         /* FPMR */
    "5:\n"
    /* Writing a V register clears the rest of the longer Z register. The kernel
     * drops the predicates at the next system call, which is the one that says
     * ready. */
    "  movi v0.2d, #0\n  movi v1.2d, #0\n  movi v2.2d, #0\n  movi v3.2d, #0\n"
    "  movi v4.2d, #0\n  movi v5.2d, #0\n  movi v6.2d, #0\n  movi v7.2d, #0\n"
    "  movi v8.2d, #0\n  movi v9.2d, #0\n  movi v10.2d, #0\n  movi v11.2d, #0\n"
    "  movi v12.2d, #0\n  movi v13.2d, #0\n  movi v14.2d, #0\n  movi v15.2d, #0\n"
    "  movi v16.2d, #0\n  movi v17.2d, #0\n  movi v18.2d, #0\n  movi v19.2d, #0\n"
    "  movi v20.2d, #0\n  movi v21.2d, #0\n  movi v22.2d, #0\n  movi v23.2d, #0\n"
    "  movi v24.2d, #0\n  movi v25.2d, #0\n  movi v26.2d, #0\n  movi v27.2d, #0\n"
    "  movi v28.2d, #0\n  movi v29.2d, #0\n  movi v30.2d, #0\n  movi v31.2d, #0\n"
    "  mov x0, xzr\n  mov x1, xzr\n  mov x2, xzr\n  mov x3, xzr\n"
    "  mov x4, xzr\n  mov x5, xzr\n  mov x6, xzr\n  mov x7, xzr\n"
    "  mov x8, xzr\n  mov x9, xzr\n  mov x10, xzr\n  mov x11, xzr\n"
    "  mov x12, xzr\n  mov x13, xzr\n  mov x14, xzr\n  mov x15, xzr\n"
    "  mov x16, xzr\n  mov x17, xzr\n  mov x18, xzr\n  mov x19, xzr\n"
    "  mov x20, xzr\n  mov x21, xzr\n  mov x22, xzr\n  mov x23, xzr\n"
    "  mov x24, xzr\n  mov x25, xzr\n  mov x26, xzr\n  mov x27, xzr\n"
    "  mov x28, xzr\n  mov x29, xzr\n  mov x30, xzr\n"
    "  b sk_back_loop\n"                /* does not return */
    ".size sk_back_handler, . - sk_back_handler\n");
/* clang-format on */

#ifndef HWCAP_SSBS
#define HWCAP_SSBS (1 << 28)
#endif
#ifndef HWCAP_DIT
#define HWCAP_DIT (1 << 24)
#endif
#ifndef HWCAP2_SME /* Linux 5.19 */
#define HWCAP2_SME (1 << 23)
#endif
#ifndef HWCAP2_FPMR /* Linux 6.9 */
#define HWCAP2_FPMR (UINT64_C(1) << 48)
#endif

int
sk_back_prepare(void)
{
    unsigned long has = getauxval(AT_HWCAP), more = getauxval(AT_HWCAP2);

    sk_back.thread = (uint64_t)(uintptr_t)__builtin_thread_pointer();
    sk_back.has_more = ((has & HWCAP_SSBS) != 0 ? 1u : 0u) |
                       ((has & HWCAP_DIT) != 0 ? 2u : 0u) |
                       ((more & HWCAP2_SME) != 0 ? 4u : 0u) |
                       ((more & HWCAP2_FPMR) != 0 ? 8u : 0u);
    return 0;
}

_Noreturn void
sk_back_run(uintptr_t stack, void (*function)(void))
{
    __asm__ volatile("mov sp, %0\n"
                     "mov x29, xzr\n"
                     "blr %1\n"
                     "brk #1\n"
                     :
                     : "r"(stack), "r"(function)
                     : "memory");
    __builtin_unreachable();
}

#endif

int
sk_back_arm(void)
{
    /* The handler runs with no signal blocked: it does not return, so whatever
     * it blocked would stay blocked. */
    struct sigaction action = { .sa_handler = SK_BACK_HANDLER,
                                .sa_flags = SA_ONSTACK | SA_NODEFER };
    stack_t alternate = { .ss_sp = (void *)(uintptr_t)sk_back.alternate,
                          .ss_size = SK_BACK_ALTERNATE };

    if (getauxval(AT_MINSIGSTKSZ) > SK_BACK_ALTERNATE / 2) {
        errno = ENOTSUP;
        return -1;
    }
    sigemptyset(&action.sa_mask);
    return sigaltstack(&alternate, NULL) != 0 ||
                   sigaction(SK_BACK_SIGNAL, &action, NULL) != 0
               ? -1
               : 0;
}

/* ---- the loop ----------------------------------------------------------- */

static void
say(SkFrameKind kind, int status, uint64_t output)
{
    SkFrame frame = { .magic = SK_FRAME_MAGIC,
                      .kind = kind,
                      .status = status,
                      .output = output };

    if (write(SK_BACK_CHANNEL, &frame, sizeof frame) != sizeof frame)
        _exit(SK_STEP_CHANNEL);
}

/* Waits after the answer. Only the zygote ends this: it puts the worker back,
 * or kills it. */
static _Noreturn void
wait_for_nothing(void)
{
    char byte;
    ssize_t got = read(SK_BACK_CHANNEL, &byte, 1);

    _exit(got == 0 ? 0 : SK_STEP_CHANNEL);
}

int
sk_cell_put(SkCellWork *work, const void *bytes, size_t len)
{
    if (len > work->room - work->used) {
        errno = ENOSPC;
        return -1;
    }
    if (len > 0)
        memcpy(work->output + work->used, bytes, len);
    work->used += len;
    return 0;
}

_Noreturn void
sk_cell_end(const SkCellWork *work, int status)
{
    say(SK_FRAME_ANSWER, status, work->used);
    wait_for_nothing();
}

_Noreturn void
sk_back_loop(void)
{
    SkCellWork work = { .request = (const SkCellRequest *)sk_back.input,
                        .input = sk_back.input + SK_INPUT_HEAD,
                        .output = sk_back.output };
    char kick = 0;

    say(SK_FRAME_READY, 0, 0);
    if (read(SK_BACK_CHANNEL, &kick, 1) != 1 || kick != SK_BACK_KICK)
        _exit(SK_STEP_CHANNEL);
    work.input_len = work.request->input_len;
    work.room = work.request->output;
    sk_memory_limit(sk_back.plan, work.request->memory);
    sk_cell_end(&work, sk_back.work(&work));
}
