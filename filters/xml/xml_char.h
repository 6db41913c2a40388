/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters of XML as they are written, and references read. For xml_text.c.
 */
#ifndef SK_XML_XML_CHAR_H
#define SK_XML_XML_CHAR_H

#include <glib.h>

/* sk_xml_put: @text (@len bytes, whole characters) onto @out, escaped where it
 * must be; @within the quotes of an attribute. */
void sk_xml_put(GString *out, const char *text, gsize len, gboolean within);

/* sk_xml_is_name_char: whether a name may hold @c, or begin with it (@first),
 * by the fifth edition of XML 1.0. */
gboolean sk_xml_is_name_char(gunichar c, gboolean first);

/* sk_xml_put_reference: what the reference at *@p, behind its "&", stands for,
 * onto @out; *@p is behind it then. FALSE when it is none that XML without a
 * DTD has. */
gboolean sk_xml_put_reference(GString *out, const char **p, gboolean within);

/* sk_xml_part_starts: @xml (taken), whole and as it is written, with the first
 * sign of each line by number at which mail readers would begin to decode
 * ("&#98;egin 644 a"): to a reader of XML it is the same text. */
GString *sk_xml_part_starts(GString *xml);

#endif
