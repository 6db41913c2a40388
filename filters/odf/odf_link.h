/* SPDX-License-Identifier: Apache-2.0
 *
 * The targets of links in OpenDocument that a reader clicks.
 */
#ifndef SK_ODF_ODF_LINK_H
#define SK_ODF_ODF_LINK_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_odf_link_out: returns the target with which a link to @href leaves: a
 * place in the document, or, where @policy keeps links, a web page or a mail
 * address. NULL if it does not leave. New string. */
char *sk_odf_link_out(const char *href, const SkPolicy *policy);

#endif
