/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns appointments and meetings of Outlook into a calendar
 * (sk_mapi_calendar). The numbers of properties are those of MS-OXPROPS; their
 * meaning stands in MS-OXOCAL sections 2.2.1 and 2.2.5 to 2.2.8. The text of
 * the item is not included, because it becomes the text of the mail that stands
 * for the item.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <calendar/calendar_moment.h>
#include <content/content_tree.h>
#include <outlook/mapi_item.h>

#define NAMED(lid)   (SK_MAPI_SET | (lid))
#define MEETING(lid) (SK_MAPI_MEETING | (lid))

enum {
    IMPORTANCE = 0x0017,
    SENSITIVITY = 0x0036,
    START_DATE = 0x0060,
    END_DATE = 0x0061,
    TRACK_STATUS = 0x5fff,
    LOCATION = NAMED(0x8208),
    WORKSPACE_URL = NAMED(0x8209),
    APPOINTMENT_START = NAMED(0x820d),
    APPOINTMENT_END = NAMED(0x820e),
    ALL_DAY = NAMED(0x8215),
    EXCEPTION_REPLACES = NAMED(0x8228),
    RECURRENCE_TEXT = NAMED(0x8232),
    ZONE_STRUCT = NAMED(0x8233),
    ZONE_TEXT = NAMED(0x8234),
    ALL_ATTENDEES = NAMED(0x8238),
    TO_ATTENDEES = NAMED(0x823b),
    CC_ATTENDEES = NAMED(0x823c),
    NETSHOW_URL = NAMED(0x8248),
    PROPOSED_START = NAMED(0x8250),
    PROPOSED_END = NAMED(0x8251),
    COUNTER_PROPOSAL = NAMED(0x8257),
    REMINDER_DELTA = NAMED(0x8501),
    REMINDER_SET = NAMED(0x8503),
    COMMON_START = NAMED(0x8516),
    COMMON_END = NAMED(0x8517),
    MILEAGE = NAMED(0x8534),
    BILLING = NAMED(0x8535),
    COMPANIES = NAMED(0x8539),
    CONTACTS = NAMED(0x853a),
    WHERE = MEETING(0x0002),
    GLOBAL_ID = MEETING(0x0003),
};

/* ---- lines -------------------------------------------------------------- */

SkContentLine *
sk_mapi_put_time(SkContent *event, const char *name, const SkMapi *message,
                 const guint32 *ids, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *date = sk_mapi_date(message, ids[i]);

        if (date != NULL)
            return sk_content_add(event, name, date);
    }
    return NULL;
}

/* Writes the day on which an all-day appointment begins or ends, in its own
 * time zone, where its time is midnight. */
static void
make_days(const SkMapi *message, SkContentLine *line)
{
    gsize len = 0;
    GBytes *zone = sk_mapi_bytes(message, ZONE_STRUCT, NULL);
    const guint8 *p = zone != NULL ? g_bytes_get_data(zone, &len) : NULL;
    gint64 bias = -9 * 60; /* minutes from local time to UTC */
    SkMoment moment;

    if (line == NULL)
        return;
    if (len >= 4)
        bias = (gint32)sk_read_le32(p);
    moment = sk_moment_read(line->value, NULL);
    if (ABS(bias) > 24 * 60 || !moment.valid)
        return;
    /* Twelve hours past midnight is the right day with and
     * without summer time. */
    sk_moment_move(&moment, 12 * 60 - bias);
    if (!moment.valid)
        return;
    g_free(line->value);
    line->value = g_strdup_printf("%04d%02d%02d", g_date_get_year(&moment.date),
                                  g_date_get_month(&moment.date),
                                  g_date_get_day(&moment.date));
}

void
sk_mapi_put_common(SkContent *event, const SkMapi *message)
{
    static const struct {
        guint32 id;
        const char *name;
    } texts[] = {
        { SK_MAPI_KEYWORDS, "CATEGORIES" },
        { CONTACTS, "CONTACT" },
        { COMPANIES, "COMPANIES" },
    };
    guint64 importance = sk_mapi_number(message, IMPORTANCE, 1);
    guint64 sensitivity = sk_mapi_number(message, SENSITIVITY, 0);

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *all = sk_mapi_texts(message, texts[i].id, ", ");

        sk_content_add_text(event, texts[i].name, all);
    }
    if (importance != 1)
        sk_content_add(event, "PRIORITY", importance == 2 ? "1" : "9");
    if (sensitivity >= 1 && sensitivity <= 3)
        sk_content_add(event, "CLASS",
                       sensitivity == 3 ? "CONFIDENTIAL" : "PRIVATE");
    sk_mapi_put(event, "MILEAGE", message, MILEAGE);
    sk_mapi_put(event, "BILLING", message, BILLING);
}

/* ---- people ------------------------------------------------------------- */

static void
put_person(SkContent *event, const char *property, const SkMapi *person,
           const char *role, guint64 answer)
{
    static const guint32 ids[] = { SK_MAPI_SMTP, SK_MAPI_EMAIL };
    static const char *const answers[] = { NULL,       NULL,       "TENTATIVE",
                                           "ACCEPTED", "DECLINED", NULL };
    g_autofree char *name = sk_mapi_text(person, SK_MAPI_NAME);
    g_autofree char *address = sk_mapi_mailto(person, ids, G_N_ELEMENTS(ids));
    SkContentLine *line;

    if (name == NULL && address == NULL)
        return;
    line = sk_content_add(event, property, address != NULL ? address : "urn:x");
    sk_content_add_param(line, "CN", name);
    sk_content_add_param(line, "ROLE", role);
    if (answer < G_N_ELEMENTS(answers))
        sk_content_add_param(line, "PARTSTAT", answers[answer]);
}

/* Writes the attendees from the table of recipients or, if there is none, from
 * lists of names. */
static void
put_attendees(SkContent *event, const SkMapi *message)
{
    static const guint32 lists[] = { TO_ATTENDEES, CC_ATTENDEES };
    g_autofree char *all = sk_mapi_text(message, ALL_ATTENDEES);

    for (guint i = 0; i < message->recipients->len; i++) {
        const SkMapi *person = message->recipients->pdata[i];
        guint64 kind = sk_mapi_number(person, SK_MAPI_RECIPIENT_TYPE, 1);

        put_person(event, "ATTENDEE", person,
                   kind == 2 ? "OPT-PARTICIPANT" : NULL,
                   sk_mapi_number(person, TRACK_STATUS, 0));
    }
    if (message->recipients->len > 0)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *names = sk_mapi_text(message, lists[i]);
        SkContentLine *line =
            names != NULL ? sk_content_add(event, "ATTENDEE", "urn:x") : NULL;

        sk_content_add_param(line, "CN", names);
        if (i > 0)
            sk_content_add_param(line, "ROLE", "OPT-PARTICIPANT");
        if (line != NULL)
            g_clear_pointer(&all, g_free);
    }
    sk_content_add_param(
        all != NULL ? sk_content_add(event, "ATTENDEE", "urn:x") : NULL, "CN",
        all);
}

/* Writes the sender, who is the organizer of a request and an attendee in an
 * answer. */
static void
put_sender(SkContent *event, const char *property, const SkMapi *message,
           const char *answer)
{
    static const guint32 ids[] = { SK_MAPI_SENT_SMTP, SK_MAPI_SENDER_SMTP,
                                   SK_MAPI_SENT_EMAIL, SK_MAPI_SENDER_EMAIL };
    g_autofree char *address = sk_mapi_mailto(message, ids, G_N_ELEMENTS(ids));
    g_autofree char *name = sk_mapi_text(message, SK_MAPI_SENT_NAME);
    SkContentLine *line;

    if (name == NULL)
        name = sk_mapi_text(message, SK_MAPI_SENDER_NAME);
    if (name == NULL && address == NULL && answer == NULL)
        return;
    line = sk_content_add(event, property, address != NULL ? address : "urn:x");
    sk_content_add_param(line, "CN", name);
    sk_content_add_param(line, "PARTSTAT", answer);
}

/* ---- appointments ------------------------------------------------------- */

static void
put_reminder(SkContent *event, const SkMapi *message)
{
    guint64 minutes = sk_mapi_number(message, REMINDER_DELTA, 0);
    SkContent *alarm;
    g_autofree char *trigger = NULL;

    if (sk_mapi_number(message, REMINDER_SET, 0) == 0 || minutes > 525600)
        return;
    alarm = sk_content_new("VALARM");
    trigger = g_strdup_printf("-PT%" G_GUINT64_FORMAT "M", minutes);
    sk_content_add(alarm, "ACTION", "DISPLAY");
    sk_content_add(alarm, "TRIGGER", trigger);
    g_ptr_array_add(event->children, alarm);
}

/* Writes which day of the series this appointment replaces. It is stated as a
 * time or inside the identifier of the meeting (MS-OXOCAL section 2.2.1.27). */
static void
put_replaced(SkContent *event, const SkMapi *message)
{
    g_autofree char *date = sk_mapi_date(message, EXCEPTION_REPLACES);
    GBytes *id = sk_mapi_bytes(message, GLOBAL_ID, NULL);
    gsize len = 0;
    const guint8 *p = id != NULL ? g_bytes_get_data(id, &len) : NULL;

    if (date == NULL && len >= 20 && (p[16] != 0 || p[17] != 0))
        date =
            g_strdup_printf("%04d%02d%02d", p[16] << 8 | p[17], p[18], p[19]);
    sk_content_add(event, "RECURRENCE-ID", date);
}

static void
put_times(SkContent *calendar, SkContent *event, const SkMapi *message,
          gboolean proposes)
{
    static const guint32 starts[] = { APPOINTMENT_START, COMMON_START,
                                      START_DATE, SK_MAPI_TNEF_START };
    static const guint32 ends[] = { APPOINTMENT_END, COMMON_END, END_DATE,
                                    SK_MAPI_TNEF_END };
    static const guint32 proposed[] = { PROPOSED_START, PROPOSED_END };
    SkContentLine *start, *end;

    if (!proposes && sk_mapi_series(message, calendar, event,
                                    sk_mapi_number(message, ALL_DAY, 0) != 0))
        return;
    if (proposes &&
        sk_mapi_put_time(event, "DTSTART", message, proposed, 1) != NULL) {
        sk_mapi_put_time(event, "DTEND", message, proposed + 1, 1);
        sk_mapi_put_time(event, "X-MS-OLK-ORIGINALSTART", message, starts,
                         G_N_ELEMENTS(starts));
        return;
    }
    start = sk_mapi_put_time(event, "DTSTART", message, starts,
                             G_N_ELEMENTS(starts));
    end = sk_mapi_put_time(event, "DTEND", message, ends, G_N_ELEMENTS(ends));
    if (sk_mapi_number(message, ALL_DAY, 0) != 0) {
        make_days(message, start);
        make_days(message, end);
    }
    sk_mapi_put(event, "COMMENT", message, RECURRENCE_TEXT);
}

/* The kinds of meeting messages (MS-OXOCAL section 2.2.5 and following). */
static const struct {
    const char *class, *method, *answer;
} meetings[] = {
    { "IPM.Schedule.Meeting.Request", "REQUEST", NULL },
    { "IPM.Schedule.Meeting.Canceled", "CANCEL", NULL },
    { "IPM.Schedule.Meeting.Resp.Pos", "REPLY", "ACCEPTED" },
    { "IPM.Schedule.Meeting.Resp.Neg", "REPLY", "DECLINED" },
    { "IPM.Schedule.Meeting.Resp.Tent", "REPLY", "TENTATIVE" },
    { "IPM.Schedule.Meeting", NULL, NULL },
    { "IPM.Appointment", NULL, NULL },
    { "IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}", NULL, NULL },
};

static void
put_appointment(SkContent *calendar, const SkMapi *message, guint kind)
{
    const char *answer = meetings[kind].answer;
    gboolean proposes =
        answer != NULL && sk_mapi_number(message, COUNTER_PROPOSAL, 0) != 0;
    SkContent *event = sk_content_new("VEVENT");

    g_ptr_array_add(calendar->children, event);
    sk_content_add(calendar, "METHOD",
                   proposes ? "COUNTER" : meetings[kind].method);
    sk_mapi_put(event, "SUMMARY", message, SK_MAPI_SUBJECT);
    put_times(calendar, event, message, proposes);
    put_replaced(event, message);
    sk_mapi_put(event, "LOCATION", message, LOCATION);
    if (sk_content_find(event, "LOCATION") == NULL)
        sk_mapi_put(event, "LOCATION", message, WHERE);
    if (answer != NULL) {
        put_sender(event, "ATTENDEE", message, answer);
    } else {
        put_sender(event, "ORGANIZER", message, NULL);
        put_attendees(event, message);
    }
    sk_mapi_put_common(event, message);
    sk_mapi_put(event, "URL", message, WORKSPACE_URL);
    sk_mapi_put(event, "URL", message, NETSHOW_URL);
    put_reminder(event, message);
}

/* ---- the whole ---------------------------------------------------------- */

SkContent *
sk_mapi_calendar(const SkMapi *message)
{
    g_autoptr(SkContent) calendar = sk_content_new("VCALENDAR");

    for (guint i = 0; i < G_N_ELEMENTS(meetings); i++)
        if (sk_mapi_is_class(message, meetings[i].class)) {
            put_appointment(calendar, message, i);
            return g_steal_pointer(&calendar);
        }
    if (sk_mapi_is_class(message, "IPM.Task"))
        sk_mapi_put_task(calendar, message);
    else if (sk_mapi_is_class(message, "IPM.Activity"))
        sk_mapi_put_journal(calendar, message);
    else
        return NULL;
    return g_steal_pointer(&calendar);
}
