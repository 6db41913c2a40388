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

#define SK_WORKER_IN_FD  3
#define SK_WORKER_OUT_FD 4

typedef struct {
    char text[SK_CELL_LAYERS_MAX]; /* always NUL-terminated */
    size_t len;
} SkLayers;

typedef struct {
    SkLayers layers;
    bool ready;               /* no mandatory layer has failed so far */
    int ruleset;              /* Landlock's, -1: none */
    int landlock_abi;         /* 0: none */
    bool own_root;            /* namespaces gave an empty root */
    bool own_pids;            /* workers live in a PID namespace */
    pid_t zygote;             /* getpid() of the zygote */
    uint64_t base;            /* bytes of address space of the warm zygote */
    struct sock_fprog filter; /* the allow-list of system calls */
} SkCage;

/* Steps of a worker into its cage; a start-up probe that fails exits with
 * the step, so that the log can name it. */
typedef enum {
    SK_STEP_DONE = 0,
    SK_STEP_FDS = 101,
    SK_STEP_PARENT,
    SK_STEP_LANDLOCK,
    SK_STEP_LIMITS,
    SK_STEP_ROOT,
    SK_STEP_SYSCALLS,
    SK_STEP_HOLDS,
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

/* sk_limits_prepare: measures the zygote's own address space. */
void sk_limits_prepare(SkCage *cage);

/* sk_limits_enter: the request's limits become the caller's. */
int sk_limits_enter(const SkCage *cage, const SkCellRequest *request);

/* ---- namespaces.c ---- */

/* sk_namespaces_enter: namespaces, the empty root and, for root, becoming
 * nobody, as far as the kernel lets us; sets own_root and own_pids. */
void sk_namespaces_enter(SkCage *cage);

/* ---- sandbox.c ---- */

/* sk_sandbox_enter: the zygote gives up files, network, other processes, its
 * user and every capability. Notes each layer; refuses the cage when
 * no_new_privs fails. */
void sk_sandbox_enter(SkCage *cage);

/* ---- child.c ---- */

/* sk_child_run: the life of a worker, never returns. @in, @out are the
 * zygote's numbers, neither SK_WORKER_IN_FD nor SK_WORKER_OUT_FD. */
_Noreturn void sk_child_run(const SkCage *cage, const SkCellRoom *room,
                            const SkCellRequest *request, int in, int out);

/* sk_child_keeper: starts process 1 of the PID namespace, which does nothing
 * but die with the zygote, and everybody in the namespace with it. Returns its
 * pidfd, or -1 when there is none (no PID namespace, or cage refused). */
int sk_child_keeper(SkCage *cage);

/* sk_child_probe: forks one worker that steps into the cage and looks whether
 * it holds; refuses the cage when it does not. After the keeper, which must be
 * the first in the namespace. */
void sk_child_probe(SkCage *cage);

/* ---- the test build -----------------------------------------------------
 * Test programs link a variant of this library in which single layers can be
 * left out, to prove that the others hold alone. The shipped library has no
 * such switch: there SK_CELL_SKIPS is the constant false. */
#ifdef SK_CELL_TEST
#define SK_CELL_SKIP_SECCOMP    1u
#define SK_CELL_SKIP_LANDLOCK   2u
#define SK_CELL_SKIP_NAMESPACES 4u
#define SK_CELL_SKIP_RLIMITS    8u
extern unsigned sk_cell_test_skip;    /* SK_CELL_SKIP_… */
extern int sk_cell_test_landlock_abi; /* highest to use; 0: any */
extern bool sk_cell_test_trap;        /* SIGSYS to a handler, not the end */
#define SK_CELL_SKIPS(layer) ((sk_cell_test_skip & SK_CELL_SKIP_##layer) != 0)
#else
#define SK_CELL_SKIPS(layer) false
#endif

#endif
