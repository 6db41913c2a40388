/* SPDX-License-Identifier: Apache-2.0
 *
 * How long something took: CPU time of this process, so that others may be at
 * work on the machine; test/valgrind says in SK_TEST_SLOWER how many times
 * slower a program is there.
 */
#ifndef SK_TEST_SPENT_H
#define SK_TEST_SPENT_H

#include <glib.h>
#include <time.h>

static inline gint64
test_spent_us(void)
{
    const char *slower = g_getenv("SK_TEST_SLOWER");
    gint64 times = slower != NULL ? g_ascii_strtoll(slower, NULL, 10) : 1;
    struct timespec now = { 0 };

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return ((gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000) /
           MAX(times, 1);
}

#endif
