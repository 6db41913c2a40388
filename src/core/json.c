/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes JSON (json.h).
 */
#include "core/json.h"

static void
put_text(GString *json, const char *text)
{
    g_string_append_c(json, '"');
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c == '"' || c == '\\')
            g_string_append_printf(json, "\\%c", (char)c);
        else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029)
            g_string_append_printf(json, "\\u%04x", (guint)c);
        else
            g_string_append_unichar(json, c);
    }
    g_string_append_c(json, '"');
}

/* Writes a comma unless this is the first entry of its object or array, and
 * then the key. */
static void
begin(GString *json, const char *key)
{
    char last = json->len > 0 ? json->str[json->len - 1] : '{';

    if (last != '{' && last != '[')
        g_string_append_c(json, ',');
    if (key != NULL) {
        put_text(json, key);
        g_string_append_c(json, ':');
    }
}

void
sk_json_open(GString *json, const char *key, char bracket)
{
    begin(json, key);
    g_string_append_c(json, bracket);
}

void
sk_json_close(GString *json, char bracket)
{
    g_string_append_c(json, bracket);
}

void
sk_json_string(GString *json, const char *key, const char *value)
{
    begin(json, key);
    if (value == NULL)
        g_string_append(json, "null");
    else
        put_text(json, value);
}

void
sk_json_raw(GString *json, const char *key, const char *value)
{
    begin(json, key);
    g_string_append(json, value);
}

void
sk_json_number(GString *json, const char *key, guint64 value)
{
    begin(json, key);
    g_string_append_printf(json, "%" G_GUINT64_FORMAT, value);
}

void
sk_json_bool(GString *json, const char *key, gboolean value)
{
    begin(json, key);
    g_string_append(json, value ? "true" : "false");
}

void
sk_json_hex(GString *json, const char *key, const guint8 *bytes, gsize len)
{
    begin(json, key);
    g_string_append_c(json, '"');
    for (gsize i = 0; i < len; i++)
        g_string_append_printf(json, "%02x", bytes[i]);
    g_string_append_c(json, '"');
}
