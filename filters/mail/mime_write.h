/* SPDX-License-Identifier: Apache-2.0
 *
 * Writing MIME for our own reader: what came in another form and is to be read
 * as a mail. Not what leaves: that is the worker's writer's.
 */
#ifndef SK_MAIL_MIME_WRITE_H
#define SK_MAIL_MIME_WRITE_H

#include <glib.h>

/* sk_mime_field: "Name: value" with @text (UTF-8) as encoded words, folded. */
void sk_mime_field(GString *out, const char *name, const char *text);

/* sk_mime_words: @text as encoded words joined by folds. */
void sk_mime_words(GString *out, const char *text);

/* sk_mime_name: the parameter @param ("filename") with @name by RFC 2231, in
 * sections, each on a line of its own. Of a name beyond reason the end stays.
 */
void sk_mime_name(GString *out, const char *param, const char *name);

/* sk_mime_base64: the encoding's header, an empty line, @bytes. */
void sk_mime_base64(GString *out, GBytes *bytes);

#endif
