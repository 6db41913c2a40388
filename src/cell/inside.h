/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the cell say to each other; no other room includes it.
 * A cage is built once in the zygote (prepare), and every worker steps into it
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
    bool ready;               /* no mandatory layer has failed so far */
    int ruleset;              /* Landlock's, -1: none */
    int oom;                  /* its oom_score_adj, -1: none */
    int landlock_abi;         /* 0: none */
    bool own_root;            /* namespaces gave an empty root */
    bool own_pids;            /* workers live in a PID namespace */
    pid_t zygote;             /* getpid() of the zygote */
    struct sock_fprog filter; /* the allow-list of system calls */
    SkPlan plan;              /* of a worker's memory */
} SkCage;

/* Steps of a worker into its cage; one that fails exits with the step, so that
 * the log can name it. */
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
    SK_STEP_CHANNEL, /* later: it was spoken to otherwise than agreed */
} SkStep;

/* ---- layers.c ---- */

/* sk_layers_add: appends a word and a blank; what does not fit is cut. */
void sk_layers_add(SkLayers *layers, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* sk_layers_say: "name=yes", or "name=no(sentence of @error)". */
void sk_layers_say(SkLayers *layers, const char *name, int error);

/* sk_cage_refuse: as sk_layers_add, and the cage will not be ready. */
void sk_cage_refuse(SkCage *cage, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- landlock.c ---- */

/* sk_landlock_prepare: makes the best rule set the kernel has, with no rule:
 * everything handled is denied. Without Landlock ruleset stays -1. */
void sk_landlock_prepare(SkCage *cage);

/* sk_landlock_enter: the caller's own new domain. 0 or -1 + errno; 0 when
 * there is no Landlock. */
int sk_landlock_enter(int ruleset);

/* ---- syscalls.c ---- */

/* sk_syscalls_prepare: builds the filter, once. Refuses the cage when it
 * cannot. */
void sk_syscalls_prepare(SkCage *cage);

/* sk_syscalls_enter: installs the filter in the caller, a fresh process. 0 or
 * -1 + errno. */
int sk_syscalls_enter(const SkCage *cage);

/* ---- limits.c ---- */

/* sk_limits_prepare: says whether there are limits. */
void sk_limits_prepare(SkCage *cage);

/* sk_limits_enter: nothing more can be had, for the whole life of the caller.
 * 0 or -1 + errno. */
int sk_limits_enter(void);

/* sk_limits_hold: whether they are in force. */
bool sk_limits_hold(void);

/* sk_limits_cpu: CPU time in microseconds that the child @pid has used in all
 * its life; 0 when it cannot be read. */
uint64_t sk_limits_cpu(pid_t pid);

/* sk_limits_spend: from now on the child @pid may use @seconds of CPU time.
 * 0 or -1 + errno. */
int sk_limits_spend(pid_t pid, uint64_t now_us, uint32_t seconds);

/* ---- namespaces.c ---- */

/* sk_namespaces_enter: namespaces, the empty root and, for root, becoming
 * nobody, as far as the kernel lets us; sets own_root and own_pids. */
void sk_namespaces_enter(SkCage *cage);

/* ---- sandbox.c ---- */

/* sk_sandbox_enter: the zygote gives up files, network, other processes, its
 * user and every capability. Notes each layer; refuses the cage when
 * no_new_privs fails. */
void sk_sandbox_enter(SkCage *cage);

/* sk_sandbox_offer: how readily the kernel takes the caller when memory runs
 * out; inherited by what it forks. 0 or -1 + errno. */
int sk_sandbox_offer(const SkCage *cage, bool to_worker);

/* ---- child.c ---- */

/* sk_child_run: the life of a worker, never returns. The descriptors are the
 * zygote's. */
_Noreturn void sk_child_run(const SkCage *cage, const SkCellRoom *room,
                            const SkMemory *memory, int channel);

/* sk_child_first: starts process 1 of the PID namespace, which does nothing
 * but die with the zygote, and everybody in the namespace with it. Returns its
 * pidfd, or -1 when there is none (no PID namespace, or cage refused). */
int sk_child_first(SkCage *cage);

/* sk_child_try: whether all that a worker can write would be put back; else
 * refuses the cage. Before the sandbox, after the plan. */
void sk_child_try(SkCage *cage);

/* sk_step_name: what failed, by the exit status of a worker that was not
 * born. */
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
#define SK_CELL_SKIP_PUT_BACK   16u /* memory stays as a message left it */
#define SK_CELL_SKIP_REGISTERS  32u /* so do registers */
#define SK_CELL_SKIP_WIPE       64u /* the handler wipes another place */
extern unsigned sk_cell_test_skip;    /* SK_CELL_SKIP_… */
extern int sk_cell_test_landlock_abi; /* highest to use; 0: any */
extern bool sk_cell_test_trap;        /* SIGSYS to a handler, not the end */
extern bool sk_cell_test_shares;      /* memory may be shared with a test */
extern uintptr_t sk_cell_test_alternate; /* 0: sk_back.alternate is true */
extern uint8_t sk_cell_test_elsewhere[]; /* what is wiped instead */
#define SK_CELL_SKIPS(layer) ((sk_cell_test_skip & SK_CELL_SKIP_##layer) != 0)
#define SK_CELL_SHARES       sk_cell_test_shares
#else
#define SK_CELL_SKIPS(layer) false
#define SK_CELL_SHARES       false
#endif

#endif
