/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows the people and files of an appointment (calendar_inner.h): who takes
 * part, with which answer, and what is attached.
 */
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_inner.h>
#include <content/content_value.h>

#define PEOPLE_MAX 30

const char *
sk_calendar_answer(const SkContentLine *line)
{
    static const struct {
        const char *said, *key;
    } answers[] = {
        { "ACCEPTED", "calendar.accepted" },
        { "DECLINED", "calendar.declined" },
        { "TENTATIVE", "calendar.tentative" },
        { "DELEGATED", "calendar.delegated" },
        { "COMPLETED", "calendar.state-completed" },
        { "IN-PROCESS", "calendar.state-in-process" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(answers); i++)
        if (sk_content_has(line, "PARTSTAT", answers[i].said))
            return answers[i].key;
    return NULL;
}

/* Returns "name <address>" as far as known, or "" for nothing. New string. */
static char *
person(const SkContentLine *line)
{
    const char *said = sk_content_param(line, "CN");
    const char *email = sk_content_param(line, "EMAIL");
    g_autofree char *address = sk_content_address(line->value);
    g_autofree char *name = sk_text_clean_line(said ? said : "", -1, 80, NULL);

    if (address == NULL && email != NULL)
        address = sk_content_address(email);
    if (address == NULL && *name == '\0' && strchr(line->value, ':') == NULL)
        /* vCalendar 1.0 (1996) writes "Taro <taro@a.example>". */
        return sk_show_value(line, FALSE);
    if (address == NULL)
        return g_steal_pointer(&name);
    if (*name == '\0' || g_str_equal(name, address))
        return g_steal_pointer(&address);
    return g_strdup_printf("%s <%s>", name, address);
}

/* Returns the same with the person's answer, or with the remark that
 * participation is optional. */
static char *
person_with_answer(const SkShow *show, const SkContentLine *line)
{
    g_autofree char *who = person(line);
    const char *key = sk_calendar_answer(line);
    g_autofree char *answer = NULL;

    if (key == NULL && sk_content_has(line, "ROLE", "OPT-PARTICIPANT"))
        key = "calendar.optional";
    if (key == NULL || *who == '\0')
        return g_steal_pointer(&who);
    answer = sk_calendar_form(show->policy, "calendar.zone",
                              sk_calendar_word(show->policy, key));
    return g_strconcat(who, answer, NULL);
}

static void
put_words(SkShow *show, const SkContentLine *line)
{
    const char *comment = sk_content_param(line, "X-RESPONSE-COMMENT");
    g_autofree char *raw = comment != NULL ? sk_content_text(comment) : NULL;

    if (raw != NULL)
        sk_show_text(show, "calendar.comment", raw);
}

void
sk_calendar_put_people(SkShow *show, const char *key, const SkContent *content,
                       const char *name)
{
    gboolean replies = g_str_equal(name, "ATTENDEE");
    /* In a reply, the heading gives the answer. */
    gboolean answers = replies && !g_str_equal(key, "calendar.responder");
    g_autoptr(GString) all = g_string_new(NULL);
    guint n = 0;

    for (guint i = 0; i < content->lines->len; i++) {
        const SkContentLine *line = content->lines->pdata[i];
        g_autofree char *one = NULL;

        if (!g_str_equal(line->name, name))
            continue;
        one = answers ? person_with_answer(show, line) : person(line);
        if (*one != '\0' && ++n <= PEOPLE_MAX)
            g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", one);
    }
    if (n > PEOPLE_MAX) {
        g_autofree char *more =
            sk_calendar_number(show->policy, "calendar.more", n - PEOPLE_MAX);

        g_string_append_printf(all, ", %s", more);
    }
    sk_show_put(show, key, all->str);
    for (guint i = 0, said = 0;
         replies && i < content->lines->len && said < PEOPLE_MAX; i++) {
        const SkContentLine *line = content->lines->pdata[i];

        if (g_str_equal(line->name, name)) {
            put_words(show, line);
            said++;
        }
    }
}

static const char *
file_name(const SkContentLine *line)
{
    static const char *const names[] = { "FILENAME", "X-FILENAME",
                                         "X-APPLE-FILENAME",
                                         "X-ORACLE-FILENAME", "LABEL" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (sk_content_param(line, names[i]) != NULL)
            return sk_content_param(line, names[i]);
    return NULL;
}

void
sk_calendar_put_file(SkShow *show, const SkContentLine *line)
{
    gboolean within = sk_content_has(line, "VALUE", "BINARY") ||
                      sk_content_has(line, "ENCODING", "BASE64") ||
                      sk_content_has(line, "ENCODING", "B") ||
                      g_ascii_strncasecmp(line->value, "data:", 5) == 0 ||
                      g_ascii_strncasecmp(line->value, "cid:", 4) == 0;
    const char *named = file_name(line);
    g_autofree char *name =
        sk_text_clean_line(named ? named : "", -1, 120, NULL);
    g_autofree char *where = sk_show_value(line, FALSE);
    g_autofree char *text = NULL;

    if (!within) {
        text = g_strconcat(name, *name != '\0' && *where != '\0' ? " " : "",
                           where, NULL);
        sk_show_put(show, "calendar.file", text);
        return;
    }
    if (*name == '\0') {
        g_free(name);
        name = g_strdup(sk_calendar_word(show->policy, "unnamed"));
    }
    text = sk_calendar_form(show->policy, "calendar.file-lost", name);
    sk_show_put(show, "calendar.file", text);
    sk_part_count(show->part, "attachment", 1, name);
}

void
sk_calendar_put_results(SkShow *show, const SkContent *task)
{
    for (guint i = 0; i < task->lines->len; i++) {
        const SkContentLine *line = task->lines->pdata[i];
        g_autofree char *text = NULL;

        if (!g_str_equal(line->name, "REQUEST-STATUS") ||
            line->value[0] == '1' || line->value[0] == '2')
            continue;
        text = sk_show_value(line, TRUE);
        sk_show_put(show, "calendar.result", text);
    }
}
