/* SPDX-License-Identifier: Apache-2.0
 *
 * Times of calendars for people (calendar_time.h). UTC is shown in the zone of
 * those who read the notice (calendar.local-offset), other zones as said, with
 * their name: daylight saving is not reckoned.
 */
#include <string.h>

#include <sekisho/text.h>
#include <shared/calendar_time.h>

#define DAY        (24 * 60) /* minutes */
#define ZONE_CHARS 40

typedef struct {
    gboolean valid;
    GDate date;
    gboolean has_time;
    gint minutes; /* of the day */
    gboolean utc;
    const char *zone; /* lent; NULL: none said */
} Moment;

/* ---- reading ------------------------------------------------------------ */

/* The @n digits at @p; -1 when they are not there. */
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

/* @text: "20261127", "20261127T100000", with "Z" for UTC. */
static Moment
read_moment(const char *text, const char *zone)
{
    Moment moment = { .zone = zone };
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

static Moment
moment_of(const SkContent *task, const char *name)
{
    const SkContentLine *line = sk_content_find(task, name);
    g_autofree char *value = NULL;

    if (line == NULL)
        return (Moment){ 0 };
    value = g_strstrip(g_strdup(line->value));
    return read_moment(value, sk_content_param(line, "TZID"));
}

/* Years of four digits stay so. */
static void
move(Moment *moment, gint64 minutes)
{
    gint64 all = moment->minutes + minutes;
    gint64 days = all / DAY;

    all -= days * DAY;
    if (all < 0) {
        all += DAY;
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

/* "PT1H30M", "P1D", "P2W" in minutes; 0 when it is none. */
static gint64
read_duration(const char *text)
{
    gint64 sum = 0;

    if (*text == '+')
        text++;
    if (*text++ != 'P')
        return 0;
    while (*text != '\0') {
        guint64 n = 0;
        gint64 unit = 0;

        text += *text == 'T';
        for (; g_ascii_isdigit(*text) && n < 1000000; text++)
            n = n * 10 + (guint)(*text - '0');
        unit = *text == 'W'   ? 7 * DAY
               : *text == 'D' ? DAY
               : *text == 'H' ? 60
               : *text == 'M' ? 1
                              : 0;
        if (unit == 0)
            return sum; /* seconds, or nothing more */
        sum += (gint64)n * unit;
        text++;
    }
    return sum;
}

/* ---- zones -------------------------------------------------------------- */

/* "+0900" in minutes. */
static gint
read_offset(const char *text)
{
    gint hours = -1, minutes = -1;

    if (*text == '+' || *text == '-') {
        hours = digits(text + 1, 2);
        minutes = hours >= 0 ? digits(text + 3, 2) : -1;
    }
    if (minutes < 0)
        return 0;
    return (*text == '-' ? -1 : 1) * (hours * 60 + minutes);
}

static const char *
word(const SkPolicy *policy, const char *key)
{
    const char *text = sk_policy_text(policy, key);

    return text != NULL ? text : "";
}

static const char *
zone_name(const SkContent *zone)
{
    const SkContentLine *line = sk_content_find(zone, "TZID");

    return line != NULL ? line->value : "";
}

/* Whether the zone @name, as @calendar tells it, is always @offset minutes
 * from UTC. */
static gboolean
is_always(const SkContent *calendar, const char *name, gint offset)
{
    gboolean any = FALSE;

    for (guint i = 0; i < calendar->children->len; i++) {
        const SkContent *zone = calendar->children->pdata[i];

        if (!g_str_equal(zone->name, "VTIMEZONE") ||
            !g_str_equal(zone_name(zone), name))
            continue;
        for (guint j = 0; j < zone->children->len; j++) {
            const SkContentLine *to =
                sk_content_find(zone->children->pdata[j], "TZOFFSETTO");

            if (to == NULL || read_offset(to->value) != offset)
                return FALSE;
            any = TRUE;
        }
    }
    return any;
}

/* What the zone of @moment is called; "" when it has none. New string. */
static char *
label_of(const SkContent *calendar, const Moment *moment,
         const SkPolicy *policy)
{
    gint local = read_offset(word(policy, "calendar.local-offset"));

    if (moment->utc ||
        (moment->zone != NULL && is_always(calendar, moment->zone, local)))
        return g_strdup(word(policy, "calendar.local-name"));
    return sk_text_clean_line(moment->zone ? moment->zone : "", -1, ZONE_CHARS,
                              NULL);
}

/* ---- writing ------------------------------------------------------------ */

/* @form with @text in the place of @slot. */
static char *
fill(const char *form, const char *slot, const char *text)
{
    const char *at = strstr(form, slot);
    g_autofree char *before = NULL;

    if (at == NULL)
        return g_strdup(form);
    before = g_strndup(form, (gsize)(at - form));
    return g_strconcat(before, text, at + strlen(slot), NULL);
}

char *
sk_calendar_form(const SkPolicy *policy, const char *key, const char *text)
{
    const char *form = sk_policy_text(policy, key);

    return form != NULL ? fill(form, "{text}", text) : g_strdup(text);
}

/* "{mm}" and "{dd}" are "{month}" and "{day}" in two digits. */
static char *
date_text(const GDate *date, const SkPolicy *policy)
{
    g_auto(GStrv) days = g_strsplit(word(policy, "calendar.weekdays"), " ", -1);
    guint weekday = (guint)g_date_get_weekday(date) % 7; /* Sunday is 0 */
    const struct {
        const char *slot;
        gboolean two;
        guint n;
    } numbers[] = {
        { "{year}", FALSE, g_date_get_year(date) },
        { "{month}", FALSE, g_date_get_month(date) },
        { "{day}", FALSE, g_date_get_day(date) },
        { "{mm}", TRUE, g_date_get_month(date) },
        { "{dd}", TRUE, g_date_get_day(date) },
    };
    g_autofree char *text = g_strdup(word(policy, "calendar.date"));

    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *old = text;
        g_autofree char *n = numbers[i].two
                                 ? g_strdup_printf("%02u", numbers[i].n)
                                 : g_strdup_printf("%u", numbers[i].n);

        text = fill(old, numbers[i].slot, n);
    }
    return weekday < g_strv_length(days)
               ? fill(text, "{weekday}", days[weekday])
               : g_steal_pointer(&text);
}

static void
put_moment(GString *out, const Moment *moment, gboolean with_date,
           const SkPolicy *policy)
{
    g_autofree char *date = date_text(&moment->date, policy);

    if (with_date)
        g_string_append(out, date);
    if (moment->has_time)
        g_string_append_printf(out, "%s%02d:%02d", with_date ? " " : "",
                               moment->minutes / 60, moment->minutes % 60);
}

static void
make_local(Moment *moment, const SkPolicy *policy)
{
    if (moment->valid && moment->utc)
        move(moment, read_offset(word(policy, "calendar.local-offset")));
}

/* When @task ends; not valid when that is when it starts, or unknown. Days end
 * where the next begins: the last one is meant. */
static Moment
end_of(const SkContent *task, const Moment *start)
{
    const SkContentLine *line = sk_content_find(task, "DURATION");
    Moment end = moment_of(task, "DTEND");

    if (!end.valid && line != NULL) {
        end = *start;
        move(&end, read_duration(line->value));
        end.has_time = start->has_time;
    }
    if (end.valid && !end.has_time)
        move(&end, -DAY);
    if (end.valid && g_date_compare(&end.date, &start->date) == 0 &&
        end.minutes == start->minutes)
        end.valid = FALSE;
    return end;
}

static char *
show(const SkContent *calendar, Moment start, Moment end,
     const SkPolicy *policy)
{
    GString *out = g_string_new(NULL);
    g_autofree char *zone = NULL;

    make_local(&start, policy);
    make_local(&end, policy);
    if (!start.valid)
        return g_string_free(out, FALSE);
    put_moment(out, &start, TRUE, policy);
    if (end.valid) {
        g_string_append(out, word(policy, "calendar.to"));
        put_moment(out, &end, g_date_compare(&start.date, &end.date) != 0,
                   policy);
    }
    zone = start.has_time ? label_of(calendar, &start, policy)
                          : g_strdup(word(policy, "calendar.all-day"));
    if (*zone != '\0') {
        g_autofree char *label =
            sk_calendar_form(policy, "calendar.zone", zone);
        g_string_append(out, label);
    }
    return g_string_free(out, FALSE);
}

char *
sk_calendar_span(const SkContent *calendar, const SkContent *task,
                 const SkPolicy *policy)
{
    Moment start = moment_of(task, "DTSTART");

    if (!start.valid)
        return NULL;
    return show(calendar, start, end_of(task, &start), policy);
}

char *
sk_calendar_day(const SkContent *calendar, const SkContent *task,
                const char *name, const SkPolicy *policy)
{
    Moment moment = moment_of(task, name);

    return moment.valid ? show(calendar, moment, (Moment){ 0 }, policy) : NULL;
}

char *
sk_calendar_date(const char *text, const SkPolicy *policy)
{
    Moment moment = read_moment(text, NULL);

    if (!moment.valid)
        return NULL;
    make_local(&moment, policy);
    return moment.valid ? date_text(&moment.date, policy) : NULL;
}
