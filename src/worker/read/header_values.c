/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads dates, message ids, tokens and trace fields. Each has a small strict
 * reader and is written in one form, so that nothing odd can hide in it. No
 * charset and no encoded word is decoded here.
 */
#include <string.h>
#include "worker/read/header_values.h"
#include "worker/read/rfc2047.h"

#define IDS_LENGTH_MAX 4000
#define DATE_MAX       512 /* how many bytes are looked at */
#define TOKEN_MAX      200
#define TRACE_LINE_MAX 980
#define TRACE_MAX      4000

typedef struct {
    int day, month, year, hour, minute, second;
    gboolean has_zone;
    char zone[8]; /* such as "+0900" */
} Date;

/* Removes blanks on either side of ":", which were once legal
 * ("09:  55 : 06"). */
static void
close_colons(GString *text)
{
    gsize n = 0;

    for (gsize i = 0; i < text->len; i++) {
        gsize ahead = strspn(text->str + i, " ");
        if (text->str[i + ahead] == ':' || (n > 0 && text->str[n - 1] == ':'))
            i += ahead;
        text->str[n++] = text->str[i];
    }
    g_string_truncate(text, MIN(n, text->len));
}

/* Returns the words of @text, without comments and with ","
 * taken for a blank. */
static char **
date_words(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    int depth = 0;

    for (; *text != '\0'; text++) {
        if (*text == '(')
            depth++;
        else if (*text == ')')
            depth -= depth > 0;
        else if (depth == 0)
            g_string_append_c(out, *text == ',' || *text == '\t' ? ' ' : *text);
    }
    close_colons(out);
    g_auto(GStrv) all = g_strsplit(out->str, " ", -1);
    for (char **word = all; *word != NULL; word++)
        if (**word != '\0')
            g_ptr_array_add(words, g_strdup(*word));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&words), FALSE);
}

static gboolean
read_number(const char *text, guint max, int *number)
{
    guint64 value;

    if (!g_ascii_string_to_unsigned(text, 10, 0, max, &value, NULL))
        return FALSE;
    *number = (int)value;
    return TRUE;
}

static gboolean
read_month(const char *word, int *month)
{
    static const char *const names[] = { "jan", "feb", "mar", "apr",
                                         "may", "jun", "jul", "aug",
                                         "sep", "oct", "nov", "dec" };

    for (int i = 0; i < 12; i++)
        if (g_ascii_strncasecmp(word, names[i], 3) == 0) {
            *month = i + 1;
            return TRUE;
        }
    return FALSE;
}

/* Reads "8:57" or "08:57:16". */
static gboolean
read_time(const char *word, Date *date)
{
    g_auto(GStrv) parts = g_strsplit(word, ":", 4);
    guint n = g_strv_length(parts);

    date->second = 0;
    return (n == 2 || n == 3) && read_number(parts[0], 23, &date->hour) &&
           read_number(parts[1], 59, &date->minute) &&
           (n == 2 || read_number(parts[2], 60, &date->second));
}

static gboolean
read_zone(const char *word, Date *date)
{
    static const struct {
        const char *name, *zone;
    } names[] = {
        { "UT", "+0000" },  { "UTC", "+0000" }, { "GMT", "+0000" },
        { "Z", "+0000" },   { "EST", "-0500" }, { "EDT", "-0400" },
        { "CST", "-0600" }, { "CDT", "-0500" }, { "MST", "-0700" },
        { "MDT", "-0600" }, { "PST", "-0800" }, { "PDT", "-0700" },
        { "JST", "+0900" },
    };
    const char *digits =
        g_ascii_strncasecmp(word, "GMT", 3) == 0 && strlen(word) == 8 ? word + 3
                                                                      : word;

    date->has_zone = TRUE;
    if ((digits[0] == '+' || digits[0] == '-') && strlen(digits) == 5 &&
        strspn(digits + 1, "0123456789") == 4 && digits[3] < '6') {
        g_strlcpy(date->zone, digits, sizeof date->zone);
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(word, names[i].name) == 0) {
            g_strlcpy(date->zone, names[i].zone, sizeof date->zone);
            return TRUE;
        }
    return FALSE;
}

/* Reads a year. Two digits up to 49 belong to this century (RFC 5322, section
 * 4.3). */
static gboolean
read_year(const char *word, Date *date)
{
    if (!read_number(word, 9999, &date->year))
        return FALSE;
    if (strlen(word) <= 2)
        date->year += date->year < 50 ? 2000 : 1900;
    else if (strlen(word) == 3)
        date->year += 1900;
    return date->year >= 1900;
}

static gboolean
read_date(char **words, Date *date)
{
    guint n = g_strv_length(words);
    guint i = n > 0 && g_ascii_isalpha(words[0][0]) ? 1 : 0;

    g_strlcpy(date->zone, "-0000", sizeof date->zone);
    if (n < i + 4)
        return FALSE;
    /* This is the form of ctime: Nov 20 08:57 2026. */
    if (read_month(words[i], &date->month)) {
        gboolean has_zone = n > i + 4 && read_zone(words[i + 3], date);
        return read_number(words[i + 1], 31, &date->day) &&
               read_time(words[i + 2], date) &&
               read_year(words[i + 3 + has_zone], date);
    }
    if (!read_number(words[i], 31, &date->day) ||
        !read_month(words[i + 1], &date->month) ||
        !read_year(words[i + 2], date) || !read_time(words[i + 3], date))
        return FALSE;
    return n == i + 4 || read_zone(words[i + 4], date);
}

char *
sk_value_date(const char *raw, gsize len)
{
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu",
                                        "Fri", "Sat", "Sun" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
                                          "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec" };
    g_autofree char *text = sk_header_unfold(raw, MIN(len, DATE_MAX));
    g_auto(GStrv) words = date_words(text);
    Date date = { 0 };

    if (!read_date(words, &date) ||
        !g_date_valid_dmy((GDateDay)date.day, (GDateMonth)date.month,
                          (GDateYear)date.year))
        return NULL;
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month,
                   (GDateYear)date.year);
    return g_strdup_printf("%s, %02d %s %04d %02d:%02d:%02d %s",
                           days[g_date_get_weekday(&day) - 1], date.day,
                           months[date.month - 1], date.year, date.hour,
                           date.minute, date.second, date.zone);
}

static gsize
id_length(const char *p)
{
    gsize n = 1;

    while (g_ascii_isgraph(p[n]) && p[n] != '<' && p[n] != '>')
        n++;
    return p[n] == '>' && n > 1 && n < 900 ? n + 1 : 0;
}

char *
sk_value_ids(const char *raw, gsize len, gboolean *repaired)
{
    g_autofree char *text = sk_header_unfold(raw, len);
    g_autoptr(GString) out = g_string_new(NULL);
    const char *plain = g_strstrip(text);

    for (const char *p = text; *p != '\0';) {
        gsize n = *p == '<' ? id_length(p) : 0;
        if (n == 0 || out->len + n + 1 > IDS_LENGTH_MAX) {
            *repaired |= !g_ascii_isspace(*p) && *p != ',';
            p++;
            continue;
        }
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append_len(out, p, (gssize)n);
        p += n;
    }
    if (out->len == 0 && strchr(plain, '@') != NULL &&
        strpbrk(plain, "<> \t") == NULL && strlen(plain) < 900) {
        g_autofree char *wrapped = g_strdup_printf("<%s>", plain);
        if (id_length(wrapped) > 0)
            g_string_append(out, wrapped);
    }
    return out->len > 0 ? g_strdup(out->str) : NULL;
}

static gboolean
is_printable(const char *text)
{
    for (; *text != '\0'; text++)
        if (!g_ascii_isprint(*text))
            return FALSE;
    return TRUE;
}

char *
sk_value_token(const char *raw, gsize len)
{
    g_autofree char *unfolded = sk_header_unfold(raw, len);
    char *text = g_strstrip(g_strdelimit(unfolded, "\t", ' '));

    if (!is_printable(text) || strstr(text, "=?") != NULL) {
        char *angle = strrchr(text, '<');
        if (angle == NULL || id_length(angle) != strlen(angle))
            return NULL;
        text = angle;
    }
    if (*text == '\0' || strlen(text) > TOKEN_MAX)
        return NULL;
    return g_strdup(text);
}

/* Returns whether a line of a trace field is printable, and, if it is a fold,
 * is not just blank. */
static gboolean
trace_line_is_plain(const char *line, gsize len)
{
    gsize ink = 0;

    for (gsize i = 0; i < len; i++) {
        if (!g_ascii_isprint(line[i]) && line[i] != '\t')
            return FALSE;
        ink += g_ascii_isgraph(line[i]);
    }
    return ink > 0 && len <= TRACE_LINE_MAX;
}

char *
sk_value_trace(const char *raw, gsize len)
{
    gsize skip = len > 0 && raw[0] == ' ';
    g_autofree char *value = NULL;

    if (len > TRACE_MAX || memchr(raw, '\0', len) != NULL)
        return NULL;
    value = g_strndup(raw + skip, len - skip);
    g_auto(GStrv) lines = g_strsplit(value, "\r\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (!trace_line_is_plain(lines[i], strlen(lines[i])))
            return NULL;
    return g_steal_pointer(&value);
}
