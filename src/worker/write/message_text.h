/* SPDX-License-Identifier: Apache-2.0
 *
 * The text of a mail as it leaves: its final form, and that form as a body.
 */
#ifndef SK_WORKER_WRITE_MESSAGE_TEXT_H
#define SK_WORKER_WRITE_MESSAGE_TEXT_H

#include <glib.h>
#include <sekisho/policy.h>

/* What making the final form changed; added to. */
typedef struct {
    guint mapped; /* 機種依存文字 written in other characters */
    guint lost;   /* characters that became 〓 */
    guint broken; /* lines that were too long for ISO-2022-JP */
    guint starts; /* lines that started something to decode */
} SkTextChanges;

/* sk_message_text: @text exactly as whoever decodes the mail will have it:
 * clean, only what the charset holds, no line too long for it, one LF at the
 * end. Idempotent. A MAC is reckoned over this form. @changes may be NULL. New
 * string. */
char *
sk_message_text(const char *text, SkCharset charset, SkTextChanges *changes);

/* sk_message_body: a text in final form as the body of a part: base64 in lines
 * of 76 for utf-8, 7bit for iso-2022-jp; CRLF at the end. Appends to @out. */
void sk_message_body(GString *out, const char *text, SkCharset charset);

#endif
