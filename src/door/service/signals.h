/* SPDX-License-Identifier: Apache-2.0
 *
 * The signals that mean something to the parent: HUP, TERM and INT. They are
 * read from a descriptor, so that nothing runs in the middle of anything else.
 */
#ifndef SK_DOOR_SERVICE_SIGNALS_H
#define SK_DOOR_SERVICE_SIGNALS_H

/* sk_signals_open: blocks the three signals in this thread and returns the
 * descriptor for sk_signals_read, or -1. */
int sk_signals_open(void);

/* sk_signals_read: returns the number of the next signal, or 0 on failure. */
int sk_signals_read(int fd);

#endif
