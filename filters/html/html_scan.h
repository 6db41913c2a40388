/* SPDX-License-Identifier: Apache-2.0
 *
 * Where tags, comments and raw elements of HTML end, as browsers have it.
 * Private to filters/html.
 */
#ifndef SK_HTML_HTML_SCAN_H
#define SK_HTML_HTML_SCAN_H

#include <glib.h>

/* More attributes in one tag than any honest page has. */
#define SK_HTML_ATTRIBUTES_MAX 256

#define SK_HTML_NAME_MAX 32

/* sk_scan_begins_tag: a start or end tag begins at @p, which is before @end. */
gboolean sk_scan_begins_tag(const char *p, const char *end);

/* sk_scan_name: the name of the tag at @p, lower case, cut to fit. As in a
 * browser it goes on to the next blank, "/" or ">", so that <script-list> and
 * <script&x> are elements of their own and no scripts (HTML, 13.2.5.8). */
void sk_scan_name(const char *p, const char *end, char name[SK_HTML_NAME_MAX]);

/* sk_scan_tag_end: the ">" of the tag at @p, or @end. @words: about how many
 * attributes it holds. */
const char *sk_scan_tag_end(const char *p, const char *end, guint *words);

/* sk_scan_is_raw: the content of element @name is no markup. */
gboolean sk_scan_is_raw(const char *name);

/* sk_scan_raw_end: behind the end tag of raw element @name, from its content
 * at @p on; @end when it is never closed. */
const char *sk_scan_raw_end(const char *p, const char *end, const char *name);

/* sk_scan_comment_end: behind the comment, declaration or processing
 * instruction that begins at @p ("<!" or "<?"). */
const char *sk_scan_comment_end(const char *p, const char *end);

#endif
