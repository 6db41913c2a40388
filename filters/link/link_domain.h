/* SPDX-License-Identifier: Apache-2.0
 *
 * What the last label of a name is: a top-level domain, or a file name
 * extension. It is used by link*.c, and for names of senders.
 */
#ifndef SK_LINK_LINK_DOMAIN_H
#define SK_LINK_LINK_DOMAIN_H

#include <glib.h>

/* sk_domain_is_top: returns whether the @len bytes at @label are a top-level
 * domain, in any case and width, in Unicode or as an A-label. */
gboolean sk_domain_is_top(const char *label, gsize len);

/* sk_domain_length: returns how many bytes of @label, which ends at @end, count
 * as the domain: Japanese text right behind ASCII is not part of it, nor is a
 * dash. */
gsize sk_domain_length(const char *label, const char *end);

/* sk_domain_is_file: returns whether the label is a file name extension that is
 * also a top-level domain, and more often seen as the former: report.zip. A
 * name with more to it (a path, a port, www.) is a link nevertheless. */
gboolean sk_domain_is_file(const char *label, gsize len);

/* sk_domain_is_dead: returns whether the label is a file name extension that is
 * not a top-level domain. A quoted name that ends in it leads nowhere, whatever
 * it begins with. */
gboolean sk_domain_is_dead(const char *label, gsize len);

#endif
