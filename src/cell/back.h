/* SPDX-License-Identifier: Apache-2.0
 *
 * The way back of a worker: the code that runs in it when its zygote has put
 * its memory back and lets it go on. One signal is queued at that time; the
 * kernel enters the only handler, which clears every register and begins the
 * loop anew. Only the cell and its tests use this.
 */
#ifndef SK_CELL_BACK_H
#define SK_CELL_BACK_H

#include <stdint.h>
#include "cell/cell.h"
#include "cell/memory.h"

#define SK_BACK_SIGNAL SIGUSR1
/* the size of the handler's stack in bytes */
#define SK_BACK_ALTERNATE ((uint64_t)64 * 1024)
#define SK_BACK_CHANNEL   3   /* a worker's only descriptor besides /dev/null */
#define SK_BACK_KICK      'k' /* the byte that lets a worker begin a message */

/* What a worker writes to its channel; it writes nothing else. */
typedef struct {
    uint32_t magic;
    uint32_t kind;  /* an SkFrameKind */
    int32_t status; /* in an answer: what the room's work returned */
    uint32_t zero;
    uint64_t output; /* in an answer: the size of the output in bytes */
} SkFrame;

typedef enum {
    /* all is as at the beginning, and the worker waits for a kick */
    SK_FRAME_READY = 1,
    SK_FRAME_ANSWER,
} SkFrameKind;

#define SK_FRAME_MAGIC 0x534b4652u /* "SKFR" */

/* What the handler and the loop know. It is written once, before the first
 * message, and put back like everything else. The handler reads the first five
 * members by their offsets. */
typedef struct {
    uint64_t alternate; /* lower end of the alternate stack */
    uint64_t stack;     /* upper end of the stack for the work */
    uint64_t thread;    /* the thread's base register (FS, TPIDR_EL0) */
    /* x86: 1 if FS and GS can be written without a system call */
    uint64_t has_base;
    /* x86: 1 if there is XRSTOR. arm64: 1 SSBS, 2 DIT, 4 TPIDR2, 8 FPMR. */
    uint64_t has_more;
    int (*work)(SkCellWork *work);
    const SkPlan *plan;
    const uint8_t *input;
    uint8_t *output;
} SkBack;

extern SkBack sk_back;

/* sk_back_prepare: fills in what the machine is asked for: the base register
 * and the features. Returns 0, or -1 with errno on a machine whose registers
 * the handler does not know how to clear. */
int sk_back_prepare(void);

/* sk_back_arm: installs the handler on its own stack. Returns 0, or -1 with
 * errno. */
int sk_back_arm(void);

/* sk_back_run: calls @function on the stack that ends at @stack. */
_Noreturn void sk_back_run(uintptr_t stack, void (*function)(void));

/* sk_back_loop: writes a ready frame, waits for a kick, does the work, answers,
 * and waits to be put back. */
_Noreturn void sk_back_loop(void);

#endif
