/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters of XML as they are written, and references as they are read. For
 * xml_text.c.
 */
#ifndef SK_XML_XML_CHAR_H
#define SK_XML_XML_CHAR_H

#include <glib.h>

/* sk_xml_put: appends @text (@len bytes, whole characters) to @out, escaped
 * where necessary. @within says that it stands inside the quotes of an
 * attribute. */
void sk_xml_put(GString *out, const char *text, gsize len, gboolean within);

/* sk_xml_is_name_char: returns whether a name may contain @c, or begin with it
 * if @first, by the fifth edition of XML 1.0. */
gboolean sk_xml_is_name_char(gunichar c, gboolean first);

/* sk_xml_put_reference: appends to @out the character of the reference at *@p,
 * behind its "&", and moves *@p behind it. Returns FALSE if XML without a DTD
 * has no such reference. */
gboolean sk_xml_put_reference(GString *out, const char **p, gboolean within);

/* sk_xml_part_starts: returns @xml (a complete file, as it is written;
 * ownership is taken) with a numeric reference for the first character of each
 * line at which mail readers would begin to decode ("&#98;egin 644 a"). To an
 * XML reader it is the same text. */
GString *sk_xml_part_starts(GString *xml);

#endif
