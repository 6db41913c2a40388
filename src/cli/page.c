/* SPDX-License-Identifier: Apache-2.0
 *
 * Lays text out for terminals (page.h). Whatever comes from a mail is made
 * printable here, because a terminal obeys control characters in it.
 */
#include "cli/page.h"

#include <string.h>
#include <unistd.h>

#include <sekisho/text.h>

#include "cli/cli.h"

/* sk_text_wrap lets two columns of punctuation hang over the margin. */
#define HANGING 2

static gboolean
is_colourful(FILE *to)
{
    return isatty(fileno(to)) && g_getenv("NO_COLOR") == NULL;
}

void
sk_print_bold(FILE *to, const char *text)
{
    if (is_colourful(to))
        fprintf(to, "\033[1m%s\033[0m", text);
    else
        fputs(text, to);
}

void
sk_page_colour(FILE *to, const char *colour)
{
    if (is_colourful(to))
        fputs(colour != NULL ? colour : "\033[0m", to);
}

static char *
on_one_line(const char *text)
{
    char *shown = sk_cli_printable(text);

    return g_strdelimit(shown, "\n", ' ');
}

/* Returns @text, made printable, in lines: the first behind @indent blanks, the
 * others behind @indent + @hang. New string. */
static char *
lay_out(guint indent, guint hang, const char *text)
{
    g_autofree char *shown = on_one_line(text);
    g_autofree char *first = g_strnfill(indent, ' ');
    g_autofree char *more = g_strnfill(indent + hang, ' ');
    g_autofree char *whole = g_strconcat(first, shown, NULL);

    return sk_text_wrap(whole, SK_PAGE_COLUMNS, more);
}

void
sk_page_line(guint indent, guint hang, const char *text)
{
    g_autofree char *lines = lay_out(indent, hang, text);

    puts(lines);
}

void
sk_page_linef(guint indent, guint hang, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    sk_page_line(indent, hang, text);
}

void
sk_page_wrapped(FILE *to, const char *first, const char *rest, const char *text)
{
    g_autofree char *shown = on_one_line(text);
    guint columns = SK_PAGE_COLUMNS - HANGING - sk_text_width(rest, -1);
    g_autofree char *lines = sk_text_wrap(shown, columns, rest);

    fprintf(to, "%s%s\n", first, lines);
}

void
sk_page_row(guint indent, guint hang, const char *text, const char *origin)
{
    g_autofree char *lines = lay_out(indent, hang, text);
    g_autofree char *where = NULL;
    const char *last = strrchr(lines, '\n');
    guint used, needs;

    if (origin == NULL) {
        puts(lines);
        return;
    }
    where = g_strdup_printf("[%s]", origin);
    used = sk_text_width(last != NULL ? last + 1 : lines, -1);
    needs = sk_text_width(where, -1);
    if (used + 2 + needs > SK_PAGE_COLUMNS) {
        printf("%s\n", lines);
        used = 0;
    } else {
        fputs(lines, stdout);
    }
    printf("%*s%s\n",
           (int)(SK_PAGE_COLUMNS - MIN(used + needs, SK_PAGE_COLUMNS)), "",
           where);
}

char *
sk_page_cut(const char *text, guint columns)
{
    g_autofree char *shown = on_one_line(text);
    const char *at = shown;
    guint width = 0;

    if (sk_text_width(shown, -1) <= columns)
        return g_steal_pointer(&shown);
    for (; *at != '\0'; at = g_utf8_next_char(at)) {
        guint more = sk_text_width(at, g_utf8_next_char(at) - at);

        /* The "…" at the end takes two columns. */
        if (width + more + 2 > columns)
            break;
        width += more;
    }
    return g_strdup_printf("%.*s…", (int)(at - shown), shown);
}

char *
sk_page_cell(const char *text, guint columns)
{
    g_autofree char *cut = sk_page_cut(text, columns);
    guint width = sk_text_width(cut, -1);

    return g_strdup_printf("%s%*s", cut, (int)(columns - MIN(width, columns)),
                           "");
}
