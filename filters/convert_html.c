/* SPDX-License-Identifier: Apache-2.0
 *
 * HTML bodies become text. Attachments and archive members of that type are
 * none of its business: they are never shown as a letter.
 */
#include <string.h>

#include <sekisho/filter.h>

#include "shared/body_text.h"
#include "shared/html.h"
#include "shared/html-letters.h"

static const char *const html_types[] = { "text/html", "application/xhtml+xml",
                                          NULL };

static gboolean
is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* A mail of nothing but hidden text shows it after all, marked: an empty mail
 * would tell nobody that there was something, and a reader that does not know
 * the style would have shown it. It was counted the first time. */
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

/* The letters of the plain text that the nearest multipart/alternative round
 * @part offers beside it; 0 when there is none. */
static guint64
plain_letters(const SkPart *part)
{
    const SkPart *around = sk_part_parent(part);
    guint64 most = 0;

    while (around != NULL &&
           g_strcmp0(sk_part_found(around), "multipart/alternative") != 0)
        around = sk_part_parent(around);
    for (guint i = 0; around != NULL && i < sk_part_n_children(around); i++) {
        const SkPart *child = sk_part_child(around, i);
        SkVerdict verdict = sk_part_verdict(child);
        guint64 letters;
        const char *text;
        gsize len = 0;

        if (sk_part_role(child) != SK_ROLE_BODY ||
            g_strcmp0(sk_part_claimed(child), "text/plain") != 0 ||
            (verdict != SK_VERDICT_KEPT && verdict != SK_VERDICT_CLEANED))
            continue;
        text = g_bytes_get_data(sk_part_bytes(child), &len);
        letters = text != NULL ? sk_letters(text, len) : 0;
        most = MAX(most, letters);
    }
    return most;
}

/* Whether this page loses against the plain text beside it, whatever it holds
 * (choose_alternative.c): then it need not be laid out. */
static gboolean
must_lose(const SkPart *part, const SkPolicy *policy)
{
    guint64 plain =
        policy->html == SK_HTML_PLAIN_FIRST ? plain_letters(part) : 0;

    return plain > 0 &&
           plain * SK_STUB_RATIO >= sk_html_letters_most(sk_part_bytes(part));
}

static SkVerdict
html_clean(SkPart *part, const SkPolicy *policy)
{
    SkReason reason = SK_REASON_NONE;

    if (sk_part_role(part) != SK_ROLE_BODY || sk_part_bytes(part) == NULL)
        return sk_part_pass(part);
    if (must_lose(part, policy))
        return sk_part_remove(part, SK_REASON_ALTERNATIVE, NULL);
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
    .name = "html-to-text",
    .purpose = "writes HTML bodies as text, with the targets of links below",
    .stage = SK_STAGE_CLEAN,
    .types = html_types,
    .method = SK_METHOD_TEXT_BODY,
    .did = "html-to-text",
    .prepare = sk_html_prepare,
    .clean = html_clean,
};
