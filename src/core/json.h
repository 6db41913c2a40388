/* SPDX-License-Identifier: Apache-2.0
 *
 * Writing JSON (RFC 8259), one line, in the order it is said. Nothing here
 * reads JSON.
 */
#ifndef SK_CORE_JSON_H
#define SK_CORE_JSON_H

#include <glib.h>

/* A writer is a GString; commas are set where they belong. @key NULL inside an
 * array. Strings must be UTF-8; control characters, U+2028/9 and DEL are
 * escaped, so a line stays a line. A NULL string is written as null. */
void sk_json_open(GString *json, const char *key, char bracket); /* '{' '[' */
void sk_json_close(GString *json, char bracket);                 /* '}' ']' */
void sk_json_string(GString *json, const char *key, const char *value);
void sk_json_number(GString *json, const char *key, guint64 value);
void sk_json_hex(GString *json, const char *key, const guint8 *bytes,
                 gsize len);

#endif
