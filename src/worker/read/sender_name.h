/* SPDX-License-Identifier: Apache-2.0
 *
 * Display names that say another address, or another domain, than the one they
 * stand before (sender_name.c).
 */
#ifndef SK_WORKER_READ_SENDER_NAME_H
#define SK_WORKER_READ_SENDER_NAME_H

#include <glib.h>

/* sk_name_is_mail: the @len bytes at @text are @mail, quotes and brackets
 * around it or not. */
gboolean sk_name_is_mail(const char *text, gsize len, const char *mail);

/* sk_name_part: @name with " (at) " for each at sign of an address in it;
 * *@other (set, never cleared): one of them is not @mail. New string. */
char *sk_name_part(const char *name, const char *mail, gboolean *other);

/* sk_name_part_domains: @name with "[.]" for the dots of each domain in it that
 * is not the one of @mail, nor above or below that. A domain here: two labels
 * of ASCII letters, digits and dashes or more, in any width, of which the last
 * is a top-level domain and the one before has two characters; but
 * "Taro.Suzuki". What follows "(at) " was parted as an address. NULL when there
 * is none. New string. */
char *sk_name_part_domains(const char *name, const char *mail);

/* sk_domain_lies_in: @a is @b, or lies in it. */
gboolean sk_domain_lies_in(const char *a, const char *b);

#endif
