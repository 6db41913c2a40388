/* SPDX-License-Identifier: Apache-2.0
 *
 * Samples for the tests of the inspector: mails put together from a few
 * strings. In every string the sign § marks the place where the no is
 * expected; it is taken out before the inspector looks.
 */
#ifndef TEST_INSPECTOR_SAMPLE_H
#define TEST_INSPECTOR_SAMPLE_H

#include <glib.h>
#include "inspector/inspect.h"

#define MARK "\xC2\xA7"

/* The last three headers and the empty line, for each charset. */
#define UTF_8_TAIL                                                             \
    "MIME-Version: 1.0\r\n"                                                    \
    "Content-Type: text/plain; charset=utf-8\r\n"                              \
    "Content-Transfer-Encoding: base64\r\n\r\n"
#define JIS_TAIL                                                               \
    "MIME-Version: 1.0\r\n"                                                    \
    "Content-Type: text/plain; charset=iso-2022-jp\r\n"                        \
    "Content-Transfer-Encoding: 7bit\r\n\r\n"

/* sample_order: a mail, any charset, no limit, keeps X-Case-Number. */
SkInspectOrder sample_order(void);

/* sample_base64: @len bytes as the body of a mail: lines of 76. New. */
char *sample_base64(const char *bytes, gsize len);

/* sample_check: takes the mark out of @bytes and asserts that the inspector
 * says @why at the mark, or, without one, accepts. @part: expected. */
void sample_check(const SkInspectOrder *order, const char *bytes, gsize len,
                  SkInspectWhy why, guint32 part);

/* sample_mails: whole mails that are accepted, each with another stress; every
 * writer's trick of the grammar stands in one of them. NULL-terminated. */
char **sample_mails(void);

#endif
