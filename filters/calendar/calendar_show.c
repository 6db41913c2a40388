/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes calendars and contacts as lines for people (calendar_show.h). Knows no
 * property by name. This defends against values that would look like a line of
 * their own.
 */
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_time.h>
#include <calendar/calendar_show.h>

#define LINE_CHARS   2000
#define SAMPLE_CHARS 80

gboolean
sk_show_begin(SkShow *show)
{
    if (++show->shown > SK_SHOW_MAX)
        return FALSE;
    if (show->out->len > 0)
        g_string_append_c(show->out, '\n');
    return TRUE;
}

void
sk_show_rest(SkShow *show)
{
    g_autofree char *more = NULL;

    if (show->shown <= SK_SHOW_MAX)
        return;
    more = sk_calendar_number(show->policy, "calendar.others",
                              show->shown - SK_SHOW_MAX);
    g_string_append_printf(show->out, "\n%s\n", more);
}

void
sk_show_put(SkShow *show, const char *key, const char *text)
{
    g_autofree char *line = NULL;
    const char *rest = NULL;
    gsize head = 0;

    if (text == NULL || *text == '\0')
        return;
    line = sk_calendar_form(show->policy, key, text);
    head = strcspn(line, "\n");
    rest = line + head;
    while (head > 0 && line[head - 1] == ' ')
        head--;
    g_string_append_len(show->out, line, (gssize)head);
    g_string_append_printf(show->out, "%s\n", rest);
}

void
sk_show_text(SkShow *show, const char *key, const char *text)
{
    g_autofree char *clean = sk_text_clean(text, -1, NULL);
    const char *shown = g_strchomp(clean);
    g_autofree char *below = g_strconcat("\n", shown, NULL);

    if (*shown != '\0')
        sk_show_put(show, key, strchr(shown, '\n') != NULL ? below : shown);
}

char *
sk_show_value(const SkContentLine *line, gboolean fields)
{
    g_auto(GStrv) parts = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *raw = NULL;

    if (line == NULL)
        return g_strdup("");
    if (!fields) {
        raw = sk_content_text(line->value);
        return sk_text_clean_line(raw, -1, LINE_CHARS, NULL);
    }
    parts = sk_content_fields(line->value);
    for (char **part = parts; *part != NULL; part++)
        if (**part != '\0')
            g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                                   *part);
    return sk_text_clean_line(text->str, -1, LINE_CHARS, NULL);
}

void
sk_show_first(SkShow *show, const char *key, const SkContent *content,
              const char *name)
{
    g_autofree char *text =
        sk_show_value(sk_content_find(content, name), FALSE);

    sk_show_put(show, key, text);
}

void
sk_show_each(SkShow *show, const char *key, const SkContent *content,
             const char *name)
{
    for (guint i = 0; i < content->lines->len; i++) {
        const SkContentLine *line = content->lines->pdata[i];
        g_autofree char *raw = NULL;

        if (!g_str_equal(line->name, name))
            continue;
        raw = sk_content_text(line->value);
        sk_show_text(show, key, raw);
    }
}

gboolean
sk_show_says(const SkContent *content, const char *name, const char *value)
{
    const SkContentLine *line = sk_content_find(content, name);
    g_autofree char *said =
        g_strstrip(g_strdup(line != NULL ? line->value : ""));

    return g_ascii_strcasecmp(said, value) == 0;
}

void
sk_show_loss(SkShow *show, const char *what, const SkContentLine *line)
{
    g_autofree char *both = g_strconcat(line->name, ":", line->value, NULL);
    g_autofree char *sample = sk_text_clean_line(both, -1, SAMPLE_CHARS, NULL);

    sk_part_count(show->part, what, 1, sample);
}
