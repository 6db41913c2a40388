/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes rules of series in words (sk_calendar_rule; RFC 5545, section 3.3.10):
 * how often, on which days, how long. A part of a rule for which there are no
 * words is shown as it is written, so that nobody takes a rule for a simpler
 * one.
 */
#include <stdlib.h>
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_time.h>

#define RULE_CHARS 400

/* The parts of a rule; NULL for those that it does not have. */
typedef struct {
    const SkCalendarView *view;
    const SkContent *task;
    char *freq, *interval, *days, *positions;
    GString *on;   /* on which days */
    GString *tail; /* how long, and parts for which there are no words */
} Rule;

static void
append(GString *out, const char *separator, const char *text)
{
    if (*text != '\0')
        g_string_append_printf(out, "%s%s", out->len > 0 ? separator : "",
                               text);
}

/* ---- how often ---------------------------------------------------------- */

static const struct {
    const char *said, *every, *other, *n;
} often[] = {
    { "DAILY", "calendar.daily", "calendar.daily-2", "calendar.daily-n" },
    { "WEEKLY", "calendar.weekly", "calendar.weekly-2", "calendar.weekly-n" },
    { "MONTHLY", "calendar.monthly", "calendar.monthly-2",
      "calendar.monthly-n" },
    { "YEARLY", "calendar.yearly", "calendar.yearly-2", "calendar.yearly-n" },
    { "HOURLY", NULL, NULL, "calendar.hourly-n" },
    { "MINUTELY", NULL, NULL, "calendar.minutely-n" },
    { "SECONDLY", NULL, NULL, "calendar.secondly-n" },
};

static char *
frequency_of(const Rule *rule)
{
    const SkPolicy *policy = rule->view->policy;
    guint64 n =
        rule->interval != NULL ? g_ascii_strtoull(rule->interval, NULL, 10) : 1;

    for (guint i = 0; rule->freq != NULL && i < G_N_ELEMENTS(often); i++) {
        if (g_ascii_strcasecmp(rule->freq, often[i].said) != 0)
            continue;
        if (n <= 1 && often[i].every != NULL)
            return g_strdup(sk_calendar_word(policy, often[i].every));
        if (n == 2 && often[i].other != NULL)
            return g_strdup(sk_calendar_word(policy, often[i].other));
        return sk_calendar_number(policy, often[i].n, MAX(n, 1));
    }
    return g_strdup(rule->freq != NULL ? rule->freq : "");
}

/* ---- which days --------------------------------------------------------- */

/* Returns the word number @i of the notice text @key, or NULL if there are
 * fewer. New string. */
static char *
word_at(const SkPolicy *policy, const char *key, guint i)
{
    g_auto(GStrv) words = g_strsplit(sk_calendar_word(policy, key), " ", -1);

    return i < g_strv_length(words) ? g_strdup(words[i]) : NULL;
}

/* Returns @what with its ordinal number @nth ("2", "-1"). New string. */
static char *
nth_of(const SkPolicy *policy, gint64 nth, const char *what)
{
    g_autofree char *word =
        nth > 0 ? word_at(policy, "calendar.ordinals", (guint)MIN(nth, 99) - 1)
                : NULL;
    g_autofree char *form = NULL;
    GString *out;

    if (nth == -1)
        return sk_calendar_form(policy, "calendar.last", what);
    form = word != NULL ? g_strdup(sk_calendar_word(policy, "calendar.nth"))
           : nth > 0
               ? sk_calendar_number(policy, "calendar.nth-other", (guint64)nth)
               : sk_calendar_number(policy, "calendar.nth-last", (guint64)-nth);
    out = g_string_new(form);
    g_string_replace(out, "{nth}", word != NULL ? word : "", 0);
    g_string_replace(out, "{text}", what, 0);
    return g_string_free(out, FALSE);
}

/* Returns "2TU" in words, or unchanged if it is no weekday. New string. */
static char *
weekday_text(const SkPolicy *policy, const char *said)
{
    static const char *const days[] = {
        "SU", "MO", "TU", "WE", "TH", "FR", "SA"
    };
    char *name = NULL;
    gint64 nth = g_ascii_strtoll(said, &name, 10);

    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *word = NULL;
        g_autofree char *day = NULL;

        if (g_ascii_strcasecmp(name, days[i]) != 0)
            continue;
        word = word_at(policy, "calendar.weekdays", i);
        day = sk_calendar_form(policy, "calendar.weekday",
                               word != NULL ? word : days[i]);
        return nth != 0 ? nth_of(policy, nth, day) : g_steal_pointer(&day);
    }
    return g_strdup(said);
}

/* Returns "15" or "-1", a day of a month, in words. New string. */
static char *
month_day_text(const SkPolicy *policy, const char *said)
{
    gint64 n = g_ascii_strtoll(said, NULL, 10);

    if (n == -1)
        return g_strdup(sk_calendar_word(policy, "calendar.last-day"));
    return n > 0 ? sk_calendar_number(policy, "calendar.month-day", (guint64)n)
                 : sk_calendar_number(policy, "calendar.month-day-last",
                                      n < 0 ? (guint64)-n : 0);
}

static char *
month_text(const SkPolicy *policy, const char *said)
{
    guint64 n = g_ascii_strtoull(said, NULL, 10);
    char *word = n >= 1 && n <= 12
                     ? word_at(policy, "calendar.months", (guint)n - 1)
                     : NULL;

    return word != NULL ? word : g_strdup(said);
}

typedef char *WordFor(const SkPolicy *policy, const char *said);

/* Returns each entry of the comma-separated @list in words. New string. */
static char *
each_of(const Rule *rule, const char *list, WordFor *word_for)
{
    const SkPolicy *policy = rule->view->policy;
    const char *and = sk_calendar_word(policy, "calendar.and");
    g_auto(GStrv) parts = g_strsplit(list, ",", 60);
    g_autoptr(GString) out = g_string_new(NULL);

    for (char **part = parts; *part != NULL; part++) {
        g_autofree char *word = word_for(policy, g_strstrip(*part));

        append(out, and, word);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static gboolean
are_workdays(const char *days)
{
    g_autofree char *upper = g_ascii_strup(days, -1);
    static const char *const names[] = { "MO", "TU", "WE", "TH", "FR" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strstr(upper, names[i]) == NULL)
            return FALSE;
    return strlen(days) == strlen("MO,TU,WE,TH,FR");
}

/* Writes BYDAY, and which of these days BYSETPOS selects: "第2火曜",
 * "平日のうち最後の日".
 */
static void
put_weekdays(Rule *rule)
{
    const SkPolicy *policy = rule->view->policy;
    g_autofree char *days = NULL;
    g_autoptr(GString) set = g_string_new(NULL);
    g_auto(GStrv) positions = NULL;
    gboolean one;

    if (rule->days == NULL)
        return;
    days = are_workdays(rule->days)
               ? g_strdup(sk_calendar_word(policy, "calendar.workdays"))
               : each_of(rule, rule->days, weekday_text);
    if (rule->positions == NULL) {
        append(rule->on, " ", days);
        return;
    }
    one = strchr(rule->days, ',') == NULL;
    positions = g_strsplit(rule->positions, ",", 30);
    for (char **at = positions; *at != NULL; at++) {
        gint64 nth = g_ascii_strtoll(*at, NULL, 10);
        g_autofree char *text = nth_of(
            policy, nth,
            one ? days : sk_calendar_word(policy, "calendar.day-of-set"));

        append(set, sk_calendar_word(policy, "calendar.and"), text);
    }
    if (one) {
        append(rule->on, " ", set->str);
    } else {
        g_autoptr(GString) form =
            g_string_new(sk_calendar_word(policy, "calendar.of-set"));

        g_string_replace(form, "{nth}", set->str, 0);
        g_string_replace(form, "{text}", days, 0);
        append(rule->on, " ", form->str);
    }
}

/* ---- the steps ---------------------------------------------------------- */

static void
put_tail(Rule *rule, char *text)
{
    g_autofree char *owned = text;

    append(rule->tail, ", ", owned);
}

/* Takes one "NAME=value" of the rule; if there are no words for it, it is shown
 * as it stands. */
static void
take_pair(Rule *rule, const char *name, const char *value, const char *pair)
{
    const SkCalendarView *view = rule->view;
    g_autofree char *text = NULL;

    if (g_str_equal(name, "FREQ") && rule->freq == NULL) {
        rule->freq = g_strdup(value);
    } else if (g_str_equal(name, "INTERVAL") && rule->interval == NULL) {
        rule->interval = g_strdup(value);
    } else if (g_str_equal(name, "BYDAY") && rule->days == NULL) {
        rule->days = g_strdup(value);
    } else if (g_str_equal(name, "BYSETPOS") && rule->positions == NULL) {
        rule->positions = g_strdup(value);
    } else if (g_str_equal(name, "BYMONTH")) {
        text = each_of(rule, value, month_text);
        append(rule->on, " ", text);
    } else if (g_str_equal(name, "BYMONTHDAY")) {
        text = each_of(rule, value, month_day_text);
        append(rule->on, " ", text);
    } else if (g_str_equal(name, "COUNT")) {
        put_tail(rule, sk_calendar_form(view->policy, "calendar.times", value));
    } else if (g_str_equal(name, "UNTIL")) {
        text = sk_calendar_until(view, rule->task, value);
        put_tail(rule, sk_calendar_form(view->policy, "calendar.until",
                                        text != NULL ? text : value));
    } else if (!g_str_equal(name, "WKST")) {
        /* Only WKST, the day on which weeks begin, is never shown. */
        put_tail(rule, g_strdup(pair));
    }
}

static char *
finish(Rule *rule)
{
    const SkPolicy *policy = rule->view->policy;
    g_autofree char *often_text = frequency_of(rule);
    g_autofree char *on = NULL;
    g_autofree char *inside = NULL;

    put_weekdays(rule);
    if (rule->days == NULL && rule->positions != NULL)
        put_tail(rule, g_strconcat("BYSETPOS=", rule->positions, NULL));
    if (rule->on->len > 0)
        on = sk_calendar_form(policy, "calendar.on", rule->on->str);
    if (rule->tail->len > 0)
        inside = sk_calendar_form(policy, "calendar.zone", rule->tail->str);
    return g_strconcat(often_text, on != NULL ? on : "",
                       inside != NULL ? inside : "", NULL);
}

char *
sk_calendar_rule(const SkCalendarView *view, const SkContent *task,
                 const char *text)
{
    g_autofree char *clean = sk_text_clean_line(text, -1, RULE_CHARS, NULL);
    g_auto(GStrv) pairs = g_strsplit(clean, ";", -1);
    g_autoptr(GString) on = g_string_new(NULL);
    g_autoptr(GString) tail = g_string_new(NULL);
    Rule rule = { .view = view, .task = task, .on = on, .tail = tail };
    char *out = NULL;

    for (char **pair = pairs; *pair != NULL; pair++) {
        const char *equals = strchr(*pair, '=');
        g_autofree char *name =
            equals != NULL ? g_ascii_strup(*pair, equals - *pair) : NULL;

        if (name != NULL)
            take_pair(&rule, name, equals + 1, *pair);
        else if (**pair != '\0')
            put_tail(&rule, g_strdup(*pair));
    }
    out = finish(&rule);
    g_free(rule.freq);
    g_free(rule.interval);
    g_free(rule.days);
    g_free(rule.positions);
    return out;
}
