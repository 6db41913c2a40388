/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts the numbers and names of a calendar into the words of the notice
 * (calendar_time.h). No time is computed here.
 */
#include <string.h>

#include <calendar/calendar_time.h>

const char *
sk_calendar_word(const SkPolicy *policy, const char *key)
{
    const char *text = sk_policy_text(policy, key);

    return text != NULL ? text : "";
}

/* Returns @form with @text in place of @slot. New string. */
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

char *
sk_calendar_number(const SkPolicy *policy, const char *key, guint64 n)
{
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, n);
    const char *form = sk_policy_text(policy, key);

    return fill(form != NULL ? form : "{count}", "{count}", number);
}

char *
sk_calendar_minutes(const SkPolicy *policy, guint64 minutes)
{
    static const struct {
        guint64 unit;
        const char *key;
    } units[] = {
        { SK_DAY_MINUTES, "calendar.days" },
        { 60, "calendar.hours" },
        { 1, "calendar.minutes" },
    };
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autofree char *one =
            sk_calendar_number(policy, units[i].key, minutes / units[i].unit);

        if (minutes >= units[i].unit)
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", one);
        minutes %= units[i].unit;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* "{mm}" and "{dd}" stand for "{month}" and "{day}" in two digits. */
char *
sk_calendar_date(const SkPolicy *policy, const GDate *date)
{
    g_auto(GStrv) days =
        g_strsplit(sk_calendar_word(policy, "calendar.weekdays"), " ", -1);
    /* GLib counts Sunday as 7, and the list begins with Sunday. */
    guint weekday = (guint)g_date_get_weekday(date) % 7;
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
    g_autofree char *text = g_strdup(sk_calendar_word(policy, "calendar.date"));

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

void
sk_calendar_put_moment(GString *out, const SkMoment *moment, gboolean with_date,
                       const SkPolicy *policy)
{
    g_autofree char *date = sk_calendar_date(policy, &moment->date);

    if (with_date)
        g_string_append(out, date);
    if (moment->has_time)
        g_string_append_printf(out, "%s%02d:%02d", with_date ? " " : "",
                               moment->minutes / 60, moment->minutes % 60);
}
