/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns HTML bodies into text. Attachments and archive members of that type are
 * not handled here: they are never shown as the text of a mail.
 */
#include <string.h>

#include <sekisho/filter.h>

#include "text/body_text.h"
#include "html/html.h"

static const char *const html_types[] = { "text/html", "application/xhtml+xml",
                                          NULL };

static gboolean
is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* A mail that consists only of hidden text is shown after all, with a mark: an
 * empty mail would not tell anybody that there was something, and a mail reader
 * that does not know the style would have shown the text. The hidden text was
 * counted in the first pass. */
static char *
show_hidden(SkPart *part, const SkPolicy *policy, char *text)
{
    SkPolicy marking = *policy;
    SkReason reason = SK_REASON_NONE;
    char *shown;

    marking.hidden = SK_HIDDEN_MARK;
    shown = sk_html_to_text(sk_part_bytes(part), sk_part_param(part, "charset"),
                            &marking, NULL, &reason);
    if (shown == NULL)
        return text;
    g_free(text);
    return shown;
}

static SkVerdict
html_clean(SkPart *part, const SkPolicy *policy)
{
    SkReason reason = SK_REASON_NONE;

    if (sk_part_role(part) != SK_ROLE_BODY || sk_part_bytes(part) == NULL)
        return sk_part_pass(part);
    char *text =
        sk_html_to_text(sk_part_bytes(part), sk_part_param(part, "charset"),
                        policy, part, &reason);
    if (text == NULL)
        return sk_part_remove(part, reason, NULL);
    if (is_blank(text) && policy->hidden == SK_HIDDEN_DROP)
        text = show_hidden(part, policy, text);
    sk_body_finish(part, &text, policy);
    return sk_part_replace(part, g_bytes_new_take(text, strlen(text)),
                           "text/plain");
}

const SkFilter sk_filter_convert_html = {
    .name = "convert-html",
    .purpose = "writes HTML bodies as text, with the targets of links below",
    .stage = SK_STAGE_READ,
    .types = html_types,
    .method = SK_METHOD_TEXT_BODY,
    .did = "html-to-text",
    .prepare = sk_html_prepare,
    .clean = html_clean,
};
