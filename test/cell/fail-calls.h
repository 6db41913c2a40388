/* SPDX-License-Identifier: Apache-2.0
 *
 * A machine in trouble: the n-th system call of the cell's own files fails
 * (by the linker's --wrap, in test programs only). A program that finds a file
 * of its own name with ".plan" maps it; the n-th process it forks counts from
 * n times FAIL_SERIES.
 */
#ifndef SK_TEST_CELL_FAIL_CALLS_H
#define SK_TEST_CELL_FAIL_CALLS_H

#include <stdint.h>

#define FAIL_SERIES 1000

typedef struct {
    int32_t fail_at; /* which call, from 1; 0: none */
    int32_t fired;   /* 1: it has failed */
    int32_t error;   /* with this errno */
} FailPlan;

/* fail_plan_set: for this program itself: counts anew. */
void fail_plan_set(int fail_at, int error);
int fail_plan_fired(void);

#endif
