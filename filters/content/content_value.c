/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the values of calendars and contacts in the only form in which they
 * leave (content_value.h).
 */
#include <string.h>

#include <content/content_line.h>
#include <content/content_value.h>
#include <link/link.h>

#define LINE_BYTES       75 /* of a line, without its end */
#define COUNT_MAX        9999
#define ALARM_REPEAT_MAX 10

/* Appends one text of a value, escaped as it came. */
static void
put_text(GString *out, const char *start, gsize len, SkLinks links,
         guint *count)
{
    g_autofree char *raw = g_strndup(start, len);
    g_autofree char *text = sk_content_text(raw);
    g_autofree char *safe = sk_link_defang_text(text, links, count);

    for (const char *p = safe; *p != '\0'; p++) {
        if (strchr("\\;,\n", *p) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p == '\n' ? 'n' : *p);
    }
}

char *
sk_content_relink(const char *value, const char *bare, SkLinks links,
                  guint *count)
{
    GString *out = g_string_sized_new(strlen(value) + 8);
    const char *start = value;

    for (const char *p = value;; p++) {
        if (*p == '\\' && p[1] != '\0') {
            p++;
            continue;
        }
        if (*p != '\0' && strchr(bare, *p) == NULL)
            continue;
        put_text(out, start, (gsize)(p - start), links, count);
        if (*p == '\0')
            break;
        g_string_append_c(out, *p);
        start = p + 1;
    }
    return g_string_free(out, FALSE);
}

static gboolean
is_of(const char *value, gsize len, const char *others)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(value[i]) && strchr(others, value[i]) == NULL)
            return FALSE;
    return TRUE;
}

/* @value without blanks around it, or NULL if it holds more than letters,
 * digits and the signs of times and rules. New string. */
static char *
checked_signs(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));

    return is_of(bare, strlen(bare), "+-:.,;=/") && strstr(bare, "//") == NULL
               ? g_steal_pointer(&bare)
               : NULL;
}

/* Returns the address in @value, with or without "mailto:" before it and "?…"
 * behind. */
char *
sk_content_address(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));
    gsize scheme =
        g_ascii_strncasecmp(bare, "mailto:", 7) == 0 ? strlen("mailto:") : 0;
    const char *start = bare + scheme, *at = strchr(start, '@');
    gsize len = strcspn(start, "?");

    if (at == NULL || at == start || at - start + 1 >= (gssize)len ||
        !is_of(start, (gsize)(at - start), "._+-") ||
        !is_of(at + 1, len - (gsize)(at - start) - 1, ".-"))
        return NULL;
    return g_strndup(start, len);
}

/* ---- bounds ------------------------------------------------------------- */

/* Returns whether @value is a number from 1 to @most. */
static gboolean
is_up_to(const char *value, guint64 most)
{
    gsize len = strlen(value);
    guint64 n = g_ascii_strtoull(value, NULL, 10);

    return len > 0 && len <= 4 && strspn(value, "0123456789") == len &&
           n >= 1 && n <= most;
}

/* Returns whether @value is a list of short numbers and days. */
static gboolean
is_list(const char *value)
{
    gsize len = strlen(value);

    return len > 0 && len <= 1500 && is_of(value, len, "+-,");
}

static gboolean
is_one_of(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list, " ", -1);

    for (char **at = words; *at != NULL; at++)
        if (g_ascii_strcasecmp(*at, word) == 0)
            return TRUE;
    return FALSE;
}

/* Judges one "NAME=value" of a rule. More than one minute in an hour or one
 * second in a minute would turn a rule of days into one of seconds. */
static gboolean
is_bounded(const char *name, const char *value)
{
    if (is_one_of("FREQ", name))
        return is_one_of("HOURLY DAILY WEEKLY MONTHLY YEARLY", value);
    if (is_one_of("COUNT INTERVAL", name))
        return is_up_to(value, COUNT_MAX);
    if (is_one_of("BYMINUTE BYSECOND", name))
        return strlen(value) <= 2 && strspn(value, "0123456789") > 0 &&
               value[strspn(value, "0123456789")] == '\0';
    if (is_one_of("UNTIL", name))
        return *value != '\0' && is_of(value, strlen(value), "") &&
               strlen(value) <= 16;
    return is_one_of("BYHOUR BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYMONTH "
                     "BYSETPOS WKST",
                     name) &&
           is_list(value);
}

/* @value, a rule of a series (RFC 5545 section 3.3.10), if a calendar can
 * compute it quickly: at most every hour and at most 9999 times. Else NULL. New
 * string. */
static char *
checked_rule(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));
    g_auto(GStrv) pairs = g_strsplit(bare, ";", -1);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gsize len = strlen(bare);

    if (len > 0 && bare[len - 1] == ';')
        bare[len - 1] = '\0';
    for (char **pair = pairs; *pair != NULL; pair++) {
        char *equals = strchr(*pair, '=');

        if (**pair == '\0' && pair[1] == NULL)
            break; /* Some programs end a rule with ";". */
        if (equals == NULL)
            return NULL;
        *equals = '\0';
        if (!is_bounded(*pair, equals + 1) ||
            !g_hash_table_add(seen, g_ascii_strup(*pair, -1)))
            return NULL;
    }
    return g_hash_table_contains(seen, "FREQ") ? g_steal_pointer(&bare) : NULL;
}

/* How often an alarm rings again, if that is at most ten times; else NULL. New
 * string. */
static char *
checked_repeat(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));

    return is_up_to(bare, ALARM_REPEAT_MAX) ? g_steal_pointer(&bare) : NULL;
}

/* How long an alarm waits, if that is said in minutes or longer units; else
 * NULL. New string. */
static char *
checked_wait(const char *value)
{
    g_autofree char *bare = g_strstrip(g_strdup(value));

    return is_of(bare, strlen(bare), "") && strlen(bare) <= 16 &&
                   bare[0] == 'P' && strpbrk(bare, "123456789") != NULL &&
                   bare[strspn(bare, "PTWDHM0123456789")] == '\0'
               ? g_steal_pointer(&bare)
               : NULL;
}

/* ---- the forms without texts -------------------------------------------- */

/* Returns @text (taken), or NULL if it holds a link: no number, time or word of
 * the standard does. */
static char *
without_link(char *text, SkLinks links)
{
    g_autofree char *value = text;
    g_autofree char *safe = NULL;

    if (value == NULL)
        return NULL;
    safe = sk_link_defang_text(value, links, NULL);
    return g_str_equal(safe, value) ? g_steal_pointer(&value) : NULL;
}

char *
sk_content_plain(SkForm form, const char *value, SkLinks links)
{
    g_autofree char *address = NULL;

    switch (form) {
    case SK_FORM_SIGNS:
        return without_link(checked_signs(value), links);
    case SK_FORM_RULE:
        return checked_rule(value);
    case SK_FORM_REPEAT:
        return checked_repeat(value);
    case SK_FORM_WAIT:
        return checked_wait(value);
    case SK_FORM_ADDRESS:
        return without_link(sk_content_address(value), links);
    case SK_FORM_MAILTO:
        address = without_link(sk_content_address(value), links);
        return address != NULL ? g_strconcat("mailto:", address, NULL) : NULL;
    case SK_FORM_TEXT:
    case SK_FORM_LIST:
    case SK_FORM_FIELDS:
    case SK_FORM_NONE:
    default:
        return NULL;
    }
}

void
sk_content_put_line(GString *out, const char *line)
{
    gsize room = LINE_BYTES;

    for (gsize left = strlen(line); left > room; room = LINE_BYTES - 1) {
        gsize n = room;

        while (((guchar)line[n] & 0xC0) == 0x80)
            n--;
        g_string_append_len(out, line, (gssize)n);
        g_string_append(out, "\r\n ");
        line += n;
        left -= n;
    }
    g_string_append(out, line);
    g_string_append(out, "\r\n");
}
