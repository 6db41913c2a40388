/* SPDX-License-Identifier: Apache-2.0
 *
 * The mark line: by it a second pass knows a notice of ours, and people where
 * the gateway speaks and where the sender.
 */
#ifndef SK_WORKER_NOTICE_MARK_H
#define SK_WORKER_NOTICE_MARK_H

#include <glib.h>

#include "core/order.h"

/* sk_mark_line: the mark line in @language with an empty MAC, without line
 * end. New string. */
char *sk_mark_line(const char *language, const char *receipt);

/* sk_mark_end_line: the line that ends a notice which stands above a body. */
char *sk_mark_end_line(const char *language, const char *receipt);

/* sk_mark_seal: fills the MAC of the one mark line in @text, which is in its
 * final form (sk_message_text), in place. FALSE when there is not exactly one
 * mark line. */
gboolean sk_mark_seal(char *text, const guint8 key[32]);

/* sk_notice_is_ours: TRUE when @text (LF or CRLF) carries one mark line, and
 * its MAC is that of the whole text under @key. Nobody without the key can
 * make one, or change one character of one: the text may stay as it is. Says
 * nothing about what else was in the mail. */
gboolean sk_notice_is_ours(const char *text, const guint8 key[32]);

#endif
