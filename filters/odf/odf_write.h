/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes OpenDocument packages. Only odf.c uses this.
 */
#ifndef SK_ODF_ODF_WRITE_H
#define SK_ODF_ODF_WRITE_H

#include "odf/odf_package.h"

/* sk_odf_write: writes the document of @package anew, with the children of
 * @part in the place of its pictures. Returns NULL and sets *@why and *@detail
 * if it does not leave. *@type is its media type, static. New reference. */
GBytes *
sk_odf_write(SkPart *part, const SkPolicy *policy, SkOdfPackage *package,
             const char **type, SkReason *why, const char **detail);

#endif
