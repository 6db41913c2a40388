/* SPDX-License-Identifier: Apache-2.0
 *
 * What is judged of the bytes of XML before libxml2 sees them. For
 * markup_read.c only.
 */
#ifndef SK_MARKUP_MARKUP_BYTES_H
#define SK_MARKUP_MARKUP_BYTES_H

#include <glib.h>

/* sk_markup_utf8: returns @bytes as UTF-8 without a byte order mark: a
 * reference to a part of them, or new ones if they were UTF-16. Returns NULL if
 * they are neither, or declare another encoding than they have. */
GBytes *sk_markup_utf8(GBytes *bytes);

/* sk_markup_is_utf8: returns whether all @len bytes of @text are UTF-8 without
 * NUL, in the sense of g_utf8_validate_len, which is slower. */
gboolean sk_markup_is_utf8(const char *text, gsize len);

/* sk_markup_is_bounded: returns whether no tag of @xml has more than
 * SK_MARKUP_ATTRIBUTES_MAX attributes. libxml2 compares each with each. */
gboolean sk_markup_is_bounded(const char *xml, gsize len);

#endif
