/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks JSON without building a tree (json_text.h). This defends against text
 * that a lenient reader takes for something else (comments, single quotes, bare
 * words), and against endless nesting.
 */
#include <string.h>

#include <json/json_text.h>

typedef struct {
    const char *p;
    guint depth;
    char ends[SK_JSON_LEVELS]; /* the closing bracket of each level */
} Json;

static void
skip_blanks(Json *json)
{
    json->p += strspn(json->p, " \t\r\n");
}

static gboolean
take(Json *json, const char *word)
{
    gsize len = strlen(word);

    if (strncmp(json->p, word, len) != 0)
        return FALSE;
    json->p += len;
    return TRUE;
}

static gboolean
take_digits(Json *json)
{
    gsize n = strspn(json->p, "0123456789");

    json->p += n;
    return n > 0;
}

static gboolean
take_number(Json *json)
{
    take(json, "-");
    if (!take(json, "0") && !take_digits(json))
        return FALSE;
    if (take(json, ".") && !take_digits(json))
        return FALSE;
    if (*json->p != 'e' && *json->p != 'E')
        return TRUE;
    json->p++;
    if (*json->p == '+' || *json->p == '-')
        json->p++;
    return take_digits(json);
}

/* Returns the number in four hexadecimal digits, or -1 if
 * they are not there. */
static gint
take_unit(Json *json)
{
    gint unit = 0;

    for (guint i = 0; i < 4; i++, json->p++) {
        if (!g_ascii_isxdigit(*json->p))
            return -1;
        unit = unit * 16 + g_ascii_xdigit_value(*json->p);
    }
    return unit;
}

static gboolean
take_escape(Json *json)
{
    gint unit = 0;

    if (*json->p == '\0')
        return FALSE;
    if (*json->p != 'u')
        return strchr("\"\\/bfnrt", *json->p++) != NULL;
    json->p++;
    unit = take_unit(json);
    if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
        return FALSE;
    if (unit < 0xD800 || unit > 0xDFFF)
        return TRUE;
    if (!take(json, "\\u"))
        return FALSE;
    unit = take_unit(json);
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

static gboolean
take_string(Json *json)
{
    if (!take(json, "\""))
        return FALSE;
    while ((guchar)*json->p >= 0x20) {
        char c = *json->p++;

        if (c == '"')
            return TRUE;
        if (c == '\\' && !take_escape(json))
            return FALSE;
    }
    return FALSE;
}

static gboolean
take_key(Json *json)
{
    skip_blanks(json);
    if (!take_string(json))
        return FALSE;
    skip_blanks(json);
    return take(json, ":");
}

static gboolean
take_scalar(Json *json)
{
    if (*json->p == '"')
        return take_string(json);
    return take(json, "true") || take(json, "false") || take(json, "null") ||
           take_number(json);
}

/* Reads a value, or the beginning of an object or array (*@opened). */
static gboolean
take_value(Json *json, gboolean *opened)
{
    char end = 0;

    *opened = FALSE;
    skip_blanks(json);
    if (*json->p != '{' && *json->p != '[')
        return take_scalar(json);
    end = *json->p++ == '{' ? '}' : ']';
    if (json->depth == SK_JSON_LEVELS)
        return FALSE;
    skip_blanks(json);
    if (*json->p == end) {
        json->p++;
        return TRUE;
    }
    json->ends[json->depth++] = end;
    *opened = TRUE;
    return end == ']' || take_key(json);
}

/* Reads what follows a value. *@more says whether another value follows. */
static gboolean
take_ends(Json *json, gboolean *more)
{
    *more = FALSE;
    for (;;) {
        skip_blanks(json);
        if (json->depth == 0)
            return *json->p == '\0';
        if (take(json, ",")) {
            *more = TRUE;
            return json->ends[json->depth - 1] == ']' || take_key(json);
        }
        if (*json->p == '\0' || *json->p != json->ends[json->depth - 1])
            return FALSE;
        json->p++;
        json->depth--;
    }
}

gboolean
sk_json_is_strict(const char *text)
{
    Json json = { .p = text };

    for (gboolean more = TRUE; more;) {
        gboolean opened = FALSE;

        if (!take_value(&json, &opened))
            return FALSE;
        if (!opened && !take_ends(&json, &more))
            return FALSE;
    }
    return TRUE;
}

/* ---- signs within strings ----------------------------------------------- */

typedef const char *(*Escape)(const char *p);

/* Returns @text with the replacements of @escape for characters inside strings.
 * New string. */
static char *
rewrite_strings(const char *text, Escape escape)
{
    GString *out = g_string_sized_new(strlen(text) + 1);
    gboolean within = FALSE;

    for (const char *p = text, *next; *p != '\0'; p = next) {
        const char *other = within ? escape(p) : NULL;

        next = g_utf8_next_char(p);
        if (within && *p == '\\' && p[1] != '\0')
            next = g_utf8_next_char(next);
        else if (*p == '"')
            within = !within;
        if (other != NULL)
            g_string_append(out, other);
        else
            g_string_append_len(out, p, next - p);
    }
    return g_string_free(out, FALSE);
}

static const char *
escape_end(const char *p)
{
    if (g_str_has_prefix(p, "\xC2\x85"))
        return "\\u0085";
    if (g_str_has_prefix(p, "\xE2\x80\xA8"))
        return "\\u2028";
    return g_str_has_prefix(p, "\xE2\x80\xA9") ? "\\u2029" : NULL;
}

static const char *
escape_mark(const char *p)
{
    if (*p == '<')
        return "\\u003c";
    return *p == '%' ? "\\u0025" : NULL;
}

char *
sk_json_escape_ends(const char *text)
{
    return rewrite_strings(text, escape_end);
}

char *
sk_json_part_marks(const char *text)
{
    return rewrite_strings(text, escape_mark);
}
