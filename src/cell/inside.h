/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the cell share; only they and their tests include it. A
 * cage is built once in the zygote (prepare), and every worker steps into it
 * right after the fork (enter).
 */
#ifndef SK_CELL_INSIDE_H
#define SK_CELL_INSIDE_H

#include <linux/filter.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include "cell/cell.h"
#include "cell/memory.h"

typedef struct {
    char text[SK_CELL_LAYERS_MAX]; /* always NUL-terminated */
    size_t len;
} SkLayers;

typedef struct {
    SkLayers layers;
    bool ready;       /* no mandatory layer has failed so far */
    int ruleset;      /* the descriptor of the Landlock rule set; -1 if none */
    int oom;          /* the descriptor of its oom_score_adj; -1 if none */
    int landlock_abi; /* 0 if there is no Landlock */
    bool own_root;    /* namespaces made the root empty */
    bool own_pids;    /* workers live in a PID namespace */
    pid_t zygote;     /* the process id of the zygote */
    struct sock_fprog filter; /* the allow-list of system calls */
    SkPlan plan;              /* the plan of a worker's memory */
} SkCage;

/* The steps of a worker into its cage. If one fails, the worker exits with its
 * number, so that the log can name it. */
typedef enum {
    SK_STEP_DONE = 0,
    SK_STEP_FDS = 101,
    SK_STEP_MEMORY,
    SK_STEP_HANDLER,
    SK_STEP_PARENT,
    SK_STEP_LANDLOCK,
    SK_STEP_LIMITS,
    SK_STEP_ROOT,
    SK_STEP_SYSCALLS,
    SK_STEP_HOLDS,
    /* after the start: the channel carried something unexpected */
    SK_STEP_CHANNEL,
} SkStep;

/* ---- layers.c ---- */

/* sk_layers_add: appends the formatted word and a blank. What does not fit is
 * cut. */
void sk_layers_add(SkLayers *layers, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* sk_layers_say: appends "name=yes", or "name=no(...)" with
 * the text of @error. */
void sk_layers_say(SkLayers *layers, const char *name, int error);

/* sk_cage_refuse: does the same as sk_layers_add, and marks the cage as not
 * ready. */
void sk_cage_refuse(SkCage *cage, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- landlock.c ---- */

/* sk_landlock_prepare: makes the best rule set that the kernel has, without any
 * rule, so that everything it handles is denied. Without Landlock, ruleset
 * stays -1. */
void sk_landlock_prepare(SkCage *cage);

/* sk_landlock_enter: puts the caller into a new Landlock domain. Returns 0,
 * also without Landlock, or -1 with errno. */
int sk_landlock_enter(int ruleset);

/* ---- syscalls.c ---- */

/* sk_syscalls_prepare: builds the filter once. Refuses the cage on failure. */
void sk_syscalls_prepare(SkCage *cage);

/* sk_syscalls_enter: installs the filter in the caller, a new process. Returns
 * 0, or -1 with errno. */
int sk_syscalls_enter(const SkCage *cage);

/* ---- limits.c ---- */

/* sk_limits_prepare: reports whether resource limits can be set. */
void sk_limits_prepare(SkCage *cage);

/* sk_limits_enter: limits the caller for its whole life to what it already has.
 * Returns 0, or -1 with errno. */
int sk_limits_enter(void);

/* sk_limits_hold: returns whether the limits are in force. */
bool sk_limits_hold(void);

/* sk_limits_cpu: returns the CPU time in microseconds that the child @pid has
 * used so far, or 0 if it cannot be read. */
uint64_t sk_limits_cpu(pid_t pid);

/* sk_limits_spend: lets the child @pid use @seconds of CPU time from now on,
 * where @now_us is what it has used. Returns 0, or -1 with errno. */
int sk_limits_spend(pid_t pid, uint64_t now_us, uint32_t seconds);

/* ---- namespaces.c ---- */

/* sk_namespaces_enter: enters namespaces and an empty root, and for root
 * becomes nobody, as far as the kernel allows. Sets own_root and own_pids. */
void sk_namespaces_enter(SkCage *cage);

/* ---- sandbox.c ---- */

/* sk_sandbox_enter: makes the zygote give up files, network, other processes,
 * its user and every capability. It notes each layer, and refuses the cage if
 * no_new_privs fails or if there is no empty root. */
void sk_sandbox_enter(SkCage *cage);

/* sk_sandbox_offer: sets how readily the kernel kills the caller when memory
 * runs out; forks inherit it. Returns 0, or -1 with errno. */
int sk_sandbox_offer(const SkCage *cage, bool to_worker);

/* ---- child.c ---- */

/* sk_child_run: runs a worker and never returns. The descriptors are the
 * zygote's. */
_Noreturn void sk_child_run(const SkCage *cage, const SkCellRoom *room,
                            const SkMemory *memory, int channel);

/* sk_child_first: starts process 1 of the PID namespace, which does nothing but
 * end with the zygote and thereby ends everybody in the namespace. Returns its
 * pidfd, or -1 if there is none, because there is no PID namespace or the cage
 * is refused. */
int sk_child_first(SkCage *cage);

/* sk_child_try: checks that all memory which a worker can write would be put
 * back, and otherwise refuses the cage. Call it after the plan and before the
 * sandbox. */
void sk_child_try(SkCage *cage);

/* sk_step_name: names what failed, from the exit status of a worker that did
 * not become ready. */
const char *sk_step_name(int status);

/* ---- the test build -----------------------------------------------------
 * Test programs link a variant of this library in which single layers can be
 * left out, to prove that the others hold alone. The shipped library has no
 * such switch: there SK_CELL_SKIPS is the constant false. */
#ifdef SK_CELL_TEST
#define SK_CELL_SKIP_SECCOMP    1u
#define SK_CELL_SKIP_LANDLOCK   2u
#define SK_CELL_SKIP_NAMESPACES 4u
#define SK_CELL_SKIP_RLIMITS    8u
#define SK_CELL_SKIP_PUT_BACK   16u   /* a message's changes to memory stay */
#define SK_CELL_SKIP_REGISTERS  32u   /* registers are not cleared */
#define SK_CELL_SKIP_WIPE       64u   /* the handler wipes another place */
extern unsigned sk_cell_test_skip;    /* SK_CELL_SKIP_… flags */
extern int sk_cell_test_landlock_abi; /* the highest ABI to use; 0 for any */
extern bool sk_cell_test_trap; /* SIGSYS goes to a handler and does not kill */
extern bool sk_cell_test_shares; /* memory may be shared with a test */
/* 0 if sk_back.alternate is the real one */
extern uintptr_t sk_cell_test_alternate;
extern uint8_t sk_cell_test_elsewhere[]; /* what is wiped instead */
#define SK_CELL_SKIPS(layer) ((sk_cell_test_skip & SK_CELL_SKIP_##layer) != 0)
#define SK_CELL_SHARES       sk_cell_test_shares
#else
#define SK_CELL_SKIPS(layer) false
#define SK_CELL_SHARES       false
#endif

#endif
