/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows receipts and delivery reports that Outlook stores in its own form
 * (sk_mapi_put_report): which mail, to whom, when, and what became of it.
 */
#include <string.h>
#include <calendar/calendar_moment.h>
#include <calendar/calendar_time.h>
#include <calendar/calendar_show.h>
#include <content/content_tree.h>
#include <outlook/mapi_item.h>

enum {
    RECEIPT_TIME = 0x002a,
    REPORT_TIME = 0x0032,
    ORIGINAL_SUBJECT = 0x0049,
    ORIGINAL_SUBMIT_TIME = 0x004e,
    ORIGINAL_TO = 0x0074,
    SUPPLEMENT = 0x0c1b,
    REPORT_TEXT = 0x1001,
};

/* What the last word of the message class means. */
static const struct {
    const char *ending, *key;
} kinds[] = {
    { ".NDR", "report.failed" },         { ".DR", "report.delivered" },
    { ".IPNRN", "report.read" },         { ".IPNNRN", "report.unread" },
    { ".Delayed.DR", "report.delayed" },
};

static const char *
kind_of(const SkMapi *message)
{
    g_autofree char *class = sk_mapi_text(message, SK_MAPI_CLASS);
    const char *key = "report.other";
    gsize longest = 0;

    for (guint i = 0; class != NULL && i < G_N_ELEMENTS(kinds); i++) {
        gsize len = strlen(kinds[i].ending), all = strlen(class);

        if (all > len && len > longest &&
            g_ascii_strcasecmp(class + all - len, kinds[i].ending) == 0) {
            key = kinds[i].key;
            longest = len;
        }
    }
    return key;
}

static void
put_text(SkShow *show, const char *key, const SkMapi *message, guint32 id)
{
    g_autofree char *text = sk_mapi_text(message, id);

    if (text != NULL)
        sk_show_text(show, key, text);
}

static void
put_time(SkShow *show, const char *key, const SkMapi *message, guint32 id)
{
    g_autoptr(SkContent) none = sk_content_new("VCALENDAR");
    g_autoptr(GPtrArray) zones = g_ptr_array_new();
    SkCalendarView view = { .calendar = none,
                            .policy = show->policy,
                            .zones = zones };
    g_autofree char *date = sk_mapi_date(message, id);
    g_autofree char *text =
        date != NULL ? sk_calendar_period(&view, date, NULL) : NULL;

    sk_show_put(show, key, text);
}

void
sk_mapi_put_report(GString *out, const SkMapi *message, const SkPolicy *policy)
{
    SkShow show = { .policy = policy, .out = out };

    sk_show_put(&show, kind_of(message), " ");
    put_text(&show, "report.subject", message, ORIGINAL_SUBJECT);
    put_text(&show, "report.to", message, ORIGINAL_TO);
    put_time(&show, "report.sent", message, ORIGINAL_SUBMIT_TIME);
    put_time(&show, "report.time", message,
             sk_mapi_bytes(message, RECEIPT_TIME, NULL) != NULL ? RECEIPT_TIME
                                                                : REPORT_TIME);
    put_text(&show, "report.text", message, REPORT_TEXT);
    for (guint i = 0; i < message->recipients->len; i++) {
        const SkMapi *person = message->recipients->pdata[i];

        put_text(&show, "report.person", person, SK_MAPI_NAME);
        put_text(&show, "report.text", person, REPORT_TEXT);
        put_text(&show, "report.text", person, SUPPLEMENT);
    }
}
