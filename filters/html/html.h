/* SPDX-License-Identifier: Apache-2.0
 *
 * HTML to text by libxml2, the one file group that names that library.
 */
#ifndef SK_HTML_HTML_H
#define SK_HTML_HTML_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

gboolean sk_html_prepare(GError **error);

/* sk_html_to_text: HTML @bytes (any charset; @declared from Content-Type or
 * NULL) as UTF-8 text for people. What is left out is counted on @part
 * (sk_part_count: "script", "style", "comment", "hidden-text" with its first 80
 * characters, "form", "frame", "object", "event-handler", "remote-image" …).
 * Returns NULL when a limit was met or libxml2 gave up; @reason says which. */
char *sk_html_to_text(GBytes *bytes, const char *declared,
                      const SkPolicy *policy, SkPart *part, SkReason *reason);

#endif
