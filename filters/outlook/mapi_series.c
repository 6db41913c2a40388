/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the series of an Outlook appointment (sk_mapi_series): the structures
 * RecurrencePattern and AppointmentRecurrencePattern of MS-OXOCAL sections
 * 2.2.1.44.1 and 2.2.1.44.5 become the rule, the exceptions and the replacing
 * events of iCalendar. This defends against false counts: every number is read
 * within the bytes that are there.
 */
#include <string.h>
#include <calendar/calendar_moment.h>
#include <content/content_tree.h>
#include <outlook/mapi_item.h>

#define RECURRENCE      (SK_MAPI_SET | 0x8216)
#define ZONE_STRUCT     (SK_MAPI_SET | 0x8233)
#define ZONE_TEXT       (SK_MAPI_SET | 0x8234)
#define SERIES_DAYS_MAX 400 /* the most days that are left out or replaced */

/* The bits of OverrideFlags: what an exception states. */
enum {
    SUBJECT = 0x1,
    TYPE = 0x2,
    DELTA = 0x4,
    REMINDER = 0x8,
    PLACE = 0x10,
    BUSY = 0x20,
    ATTACHED = 0x40,
    SUBTYPE = 0x80,
    COLOUR = 0x100
};

typedef struct {
    const guint8 *p, *end;
    gboolean short_; /* The data ended where a number was expected. */
} Bytes;

static guint32
take(Bytes *in, guint width)
{
    guint32 number = 0;

    if ((gsize)(in->end - in->p) < width) {
        in->short_ = TRUE;
        in->p = in->end;
        return 0;
    }
    for (guint i = width; i > 0; i--)
        number = number << 8 | in->p[i - 1];
    in->p += width;
    return number;
}

/* Returns minutes since 1601 as a calendar writes a time or a day, or NULL if
 * that is no time. New string. */
static char *
moment_text(guint32 minutes, gboolean with_time)
{
    SkMoment moment = sk_moment_read("16010101", NULL);

    sk_moment_move(&moment, minutes);
    if (!moment.valid)
        return NULL;
    return with_time
               ? g_strdup_printf("%04d%02d%02dT%02d%02d00",
                                 g_date_get_year(&moment.date),
                                 g_date_get_month(&moment.date),
                                 g_date_get_day(&moment.date),
                                 moment.minutes / 60, moment.minutes % 60)
               : g_strdup_printf("%04d%02d%02d", g_date_get_year(&moment.date),
                                 g_date_get_month(&moment.date),
                                 g_date_get_day(&moment.date));
}

/* ---- the rule ----------------------------------------------------------- */

static void
put_weekdays(GString *rule, guint32 bits, const char *nth)
{
    static const char *const names[] = { "SU", "MO", "TU", "WE",
                                         "TH", "FR", "SA" };
    const char *before = ";BYDAY=";

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if ((bits >> i & 1) != 0) {
            g_string_append_printf(rule, "%s%s%s", before, nth, names[i]);
            before = ",";
        }
}

/* Writes the @n-th of the weekdays @bits of a month; 5 is the last. A single
 * day gets its number in front; of several, one is chosen. */
static void
put_nth(GString *rule, guint32 bits, guint32 n)
{
    gboolean one = (bits & (bits - 1)) == 0;
    g_autofree char *nth = g_strdup_printf("%d", n >= 5 ? -1 : (int)n);

    put_weekdays(rule, bits, one ? nth : "");
    if (!one)
        g_string_append_printf(rule, ";BYSETPOS=%s", nth);
}

typedef struct {
    guint32 frequency, pattern, period, bits, n, end, count;
} Pattern;

/* Writes the month of a yearly series, which follows from the month in which it
 * starts. */
static void
put_month(GString *rule, guint32 start)
{
    g_autofree char *date = moment_text(start, FALSE);

    if (date != NULL)
        g_string_append_printf(rule, ";BYMONTH=%d",
                               (date[4] - '0') * 10 + date[5] - '0');
}

/* Returns FALSE if the kind of series is unknown. */
static gboolean
put_frequency(GString *rule, const Pattern *pattern, guint32 start)
{
    guint32 every = pattern->period;
    gboolean yearly = pattern->frequency == 0x200d && every % 12 == 0;

    switch (pattern->pattern) {
    case 0: /* daily; the period is in minutes */
        g_string_append(rule, "FREQ=DAILY");
        every /= SK_DAY_MINUTES;
        break;
    case 1:
        g_string_append(rule, "FREQ=WEEKLY");
        break;
    case 2:
    case 3:
    case 4:
        g_string_append(rule, yearly ? "FREQ=YEARLY" : "FREQ=MONTHLY");
        every = yearly ? every / 12 : every;
        break;
    default: /* a kind of the Hijri calendar */
        return FALSE;
    }
    if (every > 1)
        g_string_append_printf(rule, ";INTERVAL=%u", every);
    if (yearly)
        put_month(rule, start);
    return TRUE;
}

static gboolean
put_rule(GString *rule, const Pattern *pattern, guint32 start, guint32 last)
{
    g_autofree char *until = moment_text(last, FALSE);

    if (!put_frequency(rule, pattern, start))
        return FALSE;
    if (pattern->pattern == 1 && (pattern->bits & 0x7f) != 0)
        put_weekdays(rule, pattern->bits, "");
    else if (pattern->pattern == 3 && (pattern->bits & 0x7f) != 0)
        put_nth(rule, pattern->bits & 0x7f, pattern->n);
    else if (pattern->pattern == 2 || pattern->pattern == 4)
        g_string_append_printf(rule, ";BYMONTHDAY=%d",
                               pattern->n >= 31 ? -1 : (int)pattern->n);
    if (pattern->end == 0x2022 && pattern->count > 0)
        g_string_append_printf(rule, ";COUNT=%u", pattern->count);
    else if (pattern->end == 0x2021 && until != NULL)
        g_string_append_printf(rule, ";UNTIL=%s", until);
    return TRUE;
}

static void
take_pattern(Bytes *in, Pattern *pattern)
{
    take(in, 4); /* reader and writer version */
    pattern->frequency = take(in, 2);
    pattern->pattern = take(in, 2);
    take(in, 2); /* type of calendar */
    take(in, 4); /* the first day, as counted from 1601 */
    pattern->period = take(in, 4);
    take(in, 4);
    if (pattern->pattern == 1 || pattern->pattern == 3)
        pattern->bits = take(in, 4);
    if (pattern->pattern != 0 && pattern->pattern != 1)
        pattern->n = take(in, 4);
    pattern->end = take(in, 4);
    pattern->count = take(in, 4);
    take(in, 4); /* the first day of the week */
}

/* Reads the number of days and then each day, in minutes since 1601. */
static void
take_days(Bytes *in, GArray *days)
{
    guint32 n = take(in, 4);

    for (guint32 i = 0; i < n && !in->short_; i++) {
        guint32 day = take(in, 4);

        if (!in->short_ && days->len < SERIES_DAYS_MAX)
            g_array_append_val(days, day);
    }
}

/* ---- zones -------------------------------------------------------------- */

static void
put_season(SkContent *zone, const char *name, gint bias, Bytes date)
{
    static const char *const days[] = {
        "SU", "MO", "TU", "WE", "TH", "FR", "SA"
    };
    SkContent *season = sk_content_new(name);
    guint32 month, weekday, nth, hour;
    g_autofree char *offset = NULL;
    g_autofree char *rule = NULL;
    g_autofree char *start = NULL;

    take(&date, 2);
    month = take(&date, 2);
    weekday = take(&date, 2);
    nth = take(&date, 2);
    hour = take(&date, 2);
    offset = g_strdup_printf("%c%02d%02d", bias > 0 ? '-' : '+',
                             ABS(bias) / 60 % 100, ABS(bias) % 60);
    sk_content_add(season, "TZOFFSETTO", offset);
    start = g_strdup_printf("16010101T%02u0000", hour % 24);
    sk_content_add(season, "DTSTART", start);
    if (month >= 1 && month <= 12 && weekday < 7)
        rule = g_strdup_printf("FREQ=YEARLY;BYMONTH=%u;BYDAY=%d%s", month,
                               nth >= 5 ? -1 : (int)MAX(nth, 1), days[weekday]);
    sk_content_add(season, "RRULE", rule);
    g_ptr_array_add(zone->children, season);
}

/* Describes the time zone of the series as the calendar does (MS-OXOCAL section
 * 2.2.1.39). Returns its name in a new string, or NULL if it has none. */
static char *
put_zone(SkContent *calendar, const SkMapi *message)
{
    GBytes *bytes = sk_mapi_bytes(message, ZONE_STRUCT, NULL);
    g_autofree char *name = sk_mapi_text(message, ZONE_TEXT);
    gsize len = 0;
    const guint8 *p = bytes != NULL ? g_bytes_get_data(bytes, &len) : NULL;
    Bytes in = { p, p, FALSE };
    gint bias, standard, summer;
    SkContent *zone;

    if (name == NULL || p == NULL || len < 48)
        return g_steal_pointer(&name);
    in.end = p + len;
    bias = (gint)take(&in, 4);
    standard = (gint)take(&in, 4);
    summer = (gint)take(&in, 4);
    if (ABS(bias) > SK_DAY_MINUTES || ABS(standard) > SK_DAY_MINUTES ||
        ABS(summer) > SK_DAY_MINUTES)
        return g_steal_pointer(&name);
    zone = sk_content_new("VTIMEZONE");
    sk_content_add(zone, "TZID", name);
    put_season(zone, "STANDARD", bias + standard,
               (Bytes){ p + 14, p + 30, FALSE });
    if ((p[32 + 2] | p[32 + 3]) != 0)
        put_season(zone, "DAYLIGHT", bias + summer,
                   (Bytes){ p + 32, p + 48, FALSE });
    g_ptr_array_add(calendar->children, zone);
    return g_steal_pointer(&name);
}

static void
put_moment(SkContent *event, const char *name, guint32 minutes,
           const char *zone, gboolean with_time)
{
    g_autofree char *text = moment_text(minutes, with_time);

    sk_content_add_param(sk_content_add(event, name, text), "TZID", zone);
}

/* ---- exceptions --------------------------------------------------------- */

/* Reads a text of an exception: its length twice, then its bytes in the
 * writer's code page. Texts that are not ASCII are repeated later in UTF-16. */
static char *
take_text(Bytes *in)
{
    guint32 len;
    char *text = NULL;

    take(in, 2);
    len = take(in, 2);
    if ((gsize)(in->end - in->p) < len) {
        in->short_ = TRUE;
        return NULL;
    }
    text = g_strndup((const char *)in->p, len);
    in->p += len;
    if (!g_str_is_ascii(text))
        g_clear_pointer(&text, g_free);
    return text;
}

/* Reads one exception: an event of its own that replaces a day. */
static void
take_exception(Bytes *in, SkContent *calendar, const char *zone,
               GArray *replaced)
{
    SkContent *event = sk_content_new("VEVENT");
    guint32 start = take(in, 4), end = take(in, 4), original = take(in, 4);
    guint32 flags = take(in, 2), day = original - original % SK_DAY_MINUTES;
    static const guint32 numbers[] = { TYPE, DELTA, REMINDER };
    static const guint32 others[] = { BUSY, ATTACHED, SUBTYPE, COLOUR };
    g_autofree char *title = (flags & SUBJECT) != 0 ? take_text(in) : NULL;
    g_autofree char *place = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        if ((flags & numbers[i]) != 0)
            take(in, 4);
    place = (flags & PLACE) != 0 ? take_text(in) : NULL;
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if ((flags & others[i]) != 0)
            take(in, 4);
    if (in->short_) {
        sk_content_free(event);
        return;
    }
    put_moment(event, "RECURRENCE-ID", original, zone, TRUE);
    sk_content_add_text(event, "SUMMARY", title);
    put_moment(event, "DTSTART", start, zone, TRUE);
    put_moment(event, "DTEND", end, zone, TRUE);
    sk_content_add_text(event, "LOCATION", place);
    g_ptr_array_add(calendar->children, event);
    g_array_append_val(replaced, day);
}

static void
put_left_out(SkContent *event, const GArray *deleted, const GArray *replaced)
{
    for (guint i = 0; i < deleted->len; i++) {
        guint32 day = g_array_index(deleted, guint32, i);
        g_autofree char *text = moment_text(day, FALSE);
        gboolean moved = FALSE;

        for (guint j = 0; j < replaced->len; j++)
            moved |= g_array_index(replaced, guint32, j) == day;
        if (!moved)
            sk_content_add(event, "EXDATE", text);
    }
}

gboolean
sk_mapi_series(const SkMapi *message, SkContent *calendar, SkContent *event,
               gboolean days)
{
    GBytes *bytes = sk_mapi_bytes(message, RECURRENCE, NULL);
    gsize len = 0;
    const guint8 *p = bytes != NULL ? g_bytes_get_data(bytes, &len) : NULL;
    Bytes in = { p, p, FALSE };
    Pattern pattern = { 0 };
    g_autoptr(GArray) deleted = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) replaced = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GString) rule = g_string_new(NULL);
    g_autofree char *zone = NULL;
    guint32 first, last, start, end, n;

    if (p == NULL || len == 0)
        return FALSE;
    in.end = p + len;
    take_pattern(&in, &pattern);
    take_days(&in, deleted);
    take_days(&in, changed);
    first = take(&in, 4);
    last = take(&in, 4);
    take(&in, 4); /* two version numbers */
    take(&in, 4);
    start = take(&in, 4);
    end = take(&in, 4);
    n = take(&in, 2);
    if (in.short_ || start > 3 * SK_DAY_MINUTES ||
        !put_rule(rule, &pattern, first, last))
        return FALSE;
    zone = put_zone(calendar, message);
    put_moment(event, "DTSTART", first + start, days ? NULL : zone, !days);
    put_moment(event, "DTEND", first + end, days ? NULL : zone, !days);
    sk_content_add(event, "RRULE", rule->str);
    for (guint32 i = 0; i < n && i < SERIES_DAYS_MAX && !in.short_; i++)
        take_exception(&in, calendar, zone, replaced);
    put_left_out(event, deleted, replaced);
    return TRUE;
}
