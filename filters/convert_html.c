/* SPDX-License-Identifier: Apache-2.0
 *
 * HTML bodies become text. Attachments and archive members of that type are
 * none of its business: they are never shown as a letter.
 */
#include <string.h>

#include <sekisho/filter.h>

#include "shared/body_text.h"
#include "shared/html.h"

static const char *const html_types[] = { "text/html", "application/xhtml+xml",
                                          NULL };

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
