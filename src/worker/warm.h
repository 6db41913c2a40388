/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans a mail of our own once, before the sandbox closes (warm.c).
 */
#ifndef SK_WORKER_WARM_H
#define SK_WORKER_WARM_H

#include <glib.h>

/* sk_worker_warm: cleans that mail under @policies; call it after
 * sk_worker_prepare. Returns FALSE with @error set if the mail is found
 * ambiguous, because this process then does not read mails as it was built to.
 */
gboolean sk_worker_warm(const GPtrArray *policies, GError **error);

#endif
