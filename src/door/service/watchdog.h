/* SPDX-License-Identifier: Apache-2.0
 *
 * The watchdog of systemd: a service that does not say WATCHDOG=1 within
 * $WATCHDOG_USEC is killed and started anew. The parent says it for itself and
 * for its child: at every turn it asks the child a question, and it stays
 * silent as long as the last question is not answered. A service that hangs
 * keeps mail waiting in the MTA without end; one that is restarted does not.
 */
#ifndef SK_DOOR_SERVICE_WATCHDOG_H
#define SK_DOOR_SERVICE_WATCHDOG_H

#include <glib.h>

typedef struct {
    gint64 every; /* microseconds from turn to turn; 0 without a watchdog */
    gint64 due;   /* the monotonic time of the next turn */
    guint64 asked, answered; /* the numbers of the last questions */
} SkWatchdog;

/* sk_watchdog_init: reads $WATCHDOG_USEC and $WATCHDOG_PID. The turns come four
 * times as often as systemd demands. */
void sk_watchdog_init(SkWatchdog *dog, gint64 now);

/* sk_watchdog_wait: returns the microseconds until the next turn, and
 * G_MAXINT64 if there is none. */
gint64 sk_watchdog_wait(const SkWatchdog *dog, gint64 now);

/* sk_watchdog_turn: returns whether it is time to say WATCHDOG=1. If it is, the
 * caller asks the child question number @dog->asked. It is not time if the
 * child still owes the answer to the last question. */
gboolean sk_watchdog_turn(SkWatchdog *dog, gint64 now);

/* sk_watchdog_owe: a new question was asked by other means, such as the start
 * of a child, which is answered when it listens. */
void sk_watchdog_owe(SkWatchdog *dog);

/* sk_watchdog_heard: the child answered question @number. */
void sk_watchdog_heard(SkWatchdog *dog, guint64 number);

/* sk_watchdog_forget: there is no child now, so nothing is owed. */
void sk_watchdog_forget(SkWatchdog *dog);

#endif
