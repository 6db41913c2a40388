/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of OpenDocument files, for those that leave as text.
 */
#ifndef SK_ODF_ODF_TEXT_H
#define SK_ODF_ODF_TEXT_H

#include "odf/odf_package.h"

/* The file whose words are read. */
typedef struct {
    SkPart *part;
    const SkPolicy *policy; /* how links are shown */
    SkOdfPackage *package;
    gboolean is_sheets; /* tables are sheets */
    gboolean is_object; /* a chart or a formula in the file is read */
} SkOdfTextSource;

/* sk_odf_text: returns the words of @package in the order of its content:
 * paragraphs, lists, tables in columns; sheets and slides with titles; notes
 * and comments behind a mark; what is hidden is said to be, and where links
 * lead. Lines end in LF; the text is not cleaned. Returns NULL with *@why and
 * *@detail set if the content cannot be read. New string. */
char *sk_odf_text(SkPart *part, const SkPolicy *policy, SkOdfPackage *package,
                  SkReason *why, const char **detail);

/* sk_odf_text_read: appends the words of one member, @bytes, to @out. For
 * odf_text*.c only. */
gboolean sk_odf_text_read(const SkOdfTextSource *source, GBytes *bytes,
                          GString *out, SkReason *why, const char **detail);

#endif
