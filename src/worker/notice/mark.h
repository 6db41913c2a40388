/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes and checks the mark line. By it a second pass recognises a notice of
 * this gateway, and people see where the gateway speaks and where the sender.
 */
#ifndef SK_WORKER_NOTICE_MARK_H
#define SK_WORKER_NOTICE_MARK_H

#include <glib.h>

#include "core/order.h"

/* sk_mark_line: returns the mark line in @language with an empty MAC and
 * without a line end. New string. */
char *sk_mark_line(const char *language, const char *receipt);

/* sk_mark_end_line: returns the line that ends a notice which stands above the
 * body. New string. */
char *sk_mark_end_line(const char *language, const char *receipt);

/* sk_mark_seal: writes the MAC into the only mark line of @text, in place.
 * @text must be in its final form (sk_message_text). Returns FALSE if there is
 * not exactly one mark line. */
gboolean sk_mark_seal(char *text, const guint8 key[32]);

/* sk_notice_is_ours: returns whether @text (with LF or CRLF) carries exactly
 * one mark line whose MAC is that of the whole text under @key. Nobody without
 * the key can make such a text or change one character of it, so it may stay as
 * it is. This says nothing about what else was in the mail. */
gboolean sk_notice_is_ours(const char *text, const guint8 key[32]);

#endif
