/* SPDX-License-Identifier: Apache-2.0
 *
 * convert-calendar: turns appointments (ICS) and contacts (VCF) in the text of
 * a mail into lines that people can read (calendar/calendar_show.h). Files are
 * handled by clean_calendar.c and clean_contact.c. This defends against
 * attachments by link, alarms that start programs, and invitations that a
 * program acts on before anybody sees them.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <text/body_text.h>
#include <charset/charset.h>
#include <content/content_line.h>
#include <calendar/calendar_show.h>
#include <html/html.h>

static void
show_all(SkShow *show, const SkContent *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        const SkContent *child = root->children->pdata[i];

        if (g_str_equal(child->name, "VCALENDAR"))
            sk_show_calendar(show, child);
        else if (g_str_equal(child->name, "VCARD"))
            sk_show_contact(show, child);
        else
            sk_part_count(show->part, "component", 1, child->name);
    }
    sk_show_rest(show);
}

static SkVerdict
calendar_convert(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(SkContent) root = NULL;
    SkShow show = { .part = part, .policy = policy };
    char *text = NULL;

    if (sk_part_role(part) != SK_ROLE_BODY || sk_part_bytes(part) == NULL ||
        sk_part_verdict(part) != SK_VERDICT_UNDECIDED)
        return sk_part_pass(part);
    root = sk_content_read(part);
    if (root == NULL)
        return sk_part_remove(part, sk_content_why(part), NULL);
    show.out = g_string_new(NULL);
    show_all(&show, root);
    text = g_string_free(show.out, FALSE);
    if (*text == '\0' || sk_part_out_of_time(part)) {
        SkReason why =
            *text != '\0' ? SK_REASON_LIMIT_SECONDS : SK_REASON_UNREADABLE;

        g_free(text);
        return sk_part_remove(part, why,
                              why == SK_REASON_UNREADABLE ? "empty" : NULL);
    }
    sk_body_become(&text, sk_text_clean(text, -1, NULL));
    sk_body_finish(part, &text, policy);
    return sk_part_replace(part, g_bytes_new_take(text, strlen(text)),
                           "text/plain");
}

static gboolean
calendar_prepare(GError **error)
{
    return sk_charset_prepare(error) && sk_html_prepare(error);
}

static const char *const calendar_types[] = { "text/calendar", "text/vcard",
                                              NULL };

const SkFilter sk_filter_convert_calendar = {
    .name = "convert-calendar",
    .purpose = "writes appointments and contacts in the text of a mail as "
               "lines to read",
    .stage = SK_STAGE_READ,
    .types = calendar_types,
    .method = SK_METHOD_TEXT_BODY,
    .did = "calendar-to-text",
    .prepare = calendar_prepare,
    .clean = calendar_convert,
};
