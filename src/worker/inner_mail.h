/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails that come as files, or as parts of a mail: the worker's side of the
 * doors in <sekisho/part.h>.
 */
#ifndef SK_WORKER_INNER_MAIL_H
#define SK_WORKER_INNER_MAIL_H

#include "core/part_private.h"

/* sk_inner_mail_read, sk_inner_mail_write: what sk_part_read_mail and
 * sk_part_write_mail say; for SkTree. */
GPtrArray *sk_inner_mail_read(SkPart *part, GBytes *mail, SkReason *why);
GBytes *sk_inner_mail_write(SkPart *part, SkReason *why);

#endif
