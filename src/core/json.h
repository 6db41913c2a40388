/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes JSON (RFC 8259) on one line, in the order of the calls. Nothing here
 * reads JSON.
 */
#ifndef SK_CORE_JSON_H
#define SK_CORE_JSON_H

#include <glib.h>

/* The writer is a GString; commas are set where they belong. @key is NULL
 * inside an array. Strings must be UTF-8; control characters, U+2028, U+2029
 * and DEL are escaped, so that a line stays one line. A NULL string is written
 * as null. */
/* @bracket is '{' or '[' */
void sk_json_open(GString *json, const char *key, char bracket);
void sk_json_close(GString *json, char bracket); /* @bracket is '}' or ']' */
void sk_json_string(GString *json, const char *key, const char *value);
/* @value is JSON already */
void sk_json_raw(GString *json, const char *key, const char *value);
void sk_json_number(GString *json, const char *key, guint64 value);
void sk_json_bool(GString *json, const char *key, gboolean value);
void
sk_json_hex(GString *json, const char *key, const guint8 *bytes, gsize len);

#endif
