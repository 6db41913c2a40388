/* SPDX-License-Identifier: Apache-2.0
 *
 * Paragraphs for people that fit a terminal of 80 columns.
 */
#ifndef SK_CLI_WRAPPED_H
#define SK_CLI_WRAPPED_H

#include <stdio.h>

#include <glib.h>

/* sk_wrapped_print: prints @text to @to in lines of at most 80 columns. The
 * first begins with @first, the others with @rest, which takes as many columns.
 * Control characters are shown as "?". */
void sk_wrapped_print(FILE *to, const char *first, const char *rest,
                      const char *text);

#endif
