/* SPDX-License-Identifier: Apache-2.0
 *
 * The way back of a worker: what runs in it when its zygote has put its memory
 * back and lets it go on. One signal is queued then; the kernel enters the one
 * handler, which clears every register and begins the loop anew. Used by the
 * files of the cell only.
 */
#ifndef SK_CELL_BACK_H
#define SK_CELL_BACK_H

#include <stdint.h>
#include "cell/cell.h"
#include "cell/memory.h"

#define SK_BACK_SIGNAL    SIGUSR1
#define SK_BACK_ALTERNATE ((uint64_t)64 * 1024) /* bytes of the handler's stack */
#define SK_BACK_CHANNEL   3 /* the worker's one descriptor besides /dev/null */
#define SK_BACK_KICK      'k' /* what a worker waits for */

/* What a worker says over its channel, and no other bytes. */
typedef struct {
    uint32_t magic;
    uint32_t kind;   /* SkFrameKind */
    int32_t status;  /* of an answer: what the room's work returned */
    uint32_t zero;
    uint64_t output; /* of an answer: bytes of output */
} SkFrame;

typedef enum {
    SK_FRAME_READY = 1, /* all is as at the beginning; waits for a kick */
    SK_FRAME_ANSWER,
} SkFrameKind;

#define SK_FRAME_MAGIC 0x534b4652u /* "SKFR" */

/* What the handler and the loop know: written once, before the first message,
 * and put back like everything else. The handler reads the first five by their
 * offsets. */
typedef struct {
    uint64_t alternate; /* lower end of the alternate stack */
    uint64_t stack;     /* upper end of the stack for the work */
    uint64_t thread;    /* the thread's base register (FS, TPIDR_EL0) */
    uint64_t has_base;  /* x86: 1: FS and GS can be written without a call */
    uint64_t has_more;  /* x86: 1: XRSTOR.
                           arm64: 1: SSBS, 2: DIT, 4: TPIDR2, 8: FPMR */
    int (*work)(SkCellWork *work);
    const SkPlan *plan;
    const uint8_t *input;
    uint8_t *output;
} SkBack;

extern SkBack sk_back;

/* sk_back_prepare: fills what the machine is asked for: base register and
 * features. 0, or -1 + errno on a machine whose registers the handler does not
 * know how to clear. */
int sk_back_prepare(void);

/* sk_back_arm: installs the handler on its own stack. 0 or -1 + errno. */
int sk_back_arm(void);

/* sk_back_run: begins @function on the stack that ends at @stack. */
_Noreturn void sk_back_run(uintptr_t stack, void (*function)(void));

/* sk_back_loop: says ready, waits for a kick, works, answers, and waits to be
 * put back. */
_Noreturn void sk_back_loop(void);

#endif
