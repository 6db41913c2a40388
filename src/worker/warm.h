/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans a mail of ours once, before the sandbox (warm.c).
 */
#ifndef SK_WORKER_WARM_H
#define SK_WORKER_WARM_H

#include <glib.h>

/* sk_worker_warm: after sk_worker_prepare; FALSE when the mail of ours is found
 * ambiguous: this room reads otherwise than it was built to. */
gboolean sk_worker_warm(const GPtrArray *policies, GError **error);

#endif
