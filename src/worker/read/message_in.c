/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a mail in steps: first the raw bytes (prescan), then the headers that
 * may leave, then the structure, then the inner mails that were encoded, one
 * after the other. At the end it reports what all of them add up to. Nothing is
 * parsed here.
 */
#include <string.h>
#include <sekisho/error.h>
#include "core/part_private.h"
#include "worker/read/header_in.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"
#include "worker/read/message_in.h"
#include "worker/read/prescan.h"
#include "worker/read/tidy_in.h"

static void
inner_free(gpointer data)
{
    SkInner *inner = data;

    g_bytes_unref(inner->bytes);
    sk_report_free(inner->report);
    g_free(inner);
}

/* Reads the bytes of one mail: first the raw look, then the parts. */
static void
read_bytes(SkReading *reading, GBytes *bytes, SkPart *message)
{
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    reading->limit = sk_prescan(data, len, &reading->policy->limits,
                                reading->report, reading->tree);
    if (reading->limit == SK_REASON_NONE)
        sk_structure_read(reading, bytes, message);
}

static gboolean
is_below(const SkPart *part, const SkPart *above)
{
    while (part != NULL && part != above)
        part = part->parent;
    return part != NULL;
}

/* Drops the mails attached to @message from the queue, so that they are not
 * read any more. */
static void
forget_pending(SkReading *reading, const SkPart *message)
{
    for (GList *l = reading->pending.head, *next; l != NULL; l = next) {
        SkInner *inner = l->data;

        next = l->next;
        if (!is_below(inner->message, message))
            continue;
        g_queue_delete_link(&reading->pending, l);
        inner_free(inner);
    }
}

/* Removes an attached mail that two readers may read as two different mails. It
 * is removed alone and named by its name or its subject, because the mail that
 * it came with can do without it. */
static void
take_out(SkReading *reading, const SkInner *inner)
{
    SkPart *part = inner->message;
    const char *subject = sk_part_param(part, "subject");

    forget_pending(reading, part);
    g_clear_pointer(&part->children, g_ptr_array_unref);
    part->bytes = g_bytes_ref(inner->bytes);
    if (part->name == NULL && subject != NULL && *subject != '\0')
        part->name = g_strconcat(subject, ".eml", NULL);
    sk_part_remove(part, SK_REASON_AMBIGUOUS,
                   g_ptr_array_index(inner->report->ambiguous, 0));
}

/* Adds what was seen in an attached mail that is read to the report of the
 * mail. */
static void
tell(SkReport *report, const SkReport *own)
{
    for (guint i = 0; i < own->untidy->len; i++)
        sk_report_add_untidy(report, own->untidy->pdata[i]);
    for (guint i = 0; i < own->ambiguous->len; i++)
        sk_report_add_ambiguous(report, own->ambiguous->pdata[i]);
    for (guint i = 0; i < own->notes->len; i++) {
        const SkCount *count = own->notes->pdata[i];

        sk_report_add_note(report, count->what, count->count);
    }
}

static void
read_inner(SkReading *reading, const SkInner *inner)
{
    SkReport *outer = reading->report;

    reading->report = inner->report;
    read_bytes(reading, inner->bytes, inner->message);
    reading->report = outer;
    if (reading->limit == SK_REASON_NONE && inner->report->ambiguous->len > 0 &&
        reading->policy->ambiguous == SK_AMBIGUOUS_REFUSE)
        take_out(reading, inner);
    else
        tell(outer, inner->report);
}

static void
read_pending(SkReading *reading)
{
    while (reading->limit == SK_REASON_NONE) {
        SkInner *inner = g_queue_pop_head(&reading->pending);
        if (inner == NULL)
            return;
        read_inner(reading, inner);
        inner_free(inner);
    }
    g_queue_clear_full(&reading->pending, inner_free);
}

/* Reports what was met in the texts of all headers of all parts together. */
static void
report_seen(SkReport *report, const SkHeaderSeen *seen)
{
    const struct {
        const char *what;
        guint n;
    } notes[] = {
        { "undecodable", seen->undecodable },
        { "charset-guessed", seen->guessed },
        { "charset-unsure", seen->unsure },
        { "control", seen->text.controls },
        { "bidi", seen->text.bidi },
        { "invisible", seen->text.zero_width },
    };

    for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
        if (notes[i].n > 0)
            sk_report_add_note(report, notes[i].what, notes[i].n);
    if (seen->malformed > 0)
        sk_report_add_untidy(report, "encoded-word");
}

/* Remembers the subject for those who name the mail as a file. */
static void
set_subject(SkPart *part, const guint8 *data, gsize len)
{
    g_autoptr(GArray) fields = sk_headers_split(data, len);
    SkHeaderSeen unused = { 0 };

    for (guint i = 0; i < fields->len; i++) {
        const SkRawHeader *field = &g_array_index(fields, SkRawHeader, i);
        g_autofree char *text = NULL;

        if (!sk_raw_header_is(field, "Subject"))
            continue;
        text = sk_header_decode(field->value, field->value_len, &unused);
        sk_part_set_param(part, "subject", text);
        return;
    }
}

void
sk_message_head(SkReading *reading, SkPart *part, GBytes *bytes)
{
    gsize size = g_bytes_get_size(bytes);
    gsize len = MIN(size, SK_HEADER_BLOCK_MAX);
    g_autoptr(GBytes) head = g_bytes_new_from_bytes(bytes, 0, len);
    const guint8 *data =
        len > 0 ? g_bytes_get_data(head, NULL) : (const guint8 *)"";
    char *text = sk_headers_summary(data, len, &reading->seen);

    sk_part_set_head(part, head);
    set_subject(part, data, len);
    if (*text == '\0') {
        g_free(text);
        return;
    }
    g_autoptr(GBytes) told = g_bytes_new_take(text, strlen(text));
    SkPart *body = sk_part_new(SK_ROLE_BODY, NULL, "text/plain", told);

    sk_part_set_param(body, "charset", "utf-8");
    sk_part_set_param(body, SK_PARAM_TOLD, "headers");
    sk_part_append(part, body);
}

void
sk_mail_read_inner(SkReading *reading, GBytes *bytes, SkPart *message)
{
    reading->top = message;
    read_bytes(reading, bytes, message);
    read_pending(reading);
    report_seen(reading->report, &reading->seen);
}

gboolean
sk_mail_prepare(GError **error)
{
    static const char text[] = "From: a@b.example\r\n"
                               "Content-Type: multipart/mixed; boundary=x\r\n"
                               "\r\n--x\r\n\r\nwarm\r\n--x--\r\n";
    SkReading reading = { .report = sk_report_new(), .pending = G_QUEUE_INIT };
    SkPolicy policy = { .limits = {
                            .expanded = 1000, .parts = 10, .depth = 10 } };
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, sizeof text - 1);
    g_autoptr(SkPart) root =
        sk_part_new(SK_ROLE_MESSAGE, NULL, "message/rfc822", NULL);
    gboolean warm;

    sk_structure_prepare();
    reading.policy = &policy;
    reading.top = root;
    sk_structure_read(&reading, bytes, root);
    warm = sk_part_n_children(root) == 1 &&
           sk_part_n_children(sk_part_child(root, 0)) == 1;
    sk_report_free(reading.report);
    if (!warm)
        g_set_error_literal(error, SK_ERROR, SK_ERROR_SYSTEM,
                            "GMime does not read a two-line mail");
    return warm;
}

SkMail *
sk_mail_read_within(GBytes *bytes, SkTree *tree, SkReason *limit)
{
    const SkPolicy *policy = tree->policy;
    SkReport *report = tree->report;
    SkReading reading = { .policy = policy,
                          .report = report,
                          .tree = tree,
                          .pending = G_QUEUE_INIT };
    SkMail *mail = g_new0(SkMail, 1);
    g_autoptr(GBytes) tidy = sk_mail_tidy(bytes, report);
    gsize len;
    const guint8 *data = g_bytes_get_data(tidy, &len);

    mail->root = sk_part_new(SK_ROLE_MESSAGE, NULL, "message/rfc822", NULL);
    reading.top = mail->root;
    sk_headers_read(mail, data, MIN(len, SK_HEADER_BLOCK_MAX), policy, report,
                    &reading.seen);
    if (g_bytes_get_size(bytes) > policy->limits.message)
        reading.limit = SK_REASON_LIMIT_MESSAGE;
    else
        read_bytes(&reading, tidy, mail->root);
    read_pending(&reading);
    report_seen(report, &reading.seen);
    *limit = reading.limit;
    return mail;
}

SkMail *
sk_mail_read(GBytes *bytes, const SkPolicy *policy, SkReport *report,
             SkReason *limit)
{
    SkTree tree = { .policy = policy, .report = report };

    return sk_mail_read_within(bytes, &tree, limit);
}
