/* SPDX-License-Identifier: Apache-2.0
 *
 * calendar-to-text: appointments (ICS) and contacts (VCF) in the text of a mail
 * as lines that people read: what, when, where, who. Files are
 * clean_calendar.c's and clean_contact.c's. Shows no link but those in what
 * people wrote, and these unclickable. Stands against attachments by link,
 * alarms that start programs, and invitations that a program acts on unseen.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <shared/body_text.h>
#include <shared/calendar_time.h>
#include <shared/charset.h>
#include <shared/content_line.h>
#include <shared/content_value.h>

#define LINE_CHARS    500
#define ATTENDEES_MAX 30
#define TASKS_MAX     100

typedef struct {
    SkPart *part;
    const SkPolicy *policy;
    GString *out;
    guint shown; /* appointments and contacts so far */
} Summary;

/* ---- lines -------------------------------------------------------------- */

static void
put(Summary *summary, const char *key, const char *text)
{
    g_autofree char *line = NULL;
    const char *rest = NULL;
    gsize head = 0;

    if (text == NULL || *text == '\0')
        return;
    line = sk_calendar_form(summary->policy, key, text);
    head = strcspn(line, "\n");
    rest = line + head;
    while (head > 0 && line[head - 1] == ' ')
        head--;
    g_string_append_len(summary->out, line, (gssize)head);
    g_string_append_printf(summary->out, "%s\n", rest);
}

/* The line @name of @content, on one line; @fields: the blanks between are the
 * ";" of the value. */
static char *
value_of(const SkContent *content, const char *name, gboolean fields)
{
    const SkContentLine *line = sk_content_find(content, name);
    g_auto(GStrv) parts = NULL;
    GString *text = g_string_new(NULL);
    g_autofree char *raw = NULL;

    parts = g_strsplit(line != NULL ? line->value : "", fields ? ";" : "\n", 0);
    for (char **part = parts; *part != NULL; part++) {
        if (**part != '\0' && text->len > 0)
            g_string_append_c(text, ' ');
        g_string_append(text, *part);
    }
    raw = sk_content_text(text->str);
    g_string_free(text, TRUE);
    return sk_text_clean_line(raw, -1, LINE_CHARS, NULL);
}

static void
put_value(Summary *summary, const char *key, const SkContent *content,
          const char *name, gboolean fields)
{
    g_autofree char *text = value_of(content, name, fields);

    put(summary, key, text);
}

/* A text of several lines begins below its label. */
static void
put_note(Summary *summary, const char *key, const SkContent *content,
         const char *name)
{
    const SkContentLine *line = sk_content_find(content, name);
    g_autofree char *raw = sk_content_text(line != NULL ? line->value : "");
    g_autofree char *clean = sk_text_clean(raw, -1, NULL);
    const char *text = g_strchomp(clean);
    g_autofree char *below = g_strconcat("\n", text, NULL);

    if (*text != '\0')
        put(summary, key, strchr(text, '\n') != NULL ? below : text);
}

/* "name <address>", as far as known. New string, "" for nothing. */
static char *
person(const SkContentLine *line)
{
    const char *said = sk_content_param(line, "CN");
    g_autofree char *address = sk_content_address(line->value);
    g_autofree char *name = sk_text_clean_line(said ? said : "", -1, 80, NULL);

    if (address == NULL)
        return g_steal_pointer(&name);
    if (*name == '\0' || g_str_equal(name, address))
        return g_steal_pointer(&address);
    return g_strdup_printf("%s <%s>", name, address);
}

/* That there are @n more. New string. */
static char *
more_of(const Summary *summary, const char *key, guint n)
{
    const char *form = sk_policy_text(summary->policy, key);
    GString *more = g_string_new(form != NULL ? form : "{count}");
    g_autofree char *count = g_strdup_printf("%u", n);

    g_string_replace(more, "{count}", count, 0);
    return g_string_free(more, FALSE);
}

static void
put_people(Summary *summary, const char *key, const SkContent *content,
           const char *name)
{
    g_autoptr(GString) all = g_string_new(NULL);
    guint n = 0;

    for (guint i = 0; i < content->lines->len; i++) {
        const SkContentLine *line = content->lines->pdata[i];
        g_autofree char *one = NULL;

        if (!g_str_equal(line->name, name))
            continue;
        one = person(line);
        if (*one != '\0' && ++n <= ATTENDEES_MAX)
            g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", one);
    }
    if (n > ATTENDEES_MAX) {
        g_autofree char *more =
            more_of(summary, "calendar.more", n - ATTENDEES_MAX);

        g_string_append_printf(all, ", %s", more);
    }
    put(summary, key, all->str);
}

/* ---- appointments ------------------------------------------------------- */

/* What the one who replies says. */
static const char *
answer_of(const SkContent *task)
{
    const SkContentLine *line = sk_content_find(task, "ATTENDEE");

    if (line != NULL && sk_content_has(line, "PARTSTAT", "ACCEPTED"))
        return "calendar.accepted";
    if (line != NULL && sk_content_has(line, "PARTSTAT", "DECLINED"))
        return "calendar.declined";
    if (line != NULL && sk_content_has(line, "PARTSTAT", "TENTATIVE"))
        return "calendar.tentative";
    return "calendar.unanswered";
}

static gboolean
says(const SkContent *content, const char *name, const char *value)
{
    const SkContentLine *line = sk_content_find(content, name);
    g_autofree char *said =
        g_strstrip(g_strdup(line != NULL ? line->value : ""));

    return g_ascii_strcasecmp(said, value) == 0;
}

static void
put_heading(Summary *summary, const SkContent *calendar, const SkContent *task)
{
    const char *key = "calendar.event", *answer = "";

    if (says(calendar, "METHOD", "CANCEL") ||
        says(task, "STATUS", "CANCELLED")) {
        key = "calendar.cancel";
    } else if (says(calendar, "METHOD", "REQUEST")) {
        key = "calendar.request";
    } else if (says(calendar, "METHOD", "REPLY")) {
        key = "calendar.reply";
        answer = sk_policy_text(summary->policy, answer_of(task));
    }
    if (summary->out->len > 0)
        g_string_append_c(summary->out, '\n');
    put(summary, key, answer && *answer != '\0' ? answer : " ");
}

static void
put_task(Summary *summary, const SkContent *calendar, const SkContent *task)
{
    const SkContentLine *series = sk_content_find(task, "RRULE");
    g_autofree char *rule = NULL;
    g_autofree char *span = sk_calendar_span(calendar, task, summary->policy);
    g_autofree char *due =
        sk_calendar_day(calendar, task, "DUE", summary->policy);

    if (series != NULL)
        rule = sk_calendar_rule(series->value, summary->policy);
    put_heading(summary, calendar, task);
    put_value(summary, "calendar.title", task, "SUMMARY", FALSE);
    put(summary, "calendar.time", span);
    put(summary, "calendar.due", due);
    put(summary, "calendar.repeat", rule);
    put_value(summary, "calendar.place", task, "LOCATION", FALSE);
    put_people(summary, "calendar.organizer", task, "ORGANIZER");
    put_people(summary, "calendar.attendee", task, "ATTENDEE");
    put_note(summary, "calendar.note", task, "DESCRIPTION");
}

static gboolean
is_task(const SkContent *content)
{
    return g_str_equal(content->name, "VEVENT") ||
           g_str_equal(content->name, "VTODO") ||
           g_str_equal(content->name, "VJOURNAL");
}

/* Nobody reads more in a mail than TASKS_MAX; that there are more is said. */
static void
put_calendar(Summary *summary, const SkContent *calendar)
{
    for (guint i = 0; i < calendar->children->len; i++) {
        const SkContent *task = calendar->children->pdata[i];

        if (is_task(task) && ++summary->shown <= TASKS_MAX)
            put_task(summary, calendar, task);
    }
}

/* ---- contacts ----------------------------------------------------------- */

/* Each line @name, on a line of its own. */
static void
put_each(Summary *summary, const char *key, const SkContent *card,
         const char *name, gboolean fields)
{
    for (guint i = 0; i < card->lines->len; i++) {
        SkContentLine *line = card->lines->pdata[i];
        gpointer one[] = { line };
        GPtrArray lines = { one, 1 };
        SkContent only = { .lines = &lines };

        if (g_str_equal(line->name, name))
            put_value(summary, key, &only, name, fields);
    }
}

static void
put_card(Summary *summary, const SkContent *card)
{
    gboolean full = sk_content_find(card, "FN") != NULL;
    g_autofree char *last = value_of(card, "X-PHONETIC-LAST-NAME", FALSE);
    g_autofree char *first = value_of(card, "X-PHONETIC-FIRST-NAME", FALSE);
    g_autofree char *reading = g_strstrip(g_strconcat(last, " ", first, NULL));

    if (summary->out->len > 0)
        g_string_append_c(summary->out, '\n');
    put(summary, "contact.heading", " ");
    put_value(summary, "contact.name", card, full ? "FN" : "N", !full);
    put(summary, "contact.reading", reading);
    put_value(summary, "contact.company", card, "ORG", TRUE);
    put_value(summary, "contact.title", card, "TITLE", FALSE);
    put_each(summary, "contact.phone", card, "TEL", FALSE);
    put_each(summary, "contact.mail", card, "EMAIL", FALSE);
    put_each(summary, "contact.address", card, "ADR", TRUE);
    put_note(summary, "contact.note", card, "NOTE");
}

/* ---- the part ----------------------------------------------------------- */

static void
put_all(Summary *summary, const SkContent *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        const SkContent *child = root->children->pdata[i];

        if (g_str_equal(child->name, "VCALENDAR"))
            put_calendar(summary, child);
        else if (g_str_equal(child->name, "VCARD") &&
                 ++summary->shown <= TASKS_MAX)
            put_card(summary, child);
    }
    if (summary->shown > TASKS_MAX) {
        g_autofree char *more =
            more_of(summary, "calendar.others", summary->shown - TASKS_MAX);

        g_string_append_printf(summary->out, "\n%s\n", more);
    }
}

/* What does not leave is counted as in a file. */
static void
count_losses(SkPart *part, const SkContent *root)
{
    const char *wanted = g_strcmp0(sk_part_found(part), "text/vcard") == 0
                             ? "VCARD"
                             : "VCALENDAR";
    GString *file = sk_content_write(part, root, wanted);

    if (file != NULL)
        g_string_free(file, TRUE);
}

static SkVerdict
calendar_convert(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(SkContent) root = NULL;
    Summary summary = { .part = part, .policy = policy };
    char *text = NULL;

    if (sk_part_role(part) != SK_ROLE_BODY || sk_part_bytes(part) == NULL ||
        sk_part_verdict(part) != SK_VERDICT_UNDECIDED)
        return sk_part_pass(part);
    root = sk_content_read(part);
    if (sk_part_out_of_time(part))
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    if (root == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, NULL);
    summary.out = g_string_new(NULL);
    put_all(&summary, root);
    text = g_string_free(summary.out, FALSE);
    if (*text == '\0') {
        g_free(text);
        return sk_part_remove(part, SK_REASON_UNREADABLE, "empty");
    }
    count_losses(part, root);
    sk_body_become(&text, sk_text_clean(text, -1, NULL));
    sk_body_finish(part, &text, policy);
    return sk_part_replace(part, g_bytes_new_take(text, strlen(text)),
                           "text/plain");
}

static const char *const calendar_types[] = { "text/calendar", "text/vcard",
                                              NULL };

const SkFilter sk_filter_convert_calendar = {
    .name = "calendar-to-text",
    .purpose = "writes appointments and contacts in the text of a mail as "
               "lines to read",
    .stage = SK_STAGE_CLEAN,
    .types = calendar_types,
    .method = SK_METHOD_TEXT_BODY,
    .did = "calendar-to-text",
    .prepare = sk_charset_prepare,
    .clean = calendar_convert,
};
