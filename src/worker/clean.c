/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans one whole message (clean.h): reads and judges it, runs the filters,
 * joins the texts, writes a notice about what was taken out, and composes the
 * mail anew. Every way out of this file sets a verdict, and only bytes that
 * were written here leave.
 */
#include <string.h>
#include "core/notice/notice_texts.h"
#include "core/part_private.h"
#include "worker/notice/changed.h"
#include "worker/choose.h"
#include "worker/clean.h"
#include "worker/denied.h"
#include "worker/write/encode.h"
#include "worker/file.h"
#include "worker/file_names.h"
#include "worker/identify/identify.h"
#include "worker/notice/impostor.h"
#include "worker/inner_mail.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"
#include "worker/write/message_out.h"
#include "worker/notice/notice.h"
#include "worker/notice/own_domain.h"
#include "worker/pipeline.h"
#include "worker/notice/recipients.h"
#include "worker/returned.h"
#include "worker/read/sender.h"
#include "worker/notice/told.h"
#include "worker/notice/tombstone.h"
#include "worker/notice/withheld.h"

void
sk_cleaned_clear(SkCleaned *cleaned)
{
    g_clear_pointer(&cleaned->output, g_bytes_unref);
    g_clear_pointer(&cleaned->report, sk_report_free);
}

gboolean
sk_worker_prepare(const GPtrArray *policies, GError **error)
{
    return sk_mail_prepare(error) && sk_identify_prepare(error) &&
           sk_pipeline_prepare(policies, error);
}

static void
withhold(SkCleaned *cleaned, SkReason reason)
{
    cleaned->verdict = SK_VERDICT_WITHHELD;
    cleaned->reason = reason;
    g_clear_pointer(&cleaned->output, g_bytes_unref);
}

/* Returns the name that people are told for a removed file, or NULL. The string
 * belongs to @names. */
static const char *
name_with_path(const SkPart *part, GStringChunk *names)
{
    g_autofree char *path = sk_removed_name(part);

    return path != NULL ? g_string_chunk_insert(names, path) : NULL;
}

/* Appends to @removed the files that stood inside the text of @part. */
static void
list_taken_out(const SkPart *part, GArray *removed, GStringChunk *names)
{
    const GArray *taken = sk_part_taken_out(part);

    for (guint i = 0; taken != NULL && i < taken->len; i++) {
        const SkTakenOut *file = &g_array_index(taken, SkTakenOut, i);
        SkRemoved entry = { .bytes = file->bytes,
                            .kind = "unknown",
                            .reason = SK_REASON_INLINE_FILE };

        if (file->name != NULL)
            entry.name = g_string_chunk_insert(names, file->name);
        g_array_append_val(removed, entry);
    }
}

/* Appends to @removed what the notice lists: every leaf that was removed,
 * except the other forms of a text that is still there. If a document was
 * removed together with the files embedded in it, only the document is listed.
 */
static void
list_removed(const SkPart *part, GArray *removed, GStringChunk *names)
{
    GBytes *bytes = sk_part_bytes(part);
    SkRemoved entry = { .name = name_with_path(part, names),
                        .bytes = bytes ? g_bytes_get_size(bytes) : 0,
                        .kind = sk_kind_word(sk_part_found(part)),
                        .reason = sk_part_reason(part) };

    gboolean is_leaf =
        sk_part_n_children(part) == 0 ||
        (sk_part_verdict(part) == SK_VERDICT_REMOVED && sk_part_embeds(part));

    for (guint i = 0; !is_leaf && i < sk_part_n_children(part); i++)
        list_removed(sk_part_child(part, i), removed, names);
    if (sk_part_verdict(part) != SK_VERDICT_REMOVED)
        list_taken_out(part, removed, names);
    if (is_leaf && sk_part_verdict(part) == SK_VERDICT_REMOVED &&
        entry.reason != SK_REASON_ALTERNATIVE)
        g_array_append_val(removed, entry);
}

/* Returns the sum over all parts of what the filters counted as @what. */
static guint
count_in_parts(const SkReport *report, const char *what)
{
    guint sum = 0;

    for (guint i = 0; i < report->parts->len; i++) {
        const SkPartReport *part = report->parts->pdata[i];

        sum += sk_count_of(part->removed, what);
    }
    return sum;
}

/* Returns what the reader must know about whom the mail claims to be from and
 * where an answer goes. New string, or NULL if there is nothing to say. */
static char *
warnings_of(const SkMail *mail, const SkOrder *order, const SkPolicy *policy,
            SkReport *report)
{
    const char *claimed = sk_own_domain_claimed(mail, order, policy);
    g_autofree char *told = sk_told_text(mail, policy);
    g_autofree char *address = NULL;
    g_autofree char *line = NULL;

    if (claimed == NULL)
        return g_steal_pointer(&told);
    sk_report_add_note(report, "own-domain", 1);
    address = sk_notice_name(policy, claimed);
    line =
        sk_notice_fill(sk_notice_texts_get(policy->notice_texts, "own-domain"),
                       "address", address, NULL);
    return g_strconcat(line, "\n", told, NULL);
}

/* Returns whether @text already says @warnings in a notice of ours, whatever
 * its line ends are. TRUE if @warnings is NULL. */
static gboolean
is_told(const char *text, const char *warnings, const SkPolicy *policy)
{
    g_autofree char *final = NULL;
    g_auto(GStrv) lines = NULL;

    if (warnings == NULL)
        return TRUE;
    final = sk_notice_final(warnings, policy);
    lines = g_strsplit(final, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (strstr(text, *line) == NULL)
            return FALSE;
    return TRUE;
}

/* Returns the text of the cleaned mail. A text that this gateway wrote itself,
 * in a mail that has lost nothing since, stays as it is, so that cleaning a
 * mail twice changes nothing. */
static char *
compose_text(SkMail *mail, const SkOrder *order, const SkPolicy *policy,
             SkReport *report)
{
    g_autofree char *more = sk_recipients_fit(mail, policy, report);
    g_autofree char *text = sk_text_join(sk_part_text_below(mail->root), more);
    g_autoptr(GArray) removed = g_array_new(FALSE, FALSE, sizeof(SkRemoved));
    g_autoptr(GStringChunk) names = g_string_chunk_new(256);
    g_autofree char *defused = NULL;
    g_autofree char *changed = sk_changed_text(mail->root, policy);
    g_autofree char *warnings = NULL;
    const char *returned = sk_policy_text(policy, "returned");
    SkNotice notice = { .removed = removed, .changed = changed };
    guint forged = 0, altered = 0;

    list_removed(mail->root, removed, names);
    notice.rebuilt = report->ambiguous->len > 0;
    warnings = warnings_of(mail, order, policy, report);
    notice.warnings = warnings;
    if (removed->len == sk_notice_returned(removed) && changed == NULL &&
        is_told(text, removed->len > 0 ? returned : NULL, policy) &&
        is_told(text, warnings, policy) &&
        sk_notice_is_ours(text, order->notice_key))
        return g_steal_pointer(&text);
    forged = sk_impostor_unmask(mail, policy);
    notice.undecodable = sk_count_of(report->notes, "undecodable");
    notice.unsure = sk_count_of(report->notes, "charset-unsure");
    notice.lost = count_in_parts(report, "charset-lost");
    defused = sk_notice_defuse(text, policy->notice_texts, &altered);
    notice.harmless = altered == 0 ? defused : NULL;
    forged += altered;
    if (forged > 0)
        sk_report_add_note(report, "forged-notice", forged);
    return sk_notice_compose(defused, &notice, policy, order);
}

static void
write_mail(SkMail *mail, const SkOrder *order, const SkPolicy *policy,
           SkCleaned *cleaned)
{
    g_autofree char *text = compose_text(mail, order, policy, cleaned->report);
    g_autofree char *xsekisho = sk_xsekisho(order->receipt, SK_VERDICT_CLEANED,
                                            policy->name, cleaned->report->did);
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(SkFile));
    SkReason limit = SK_REASON_NONE;

    sk_files_below(mail->root, files);
    cleaned->output = sk_mail_write_files(mail, text, files, NULL, policy,
                                          xsekisho, cleaned->report, &limit);
    if (cleaned->output == NULL)
        withhold(cleaned, limit);
    else
        cleaned->verdict = SK_VERDICT_CLEANED;
}

/* Returns whether an ambiguous mail, which was read in only one of several
 * ways, gave neither text nor files nor anything that the notice names as
 * removed. What the sender wrote was then in a reading that we did not take, so
 * the mail must not leave as an empty one. */
static gboolean
is_rebuilt_empty(const SkMail *mail, const SkReport *report)
{
    g_autofree char *text = NULL;
    g_autoptr(GArray) removed = NULL;
    g_autoptr(GArray) files = NULL;
    g_autoptr(GStringChunk) names = NULL;

    if (report->ambiguous->len == 0)
        return FALSE;
    text = sk_part_text_below(mail->root);
    removed = g_array_new(FALSE, FALSE, sizeof(SkRemoved));
    files = g_array_new(FALSE, FALSE, sizeof(SkFile));
    names = g_string_chunk_new(256);
    list_removed(mail->root, removed, names);
    sk_files_below(mail->root, files);
    return text[strspn(text, " \t\r\n")] == '\0' && removed->len == 0 &&
           files->len == 0;
}

static gboolean
is_refused_claim(const SkMail *mail, const SkOrder *order,
                 const SkPolicy *policy)
{
    return policy->own_domain == SK_OWN_DOMAIN_REFUSE &&
           sk_own_domain_claimed(mail, order, policy) != NULL;
}

static void
clean_mail(const SkOrder *order, const SkPolicy *policy, GBytes *input,
           SkCleaned *cleaned)
{
    SkReason limit = SK_REASON_NONE;
    SkTree tree = { .policy = policy,
                    .report = cleaned->report,
                    .soft_cpu_us = sk_tree_soft_limit(policy),
                    .read_mail = sk_inner_mail_read,
                    .write_mail = sk_inner_mail_write,
                    .receipt = order->receipt,
                    .notice_key = order->notice_key,
                    .returned = (order->flags & SK_ORDER_RETURNED) != 0,
                    .off = order->off };
    g_auto(SkMailFacts) facts = { 0 };
    g_autoptr(SkMail) mail = sk_mail_read_within(input, &tree, &limit);

    sk_mail_facts_of_rules(&facts, input, policy);
    tree.facts = &facts.facts;

    if (limit != SK_REASON_NONE) {
        withhold(cleaned, limit);
        return;
    }
    sk_returned_cut(mail->root, tree.returned);
    sk_pipeline_run(&tree, mail->root);
    if (!sk_denied_remove(mail->root, order)) {
        withhold(cleaned, SK_REASON_INSPECTION);
        return;
    }
    sk_pipeline_report(&tree, mail->root);
    if (sk_part_verdict(mail->root) == SK_VERDICT_WITHHELD)
        withhold(cleaned, sk_part_reason(mail->root));
    else if (is_refused_claim(mail, order, policy))
        withhold(cleaned, SK_REASON_OWN_DOMAIN);
    /* This includes ambiguities in attached mails. */
    else if ((cleaned->report->ambiguous->len > 0 &&
              policy->ambiguous == SK_AMBIGUOUS_REFUSE) ||
             is_rebuilt_empty(mail, cleaned->report))
        withhold(cleaned, SK_REASON_AMBIGUOUS);
    else
        write_mail(mail, order, policy, cleaned);
}

static void
write_notice(const SkOrder *order, const SkPolicy *policy, GBytes *input,
             SkCleaned *cleaned)
{
    SkReason limit = SK_REASON_NONE;
    SkTree tree = { .policy = policy,
                    .report = cleaned->report,
                    .soft_cpu_us = sk_tree_soft_limit(policy) };
    g_autoptr(SkMail) mail = sk_mail_read_within(input, &tree, &limit);
    g_autoptr(SkMail) notice = sk_withheld_mail(mail, order, policy);
    g_autofree char *text = sk_withheld_text(mail, order, policy);
    g_autofree char *xsekisho = sk_xsekisho(order->receipt, SK_VERDICT_WITHHELD,
                                            policy->name, cleaned->report->did);

    cleaned->verdict = SK_VERDICT_WITHHELD;
    cleaned->reason = (SkReason)order->reason;
    cleaned->output =
        sk_mail_write(notice, text, policy, xsekisho, cleaned->report, &limit);
}

void
sk_clean(const SkOrder *order, const SkPolicy *policy, GBytes *input,
         SkCleaned *cleaned)
{
    memset(cleaned, 0, sizeof *cleaned);
    cleaned->report = sk_report_new();
    if (order->task == SK_TASK_NOTICE)
        write_notice(order, policy, input, cleaned);
    else if (g_bytes_get_size(input) > policy->limits.message)
        withhold(cleaned, SK_REASON_LIMIT_MESSAGE);
    else if (order->kind == SK_KIND_FILE)
        sk_clean_file(order, policy, input, cleaned);
    else
        clean_mail(order, policy, input, cleaned);
}
