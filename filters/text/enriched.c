/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes the commands out of text/enriched and text/richtext. The only question
 * about a command is whether it breaks lines or hides text; a "<" that begins
 * no command stays as it is. What stands between <param> or <comment> tags is
 * not text.
 */
#include <string.h>

#include <text/enriched.h>

#define COMMAND_MAX 60 /* bytes of a command's name (RFC 1896) */

typedef struct {
    GString *out;
    gboolean richtext;
    guint hidden;  /* how many <param> and <comment> are open */
    guint no_fill; /* how many <nofill> are open */
} Enriched;

/* Returns the length of the command at @p with its "<" and ">", or 0 if there
 * is none. */
static gsize
command_length(const char *p)
{
    gsize len = 1 + (p[1] == '/');
    gsize name = len;
    while (len < COMMAND_MAX + 2 && (g_ascii_isalnum(p[len]) || p[len] == '-'))
        len++;
    return len > name && p[len] == '>' ? len + 1 : 0;
}

static gboolean
is_command(const char *p, const char *word)
{
    gsize len = strlen(word);
    return g_ascii_strncasecmp(p, word, len) == 0 && p[len] == '>';
}

static void
obey(Enriched *enriched, const char *p)
{
    gboolean closes = p[1] == '/';
    const char *word = p + 1 + closes;
    guint *level = NULL;
    if (is_command(word, "param") || is_command(word, "comment"))
        level = &enriched->hidden;
    else if (is_command(word, "nofill"))
        level = &enriched->no_fill;
    if (level != NULL && !closes)
        ++*level;
    else if (level != NULL && *level > 0)
        --*level;
    if (!enriched->richtext || enriched->hidden > 0)
        return;
    if (is_command(word, "nl") || (closes && is_command(word, "paragraph")))
        g_string_append_c(enriched->out, '\n');
    else if (is_command(word, "lt"))
        g_string_append_c(enriched->out, '<');
}

/* Writes the line ends at @p as RFC 1896 reads them: a single one is a blank, n
 * of them are n - 1 line ends. Returns their number. */
static gsize
put_line_ends(Enriched *enriched, const char *p)
{
    gsize n = strspn(p, "\n");
    gboolean fills = enriched->no_fill == 0;
    gsize breaks = enriched->richtext ? 0 : fills ? n - 1 : n;
    if (enriched->hidden > 0)
        return n;
    if (breaks == 0 && p[n] != '\0')
        g_string_append_c(enriched->out, ' ');
    else if (p[n] == '\0')
        breaks = 1;
    for (gsize i = 0; i < breaks; i++)
        g_string_append_c(enriched->out, '\n');
    return n;
}

char *
sk_enriched_strip(const char *text, gboolean richtext)
{
    Enriched enriched = { .out = g_string_sized_new(strlen(text) + 1),
                          .richtext = richtext };
    for (const char *p = text; *p != '\0';) {
        gsize plain = strcspn(p, "<\n"), command = 0;
        if (enriched.hidden == 0)
            g_string_append_len(enriched.out, p, (gssize)plain);
        p += plain;
        if (*p == '\n') {
            p += put_line_ends(&enriched, p);
        } else if (*p == '<' && (command = command_length(p)) > 0) {
            obey(&enriched, p);
            p += command;
        } else if (*p == '<') {
            if (enriched.hidden == 0)
                g_string_append_c(enriched.out, '<');
            /* In text/enriched, "<<" means one "<". */
            p += 1 + (!richtext && p[1] == '<');
        }
    }
    return g_string_free(enriched.out, FALSE);
}
