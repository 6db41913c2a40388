/* SPDX-License-Identifier: Apache-2.0
 *
 * Forms of a mail that every reader reads as one thing, although they are
 * written against the rules, made regular before anything is read (tidy_in.c).
 */
#ifndef SK_WORKER_READ_TIDY_IN_H
#define SK_WORKER_READ_TIDY_IN_H

#include <glib.h>
#include "core/report.h"

/* sk_mail_tidy: @mail with its line ends and its header block made regular.
 * What was changed is said in @report, as untidy, or as ambiguous where two
 * readers differ and only a policy that rebuilds goes on. Takes no reference
 * of the caller's; the result is a new reference, often to @mail itself. */
GBytes *sk_mail_tidy(GBytes *mail, SkReport *report);

#endif
