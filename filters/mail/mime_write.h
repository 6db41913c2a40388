/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes MIME for our own reader, from mails that came in another format. It
 * does not write what leaves; the worker does that.
 */
#ifndef SK_MAIL_MIME_WRITE_H
#define SK_MAIL_MIME_WRITE_H

#include <glib.h>

/* sk_mime_field: appends "Name: value" with @text (UTF-8) as encoded words (RFC
 * 2047), folded. */
void sk_mime_field(GString *out, const char *name, const char *text);

/* sk_mime_words: appends @text as encoded words joined by folds. */
void sk_mime_words(GString *out, const char *text);

/* sk_mime_name: appends the parameter @param ("filename") with @name by RFC
 * 2231, in sections, each on a line of its own. Of an extremely long name only
 * the end is kept. */
void sk_mime_name(GString *out, const char *param, const char *name);

/* sk_mime_base64: appends the header field of the encoding, an empty line, and
 * @bytes. */
void sk_mime_base64(GString *out, GBytes *bytes);

#endif
