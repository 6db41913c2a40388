/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and writes mails inside files and mails. Bytes that a filter found to
 * be a mail are read by the same reader as the message itself, and count
 * against the same limits; what passed of such a mail is written by the same
 * writer. No part is decided here. This defends against a mail that is judged
 * less strictly because it lies in an archive, and against nested containers
 * that each start counting anew.
 */
#include <string.h>
#include "core/mail_lines.h"
#include "worker/mail/defuse.h"
#include "worker/read/header_in.h"
#include "worker/notice/impostor.h"
#include "worker/file_names.h"
#include "worker/inner_mail.h"
#include "worker/read/message_in.h"
#include "worker/write/message_out.h"
#include "worker/notice/recipients.h"
#include "worker/returned.h"
#include "worker/read/tidy_in.h"

/* ---- in ---------------------------------------------------------------- */

/* Returns the children of @root, detached from it; the caller owns each. */
static GPtrArray *
take_children(SkPart *root)
{
    GPtrArray *children = g_ptr_array_new();

    if (root->children == NULL)
        return children;
    g_ptr_array_set_free_func(root->children, NULL);
    for (guint i = 0; i < root->children->len; i++) {
        SkPart *child = root->children->pdata[i];

        child->parent = NULL;
        g_ptr_array_add(children, child);
    }
    return children;
}

/* Makes the mail ambiguous if two readers may read its headers as two different
 * things. All else that reading the headers reports concerns headers that
 * leave, and is reported when the mail is written. */
static void
judge_headers(SkReading *reading, GBytes *head)
{
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkMail) mail = g_new0(SkMail, 1);
    SkHeaderSeen seen = { 0 };
    gsize len;
    const guint8 *data = g_bytes_get_data(head, &len);

    sk_headers_read(mail, len > 0 ? data : (const guint8 *)"", len,
                    reading->policy, report, &seen);
    for (guint i = 0; i < report->ambiguous->len; i++)
        sk_report_add_ambiguous(reading->report, report->ambiguous->pdata[i]);
}

static void
tell(SkReport *report, const SkReport *own)
{
    for (guint i = 0; i < own->notes->len; i++) {
        const SkCount *count = own->notes->pdata[i];

        sk_report_add_note(report, count->what, count->count);
    }
}

/* Adds what was seen in an inner mail to the report of the message. */
static void
tell_reading(SkReport *report, const SkReport *own)
{
    for (guint i = 0; i < own->untidy->len; i++)
        sk_report_add_untidy(report, own->untidy->pdata[i]);
    for (guint i = 0; i < own->ambiguous->len; i++)
        sk_report_add_ambiguous(report, own->ambiguous->pdata[i]);
    tell(report, own);
}

/* Returns why the inner mail cannot be read, or SK_REASON_NONE. Where the
 * policy refuses ambiguous mails, an ambiguous inner mail is removed alone: it
 * is only a file, and the mail or archive that holds it can be read without it.
 */
static SkReason
judge_reading(const SkReading *reading)
{
    if (reading->limit == SK_REASON_NONE &&
        reading->report->ambiguous->len > 0 &&
        reading->policy->ambiguous == SK_AMBIGUOUS_REFUSE)
        return SK_REASON_AMBIGUOUS;
    return reading->limit;
}

GPtrArray *
sk_inner_mail_read(SkPart *part, GBytes *mail, SkReason *why)
{
    const SkTree *tree = part->tree;
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) tidy = sk_mail_tidy(mail, report);
    g_autoptr(GBytes) bytes = sk_mail_from_file(tidy);
    SkReading reading = { .policy = tree->policy,
                          .report = report,
                          .tree = part->tree,
                          .parts = tree->parts,
                          .expanded = tree->expanded,
                          .pending = G_QUEUE_INIT };
    g_autoptr(SkPart) root =
        sk_part_new(SK_ROLE_MESSAGE, NULL, "message/rfc822", NULL);

    /* The root stands where @part stands, so that the depth is counted on from
     * there. */
    root->parent = part->parent;
    sk_message_head(&reading, root, bytes);
    judge_headers(&reading, root->head);
    sk_mail_read_inner(&reading, bytes, root);
    root->parent = NULL;
    *why = judge_reading(&reading);
    if (*why != SK_REASON_NONE)
        return NULL;
    for (guint i = 0;
         sk_returned_is(part, tree->returned) && i < sk_part_n_children(root);
         i++)
        sk_returned_strip(sk_part_child(root, i));
    tell_reading(tree->report, report);
    sk_part_set_head(part, root->head);
    if (sk_part_param(root, "subject") != NULL)
        sk_part_set_param(part, "subject", sk_part_param(root, "subject"));
    return take_children(root);
}

/* ---- out --------------------------------------------------------------- */

/* Returns those headers of the mail @part that may leave. New mail. */
static SkMail *
headers_of(const SkPart *part, SkReport *report)
{
    SkMail *mail = g_new0(SkMail, 1);
    SkHeaderSeen seen = { 0 };
    gsize len = 0;
    const guint8 *data =
        part->head != NULL ? g_bytes_get_data(part->head, &len) : NULL;

    sk_headers_read(mail, data != NULL ? data : (const guint8 *)"", len,
                    part->tree->policy, report, &seen);
    sk_impostor_unmask(mail, part->tree->policy);
    return mail;
}

/* Returns the text part that shows the headers of @part to people, or NULL if
 * there is none. In a mail of its own they stand as headers instead. Lent. */
static SkPart *
told_of(const SkPart *part)
{
    SkPart *first =
        sk_part_n_children(part) > 0 ? sk_part_child(part, 0) : NULL;

    return first != NULL && sk_part_param(first, SK_PARAM_TOLD) != NULL &&
                   sk_part_passes(first)
               ? first
               : NULL;
}

static char *
text_without(const SkPart *part, SkPart *told)
{
    SkVerdict verdict = told != NULL ? told->verdict : SK_VERDICT_UNDECIDED;
    char *text;

    if (told != NULL)
        told->verdict = SK_VERDICT_UNDECIDED;
    text = sk_part_text_below(part);
    if (told != NULL)
        told->verdict = verdict;
    return text;
}

GBytes *
sk_inner_mail_write(SkPart *part, SkReason *why)
{
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkMail) mail = headers_of(part, report);
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(SkFile));
    SkPart *told = told_of(part);
    g_autofree char *more = sk_recipients_fit(mail, part->tree->policy, report);
    g_autofree char *text = sk_text_join(text_without(part, told), more);
    g_autofree char *defused = NULL;
    guint forged = 0;
    GBytes *bytes;

    defused = sk_notice_defuse(text, part->tree->policy->notice_texts, &forged);
    if (forged > 0)
        sk_report_add_note(report, "forged-notice", forged);
    sk_files_make_unique(part);
    sk_files_below(part, files);
    bytes = sk_mail_write_files(mail, defused, files, NULL, part->tree->policy,
                                NULL, report, why);
    if (bytes != NULL && told != NULL)
        sk_part_remove(told, SK_REASON_ALTERNATIVE, NULL);
    /* Only what was done to the text is reported: the headers of an inner mail
     * are not those of the message, and what reading it found was reported when
     * it was read. */
    if (bytes != NULL)
        tell(part->tree->report, report);
    return bytes;
}
