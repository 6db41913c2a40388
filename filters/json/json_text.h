/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON as text: whether it is exactly RFC 8259, and written so that no program
 * takes it for something else. Builds no tree and keeps each sign as written.
 */
#ifndef SK_JSON_JSON_TEXT_H
#define SK_JSON_JSON_TEXT_H

#include <glib.h>
#include <sekisho/policy.h>

#define SK_JSON_LEVELS 64 /* objects and arrays around a value */

/* sk_json_is_strict: whether @text (clean, LF) is one value by RFC 8259,
 * SK_JSON_LEVELS at most, surrogates in \u paired, without \u0000. */
gboolean sk_json_is_strict(const char *text);

/* sk_json_has_twins: whether an object in strict JSON @text has one key twice,
 * escapes undone: of two values some readers take the first, others the last
 * (RFC 8259 section 4). Cost as sorting the keys. */
gboolean sk_json_has_twins(const char *text);

/* sk_json_next: the next character of the string whose content stands at *@p,
 * decoded, which *@p goes behind; 0 at the quote that ends it. Strict JSON only.
 */
gunichar sk_json_next(const char **p);

/* sk_json_escape_ends: @text (not yet clean) with U+0085, U+2028 and U+2029,
 * which JSON allows within strings and cleaning would make line ends, as
 * escapes there. New string. */
char *sk_json_escape_ends(const char *text);

/* sk_json_part_marks: strict JSON @text with "<" and "%" in its strings as
 * escapes, so that nothing looks like a page in it. New string. */
char *sk_json_part_marks(const char *text);

/* sk_json_relink: strict JSON @text with the links in its strings, keys too, as
 * @links has them in texts; other strings stay as they are written. @count
 * (added): links changed. New string. */
char *sk_json_relink(const char *text, SkLinks links, guint *count);

#endif
