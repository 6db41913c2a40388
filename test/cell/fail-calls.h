/* SPDX-License-Identifier: Apache-2.0
 *
 * A machine in trouble: the n-th system call of the cell's own files fails
 * (by the linker's --wrap, in test programs only). A program that finds a file
 * of its own name with ".plan" maps it: zygote and workers count on from where
 * their parent was.
 */
#ifndef SK_TEST_CELL_FAIL_CALLS_H
#define SK_TEST_CELL_FAIL_CALLS_H

#include <stdint.h>

typedef struct {
    int32_t fail_at; /* which call, from 1; 0: none */
    int32_t fired;   /* 1: it has failed */
    int32_t error;   /* with this errno */
} FailPlan;

/* fail_plan_set: for this program itself: counts anew. */
void fail_plan_set(int fail_at, int error);
int fail_plan_fired(void);

#endif
