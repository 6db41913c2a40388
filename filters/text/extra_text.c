/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the lines that only one form of a text has readable (extra_text.h): a
 * footnote comes with its target, and lines that only count or head something
 * are not taken for words. It knows how html_walk.c writes those lines in both
 * languages. This defends against a footnote whose target nobody can look up.
 */
#include <string.h>

#include <text/extra_text.h>

#define NOTES_MAX 10000 /* the highest footnote number that is followed */

static const char *const list_headings[] = { "リンク先:", "Links:", NULL };
static const char *const pictures[] = { "[画像 × ", "[image × ", NULL };

static gboolean
is_heading(const char *line)
{
    return g_strv_contains(list_headings, line);
}

static gboolean
is_picture_count(const char *line)
{
    for (guint i = 0; pictures[i] != NULL; i++)
        if (g_str_has_prefix(line, pictures[i]))
            return TRUE;
    return FALSE;
}

/* Returns the number in "[12]" at @p, with *@end behind it, or 0 if there is
 * none. */
static guint
note_at(const char *p, const char **end)
{
    guint number = 0;

    if (*p != '[')
        return 0;
    for (p++; g_ascii_isdigit(*p) && number <= NOTES_MAX; p++)
        number = number * 10 + (guint)(*p - '0');
    *end = p + 1;
    return *p == ']' && number <= NOTES_MAX ? number : 0;
}

/* Returns the number of a line in the list of links, "[12] target", or 0. */
static guint
listed_number(const char *line)
{
    const char *end = NULL;
    guint number = note_at(line, &end);

    return number > 0 && *end == ' ' ? number : 0;
}

static void
mark_notes(GHashTable *wanted, const char *line)
{
    for (const char *end = NULL; (line = strchr(line, '[')) != NULL; line++) {
        guint number = note_at(line, &end);

        if (number > 0)
            g_hash_table_add(wanted, GUINT_TO_POINTER(number));
    }
}

/* Returns the lines of the list of links in @whole whose numbers are in
 * @wanted. */
static char *
wanted_links(char *const *whole, GHashTable *wanted)
{
    GString *out = g_string_new(NULL);
    gboolean within = FALSE;

    for (; *whole != NULL; whole++) {
        guint number = listed_number(*whole);

        within = is_heading(*whole) || (within && number > 0);
        if (!within || !g_hash_table_contains(wanted, GUINT_TO_POINTER(number)))
            continue;
        if (out->len == 0)
            g_string_append_c(out, '\n');
        g_string_append_printf(out, "%s\n", *whole);
    }
    return g_string_free(out, FALSE);
}

char *
sk_extra_text(const char *lines, const char *whole, const char *heading)
{
    g_auto(GStrv) given = g_strsplit(lines, "\n", -1);
    g_auto(GStrv) all = g_strsplit(whole, "\n", -1);
    g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GString) counts = g_string_new(NULL);
    g_autofree char *links = NULL;

    for (guint i = 0; given[i] != NULL; i++) {
        guint number = listed_number(given[i]);

        if (number > 0)
            g_hash_table_add(wanted, GUINT_TO_POINTER(number));
        else if (is_picture_count(given[i]))
            g_string_append_printf(counts, "%s\n", given[i]);
        else if (*given[i] != '\0' && !is_heading(given[i])) {
            g_string_append_printf(words, "%s\n", given[i]);
            mark_notes(wanted, given[i]);
        }
    }
    links = wanted_links(all, wanted);
    if (words->len == 0 && *links == '\0')
        return g_strdup(counts->str);
    return g_strconcat(heading, "\n", words->str, counts->str,
                       words->len > 0 ? links : links + 1, NULL);
}
