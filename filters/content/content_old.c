/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites calendars of version 1.0 as those of version 2.0 (content_old.h).
 * Decides nothing about what may leave.
 */
#include <string.h>

#include <content/content_old.h>

/* ---- rules -------------------------------------------------------------- */

/* The kinds of rules, and how each is written in version 2.0. */
static const struct {
    const char *old, *freq, *by;
} kinds[] = {
    { "MP", "MONTHLY", "BYDAY" },  { "MD", "MONTHLY", "BYMONTHDAY" },
    { "YM", "YEARLY", "BYMONTH" }, { "YD", "YEARLY", "BYYEARDAY" },
    { "D", "DAILY", NULL },        { "W", "WEEKLY", "BYDAY" },
};

static gboolean
is_number(const char *word)
{
    return *word != '\0' && word[strspn(word, "0123456789")] == '\0';
}

static gboolean
is_weekday(const char *word)
{
    return strlen(word) == 2 && strstr("SU MO TU WE TH FR SA", word) != NULL;
}

/* Translates a day of a rule: "2+" is the second, "1-" the last, "LD" the last
 * day of a month. Returns a new string, or NULL if @word is none of these. */
static char *
ordinal(const char *word)
{
    gsize digits = strspn(word, "0123456789");

    if (g_str_equal(word, "LD"))
        return g_strdup("-1");
    if (digits == 0 || digits > 3 ||
        (word[digits] != '\0' && word[digits + 1] != '\0') ||
        strchr("+-", word[digits]) == NULL)
        return NULL;
    return g_strdup_printf("%s%.*s", word[digits] == '-' ? "-" : "",
                           (int)digits, word);
}

/* Translates the end of a rule: "#4" is four times, "#0" for ever, anything
 * else a date. */
static gboolean
put_end(GString *out, const char *word)
{
    if (g_str_equal(word, "#0"))
        return TRUE;
    if (*word == '#' && is_number(word + 1)) {
        g_string_append_printf(out, ";COUNT=%s", word + 1);
        return TRUE;
    }
    if (strlen(word) >= 8 && strspn(word, "0123456789TZ") == strlen(word)) {
        g_string_append_printf(out, ";UNTIL=%s", word);
        return TRUE;
    }
    return FALSE;
}

/* Translates the words behind the kind of a rule. Returns FALSE if one is not
 * understood. */
static gboolean
put_words(GString *out, char **words, const char *by)
{
    g_autoptr(GString) list = g_string_new(NULL);
    g_autofree char *nth = NULL;
    gboolean days = by != NULL && g_str_equal(by, "BYDAY");

    for (; *words != NULL; words++) {
        g_autofree char *number = ordinal(*words);
        const char *comma = list->len > 0 ? "," : "";

        if (**words == '\0')
            continue;
        if (days && is_weekday(*words)) {
            g_string_append_printf(list, "%s%s%s", comma, nth ? nth : "",
                                   *words);
        } else if (days && number != NULL && strlen(*words) < 4) {
            g_free(nth);
            nth = g_steal_pointer(&number);
        } else if (!days && by != NULL && number != NULL) {
            g_string_append_printf(list, "%s%s", comma, number);
        } else if (!put_end(out, *words)) {
            return FALSE;
        }
    }
    if (list->len > 0)
        g_string_append_printf(out, ";%s=%s", by, list->str);
    return TRUE;
}

/* Translates "W2 MO WE #4" to "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=MO,WE".
 * Returns a new string, or NULL if @old is not understood. */
static char *
rule_of(const char *old)
{
    g_autofree char *upper = g_ascii_strup(old, -1);
    g_auto(GStrv) words = g_strsplit(g_strstrip(upper), " ", 100);

    for (guint i = 0; words[0] != NULL && i < G_N_ELEMENTS(kinds); i++) {
        gsize len = strlen(kinds[i].old);
        g_autoptr(GString) out = NULL;

        if (strncmp(words[0], kinds[i].old, len) != 0 ||
            !is_number(words[0] + len))
            continue;
        out = g_string_new(NULL);
        g_string_append_printf(out, "FREQ=%s", kinds[i].freq);
        if (!g_str_equal(words[0] + len, "1"))
            g_string_append_printf(out, ";INTERVAL=%s", words[0] + len);
        return put_words(out, words + 1, kinds[i].by)
                   ? g_string_free(g_steal_pointer(&out), FALSE)
                   : NULL;
    }
    return NULL;
}

/* ---- lines -------------------------------------------------------------- */

/* In version 1.0 a comma was plain text and ";" separated the values. New
 * string. */
static char *
renewed_list(const char *value)
{
    GString *list = g_string_new(value);

    g_string_replace(list, ",", "\\,", 0);
    g_string_replace(list, ";", ",", 0);
    return g_string_free(list, FALSE);
}

static void
renew_line(SkContentLine *line)
{
    static const char *const times[] = { "EXDATE", "RDATE", NULL };
    static const char *const lists[] = { "CATEGORIES", "RESOURCES", NULL };

    if (g_str_equal(line->name, "RRULE") || g_str_equal(line->name, "EXRULE")) {
        char *rule = rule_of(line->value);

        if (rule != NULL) {
            g_free(line->value);
            line->value = rule;
        }
    } else if (g_strv_contains(lists, line->name)) {
        char *list = renewed_list(line->value);

        g_free(line->value);
        line->value = list;
    } else if (g_strv_contains(times, line->name)) {
        g_strdelimit(line->value, ";", ',');
    } else if (g_str_equal(line->name, "DCREATED")) {
        g_free(line->name);
        line->name = g_strdup("CREATED");
    }
}

static void
renew(SkContent *content)
{
    for (guint i = 0; i < content->lines->len; i++)
        renew_line(content->lines->pdata[i]);
    for (guint i = 0; i < content->children->len; i++)
        renew(content->children->pdata[i]);
}

void
sk_content_renew(SkContent *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        SkContent *calendar = root->children->pdata[i];
        const SkContentLine *version = sk_content_find(calendar, "VERSION");
        g_autofree char *said =
            g_strstrip(g_strdup(version != NULL ? version->value : ""));

        if (g_str_equal(calendar->name, "VCALENDAR") &&
            g_str_equal(said, "1.0"))
            renew(calendar);
    }
}
