/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints paragraphs that fit a terminal (wrapped.h).
 */
#include <string.h>

#include <sekisho/text.h>

#include "cli/cli.h"
#include "cli/wrapped.h"

#define COLUMNS 80
/* sk_text_wrap lets two columns of punctuation hang over the margin. */
#define HANGING 2

void
sk_wrapped_print(FILE *to, const char *first, const char *rest,
                 const char *text)
{
    g_autofree char *shown = sk_cli_printable(text);
    g_autofree char *lines = NULL;

    g_strdelimit(shown, "\n", ' ');
    lines =
        sk_text_wrap(shown, COLUMNS - HANGING - sk_text_width(rest, -1), rest);
    fprintf(to, "%s%s\n", first, lines);
}
