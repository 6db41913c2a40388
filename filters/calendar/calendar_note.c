/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows what an appointment says about itself (sk_show_note). Many calendars
 * write it twice, as text and as HTML (X-ALT-DESC of Outlook,
 * STYLED-DESCRIPTION of RFC 9073), and some write HTML where the text belongs.
 * Nothing of either form is lost, and nothing is shown twice.
 */
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_show.h>
#include <html/html.h>
#include <link/link.h>

/* letters compared, in a fraction of a second */
#define COMPARISONS_MAX 50000000

/* Returns only the letters and digits of @text, by which two forms of one text
 * are compared. */
static char *
squeeze(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 1);

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (g_unichar_isalnum(c))
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* Returns the lines of @text whose letters do not occur in @of, or all lines if
 * comparing would take too long. New string. */
static char *
lines_beyond(const char *text, const char *of, const SkPolicy *policy)
{
    g_autofree char *defanged = sk_link_defang_text(of, policy->links, NULL);
    g_autofree char *whole = squeeze(defanged);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    if ((guint64)g_strv_length(lines) * strlen(whole) > COMPARISONS_MAX)
        return g_strdup(text);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *safe = sk_link_defang_text(*line, policy->links, NULL);
        g_autofree char *letters = squeeze(safe);

        if (*letters != '\0' && strstr(whole, letters) == NULL)
            g_string_append_printf(out, "%s%s", out->len > 0 ? "\n" : "",
                                   *line);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Returns whether @text is HTML, which some calendars write as text. */
static gboolean
is_page(const char *text)
{
    static const char *const tags[] = {
        "</p>", "<br>",  "<br/>",   "<br />", "</a>",  "</b>",    "</i>",
        "</u>", "</ul>", "</span>", "</div>", "</li>", "</html>", "</strong>"
    };
    g_autofree char *lower = g_ascii_strdown(text, -1);

    for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strstr(lower, tags[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* Returns @page as text, or NULL if it cannot be read. */
static char *
page_text(const char *page, const SkPolicy *policy, SkPart *part)
{
    g_autoptr(GBytes) bytes = g_bytes_new(page, strlen(page));
    SkReason reason = SK_REASON_NONE;

    return sk_html_to_text(bytes, "utf-8", policy, part, &reason);
}

/* Returns the HTML form beside the text as text, or "" if there is none. */
static char *
other_form(const SkContent *task, const SkPolicy *policy, SkPart *part)
{
    static const char *const names[] = { "X-ALT-DESC", "STYLED-DESCRIPTION" };
    const SkContentLine *line = NULL;
    g_autofree char *raw = NULL;
    char *text = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(names) && line == NULL; i++)
        line = sk_content_find(task, names[i]);
    if (line == NULL || sk_content_has(line, "VALUE", "URI") ||
        sk_content_has(line, "ENCODING", "BASE64"))
        return g_strdup("");
    raw = sk_content_text(line->value);
    text = page_text(raw, policy, part);
    if (text == NULL)
        sk_part_count(part, "property", 1, line->name);
    return text != NULL ? text : g_strdup("");
}

char *
sk_show_note(const SkContent *task, const SkPolicy *policy, SkPart *part)
{
    const SkContentLine *line = sk_content_find(task, "DESCRIPTION");
    g_autofree char *raw = sk_content_text(line != NULL ? line->value : "");
    g_autofree char *page = is_page(raw) ? page_text(raw, policy, part) : NULL;
    g_autofree char *text =
        g_strchomp(sk_text_clean(page != NULL ? page : raw, -1, NULL));
    g_autofree char *other = g_strchomp(other_form(task, policy, part));
    g_autofree char *beyond = lines_beyond(other, text, policy);
    g_autofree char *missing = NULL;

    if (*beyond == '\0')
        return g_steal_pointer(&text);
    missing = lines_beyond(text, other, policy);
    if (*missing == '\0')
        return g_steal_pointer(&other);
    return g_strconcat(text, "\n\n", beyond, NULL);
}
