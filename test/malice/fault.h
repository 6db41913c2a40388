/* SPDX-License-Identifier: Apache-2.0
 *
 * Fault points. The linker puts them in the way of calls between our own files
 * and to libc and libmilter (--wrap), in programs of the test build only: what
 * ships has no such point in its source, and no name of one in its bytes
 * (test-shipped.py). What is to happen where stands in a file beside the
 * program that every process maps, workers in their cage too.
 */
#ifndef SK_TEST_FAULT_H
#define SK_TEST_FAULT_H

#include <stdbool.h>
#include <stdint.h>

/* matrix.py writes the same: five numbers, two words. */
typedef struct {
    int32_t armed;    /* 1: something shall happen */
    int32_t skip;     /* passes through the point before it does */
    int32_t hits;     /* passes so far */
    int32_t fired;    /* it has happened */
    int32_t released; /* who waits at the point goes on */
    char point[32];
    char kind[16]; /* pause, die, clock, short, or the name of an errno */
} SkFaultPlan;

/* sk_fault_point: this thread is at @name now; what is armed for it happens,
 * or will in the next call that can fail. */
void sk_fault_point(const char *name);

/* sk_fault_enter_cage: this process is a worker now, and has no call to wait
 * with. */
void sk_fault_enter_cage(void);

/* sk_fault_here: whether @name was the last point this thread came to. */
bool sk_fault_here(const char *name);

/* sk_fault_is: whether what is armed is of @kind. */
bool sk_fault_is(const char *kind);

/* sk_fault_take: whether this call shall fail; then errno is set. */
bool sk_fault_take(void);

/* sk_fault_short: whether this write shall be a short one. */
bool sk_fault_short(void);

/* sk_fault_jump_us: how far the clock of this process has jumped. */
int64_t sk_fault_jump_us(void);

#endif
