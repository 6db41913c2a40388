/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads dates leniently and writes them strictly. No clock, time zone data or
 * locale is used. Nothing is guessed: a date of which a part is missing is no
 * date.
 */
#include <string.h>

#include "worker/mail/date.h"

typedef struct {
    int day, month, year, hour, minute, second; /* -1 while not read yet */
    int zone; /* as its digits: 900 means +0900 */
    gboolean has_zone, zone_known;
} Date;

static const char *const month_names[] = { "jan", "feb", "mar", "apr",
                                           "may", "jun", "jul", "aug",
                                           "sep", "oct", "nov", "dec" };
static const char *const day_names[] = { "mon", "tue", "wed", "thu",
                                         "fri", "sat", "sun" };

static const struct {
    const char *name;
    int zone;
} zones[] = { { "ut", 0 },     { "utc", 0 },    { "gmt", 0 },
              { "z", 0 },      { "jst", 900 },  { "est", -500 },
              { "edt", -400 }, { "cst", -600 }, { "cdt", -500 },
              { "mst", -700 }, { "mdt", -600 }, { "pst", -800 },
              { "pdt", -700 }, { "cet", 100 },  { "cest", 200 },
              { "kst", 900 } };

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

/* Returns @text without comments, with the dashes of "20-Nov-2026" and commas
 * replaced by blanks and without blanks around ":". New string. */
static char *
plain_form(const char *text)
{
    GString *out = g_string_new(NULL);
    guint depth = 0;

    for (const char *p = text; *p != '\0'; p++) {
        gboolean joint = *p == '-' && p > text && g_ascii_isalnum(p[-1]) &&
                         (g_ascii_isalpha(p[-1]) || g_ascii_isalpha(p[1]));

        if (*p == '(')
            depth++;
        if (depth == 0)
            g_string_append_c(out, joint || strchr(",\t\r\n", *p) != NULL
                                       ? ' '
                                       : g_ascii_tolower(*p));
        if (*p == ')' && depth > 0)
            depth--;
    }
    close_colons(out);
    return g_string_free(out, FALSE);
}

/* Reads a number of @min to @max digits at *@p and moves *@p past it. Returns
 * -1 if there is none. */
static int
take_number(const char **p, guint min, guint max)
{
    int n = 0;
    guint digits = 0;

    while (g_ascii_isdigit(**p) && digits < max) {
        n = n * 10 + (*(*p)++ - '0');
        digits++;
    }
    return digits >= min && !g_ascii_isdigit(**p) ? n : -1;
}

static gboolean
take_time(Date *date, const char *word)
{
    if (date->hour >= 0)
        return FALSE;
    date->hour = take_number(&word, 1, 2);
    if (*word++ != ':')
        return FALSE;
    date->minute = take_number(&word, 1, 2);
    date->second = 0;
    if (*word == ':') {
        word++;
        date->second = take_number(&word, 1, 2);
    }
    return *word == '\0' && date->hour >= 0 && date->hour < 24 &&
           date->minute >= 0 && date->minute < 60 && date->second >= 0 &&
           date->second <= 60;
}

static gboolean
take_offset(Date *date, const char *word)
{
    int sign = *word++ == '-' ? -1 : 1;
    int n = take_number(&word, 4, 4);

    if (n < 0 || *word != '\0' || n > 1400 || n % 100 > 59)
        return FALSE;
    if (!date->has_zone || !date->zone_known) {
        date->zone = sign * n;
        date->zone_known = n != 0 || sign > 0;
    }
    date->has_zone = TRUE;
    return TRUE;
}

static int
find_name(const char *const *names, gsize n, const char *word)
{
    if (strlen(word) < 3)
        return -1;
    for (gsize i = 0; i < n; i++)
        if (strncmp(names[i], word, 3) == 0)
            return (int)i;
    return -1;
}

static gboolean
take_name(Date *date, const char *word)
{
    int month = find_name(month_names, G_N_ELEMENTS(month_names), word);

    if (month >= 0 && date->month < 0) {
        date->month = month + 1;
        return TRUE;
    }
    if (find_name(day_names, G_N_ELEMENTS(day_names), word) >= 0)
        return TRUE;
    if (date->hour < 0 || strcmp(word, "am") == 0 || strcmp(word, "pm") == 0)
        return FALSE;
    if ((g_str_has_prefix(word, "gmt") || g_str_has_prefix(word, "utc")) &&
        (word[3] == '+' || word[3] == '-'))
        return take_offset(date, word + 3);
    for (gsize i = 0; i < G_N_ELEMENTS(zones) && !date->has_zone; i++)
        if (strcmp(zones[i].name, word) == 0) {
            date->zone = zones[i].zone;
            date->zone_known = TRUE;
        }
    date->has_zone = TRUE;
    return TRUE;
}

static gboolean
take_digits(Date *date, const char *word)
{
    gsize len = strlen(word);
    int n = take_number(&word, 1, 4);

    if (n < 0 || *word != '\0')
        return FALSE;
    if (len <= 2 && date->day < 0) {
        date->day = n;
        return TRUE;
    }
    if (date->year >= 0)
        return FALSE;
    date->year = n;
    if (len <= 3)
        date->year += len == 2 && n < 50 ? 2000 : 1900;
    return TRUE;
}

static gboolean
take_word(Date *date, const char *word)
{
    if (strchr(word, ':') != NULL)
        return take_time(date, word);
    if (word[0] == '+' || word[0] == '-')
        return take_offset(date, word);
    if (g_ascii_isdigit(word[0]))
        return take_digits(date, word);
    return g_ascii_isalpha(word[0]) && take_name(date, word);
}

/* Returns whether @word is the name of a day in a language that is not known
 * here, such as "Fre": a word of letters that opens the date. The day of the
 * week is calculated anyway. */
static gboolean
is_foreign_day(const char *word, gboolean first)
{
    return first && g_ascii_isalpha(word[0]);
}

static char *
write_date(const Date *date)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
                                          "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec" };
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu",
                                        "Fri", "Sat", "Sun" };
    GDate day;

    if (date->day < 1 || date->day > 31 || date->month < 1 ||
        date->year < 1900 || date->year > 9999 || date->hour < 0 ||
        !g_date_valid_dmy((GDateDay)date->day, (GDateMonth)date->month,
                          (GDateYear)date->year))
        return NULL;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date->day, (GDateMonth)date->month,
                   (GDateYear)date->year);
    return g_strdup_printf("%s, %02d %s %04d %02d:%02d:%02d %c%04d",
                           days[g_date_get_weekday(&day) - G_DATE_MONDAY],
                           date->day, months[date->month - 1], date->year,
                           date->hour, date->minute, date->second,
                           date->zone_known && date->zone >= 0 ? '+' : '-',
                           ABS(date->zone));
}

char *
sk_mail_date(const char *text)
{
    Date date = { -1, -1, -1, -1, -1, -1, 0, FALSE, FALSE };
    g_autofree char *form = NULL;
    g_auto(GStrv) words = NULL;
    gboolean first = TRUE;

    if (text == NULL || strlen(text) > SK_DATE_MAX)
        return NULL;
    form = plain_form(text);
    words = g_strsplit(form, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        if (**word == '\0')
            continue;
        if (!take_word(&date, *word) && !is_foreign_day(*word, first))
            return NULL;
        first = FALSE;
    }
    return write_date(&date);
}
