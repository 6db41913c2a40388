/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the offset of time zones of calendars (calendar_zone.h). The table at
 * the end serves calendars that name a zone without describing it; it knows the
 * places with which Japanese municipalities correspond, by their IANA and
 * Windows names. A wrong time is worse than an unknown one, so a name that is
 * not in the table has no offset. This defends against zones of a thousand
 * seasons: only 300 are looked at.
 */
#include <string.h>

#include <calendar/calendar_zone.h>

#define ZONES_MAX      100
#define SEASONS_MAX    300
#define ZONE_LINES_MAX 100 /* the lines of a zone or of a season */

/* When daylight saving time is in force. */
typedef enum {
    NEVER,
    EUROPE, /* from the last Sunday of March to that of October, at 01:00 UTC */
    /* from the second Sunday of March to the first of November, 02:00 */
    AMERICA,
    AUSTRALIA, /* from the first Sunday of October to that of April */
} Summer;

static const struct {
    const char *names; /* each name stands between two "|" */
    gint offset;
    Summer summer;
} places[] = {
    { "|Asia/Tokyo|Japan|JST|Tokyo Standard Time|", 540, NEVER },
    { "|Asia/Seoul|Korea Standard Time|ROK|", 540, NEVER },
    { "|Asia/Shanghai|Asia/Hong_Kong|Asia/Taipei|Asia/Singapore|Asia/Manila|"
      "Asia/Kuala_Lumpur|Asia/Macau|Australia/Perth|China Standard Time|"
      "Taipei Standard Time|Singapore Standard Time|W. Australia Standard Time|"
      "PRC|Hongkong|Singapore|",
      480, NEVER },
    { "|Asia/Bangkok|Asia/Ho_Chi_Minh|Asia/Saigon|Asia/Jakarta|"
      "SE Asia Standard Time|",
      420, NEVER },
    { "|Asia/Kolkata|Asia/Calcutta|India Standard Time|", 330, NEVER },
    { "|Asia/Kathmandu|Asia/Katmandu|Nepal Standard Time|", 345, NEVER },
    { "|Asia/Dubai|Arabian Standard Time|", 240, NEVER },
    { "|Europe/Moscow|Russian Standard Time|", 180, NEVER },
    { "|UTC|GMT|Etc/UTC|Etc/GMT|Zulu|Atlantic/Reykjavik|", 0, NEVER },
    { "|Europe/London|Europe/Dublin|Europe/Lisbon|GMT Standard Time|", 0,
      EUROPE },
    { "|Europe/Paris|Europe/Berlin|Europe/Madrid|Europe/Rome|Europe/Brussels|"
      "Europe/Amsterdam|Europe/Zurich|Europe/Vienna|Europe/Stockholm|"
      "Europe/Oslo|Europe/Copenhagen|Europe/Prague|Europe/Budapest|"
      "Europe/Warsaw|W. Europe Standard Time|Romance Standard Time|"
      "Central Europe Standard Time|Central European Standard Time|",
      60, EUROPE },
    { "|Europe/Athens|Europe/Helsinki|Europe/Kiev|Europe/Kyiv|"
      "Europe/Bucharest|FLE Standard Time|GTB Standard Time|",
      120, EUROPE },
    { "|America/New_York|America/Toronto|America/Detroit|US/Eastern|"
      "Eastern Standard Time|",
      -300, AMERICA },
    { "|America/Chicago|US/Central|Central Standard Time|", -360, AMERICA },
    { "|America/Denver|US/Mountain|Mountain Standard Time|", -420, AMERICA },
    { "|America/Phoenix|US Mountain Standard Time|", -420, NEVER },
    { "|America/Los_Angeles|America/Vancouver|US/Pacific|"
      "Pacific Standard Time|",
      -480, AMERICA },
    { "|Pacific/Honolulu|Hawaiian Standard Time|US/Hawaii|", -600, NEVER },
    { "|America/Sao_Paulo|E. South America Standard Time|", -180, NEVER },
    { "|Australia/Brisbane|E. Australia Standard Time|", 600, NEVER },
    { "|Australia/Sydney|Australia/Melbourne|AUS Eastern Standard Time|", 600,
      AUSTRALIA },
};

gboolean
sk_zone_read_offset(const char *text, gint *offset)
{
    gint sign = *text == '-' ? -1 : 1;

    if ((*text != '+' && *text != '-') || strspn(text + 1, "0123456789") < 4)
        return FALSE;
    *offset = sign * (((text[1] - '0') * 10 + text[2] - '0') * 60 +
                      (text[3] - '0') * 10 + text[4] - '0');
    return TRUE;
}

/* ---- zones that the calendar describes ---------------------------------- */

GPtrArray *
sk_zones_of(const SkContent *calendar)
{
    GPtrArray *zones = g_ptr_array_new();

    for (guint i = 0; i < calendar->children->len && zones->len < ZONES_MAX;
         i++) {
        const SkContent *child = calendar->children->pdata[i];

        if (g_str_equal(child->name, "VTIMEZONE") &&
            child->lines->len <= ZONE_LINES_MAX)
            g_ptr_array_add(zones, (gpointer)child);
    }
    return zones;
}

/* Returns the value of the part NAME=... of @rule, up to its ";", or NULL if
 * there is none. New string. */
static char *
field_of(const char *rule, const char *name)
{
    gsize len = strlen(name);

    for (; *rule != '\0'; rule += *rule == ';') {
        gsize run = strcspn(rule, ";");

        if (run > len && rule[len] == '=' &&
            g_ascii_strncasecmp(rule, name, len) == 0)
            return g_strndup(rule + len + 1, run - len - 1);
        rule += run;
    }
    return NULL;
}

static gint
weekday_of(const char *said)
{
    static const char *const days[] = {
        "SU", "MO", "TU", "WE", "TH", "FR", "SA"
    };

    for (guint i = 0; i < G_N_ELEMENTS(days); i++)
        if (g_ascii_strncasecmp(said, days[i], 2) == 0)
            return (gint)i;
    return -1;
}

/* Stores in *@date the day in @year on which a yearly season begins. Returns
 * FALSE if its rule is of another kind. */
static gboolean
day_in(const char *rule, const SkMoment *start, gint year, GDate *date)
{
    g_autofree char *month_text = field_of(rule, "BYMONTH");
    g_autofree char *day_text = field_of(rule, "BYDAY");
    gint month = month_text != NULL
                     ? (gint)g_ascii_strtoll(month_text, NULL, 10)
                     : (gint)g_date_get_month(&start->date);
    char *weekday = NULL;
    gint64 nth;

    if (day_text == NULL) {
        GDateDay day = g_date_get_day(&start->date);

        if (month < 1 || month > 12 ||
            !g_date_valid_dmy(day, (GDateMonth)month, (GDateYear)year))
            return FALSE;
        g_date_clear(date, 1);
        g_date_set_dmy(date, day, (GDateMonth)month, (GDateYear)year);
        return TRUE;
    }
    nth = g_ascii_strtoll(day_text, &weekday, 10);
    return nth >= -5 && nth <= 5 &&
           sk_moment_nth_weekday(year, month, (gint)nth, weekday_of(weekday),
                                 date);
}

/* Stores in *@onset when @season last began, up to @moment. Returns FALSE if it
 * has not begun yet. */
static gboolean
last_onset(const SkContent *season, const SkMoment *moment, SkMoment *onset)
{
    const SkContentLine *rule = sk_content_find(season, "RRULE");
    SkMoment start = sk_moment_of(season, "DTSTART"), until = { 0 };
    g_autofree char *until_text = NULL;
    gint year = g_date_get_year(&moment->date), last = year;

    if (!start.valid || sk_moment_compare(&start, moment) > 0)
        return FALSE;
    *onset = start;
    if (rule == NULL)
        return TRUE;
    until_text = field_of(rule->value, "UNTIL");
    if (until_text != NULL)
        until = sk_moment_read(until_text, NULL);
    if (until.valid)
        last = g_date_get_year(&until.date);
    year = MIN(year, last);
    for (gint y = year; y > year - 2 && y >= g_date_get_year(&start.date);
         y--) {
        SkMoment found = start;

        if (!day_in(rule->value, &start, y, &found.date) ||
            sk_moment_compare(&found, moment) > 0 ||
            (until.valid && g_date_compare(&found.date, &until.date) > 0))
            continue;
        if (sk_moment_compare(&found, onset) > 0)
            *onset = found;
        return TRUE;
    }
    return TRUE;
}

static gboolean
offset_after(const SkContent *season, gint *offset)
{
    const SkContentLine *to = sk_content_find(season, "TZOFFSETTO");

    return to != NULL && sk_zone_read_offset(to->value, offset);
}

/* Stores the offset at @moment: the season that began last is in force. */
static gboolean
offset_in(const SkContent *zone, const SkMoment *moment, gint *offset)
{
    SkMoment latest = { 0 };
    guint n = MIN(zone->children->len, SEASONS_MAX);

    for (guint i = 0; i < n; i++) {
        const SkContent *season = zone->children->pdata[i];
        SkMoment onset;
        gint after;

        if (season->lines->len > ZONE_LINES_MAX ||
            !offset_after(season, &after) ||
            !last_onset(season, moment, &onset))
            continue;
        if (!latest.valid || sk_moment_compare(&onset, &latest) >= 0) {
            latest = onset;
            *offset = after;
        }
    }
    /* If no season has begun yet, the first one is used. */
    return latest.valid ||
           (n > 0 && offset_after(zone->children->pdata[0], offset));
}

static const SkContent *
find_zone(const GPtrArray *zones, const char *name)
{
    for (guint i = 0; i < zones->len; i++) {
        const SkContentLine *line = sk_content_find(zones->pdata[i], "TZID");

        if (line != NULL && g_str_equal(line->value, name))
            return zones->pdata[i];
    }
    return NULL;
}

/* ---- zones by their names ----------------------------------------------- */

/* Returns whether @moment, given in a zone @offset minutes from UTC in winter,
 * lies in daylight saving time. */
static gboolean
is_summer(Summer summer, gint offset, const SkMoment *moment)
{
    static const struct {
        gint month, nth, end_month, end_nth;
    } turns[] = {
        [NEVER] = { 0, 0, 0, 0 },
        [EUROPE] = { 3, -1, 10, -1 },
        [AMERICA] = { 3, 2, 11, 1 },
        [AUSTRALIA] = { 10, 1, 4, 1 },
    };
    gint year = g_date_get_year(&moment->date);
    SkMoment start = { .valid = TRUE }, end = { .valid = TRUE };

    if (summer == NEVER ||
        !sk_moment_nth_weekday(year, turns[summer].month, turns[summer].nth, 0,
                               &start.date) ||
        !sk_moment_nth_weekday(year, turns[summer].end_month,
                               turns[summer].end_nth, 0, &end.date))
        return FALSE;
    start.minutes = summer == EUROPE ? 60 + offset : 120;
    end.minutes = summer == EUROPE    ? 120 + offset
                  : summer == AMERICA ? 120
                                      : 180;
    if (summer == AUSTRALIA)
        return sk_moment_compare(moment, &start) >= 0 ||
               sk_moment_compare(moment, &end) < 0;
    return sk_moment_compare(moment, &start) >= 0 &&
           sk_moment_compare(moment, &end) < 0;
}

/* Reads the offset in "(UTC+09:00) ...", as Windows shows zones to people. Only
 * offsets from 3 to 9 hours are accepted, because no place in these zones has
 * daylight saving time. */
static gboolean
offset_said(const char *name, gint *offset)
{
    const char *at = strstr(name, "UTC+");
    gint hours, minutes;

    if (at == NULL)
        at = strstr(name, "GMT+");
    if (at == NULL || strspn(at + 4, "0123456789") < 2 ||
        strchr(":.", at[6]) == NULL ||
        strspn(at + 6 + (at[6] != '\0'), "0123456789") < 2)
        return FALSE;
    hours = (at[4] - '0') * 10 + at[5] - '0';
    minutes = (at[7] - '0') * 10 + at[8] - '0';
    *offset = hours * 60 + minutes;
    return *offset >= 180 && *offset <= 540;
}

static gboolean
offset_by_name(const char *name, const SkMoment *moment, gint *offset)
{
    g_autofree char *wanted = g_strconcat("|", name, "|", NULL);

    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        if (strstr(places[i].names, wanted) == NULL)
            continue;
        *offset = places[i].offset;
        if (is_summer(places[i].summer, *offset, moment))
            *offset += 60;
        return TRUE;
    }
    return offset_said(name, offset);
}

gboolean
sk_zone_offset(const GPtrArray *zones, const SkMoment *moment, gint *offset)
{
    const SkContent *zone = NULL;

    *offset = 0;
    if (!moment->valid || !moment->has_time)
        return FALSE;
    if (moment->utc)
        return TRUE;
    if (moment->zone == NULL)
        return FALSE;
    zone = find_zone(zones, moment->zone);
    return (zone != NULL && offset_in(zone, moment, offset)) ||
           offset_by_name(moment->zone, moment, offset);
}
