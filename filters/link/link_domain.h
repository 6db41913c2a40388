/* SPDX-License-Identifier: Apache-2.0
 *
 * What the last label of a name says: a top-level domain, or the ending of a
 * file. For link*.c, and for names of senders.
 */
#ifndef SK_LINK_LINK_DOMAIN_H
#define SK_LINK_LINK_DOMAIN_H

#include <glib.h>

/* sk_domain_is_top: the @len bytes at @label are a top-level domain, in any
 * case and width, in Unicode or as an A-label. */
gboolean sk_domain_is_top(const char *label, gsize len);

/* sk_domain_length: the bytes of @label, which ends at @end, that count as the
 * domain: Japanese text right behind ASCII is not of it, nor a dash. */
gsize sk_domain_length(const char *label, const char *end);

/* sk_domain_is_file: an ending of files that is also a top-level domain, and
 * more often met as the former: report.zip. A name with more to it (a path, a
 * port, www.) is a link all the same. */
gboolean sk_domain_is_file(const char *label, gsize len);

/* sk_domain_is_dead: an ending of files that no top-level domain has: where a
 * quoted name ends so, it leads nowhere, whatever it begins with. */
gboolean sk_domain_is_dead(const char *label, gsize len);

#endif
