/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings the text of a mail into the final form in which it leaves, and writes
 * that as a body.
 */
#ifndef SK_WORKER_WRITE_MESSAGE_TEXT_H
#define SK_WORKER_WRITE_MESSAGE_TEXT_H

#include <glib.h>
#include <sekisho/policy.h>

/* What was changed to reach the final form. Functions add to it. */
typedef struct {
    guint mapped; /* how many 機種依存文字 were written in other characters */
    guint lost;   /* how many characters became 〓 */
    guint broken; /* how many lines were too long for ISO-2022-JP */
    guint starts; /* how many lines began something to decode */
} SkTextChanges;

/* sk_message_text: returns @text exactly as everybody who decodes the mail will
 * have it: clean, only with characters that the charset has, without lines that
 * are too long for it, and with one LF at the end. Idempotent. MACs are
 * computed over this form. @changes may be NULL. New string. */
char *
sk_message_text(const char *text, SkCharset charset, SkTextChanges *changes);

/* sk_message_write_body: appends to @out a text in its final form as the body
 * of a part: base64 in lines of 76 characters for utf-8, 7bit for iso-2022-jp,
 * with CRLF at the end. */
void sk_message_write_body(GString *out, const char *text, SkCharset charset);

#endif
