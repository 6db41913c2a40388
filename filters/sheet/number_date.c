/* SPDX-License-Identifier: Apache-2.0
 *
 * Dates and times in formats of numbers (number_date.h).
 */
#include <math.h>
#include <string.h>
#include <sheet/number_date.h>

#define DATE_DAYS_MAX 2958466 /* the first day of the year 10000 */

/* A moment, taken apart. */
typedef struct {
    GDate date;
    gint64 seconds; /* since midnight of the first day */
    guint hour, minute, second;
} Moment;

typedef struct {
    const char *name, *letter, *short_name;
    guint year;
    GDateMonth month;
    guint day;
} Era;

static const Era eras[] = {
    { "令和", "R", "令", 2019, G_DATE_MAY, 1 },
    { "平成", "H", "平", 1989, G_DATE_JANUARY, 8 },
    { "昭和", "S", "昭", 1926, G_DATE_DECEMBER, 25 },
    { "大正", "T", "大", 1912, G_DATE_JULY, 30 },
    { "明治", "M", "明", 1868, G_DATE_JANUARY, 25 },
};

/* Steps over what stands in quotation marks, brackets or behind a backslash at
 * @p, and returns how many bytes that is; 0 if nothing of that is there. */
static gsize
quoted(const char *p, gsize len)
{
    const char *end = NULL;

    if (*p == '\\' || *p == '_' || *p == '*')
        return MIN(len, 2);
    if (*p != '"' && *p != '[')
        return 0;
    end = memchr(p + 1, *p == '"' ? '"' : ']', len - 1);
    return end != NULL ? (gsize)(end - p) + 1 : len;
}

static gboolean
is_elapsed(const char *p, gsize len)
{
    return len >= 3 && *p == '[' && strchr("hHmMsS", p[1]) != NULL &&
           (p[2] == ']' || p[2] == p[1]);
}

gboolean
sk_number_is_date(const char *code, gsize len)
{
    for (gsize i = 0; i < len; i++) {
        gsize skipped = quoted(code + i, len - i);

        if (is_elapsed(code + i, len - i))
            return TRUE;
        if (skipped > 0)
            i += skipped - 1;
        else if (g_ascii_strncasecmp(code + i, "General", MIN(7, len - i)) == 0)
            return FALSE;
        else if (strchr("yYmMdDhHsSgG", code[i]) != NULL ||
                 (len - i >= 3 &&
                  g_ascii_strncasecmp(code + i, "aaa", 3) == 0) ||
                 (code[i] == 'e' && (i == 0 || code[i - 1] != '0')))
            return TRUE;
    }
    return FALSE;
}

static gboolean
take_apart(double value, gboolean from_1904, Moment *moment)
{
    const double days = floor(value);

    if (!(value >= 0) || value >= DATE_DAYS_MAX)
        return FALSE;
    moment->seconds = (gint64)(value * 86400 + 0.5);
    moment->hour = (guint)(moment->seconds / 3600 % 24);
    moment->minute = (guint)(moment->seconds / 60 % 60);
    moment->second = (guint)(moment->seconds % 60);
    /* Excel takes 1900 for a leap year, so day 60 is one that never was. */
    g_date_clear(&moment->date, 1);
    g_date_set_dmy(&moment->date, 31, G_DATE_DECEMBER, 1899);
    if (from_1904)
        g_date_set_dmy(&moment->date, 1, G_DATE_JANUARY, 1904);
    g_date_add_days(&moment->date, (guint)(moment->seconds / 86400) -
                                       (!from_1904 && days > 59 ? 1 : 0));
    return TRUE;
}

/* ---- parts -------------------------------------------------------------- */

static void
put_era(GString *out, const Moment *moment, char letter, gsize n)
{
    const Era *era = NULL;
    guint year = g_date_get_year(&moment->date);

    for (guint i = 0; era == NULL && i < G_N_ELEMENTS(eras); i++) {
        GDate first;

        g_date_clear(&first, 1);
        g_date_set_dmy(&first, (GDateDay)eras[i].day, eras[i].month,
                       (GDateYear)eras[i].year);
        if (g_date_compare(&moment->date, &first) >= 0)
            era = &eras[i];
    }
    if (letter == 'g' && era != NULL)
        g_string_append(out, n == 1   ? era->letter
                             : n == 2 ? era->short_name
                                      : era->name);
    else if (letter == 'e')
        g_string_append_printf(out, n == 1 ? "%u" : "%02u",
                               era != NULL ? year - era->year + 1 : year);
}

static void
put_day(GString *out, const Moment *moment, gsize n)
{
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu",
                                        "Fri", "Sat", "Sun" };
    const GDateWeekday weekday = g_date_get_weekday(&moment->date);

    if (n <= 2)
        g_string_append_printf(out, n == 1 ? "%u" : "%02u",
                               (guint)g_date_get_day(&moment->date));
    else
        g_string_append(out, days[weekday - 1]);
}

static void
put_weekday(GString *out, const Moment *moment, gsize n)
{
    static const char *const days[] = {
        "月", "火", "水", "木", "金", "土", "日"
    };

    g_string_append(out, days[g_date_get_weekday(&moment->date) - 1]);
    if (n > 3)
        g_string_append(out, "曜日");
}

static void
put_month(GString *out, const Moment *moment, gsize n)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
                                          "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec" };
    const guint month = g_date_get_month(&moment->date);

    if (n <= 2)
        g_string_append_printf(out, n == 1 ? "%u" : "%02u", month);
    else
        g_string_append(out, months[month - 1]);
}

static void
put_two(GString *out, guint number, gsize n)
{
    g_string_append_printf(out, n == 1 ? "%u" : "%02u", number);
}

/* Returns whether the m at @at means minutes: hours stand before it or seconds
 * behind. */
static gboolean
is_minute(const char *code, gsize len, gsize at, char before)
{
    if (before == 'h')
        return TRUE;
    while (at < len && (code[at] == 'm' || code[at] == 'M'))
        at++;
    for (; at < len && strchr(" :\"", code[at]) != NULL; at++)
        ;
    return at < len && (code[at] == 's' || code[at] == 'S');
}

/* Appends what @n letters @letter (small) stand for. */
static void
put_letters(GString *out, const Moment *moment, char letter, gsize n,
            gboolean is_half)
{
    switch (letter) {
    case 'y':
        if (n <= 2)
            put_two(out, g_date_get_year(&moment->date) % 100u, 2);
        else
            g_string_append_printf(out, "%u",
                                   (guint)g_date_get_year(&moment->date));
        break;
    case 'd':
        put_day(out, moment, n);
        break;
    case 'a':
        put_weekday(out, moment, n);
        break;
    case 'h':
        put_two(out, is_half ? (moment->hour + 11) % 12 + 1 : moment->hour, n);
        break;
    case 's':
        put_two(out, moment->second, n);
        break;
    case 'g':
    case 'e':
        put_era(out, moment, letter, n);
        break;
    default:
        break;
    }
}

/* Appends the hours, minutes or seconds since the first day. */
static void
put_elapsed(GString *out, const Moment *moment, char letter)
{
    const gint64 unit = letter == 'h' ? 3600 : letter == 'm' ? 60 : 1;

    g_string_append_printf(out, "%" G_GINT64_FORMAT, moment->seconds / unit);
}

static void
put_quoted(GString *out, const char *p, gsize len)
{
    if (*p == '"' && len >= 2)
        g_string_append_len(out, p + 1, (gssize)len - 2);
    else if (*p == '\\')
        g_string_append_len(out, p + 1, (gssize)len - 1);
    else if (*p == '_')
        g_string_append_c(out, ' ');
}

gboolean
sk_number_date(GString *out, double value, const char *code, gsize len,
               gboolean from_1904)
{
    const gboolean is_half = g_strstr_len(code, (gssize)len, "AM/PM") != NULL;
    Moment moment;
    char before = '\0';

    if (!take_apart(value, from_1904, &moment))
        return FALSE;
    for (gsize i = 0, n = 0; i < len; i += n) {
        const char letter = g_ascii_tolower(code[i]);

        n = quoted(code + i, len - i);
        if (is_elapsed(code + i, len - i)) {
            before = g_ascii_tolower(code[i + 1]);
            put_elapsed(out, &moment, before);
            continue;
        }
        if (n > 0) {
            put_quoted(out, code + i, n);
            continue;
        }
        if (g_ascii_strncasecmp(code + i, "AM/PM", MIN(5, len - i)) == 0) {
            n = 5;
            g_string_append(out, moment.hour < 12 ? "AM" : "PM");
            continue;
        }
        for (n = 1; i + n < len && g_ascii_tolower(code[i + n]) == letter; n++)
            ;
        if (strchr("ydahsge", letter) != NULL)
            put_letters(out, &moment, letter, n, is_half);
        else if (letter == 'm' && is_minute(code, len, i, before))
            put_two(out, moment.minute, n);
        else if (letter == 'm')
            put_month(out, &moment, n);
        else
            g_string_append_len(out, code + i, (gssize)n);
        before = g_ascii_isalpha(letter) ? letter : before;
    }
    return TRUE;
}
