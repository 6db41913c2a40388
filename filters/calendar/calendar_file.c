/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites a file of content lines (calendar_file.h). Which properties may
 * leave stands in content_rule.c. This defends against lines that two programs
 * read differently.
 */
#include <calendar/calendar_file.h>
#include <content/content_line.h>
#include <calendar/calendar_show.h>
#include <content/content_tree.h>
#include <file/file_text.h>

/* HTML does not leave in a calendar, so what only the HTML form says
 * (X-ALT-DESC) becomes the description. */
static void
take_notes(SkPart *part, const SkPolicy *policy, SkContent *content)
{
    for (guint i = 0; i < content->lines->len; i++) {
        SkContentLine *line = content->lines->pdata[i];
        g_autofree char *note = NULL;

        if (!g_str_equal(line->name, "X-ALT-DESC") &&
            !g_str_equal(line->name, "STYLED-DESCRIPTION"))
            continue;
        note = sk_show_note(content, policy, part);
        sk_content_set_text(content, "DESCRIPTION", note);
        sk_content_drop(content, line->name);
        break;
    }
    for (guint i = 0; i < content->children->len; i++)
        if (!sk_part_out_of_time(part))
            take_notes(part, policy, content->children->pdata[i]);
}

static GString *
written(SkPart *part, const SkPolicy *policy, SkContent *content,
        const char *root)
{
    take_notes(part, policy, content);
    return sk_content_write(part, policy, content, root);
}

SkVerdict
sk_calendar_file_clean(SkPart *part, const SkPolicy *policy, const char *type,
                       const char *root)
{
    g_autoptr(SkContent) content = NULL;
    GString *text = NULL;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    if (g_bytes_get_size(sk_part_bytes(part)) == 0)
        return sk_part_keep(part);
    content = sk_content_read(part);
    if (content == NULL)
        return sk_part_remove(part, sk_content_why(part), NULL);
    text = written(part, policy, content, root);
    if (sk_part_out_of_time(part)) {
        if (text != NULL)
            g_string_free(text, TRUE);
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    }
    if (text == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "empty");
    return sk_file_finish(part, g_string_free_to_bytes(text), type,
                          SK_MARKS_TEXT);
}
