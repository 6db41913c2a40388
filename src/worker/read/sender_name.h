/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds display names that state another address or another domain than the
 * address that they stand before (sender_name.c).
 */
#ifndef SK_WORKER_READ_SENDER_NAME_H
#define SK_WORKER_READ_SENDER_NAME_H

#include <glib.h>

/* sk_name_is_mail: returns whether the @len bytes at @text are @mail, with or
 * without quotes and brackets around it. */
gboolean sk_name_is_mail(const char *text, gsize len, const char *mail);

/* sk_name_part: returns @name with " (at) " for each at sign of an address in
 * it. *@other is set to TRUE if one of these addresses is not @mail, and is
 * never cleared. New string. */
char *sk_name_part(const char *name, const char *mail, gboolean *other);

/* sk_name_part_domains: returns @name with "[.]" for each dot of every domain
 * in it that is neither the domain of @mail nor above or below that one, or
 * NULL if there is no such domain. A domain here consists of two or more labels
 * of ASCII letters, digits and dashes, in any width, of which the last is a
 * top-level domain and the one before it has at least two characters. Something
 * like "Taro.Suzuki" is taken for a person, and what follows "(at) " was
 * already altered as an address. New string. */
char *sk_name_part_domains(const char *name, const char *mail);

/* sk_domain_lies_in: returns whether the domain @a is @b or lies in it. */
gboolean sk_domain_lies_in(const char *a, const char *b);

#endif
