/* SPDX-License-Identifier: Apache-2.0
 *
 * What names and media types claim: the type for which an extension stands, the
 * extensions with which a type may leave, and the labels that mean the same
 * type. Looks at no content. What never leaves is another table
 * (sekisho/floor.h).
 */
#ifndef SK_FILE_FILE_TYPE_H
#define SK_FILE_FILE_TYPE_H

#include <glib.h>

/* sk_extension_type: returns the media type that @ext (@len bytes, any case)
 * claims, or NULL if it is no known extension. Static. */
const char *sk_extension_type(const char *ext, gsize len);

/* sk_type_extension_fits: returns whether a file of media type @type may leave
 * with the extension @ext. */
gboolean sk_type_extension_fits(const char *type, const char *ext, gsize len);

/* sk_type_canonical: returns the name that we use for the type @claimed:
 * "text/xml" is application/xml, "application/x-zip-compressed" is
 * application/zip. Returns @claimed itself if it has no other name, and NULL
 * for labels that say nothing (application/octet-stream). */
const char *sk_type_canonical(const char *claimed);

/* sk_type_is_known: returns whether @type stands in one of the tables, so that
 * some extension claims it. */
gboolean sk_type_is_known(const char *type);

#endif
