/* SPDX-License-Identifier: Apache-2.0
 *
 * Composes the mail that takes the place of a withheld one. Of the withheld
 * mail it holds only the sender, the subject and the date, each of them clean.
 * This defends against mail that is lost in silence, and against notices that
 * are used to carry what was withheld.
 */
#include <string.h>

#include "core/notice/notice_texts.h"
#include "worker/notice/impostor.h"
#include "worker/notice/notice.h"
#include "worker/notice/withheld.h"

/* An address that does not exist, so that an answer cannot reach a stranger. */
#define FROM_ADDRESS  "no-reply@" SK_NOTICE_DOMAIN
#define SENDER_CHARS  120
#define SUBJECT_CHARS 100
/* A notice must fit whatever the headers of the mail were: one that is too
 * large could not be sent, and delivery of its mail would be tried for days. */
#define TRACE_SHOWN_MAX 12000 /* bytes of trace fields as they came */
#define TRACE_LINES     100   /* MTAs detect a loop long before this */
#define RECIPIENTS_MAX  2500  /* bytes before they are encoded */
#define RECEIVED        "from unknown.invalid by unknown.invalid"

static const char *
text_of(const SkPolicy *policy, const char *key)
{
    return sk_notice_texts_get(policy->notice_texts, key);
}

static void
add_line(GString *out, const char *line)
{
    g_string_append(out, line);
    g_string_append_c(out, '\n');
}

static void
add_filled(GString *out, const SkPolicy *policy, const char *key,
           const char *name, const char *value)
{
    g_autofree char *line =
        sk_notice_fill(text_of(policy, key), name, value, NULL);

    add_line(out, line);
}

/* Returns whether the mail was refused because of where it was to go. What such
 * a mail says must not reach any other zone, and Postfix may leave a recipient
 * that it rewrote in the envelope of a local mail. */
static gboolean
is_routing(guint32 reason)
{
    return reason == SK_REASON_NO_CROSSING || reason == SK_REASON_SEALED_ZONE ||
           reason == SK_REASON_UNKNOWN_DOMAIN ||
           reason == SK_REASON_BAD_ADDRESS ||
           reason == SK_REASON_MIXED_RECIPIENTS;
}

/* Writes the sender, the subject and the reason, each on a line. */
static void
add_facts(GString *out, const SkMail *mail, const SkOrder *order,
          const SkPolicy *policy)
{
    const char *given = mail->subject_text != NULL ? mail->subject_text : "";
    g_autofree char *sender =
        sk_notice_outside(policy, mail->from_text, SENDER_CHARS);
    g_autofree char *subject = sk_notice_outside(policy, given, SUBJECT_CHARS);
    g_autofree char *reason =
        g_strconcat("reason.", sk_reason_word(order->reason), NULL);
    const char *shown =
        subject[0] != '\0' ? subject : text_of(policy, "withheld.no-subject");

    add_filled(out, policy, "withheld.sender", "sender", sender);
    if (!is_routing(order->reason))
        add_filled(out, policy, "withheld.subject-line", "subject", shown);
    add_filled(out, policy, "withheld.reason", "reason",
               text_of(policy, reason));
}

static SkHeader *
add_header(SkMail *mail, const char *name, SkHeaderKind kind, const char *text)
{
    SkHeader *header = sk_header_new(name, kind, text);

    g_ptr_array_add(mail->headers, header);
    return header;
}

static gsize
address_length(const SkAddress *address)
{
    return strlen(address->mail) +
           (address->phrase != NULL ? strlen(address->phrase) : 0);
}

/* Addresses the notice to the recipient that @order names, or else to the
 * recipients of the mail, as far as RECIPIENTS_MAX allows. */
static void
add_recipients(SkMail *out, const SkMail *mail, const SkOrder *order)
{
    const SkHeader *to = sk_mail_find(mail, "To");
    SkHeader *header = NULL;
    gsize sum = 0;

    if (order->recipient[0] == '\0' && to == NULL)
        return;
    header = add_header(out, "To", SK_HEADER_ADDRESSES, NULL);
    if (order->recipient[0] != '\0') {
        g_ptr_array_add(header->addresses,
                        sk_address_new(NULL, order->recipient));
        return;
    }
    for (guint i = 0; to->addresses != NULL && i < to->addresses->len; i++) {
        const SkAddress *address = g_ptr_array_index(to->addresses, i);

        sum += address_length(address);
        if (sum > RECIPIENTS_MAX)
            return;
        g_ptr_array_add(header->addresses,
                        sk_address_new(address->phrase, address->mail));
    }
}

/* Copies the trace fields, so that MTAs can count the hops. Beyond
 * TRACE_SHOWN_MAX, each Received becomes one fixed line. */
static void
add_trace(SkMail *out, const SkMail *mail)
{
    gsize sum = 0;

    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = g_ptr_array_index(mail->headers, i);
        gboolean received = g_str_equal(header->name, "Received");

        if (header->kind != SK_HEADER_TRACE || out->headers->len >= TRACE_LINES)
            continue;
        sum += strlen(header->raw);
        if (sum <= TRACE_SHOWN_MAX)
            add_header(out, header->name, SK_HEADER_TRACE, header->raw);
        else if (received)
            add_header(out, header->name, SK_HEADER_TRACE, RECEIVED);
    }
}

SkMail *
sk_withheld_mail(const SkMail *mail, const SkOrder *order,
                 const SkPolicy *policy)
{
    SkMail *out = g_new0(SkMail, 1);
    const SkHeader *date = sk_mail_find(mail, "Date");
    g_autofree char *subject = sk_notice_fill(
        text_of(policy, "withheld.subject"), "receipt", order->receipt, NULL);

    out->headers = g_ptr_array_new_with_free_func(sk_header_free);
    out->from_text = g_strdup(text_of(policy, "withheld.from"));
    out->subject_text = g_strdup(subject);
    add_trace(out, mail);
    g_ptr_array_add(
        add_header(out, "From", SK_HEADER_ADDRESSES, NULL)->addresses,
        sk_address_new(out->from_text, FROM_ADDRESS));
    add_recipients(out, mail, order);
    add_header(out, "Subject", SK_HEADER_TEXT, subject);
    if (date != NULL)
        add_header(out, "Date", SK_HEADER_DATE, date->text);
    add_header(out, "Auto-Submitted", SK_HEADER_TOKEN, "auto-generated");
    return out;
}

char *
sk_withheld_text(const SkMail *mail, const SkOrder *order,
                 const SkPolicy *policy)
{
    gboolean to_sender = order->recipient[0] != '\0';
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *mark =
        sk_mark_line(policy->notice_language, order->receipt);

    add_line(out, mark);
    add_line(out, text_of(policy, "heading"));
    add_line(out, "");
    add_filled(out, policy,
               to_sender ? "withheld.intro-sender" : "withheld.intro",
               "receipt", order->receipt);
    add_line(out, "");
    add_facts(out, mail, order, policy);
    add_line(out, "");
    add_filled(out, policy, "receipt", "receipt", order->receipt);
    add_filled(out, policy,
               to_sender ? "withheld.what-next-sender" : "withheld.what-next",
               "receipt", order->receipt);
    add_line(out, text_of(policy, "withheld.not-kept"));
    return sk_notice_seal(out->str, policy, order);
}
