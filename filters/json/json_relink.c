/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites links in the strings of JSON (json_text.h), however they are
 * escaped. Only strict JSON is read, and nothing else is judged. This defends
 * against viewers that turn URLs in a file into links.
 */
#include <string.h>

#include <sekisho/text.h>
#include <json/json_text.h>
#include <link/link.h>

/* Returns the code unit behind "\u" at *@p, and moves *@p behind it. */
static gunichar
take_unit(const char **p)
{
    gunichar unit = 0;

    for (guint i = 0; i < 4; i++)
        unit = unit << 4 | (gunichar)g_ascii_xdigit_value(*(*p)++);
    return unit;
}

/* Returns the character of the escape behind "\" at *@p, and moves *@p behind
 * it. */
static gunichar
take_escape(const char **p)
{
    static const char signs[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char sign = *(*p)++;
    const char *at = strchr(signs, sign);
    gunichar unit = 0;

    if (at != NULL && sign != '\0')
        return (gunichar)meant[at - signs];
    if (sign != 'u')
        return (guchar)sign;
    unit = take_unit(p);
    if ((unit & 0xFC00) != 0xD800)
        return unit;
    *p += strlen("\\u");
    return 0x10000 + ((unit & 0x3FF) << 10) + (take_unit(p) & 0x3FF);
}

gunichar
sk_json_next(const char **p)
{
    gunichar c = 0;

    if (**p == '"')
        return 0;
    if (**p == '\\') {
        (*p)++;
        return take_escape(p);
    }
    c = g_utf8_get_char(*p);
    *p = g_utf8_next_char(*p);
    return c;
}

/* Returns the string whose content begins at *@p, decoded. Afterwards *@p is at
 * its closing quote. */
static GString *
decode(const char **p)
{
    GString *out = g_string_new(NULL);

    while (**p != '"')
        g_string_append_unichar(out, sk_json_next(p));
    return out;
}

static void
put_unit(GString *out, gunichar unit)
{
    g_string_append_printf(out, "\\u%04x", unit);
}

/* Appends @text in JSON form. An invisible character becomes an escape, since
 * in a clean file it can only have been one. */
static void
encode(GString *out, const char *text)
{
    for (const char *next; *text != '\0'; text = next) {
        gunichar c = g_utf8_get_char(text);

        next = g_utf8_next_char(text);
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (char)c);
        else if (c >= 0x20 && sk_text_is_clean(text, (gsize)(next - text)))
            g_string_append_len(out, text, next - text);
        else if (c < 0x10000)
            put_unit(out, c);
        else {
            put_unit(out, 0xD7C0 + (c >> 10));
            put_unit(out, 0xDC00 | (c & 0x3FF));
        }
    }
}

char *
sk_json_relink(const char *text, SkLinks links, guint *count)
{
    GString *out = NULL;

    if (links == SK_LINKS_KEEP)
        return g_strdup(text);
    out = g_string_sized_new(strlen(text) + 64);
    while (*text != '\0') {
        const char *start = text;
        g_autoptr(GString) value = NULL;
        g_autofree char *safe = NULL;
        guint n = 0;

        if (*text++ != '"') {
            text += strcspn(text, "\"");
            g_string_append_len(out, start, text - start);
            continue;
        }
        value = decode(&text);
        safe = sk_link_defang_text(value->str, links, &n);
        text++;
        if (n == 0) {
            g_string_append_len(out, start, text - start);
            continue;
        }
        g_string_append_c(out, '"');
        encode(out, safe);
        g_string_append_c(out, '"');
        *count += n;
    }
    return g_string_free(out, FALSE);
}
