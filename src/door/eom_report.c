/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes down what happened to a message: the line in the report file, which is
 * on disk before the MTA gets its answer, and a short one for the journal. This
 * file decides nothing.
 */
#include <string.h>

#include "core/json.h"
#include "door/eom_report.h"
#include "door/service/journal.h"

/* Returns the time zone of the machine. It is looked up once, because GLib
 * would otherwise check its files for every mail. */
static GTimeZone *
zone(void)
{
    static gsize once;
    static GTimeZone *local; /* kept for the life of the process */

    if (g_once_init_enter(&once)) {
        local = g_time_zone_new_local();
        g_once_init_leave(&once, 1);
    }
    return local;
}

static char *
now_text(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now(zone());

    return g_date_time_format_iso8601(now);
}

/* address: returns the address as people write it, without the angle brackets
 * of the envelope, as a new string. */
static char *
address(const char *recipient)
{
    gsize len = strlen(recipient);

    if (len >= 2 && recipient[0] == '<' && recipient[len - 1] == '>')
        return g_utf8_make_valid(recipient + 1, (gssize)len - 2);
    return g_utf8_make_valid(recipient, -1);
}

static char **
all_recipients(const SkMessage *message)
{
    guint n = message->recipients->len;
    char **all = g_new0(char *, n + message->refused->len + 1);

    for (guint i = 0; i < n; i++)
        all[i] = address(g_ptr_array_index(message->recipients, i));
    for (guint i = 0; i < message->refused->len; i++)
        all[n + i] = address(g_ptr_array_index(message->refused, i));
    return all;
}

static char *
untouched_json(const SkMessage *message, const SkReportContext *context)
{
    SkUntouched mail = {
        .bytes = message->passed,
        .sha256 = g_checksum_get_string(message->sum),
        .policy = sk_policy_file_hash(message->generation->policy),
    };

    return sk_report_json_untouched(&mail, context);
}

gboolean
sk_ending_report(SkEnding *ending, GError **error)
{
    const SkMessage *message = ending->message;
    g_autofree char *time = now_text();
    g_autofree char *sender = g_utf8_make_valid(message->sender, -1);
    g_auto(GStrv) recipients = all_recipients(message);
    SkReportContext context = {
        .time = time,
        .queue = ending->queue,
        .client = ending->session->client,
        .sender = sender,
        .delivery = ending->delivery,
        .recipients = recipients,
        .from_zone = message->source.zone,
        .to_zone = message->route.to,
        .rule = message->route.rule,
        .proof = sk_proof_word(message->source.proof),
    };
    g_autofree char *line = sk_message_is_untouched(message)
                                ? untouched_json(message, &context)
                                : sk_report_json(&ending->passing.passage,
                                                 &ending->outcome, &context);

    return sk_report_log_append(ending->door->reports, line, error);
}

void
sk_ending_fault_line(SkEnding *ending)
{
    g_autoptr(GString) json = g_string_new(NULL);
    g_autofree char *time = now_text();

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", 1);
    sk_json_string(json, "fault", "edit");
    sk_json_string(json, "time", time);
    sk_json_string(json, "queue", ending->queue);
    sk_json_string(json, "delivery", ending->delivery);
    sk_json_string(json, "receipt", ending->outcome.receipt);
    sk_json_close(json, '}');
    sk_report_log_append(ending->door->reports, json->str, NULL);
}

/* texts_of: returns the @n numbers as a new array of decimal texts. */
static char **
texts_of(const guint64 *numbers, guint n)
{
    char **texts = g_new0(char *, n + 1);

    for (guint i = 0; i < n; i++)
        texts[i] = g_strdup_printf("%" G_GUINT64_FORMAT, numbers[i]);
    return texts;
}

void
sk_ending_log(const SkEnding *ending)
{
    static const char *const answers[] = {
#define SK_X(symbol, word) word,
        SK_ANSWERS(SK_X)
#undef SK_X
    };
    const SkOutcome *outcome = &ending->outcome;
    const SkMessage *message = ending->message;
    const SkRoute *route = &message->route;
    const char *verdict = sk_verdict_word(outcome->verdict);
    const char *reason = sk_reason_word(outcome->reason);
    const char *answer = answers[ending->answer];
    const char *rule = route->rule != NULL ? route->rule : "-";
    guint64 in = sk_spool_len(message->spool);
    gsize out = outcome->output != NULL ? g_bytes_get_size(outcome->output) : 0;
    guint parts = outcome->report != NULL ? outcome->report->parts->len : 0;
    g_autofree char *crossing =
        g_strdup_printf("%s>%s", route->from != NULL ? route->from : "-",
                        route->to != NULL ? route->to : "-");
    g_auto(GStrv) numbers =
        texts_of((guint64[]){ in, out, parts, message->recipients->len,
                              message->refused->len },
                 5);
    const SkJournalField fields[] = {
        { "SEKISHO_RECEIPT", outcome->receipt },
        { "SEKISHO_QUEUE_ID", ending->queue },
        { "SEKISHO_DELIVERY", ending->delivery },
        { "SEKISHO_VERDICT", verdict },
        { "SEKISHO_ANSWER", answer },
        { "SEKISHO_REASON", reason },
        { "SEKISHO_CROSSING", crossing },
        { "SEKISHO_RULE", rule },
        { "SEKISHO_BYTES_IN", numbers[0] },
        { "SEKISHO_BYTES_OUT", numbers[1] },
        { "SEKISHO_PARTS", numbers[2] },
        { "SEKISHO_RECIPIENTS", numbers[3] },
        { "SEKISHO_REFUSED", numbers[4] },
    };

    sk_journal_fields(outcome->alarm ? SK_JOURNAL_ALARM : SK_JOURNAL_INFO,
                      fields, G_N_ELEMENTS(fields),
                      "%s%s: %s receipt=%s queue=%s reason=%s crossing=%s "
                      "rule=%s in=%s out=%s parts=%s recipients=%s refused=%s "
                      "clean=%ums inspect=%ums",
                      outcome->alarm ? "ALARM: " : "", verdict, answer,
                      outcome->receipt, ending->queue, reason, crossing, rule,
                      numbers[0], numbers[1], numbers[2], numbers[3],
                      numbers[4], outcome->clean_ms, outcome->inspect_ms);
}
