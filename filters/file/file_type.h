/* SPDX-License-Identifier: Apache-2.0
 *
 * What names and media types claim: which type an extension stands for, which
 * extensions a type may leave with, and which labels mean the same. Looks at
 * no content. What never leaves is another table (sekisho/floor.h).
 */
#ifndef SK_FILE_FILE_TYPE_H
#define SK_FILE_FILE_TYPE_H

#include <glib.h>

/* sk_extension_type: the media type that @ext (@len bytes, any case) claims;
 * NULL when it claims nothing we know. Static. */
const char *sk_extension_type(const char *ext, gsize len);

/* sk_type_extension_fits: a file of media type @type may leave under @ext. */
gboolean sk_type_extension_fits(const char *type, const char *ext, gsize len);

/* sk_type_canonical: @claimed as we call it: "text/xml" is application/xml,
 * "application/x-zip-compressed" is application/zip. NULL for labels that say
 * nothing (application/octet-stream). @claimed itself where it has no other
 * name. */
const char *sk_type_canonical(const char *claimed);

/* sk_type_is_known: @type stands in one of our tables: some extension claims
 * it. */
gboolean sk_type_is_known(const char *type);

#endif
