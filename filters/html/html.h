/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns HTML into text by libxml2, which only this group of files calls.
 */
#ifndef SK_HTML_HTML_H
#define SK_HTML_HTML_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

gboolean sk_html_prepare(GError **error);

/* sk_html_to_text: returns HTML @bytes as UTF-8 text for people. @declared is
 * the charset from Content-Type, or NULL. What is left out is counted on @part
 * (sk_part_count: "script", "style", "comment", "hidden-text" with its first 80
 * characters, "form", "frame", "object", "event-handler", "remote-image" and
 * others). Returns NULL if a limit was reached or libxml2 gave up, with
 * *@reason saying which. */
char *sk_html_to_text(GBytes *bytes, const char *declared,
                      const SkPolicy *policy, SkPart *part, SkReason *reason);

#endif
