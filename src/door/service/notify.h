/* SPDX-License-Identifier: Apache-2.0
 *
 * Tells the service manager what this service is doing, in the words of
 * sd_notify(3): one datagram of "NAME=value" lines to the socket that
 * $NOTIFY_SOCKET names. libsystemd is not linked for these few lines, because
 * it would bring five more libraries into the process that faces the network
 * (docs/decisions).
 */
#ifndef SK_DOOR_SERVICE_NOTIFY_H
#define SK_DOOR_SERVICE_NOTIFY_H

#include <glib.h>

/* sk_notify: sends the lines @state (such as "READY=1") if the service manager
 * asked for notifications. A failure is written to the journal and otherwise
 * ignored. */
void sk_notify(const char *state);

/* sk_notify_ready: says that mail can come, and shows where and under which
 * policy. */
void sk_notify_ready(const char *socket, const char *policy_hash);

/* sk_notify_reloading: says that a reload has begun. The next READY=1 ends it;
 * until then `systemctl` shows the service as reloading. */
void sk_notify_reloading(void);

#endif
