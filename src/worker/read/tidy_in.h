/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes a mail regular, before anything is read, whose form is against the
 * rules but is read by every reader as the same thing (tidy_in.c).
 */
#ifndef SK_WORKER_READ_TIDY_IN_H
#define SK_WORKER_READ_TIDY_IN_H

#include <glib.h>
#include "core/report.h"

/* sk_mail_tidy: returns @mail with its line ends and its header block made
 * regular. What was changed is reported in @report as untidy, or as ambiguous
 * where two readers differ and only a policy that rebuilds goes on. @mail stays
 * the caller's; the result is a new reference, often to @mail itself. */
GBytes *sk_mail_tidy(GBytes *mail, SkReport *report);

#endif
