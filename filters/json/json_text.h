/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles JSON as text: checks that it is exactly RFC 8259, and writes it so
 * that no program takes it for something else. No tree is built, and each
 * character stays as written.
 *
 * What these files define is declared here: json_keys.c, json_relink.c.
 */
#ifndef SK_JSON_JSON_TEXT_H
#define SK_JSON_JSON_TEXT_H

#include <glib.h>
#include <sekisho/policy.h>

#define SK_JSON_LEVELS 64 /* the deepest nesting of objects and arrays */

/* sk_json_is_strict: returns whether @text (clean, with LF) is one value by RFC
 * 8259, nested at most SK_JSON_LEVELS deep, with paired surrogates in \u
 * escapes and without \u0000. */
gboolean sk_json_is_strict(const char *text);

/* sk_json_has_twins: returns whether an object in the strict JSON @text has one
 * key twice, with escapes undone. Some readers take the first of the two values
 * and others the last (RFC 8259 section 4). The cost is that of sorting the
 * keys. */
gboolean sk_json_has_twins(const char *text);

/* sk_json_next: returns the next character, decoded, of a string in strict JSON
 * whose content stands at *@p, and moves *@p behind it. Returns 0 at the
 * closing quote. */
gunichar sk_json_next(const char **p);

/* sk_json_escape_ends: returns @text (not yet cleaned) with U+0085, U+2028 and
 * U+2029 as escapes inside strings. JSON permits them there, but cleaning would
 * turn them into line ends. New string. */
char *sk_json_escape_ends(const char *text);

/* sk_json_part_marks: returns the strict JSON @text with "<" and "%" in its
 * strings as escapes, so that nothing in it looks like HTML. New string. */
char *sk_json_part_marks(const char *text);

/* sk_json_relink: returns the strict JSON @text with the links in its strings,
 * including keys, rewritten as @links says; other strings stay as they are
 * written. The number of changed links is added to @count. New string. */
char *sk_json_relink(const char *text, SkLinks links, guint *count);

#endif
