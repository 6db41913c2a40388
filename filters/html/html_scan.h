/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds where tags, comments and raw elements of HTML end, as browsers do. Only
 * filters/html uses this.
 */
#ifndef SK_HTML_HTML_SCAN_H
#define SK_HTML_HTML_SCAN_H

#include <glib.h>

/* No honest page has more attributes in one tag. */
#define SK_HTML_ATTRIBUTES_MAX 256

#define SK_HTML_NAME_MAX 32

/* sk_scan_begins_tag: returns whether a start or end tag begins at @p, which is
 * before @end. */
gboolean sk_scan_begins_tag(const char *p, const char *end);

/* sk_scan_name: writes the name of the tag at @p to @name, in lower case and
 * cut to fit, and returns its length, which is not 0 where a tag begins. As in
 * a browser it extends to the next blank, "/" or ">", so that <script-list> and
 * <script&x> are elements of their own and no scripts (HTML section 13.2.5.8).
 */
gsize sk_scan_name(const char *p, const char *end, char name[SK_HTML_NAME_MAX]);

/* sk_scan_tag_end: returns the ">" of the tag at @p, or @end. *@words is about
 * the number of its attributes. */
const char *sk_scan_tag_end(const char *p, const char *end, guint *words);

/* sk_scan_is_raw: returns whether the content of the element @name is no
 * markup. */
gboolean sk_scan_is_raw(const char *name);

/* sk_scan_raw_end: returns what follows the end tag of the raw element @name,
 * whose content begins at @p, or @end if it is never closed. */
const char *sk_scan_raw_end(const char *p, const char *end, const char *name);

/* sk_scan_comment_end: returns what follows the comment, declaration or
 * processing instruction that begins at @p ("<!" or "<?"). */
const char *sk_scan_comment_end(const char *p, const char *end);

#endif
