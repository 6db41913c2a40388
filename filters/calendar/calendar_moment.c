/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and moves moments of calendars (calendar_moment.h). Every number is
 * read digit by digit, and every date is validated by GLib before it is used.
 * This defends against dates that do not exist.
 */
#include <string.h>

#include <calendar/calendar_moment.h>

/* Returns the number in the @n digits at @p, or -1 if they are not there. */
static gint
digits(const char *p, guint n)
{
    gint value = 0;

    for (guint i = 0; i < n; i++) {
        if (!g_ascii_isdigit(p[i]))
            return -1;
        value = value * 10 + (p[i] - '0');
    }
    return value;
}

SkMoment
sk_moment_read(const char *text, const char *zone)
{
    SkMoment moment = { .zone = zone };
    gint year = digits(text, 4), month = -1, day = -1, hour = -1, minute = -1;

    if (year > 0)
        month = digits(text + 4, 2);
    if (month > 0)
        day = digits(text + 6, 2);
    if (day <= 0 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return moment;
    g_date_clear(&moment.date, 1);
    g_date_set_dmy(&moment.date, (GDateDay)day, (GDateMonth)month,
                   (GDateYear)year);
    moment.valid = TRUE;
    if (text[8] != 'T')
        return moment;
    hour = digits(text + 9, 2);
    minute = hour >= 0 ? digits(text + 11, 2) : -1;
    moment.valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    moment.has_time = moment.valid;
    moment.minutes = hour * 60 + minute;
    if (moment.valid && digits(text + 13, 2) >= 0)
        moment.utc = text[15] == 'Z';
    return moment;
}

SkMoment
sk_moment_of(const SkContent *task, const char *name)
{
    const SkContentLine *line = sk_content_find(task, name);
    g_autofree char *value = NULL;

    if (line == NULL)
        return (SkMoment){ 0 };
    value = g_strstrip(g_strdup(line->value));
    return sk_moment_read(value, sk_content_param(line, "TZID"));
}

/* Years keep their four digits: a moment outside of these is not valid. */
void
sk_moment_move(SkMoment *moment, gint64 minutes)
{
    gint64 all = moment->minutes + minutes;
    gint64 days = all / SK_DAY_MINUTES;

    if (!moment->valid)
        return;
    all -= days * SK_DAY_MINUTES;
    if (all < 0) {
        all += SK_DAY_MINUTES;
        days--;
    }
    days += g_date_get_julian(&moment->date);
    if (days < 1 || days > 3652059) {
        moment->valid = FALSE;
        return;
    }
    g_date_set_julian(&moment->date, (guint32)days);
    moment->minutes = (gint)all;
}

gint
sk_moment_compare(const SkMoment *a, const SkMoment *b)
{
    gint days = g_date_compare(&a->date, &b->date);

    return days != 0 ? days : a->minutes - b->minutes;
}

gint64
sk_moment_duration(const char *text)
{
    gint64 sum = 0, sign = *text == '-' ? -1 : 1;

    if (*text == '+' || *text == '-')
        text++;
    if (*text++ != 'P')
        return 0;
    while (*text != '\0') {
        guint64 n = 0;
        gint64 unit = 0;

        text += *text == 'T';
        for (; g_ascii_isdigit(*text) && n < 1000000; text++)
            n = n * 10 + (guint)(*text - '0');
        unit = *text == 'W'   ? 7 * SK_DAY_MINUTES
               : *text == 'D' ? SK_DAY_MINUTES
               : *text == 'H' ? 60
               : *text == 'M' ? 1
                              : 0;
        if (unit == 0)
            return sign * sum; /* These are seconds, or the text ends. */
        sum += (gint64)n * unit;
        text++;
    }
    return sign * sum;
}

gboolean
sk_moment_nth_weekday(gint year, gint month, gint nth, gint weekday,
                      GDate *date)
{
    gint first, day, last;

    if (month < 1 || month > 12 || year < 1 || year > 9998 || weekday < 0 ||
        weekday > 6 || nth == 0 || ABS(nth) > 5)
        return FALSE;
    g_date_clear(date, 1);
    g_date_set_dmy(date, 1, (GDateMonth)month, (GDateYear)year);
    first = 1 + (weekday - (gint)g_date_get_weekday(date) % 7 + 7) % 7;
    last = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
    if (nth > 0)
        day = first + 7 * (nth - 1);
    else
        day = first + 7 * ((last - first) / 7) + 7 * (nth + 1);
    if (day < 1 || day > last)
        return FALSE;
    g_date_set_day(date, (GDateDay)day);
    return TRUE;
}
