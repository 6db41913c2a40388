/* SPDX-License-Identifier: Apache-2.0
 *
 * The milter child: the threads of libmilter, and one that listens to the
 * parent.
 */
#ifndef SK_DOOR_CHILD_H
#define SK_DOOR_CHILD_H

/* sk_child_main: runs `sekisho-milter --child`, which only the parent starts,
 * with the control socket at SK_CONTROL_FD. Returns the exit status, or does
 * not return. */
int sk_child_main(void);

#endif
