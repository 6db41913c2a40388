/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns tasks and journal entries of Outlook into parts of a calendar
 * (mapi_item.h). The meaning of the properties stands in MS-OXOTASK section
 * 2.2.2 and MS-OXOJRNL section 2.2.1.
 */
#include <string.h>
#include <content/content_tree.h>
#include <outlook/mapi_item.h>

#define NAMED(lid) (SK_MAPI_SET | (lid))

enum {
    TASK_STATUS = NAMED(0x8101),
    PERCENT_COMPLETE = NAMED(0x8102),
    TASK_START = NAMED(0x8104),
    TASK_DUE = NAMED(0x8105),
    TASK_COMPLETED = NAMED(0x810f),
    TASK_OWNER = NAMED(0x811f),
    TASK_ASSIGNER = NAMED(0x8121),
    COMMON_START = NAMED(0x8516),
    COMMON_END = NAMED(0x8517),
    LOG_TYPE = NAMED(0x8700),
    LOG_START = NAMED(0x8706),
    LOG_END = NAMED(0x8708),
};

/* The times of tasks are days in the writer's time zone, stored as if they were
 * UTC (MS-OXOTASK section 2.2.2.2.4). */
static void
put_day(SkContent *event, const char *name, const SkMapi *message, guint32 id)
{
    g_autofree char *date = sk_mapi_date(message, id);

    if (date == NULL)
        return;
    date[8] = '\0';
    sk_content_add(event, name, date);
}

static void
put_progress(SkContent *task, const SkMapi *message)
{
    static const char *const states[] = { NULL, "IN-PROCESS", "COMPLETED", NULL,
                                          NULL };
    guint64 status = sk_mapi_number(message, TASK_STATUS, 0);
    guint64 bits = sk_mapi_number(message, PERCENT_COMPLETE, 0);
    double done = 0;
    g_autofree char *percent = NULL;

    memcpy(&done, &bits, sizeof done);
    if (done > 0 && done <= 1) {
        percent = g_strdup_printf("%d", (int)(done * 100 + 0.5));
        sk_content_add(task, "PERCENT-COMPLETE", percent);
    }
    if (status < G_N_ELEMENTS(states))
        sk_content_add(task, "STATUS", states[status]);
}

void
sk_mapi_put_task(SkContent *calendar, const SkMapi *message)
{
    SkContent *task = sk_content_new("VTODO");
    SkContentLine *line;
    g_autofree char *owner = sk_mapi_text(message, TASK_OWNER);
    g_autofree char *assigner = sk_mapi_text(message, TASK_ASSIGNER);

    g_ptr_array_add(calendar->children, task);
    sk_mapi_put(task, "SUMMARY", message, SK_MAPI_SUBJECT);
    put_day(task, "DTSTART", message, TASK_START);
    put_day(task, "DUE", message, TASK_DUE);
    put_day(task, "COMPLETED", message, TASK_COMPLETED);
    put_progress(task, message);
    if (assigner != NULL) {
        line = sk_content_add(task, "ORGANIZER", "urn:x");
        sk_content_add_param(line, "CN", assigner);
    }
    if (owner != NULL) {
        line = sk_content_add(task, "ATTENDEE", "urn:x");
        sk_content_add_param(line, "CN", owner);
    }
    sk_mapi_put_common(task, message);
}

void
sk_mapi_put_journal(SkContent *calendar, const SkMapi *message)
{
    static const guint32 starts[] = { LOG_START, COMMON_START };
    static const guint32 ends[] = { LOG_END, COMMON_END };
    SkContent *entry = sk_content_new("VJOURNAL");

    g_ptr_array_add(calendar->children, entry);
    sk_mapi_put(entry, "SUMMARY", message, SK_MAPI_SUBJECT);
    sk_mapi_put_time(entry, "DTSTART", message, starts, G_N_ELEMENTS(starts));
    sk_mapi_put_time(entry, "DTEND", message, ends, G_N_ELEMENTS(ends));
    sk_mapi_put(entry, "CATEGORIES", message, LOG_TYPE);
    sk_mapi_put_common(entry, message);
}
