/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and writes mails that come as files or as parts of a mail. These
 * functions implement those of <sekisho/part.h> for the worker.
 */
#ifndef SK_WORKER_INNER_MAIL_H
#define SK_WORKER_INNER_MAIL_H

#include "core/part_private.h"

/* sk_inner_mail_read, sk_inner_mail_write: these do what <sekisho/part.h> says
 * about sk_part_read_mail and sk_part_write_mail. SkTree points to them. */
GPtrArray *sk_inner_mail_read(SkPart *part, GBytes *mail, SkReason *why);
GBytes *sk_inner_mail_write(SkPart *part, SkReason *why);

#endif
