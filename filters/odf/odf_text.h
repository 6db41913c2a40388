/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of OpenDocument files, for those that leave as text.
 */
#ifndef SK_ODF_ODF_TEXT_H
#define SK_ODF_ODF_TEXT_H

#include "odf/odf_package.h"

/* sk_odf_text: returns the words of @package in the order of its content:
 * paragraphs, lists, tables in columns; sheets and slides with titles; notes
 * and comments behind a mark; what is hidden is said to be. Lines end in LF;
 * the text is not cleaned. Returns NULL with *@why and *@detail set if the
 * content cannot be read. New string. */
char *sk_odf_text(SkPart *part, SkOdfPackage *package, SkReason *why,
                  const char **detail);

/* sk_odf_text_read: appends the words of one member, @bytes, to @out. For
 * odf_text.c only. */
gboolean sk_odf_text_read(SkPart *part, GBytes *bytes, gboolean is_sheets,
                          GString *out, SkReason *why, const char **detail);

#endif
