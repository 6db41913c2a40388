/* SPDX-License-Identifier: Apache-2.0
 *
 * Rules of series for people (calendar_time.h): how often, on which days, until
 * when. Reckons nothing.
 */
#include <string.h>

#include <sekisho/text.h>
#include <shared/calendar_time.h>

#define RULE_CHARS 200

static const struct {
    const char *said, *key;
} often[] = {
    { "DAILY", "calendar.daily" },
    { "WEEKLY", "calendar.weekly" },
    { "MONTHLY", "calendar.monthly" },
    { "YEARLY", "calendar.yearly" },
};

/* "MO,2TU" with the days as the notice calls them. */
static char *
days_of(const char *list, const SkPolicy *policy)
{
    static const char *const said[] = {
        "SU", "MO", "TU", "WE", "TH", "FR", "SA"
    };
    const char *words = sk_policy_text(policy, "calendar.weekdays");
    g_auto(GStrv) names = g_strsplit(words != NULL ? words : "", " ", -1);
    g_auto(GStrv) days = g_strsplit(list, ",", -1);
    guint n = g_strv_length(names);

    for (char **day = days; *day != NULL; day++)
        for (guint i = 0; i < G_N_ELEMENTS(said) && i < n; i++)
            if (g_ascii_strcasecmp(*day, said[i]) == 0) {
                g_free(*day);
                *day = g_strdup(names[i]);
                break;
            }
    return g_strjoinv(", ", days);
}

/* One "NAME=value" of a rule that is not how often. New string. */
static char *
detail_of(const char *pair, const SkPolicy *policy)
{
    char *date = NULL;

    if (g_ascii_strncasecmp(pair, "BYDAY=", 6) == 0)
        return days_of(pair + 6, policy);
    if (g_ascii_strncasecmp(pair, "UNTIL=", 6) == 0)
        date = sk_calendar_date(pair + 6, policy);
    if (date != NULL) {
        g_autofree char *until = date;

        return sk_calendar_form(policy, "calendar.until", until);
    }
    if (g_ascii_strncasecmp(pair, "COUNT=", 6) == 0)
        return sk_calendar_form(policy, "calendar.times", pair + 6);
    return g_strdup(pair);
}

static const char *
word_for(const char *said, const SkPolicy *policy)
{
    const char *word = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(often); i++)
        if (g_ascii_strcasecmp(said, often[i].said) == 0)
            word = sk_policy_text(policy, often[i].key);
    return word != NULL ? word : said;
}

char *
sk_calendar_rule(const char *rule, const SkPolicy *policy)
{
    g_autofree char *clean = sk_text_clean_line(rule, -1, RULE_CHARS, NULL);
    g_auto(GStrv) pairs = g_strsplit(clean, ";", -1);
    g_autoptr(GString) details = g_string_new(NULL);
    g_autofree char *inside = NULL;
    const char *word = "";

    for (char **pair = pairs; *pair != NULL; pair++) {
        g_autofree char *detail = NULL;

        /* weeks begin on some day, which tells nobody anything */
        if (g_ascii_strncasecmp(*pair, "WKST=", 5) == 0 ||
            g_ascii_strcasecmp(*pair, "INTERVAL=1") == 0)
            continue;
        if (g_ascii_strncasecmp(*pair, "FREQ=", 5) == 0) {
            word = word_for(*pair + 5, policy);
            continue;
        }
        detail = detail_of(*pair, policy);
        g_string_append_printf(details, "%s%s", details->len > 0 ? ", " : "",
                               detail);
    }
    if (details->len > 0)
        inside = sk_calendar_form(policy, "calendar.zone", details->str);
    return g_strconcat(word, inside, NULL);
}
