/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles the end of a message. These are all the ways out:
 *
 *   proven to begin in the zone of all      accepted untouched, without edits,
 *   recipients                              with a report line
 *   spool failed or cannot be sealed        451 4.7.1
 *   queue or its room full, waited too      451 4.3.2, no report line
 *   long, no worker to be had
 *   worker, seal, inspector, notice failed  451 4.7.1, counted against the mail
 *   three such faults on fresh zygotes      550 5.6.0 (or notice), alarm
 *   over limits.message                     552 5.3.4; local: notice
 *   too many headers                        550 5.7.1, always
 *   withheld, "refuse"                      550 5.7.1
 *   withheld, "notice"                      edits: notice to the recipients
 *   local: withheld, any refused, mixed     edits: notice to the sender alone
 *   report line cannot be written           451 4.7.1, nothing edited
 *   an edit fails                           451 4.7.1 and a second line with
 *                                           "fault"; the MTA drops the edits
 *   cleaned or kept, inspected, reported    edits, accepted
 *
 * The report line is on disk before the first edit, so it says what is about to
 * be answered. There can be a line without a delivered mail (the MTA went away,
 * or a "fault" line follows), but never a delivered mail without a line.
 *
 * Local mail for recipients whose settings differ would need several mails, and
 * one transaction can send only one. So none is cleaned, and the notice tells
 * the sender to write to them separately; no recipient gets half. The same
 * happens if one recipient is refused: Postfix shows us rewritten local
 * addresses, deletes recipients by what the user wrote, and does not say that
 * it found none.
 */
#include <string.h>

#include "door/eom_report.h"
#include "door/candidate.h"
#include "door/metrics/count.h"
#include "door/service/journal.h"
#include "door/trying.h"

sfsistat
sk_answer(SMFICTX *ctx, const SkReply *reply)
{
    /* If libmilter does not accept the reply, it sends its generic one; the
     * status that is returned decides. */
    smfi_setreply(ctx, (char *)reply->code, (char *)reply->status,
                  (char *)reply->text);
    return reply->code[0] == '5' ? SMFIS_REJECT : SMFIS_TEMPFAIL;
}

static sfsistat
answer_kind(SkEnding *ending, SkReplyKind kind, const char *word)
{
    SkReply reply = sk_reply_make(kind, word, ending->outcome.receipt);

    return sk_answer(ending->ctx, &reply);
}

static sfsistat
fault(SkEnding *ending, SkFault where, const GError *error)
{
    static const char *const words[] = {
#define SK_X(symbol, word) word,
        SK_FAULTS(SK_X)
#undef SK_X
    };
    const char *what = words[where];
    const SkJournalField fields[] = {
        { "SEKISHO_QUEUE_ID", ending->queue },
        { "SEKISHO_DELIVERY", ending->delivery },
        { "SEKISHO_ANSWER", "fault" },
    };

    sk_journal_fields(SK_JOURNAL_ERROR, fields, G_N_ELEMENTS(fields),
                      "fault: queue=%s %s: %s", ending->queue, what,
                      error != NULL ? error->message : "no memory");
    sk_count(&ending->door->counters->faults[where], 1);
    ending->answer = SK_COUNTED_FAULT;
    return answer_kind(ending, SK_REPLY_FAULT, NULL);
}

/* ---- libmilter as a sink of edits --------------------------------------- */

static int
change_header(gpointer ctx, const char *name, int index, const char *value)
{
    return smfi_chgheader(ctx, (char *)name, index, (char *)value) !=
           MI_SUCCESS;
}

static int
insert_header(gpointer ctx, int index, const char *name, const char *value)
{
    return smfi_insheader(ctx, index, (char *)name, (char *)value) !=
           MI_SUCCESS;
}

static int
replace_body(gpointer ctx, const guint8 *bytes, gsize len)
{
    return smfi_replacebody(ctx, (unsigned char *)bytes, (int)len) !=
           MI_SUCCESS;
}

static gboolean
report_progress(gpointer ctx)
{
    return smfi_progress(ctx) == MI_SUCCESS;
}

static gboolean
delete_recipients(SkEnding *ending, const GPtrArray *recipients, GError **error)
{
    for (guint i = 0; i < recipients->len; i++)
        if (smfi_delrcpt(ending->ctx, g_ptr_array_index(recipients, i)) !=
            MI_SUCCESS) {
            g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                        "edit failed: delete recipient");
            return FALSE;
        }
    return TRUE;
}

/* redirect: makes the sender of the mail its only recipient. */
static gboolean
redirect(SkEnding *ending, GError **error)
{
    g_autofree char *to = g_strdup_printf("<%s>", ending->passing.notice_to);

    if (!delete_recipients(ending, ending->message->recipients, error))
        return FALSE;
    if (smfi_addrcpt(ending->ctx, to) == MI_SUCCESS)
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "edit failed: add recipient");
    return FALSE;
}

static gboolean
edit(SkEnding *ending, SkDecided decided, GError **error)
{
    SkEditSink sink = { change_header, insert_header, replace_body,
                        ending->ctx };
    gboolean leadspc = (ending->session->steps & SMFIP_HDR_LEADSPC) != 0;

    if (!delete_recipients(ending, ending->message->refused, error))
        return FALSE;
    if (decided == SK_DECIDED_NOTICE && ending->message->local &&
        !redirect(ending, error))
        return FALSE;
    return sk_edits_apply(&sink, ending->message->seen, ending->outcome.output,
                          leadspc, error);
}

/* ---- deciding and answering --------------------------------------------- */

static gboolean
is_plain(const char *address)
{
    if (*address == '\0' || strlen(address) >= SK_ORDER_ADDRESS)
        return FALSE;
    for (; *address != '\0'; address++)
        if (*address <= ' ' || *address > '~')
            return FALSE;
    return TRUE;
}

/* notice_to: returns who gets a notice about local mail, as a new string: the
 * sender, if mail from here may reach that address, otherwise the postmaster.
 */
static char *
notice_to(const SkEnding *ending)
{
    const SkMessage *message = ending->message;
    const char *host = smfi_getsymval(ending->ctx, (char *)"j");
    SkRoute route = sk_policy_file_route(message->generation->policy,
                                         &message->source, message->sender);

    if (is_plain(message->sender) && route.kind != SK_ROUTE_REFUSED)
        return g_strdup(message->sender);
    if (host == NULL || !is_plain(host))
        return g_strdup("postmaster");
    return g_strdup_printf("postmaster@%s", host);
}

static gboolean
prepare(SkEnding *ending, GError **error)
{
    SkMessage *message = ending->message;
    const SkRoute *route = &message->route;
    const SkPolicy *policy;

    if (message->spool_failed)
        return FALSE;
    if (message->spool == NULL)
        message->spool = sk_spool_new(error);
    if (message->spool == NULL || !sk_spool_finish(message->spool, error))
        return FALSE;
    sk_message_settle(message);
    policy = route->policy;
    if (policy == NULL)
        policy = sk_policy_file_profile(message->generation->policy, NULL);
    ending->passing = (SkPassing){
        .door = ending->door,
        .message = message,
        .notice_to = message->local ? notice_to(ending) : NULL,
        .report_progress = report_progress,
        .report_data = ending->ctx,
        .passage = { .kind = SK_KIND_MAIL,
                     .policy = policy,
                     .from = message->route.from,
                     .to = message->route.to,
                     .site_key = &message->generation->site_key,
                     .cells = message->generation->cells,
                     .candidates = route->candidates,
                     .n_candidates =
                         route->n_candidates > 1 ? route->n_candidates : 0,
                     .off = route->n_candidates == 1 ? route->candidates[0].off
                                                     : NULL,
                     .flags = sk_message_flags(message),
                     .zone = message->route.to,
                     .spool = message->spool },
    };
    return TRUE;
}

static sfsistat
refuse(SkEnding *ending)
{
    SkReason reason = ending->outcome.reason;
    SkReplyKind kind = SK_REPLY_WITHHELD;

    if (reason == SK_REASON_LIMIT_MESSAGE)
        kind = SK_REPLY_TOO_LARGE;
    if (reason == SK_REASON_UNPROCESSABLE)
        kind = SK_REPLY_UNPROCESSABLE;
    return answer_kind(ending, kind, sk_reason_word(reason));
}

static sfsistat
busy(SkEnding *ending, const char *why)
{
    sk_journal(SK_JOURNAL_WARNING, "busy: queue=%s %s", ending->queue, why);
    ending->answer = SK_COUNTED_BUSY;
    return answer_kind(ending, SK_REPLY_OVERLOAD, NULL);
}

static void
count(SkEnding *ending, SkDecided decided)
{
    const SkRoute *route = &ending->message->route;

    sk_count_outcome(ending->door->counters, &ending->outcome, route->from,
                     route->to, sk_spool_len(ending->message->spool));
    if (decided == SK_DECIDED_NOTICE)
        ending->answer = SK_COUNTED_NOTICE;
    if (decided == SK_DECIDED_REFUSE)
        ending->answer = SK_COUNTED_REFUSED;
}

static sfsistat
end_crossing(SkEnding *ending)
{
    g_autoptr(GError) error = NULL;
    SkDecided decided;

    if (ending->message->no_room)
        return busy(ending, "no room for a large mail");
    if (!prepare(ending, &error))
        return fault(ending, SK_FAULT_SPOOL, error);
    decided = sk_passing_decide(&ending->passing, &ending->outcome, &error);
    if (decided == SK_DECIDED_FAULT)
        return fault(ending, SK_FAULT_GATE, error);
    if (decided == SK_DECIDED_BUSY)
        return busy(ending, error->message);
    if (!sk_ending_report(ending, &error))
        return fault(ending, SK_FAULT_REPORT, error);
    count(ending, decided);
    sk_ending_log(ending);
    if (decided == SK_DECIDED_REFUSE)
        return refuse(ending);
    if ((decided == SK_DECIDED_CROSS || decided == SK_DECIDED_NOTICE) &&
        edit(ending, decided, &error))
        return SMFIS_CONTINUE;
    sk_ending_fault_line(ending);
    return fault(ending, SK_FAULT_EDIT, error);
}

static sfsistat
end_same_zone(SkEnding *ending)
{
    g_autoptr(GError) error = NULL;

    if (!sk_ending_report(ending, &error))
        return fault(ending, SK_FAULT_REPORT, error);
    sk_count_untouched(ending->door->counters, ending->message->route.to,
                       ending->message->passed);
    sk_journal(SK_JOURNAL_INFO,
               "same zone: untouched queue=%s zone=%s recipients=%u",
               ending->queue, ending->message->route.to,
               ending->message->recipients->len);
    return SMFIS_CONTINUE;
}

/* ---- the candidate ------------------------------------------------------ */

/* is_chosen: returns whether the mail, which has been decided about, belongs to
 * the share that is tried under the candidate. */
static gboolean
is_chosen(const SkEnding *ending)
{
    const SkMessage *message = ending->message;
    const SkTrial *trial = message->generation->trial;
    g_autofree guint8 *sum = NULL;
    gsize len = 32;

    if (trial == NULL)
        return FALSE;
    if (!sk_message_is_untouched(message))
        return ending->passing.cleaned &&
               sk_trial_wants(trial, sk_spool_sha256(message->spool));
    sum = g_malloc(len);
    g_checksum_get_digest(message->sum, sum, &len);
    return sk_trial_wants(trial, sum);
}

/* try_candidate: hands the mail over to be tried under the candidate. This is
 * the last thing that happens to it, so it takes what it needs. */
static void
try_candidate(SkEnding *ending)
{
    SkMessage *message = ending->message;
    SkTrialMail *mail;

    if (!is_chosen(ending))
        return;
    mail = g_new0(SkTrialMail, 1);
    mail->generation = sk_generation_ref(message->generation);
    mail->client = g_strdup(ending->session->client);
    mail->listener = g_strdup(ending->session->listener);
    mail->local_host = ending->session->local_host;
    mail->this_host = ending->session->this_host;
    mail->sender = g_strdup(message->sender);
    g_ptr_array_add(message->recipients, NULL);
    mail->recipients = (char **)g_ptr_array_steal(message->recipients, NULL);
    mail->route = message->route;
    mail->flags = sk_message_flags(message) & SK_ORDER_OWN_MAIL;
    mail->spool = g_steal_pointer(&message->spool);
    mail->outcome = ending->outcome;
    memset(&ending->outcome, 0, sizeof ending->outcome);
    g_clear_pointer(&mail->outcome.output, g_bytes_unref);
    mail->queue = g_strdup(ending->queue);
    mail->delivery = g_strdup(ending->delivery);
    sk_trials_offer(ending->door->trials, mail);
}

sfsistat
sk_eom(SMFICTX *ctx, SkDoor *door, SkSession *session)
{
    SkMessage *message = session->message;
    const char *queue = smfi_getsymval(ctx, (char *)"i");
    SkEnding ending = { .ctx = ctx,
                        .door = door,
                        .session = session,
                        .message = message,
                        .queue = queue != NULL ? queue : "",
                        .delivery = g_uuid_string_random() };
    gint64 start = g_get_monotonic_time();
    sfsistat answer;

    if (message->recipients->len + message->refused->len == 0)
        answer = fault(&ending, SK_FAULT_ENVELOPE, NULL);
    else if (sk_message_is_untouched(message))
        answer = end_same_zone(&ending);
    else
        answer = end_crossing(&ending);
    if (answer != SMFIS_TEMPFAIL)
        try_candidate(&ending);
    sk_count_answer(door->counters, ending.answer, start);
    sk_outcome_clear(&ending.outcome);
    g_free(ending.passing.notice_to);
    g_free(ending.delivery);
    return answer;
}
