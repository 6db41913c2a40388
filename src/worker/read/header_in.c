/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads headers that come in. There is an allow-list (src/inspector/README.md),
 * one way of reading each kind, and a rule for names that stand more than once.
 * A header that is not on the list is dropped and named in the report; no
 * header is ever added. Nothing is written here. This defends against two From
 * headers, injected line ends, and headers from outside on which a system
 * behind the gateway might act.
 */
#include <string.h>
#include "core/header_names.h"
#include "worker/read/address.h"
#include "worker/read/header_in.h"
#include "worker/read/header_values.h"
#include "worker/read/prescan.h"
#include "worker/read/sender.h"

#define SUBJECTS_MAX 1000  /* bytes of two subjects that are joined */
#define KEPT_MAX     30000 /* bytes that may leave: sendmail takes a few more */

/* These are read elsewhere (message_in.c) and always written anew, so dropping
 * them is not worth a line in the report. */
static const char *const structural[] = {
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
};

/* What one pass over a header block needs. */
typedef struct {
    SkMail *mail;
    SkReport *report;
    SkHeaderSeen *seen;
    gsize kept;
} Pass;

/* Finds the rule for a field, including the headers that the policy allows.
 * Returns FALSE if the field may not leave. A policy can name neither a header
 * of the list nor one of the gateway. */
static gboolean
find_rule(const SkRawHeader *field, const SkPolicy *policy, SkHeaderName *rule)
{
    const SkHeaderName *known =
        sk_header_name_find(field->name, field->name_len);

    if (known != NULL) {
        *rule = *known;
        return TRUE;
    }
    if (sk_header_name_is_ours(field->name, field->name_len))
        return FALSE;
    for (char **keep = policy->keep_headers; keep != NULL && *keep; keep++)
        if (sk_raw_header_is(field, *keep)) {
            *rule = (SkHeaderName){ *keep, SK_HEADER_TEXT, SK_HEADER_ANY };
            return TRUE;
        }
    return FALSE;
}

static void
report_dropped(Pass *pass, const SkRawHeader *field)
{
    SkHeaderSeen unseen = { 0 };
    g_autofree char *value =
        sk_header_decode(field->value, field->value_len, &unseen);
    g_autofree char *name =
        sk_text_clean_line(field->name, (gssize)field->name_len, 78, NULL);

    for (guint i = 0; i < G_N_ELEMENTS(structural); i++)
        if (sk_raw_header_is(field, structural[i]))
            return;
    sk_report_add_header(pass->report, name, "dropped", value);
}

/* Returns whether @header names a single person. */
static gboolean
is_of_one(const SkHeader *header)
{
    return strcmp(header->name, "From") == 0 ||
           strcmp(header->name, "Sender") == 0 ||
           strcmp(header->name, "Resent-Sender") == 0;
}

/* Alters display names that hold addresses, and drops all mailboxes of a sender
 * but the first. */
static void
take_names(Pass *pass, SkHeader *header)
{
    guint n = sk_sender_part_names(pass->mail, header);

    if (n > 0)
        sk_report_add_note(pass->report, "address-in-name", n);
    if (is_of_one(header) && sk_sender_keep_first(pass->mail, header)) {
        sk_report_add_untidy(pass->report, "several-from");
        sk_report_add_header(pass->report, header->name, "rewritten", NULL);
    }
}

static void
take_addresses(Pass *pass, SkHeader *header, const SkRawHeader *field)
{
    SkAddressSeen seen = { 0 };
    GPtrArray *list =
        sk_address_list_parse(field->value, field->value_len, &seen);

    sk_header_seen_add(pass->seen, &seen.header);
    if (seen.bad > 0 || (list->len == 0 && seen.groups == 0))
        sk_report_add_untidy(pass->report, "bad-address");
    if (seen.invalid > 0) {
        sk_report_add_note(pass->report, "bad-address", seen.invalid);
        sk_report_add_header(pass->report, header->name, "rewritten", NULL);
    }
    header->addresses = list;
    take_names(pass, header);
}

static void
take_trace(Pass *pass, SkHeader *header, const SkRawHeader *field)
{
    header->raw = sk_value_trace(field->value, field->value_len);
    if (header->raw != NULL)
        return;
    header->raw = g_strdup(strcmp(header->name, "Received") == 0
                               ? "from unknown.invalid by unknown.invalid"
                               : "<unknown@invalid.invalid>");
    sk_report_add_untidy(pass->report, "bad-trace");
    sk_report_add_header(pass->report, header->name, "rewritten", NULL);
}

static void
take_ids(Pass *pass, SkHeader *header, const SkRawHeader *field)
{
    gboolean repaired = FALSE;

    header->text = sk_value_ids(field->value, field->value_len, &repaired);
    if (header->text == NULL || repaired)
        sk_report_add_untidy(pass->report, "bad-message-id");
}

/* Fills @header from @field. Returns FALSE if nothing of it can leave. */
static gboolean
take_value(Pass *pass, SkHeader *header, const SkRawHeader *field)
{
    switch (header->kind) {
    case SK_HEADER_TRACE:
        take_trace(pass, header, field);
        break;
    case SK_HEADER_ADDRESSES:
        take_addresses(pass, header, field);
        break;
    case SK_HEADER_IDS:
        take_ids(pass, header, field);
        break;
    case SK_HEADER_DATE:
        header->text = sk_value_date(field->value, field->value_len);
        if (header->text == NULL)
            sk_report_add_untidy(pass->report, "bad-date");
        break;
    case SK_HEADER_TOKEN:
        header->text = sk_value_token(field->value, field->value_len);
        if (header->text == NULL)
            sk_report_add_untidy(pass->report, "bad-token");
        break;
    case SK_HEADER_TEXT:
    default:
        header->text =
            sk_header_decode(field->value, field->value_len, pass->seen);
        break;
    }
    return header->text != NULL || header->raw != NULL ||
           header->addresses != NULL;
}

static gboolean
same_addresses(const GPtrArray *a, const GPtrArray *b)
{
    if (a->len != b->len)
        return FALSE;
    for (guint i = 0; i < a->len; i++) {
        const SkAddress *one = a->pdata[i], *two = b->pdata[i];

        if (g_ascii_strcasecmp(one->mail, two->mail) != 0 ||
            g_strcmp0(one->phrase, two->phrase) != 0)
            return FALSE;
    }
    return TRUE;
}

/* Returns whether @again says what @first says. Two message ids count as the
 * same, because no reader shows them and each of them belongs to the mail. */
static gboolean
says_the_same(const SkHeader *first, const SkHeader *again)
{
    if (first->kind == SK_HEADER_ADDRESSES)
        return same_addresses(first->addresses, again->addresses);
    if (first->text == NULL || again->text == NULL)
        return FALSE;
    return first->kind == SK_HEADER_IDS ||
           strcmp(first->text, again->text) == 0;
}

/* Joins a second subject to the first. A reader shows either one of two
 * subjects, and one line with both hides neither. Returns FALSE if the header
 * is no subject or the line would be too long. */
static gboolean
join_texts(SkHeader *header, const SkHeader *again)
{
    char *both;

    if (strcmp(header->name, "Subject") != 0 ||
        strlen(header->text) + strlen(again->text) > SUBJECTS_MAX)
        return FALSE;
    both = g_strdup_printf("%s / %s", header->text, again->text);
    g_free(header->text);
    header->text = both;
    return TRUE;
}

/* Handles a second header of a name that may stand only once. */
static void
take_again(Pass *pass, SkHeader *header, const SkHeaderName *rule,
           const SkRawHeader *field)
{
    SkHeader again = { .name = header->name, .kind = header->kind };
    gboolean readable = take_value(pass, &again, field);
    gboolean same = readable && says_the_same(header, &again);

    if (!same && readable && join_texts(header, &again))
        sk_report_add_header(pass->report, header->name, "rewritten", NULL);
    else if (rule->often == SK_HEADER_DECISIVE && !same)
        sk_report_add_ambiguous(pass->report, "conflicting-header");
    else
        sk_report_add_untidy(pass->report, "duplicate-header");
    if (rule->often == SK_HEADER_MERGED && !same && readable)
        g_ptr_array_extend_and_steal(header->addresses,
                                     g_steal_pointer(&again.addresses));
    else
        report_dropped(pass, field);
    g_clear_pointer(&again.addresses, g_ptr_array_unref);
    g_free(again.text);
    g_free(again.raw);
}

/* Settles an address header that names nobody: a From gets a placeholder, To
 * and Cc may be an empty group, and of the others nothing is left. Returns
 * FALSE if the header must be dropped. */
static gboolean
settle_addresses(Pass *pass, SkHeader *header, const SkRawHeader *field)
{
    if (header->addresses->len > 0)
        return TRUE;
    if (strcmp(header->name, "From") == 0) {
        /* A From of "<>" is not ambiguous: it names nobody, as old gateways
         * sign their bounces. */
        if (!sk_raw_header_same(field->value, field->value_len, "<>", 2))
            sk_report_add_ambiguous(pass->report, "no-from");
        sk_report_add_header(pass->report, "From", "rewritten", NULL);
        g_ptr_array_add(
            header->addresses,
            sk_address_new("(no readable From)", "unknown@invalid.invalid"));
        return TRUE;
    }
    return (strcmp(header->name, "To") == 0 ||
            strcmp(header->name, "Cc") == 0) &&
           memchr(field->value, ':', field->value_len) != NULL;
}

static void
take_field(Pass *pass, const SkRawHeader *field, const SkPolicy *policy)
{
    SkHeaderName rule;
    SkHeader *first;

    if (!find_rule(field, policy, &rule)) {
        report_dropped(pass, field);
        return;
    }
    first = rule.often != SK_HEADER_ANY ? sk_mail_find(pass->mail, rule.name)
                                        : NULL;
    if (first != NULL) {
        take_again(pass, first, &rule, field);
        return;
    }
    SkHeader *header = g_new0(SkHeader, 1);
    header->name = g_strdup(rule.name);
    header->kind = rule.kind;
    if (!take_value(pass, header, field) ||
        (header->addresses != NULL && !settle_addresses(pass, header, field))) {
        report_dropped(pass, field);
        sk_header_free(header);
        return;
    }
    /* Address lists do not count, because they are shortened when needed. */
    if (rule.kind != SK_HEADER_ADDRESSES)
        pass->kept += field->name_len + field->value_len + 4;
    g_ptr_array_add(pass->mail->headers, header);
}

static void
set_texts(Pass *pass)
{
    SkMail *mail = pass->mail;
    const SkHeader *from = sk_mail_find(mail, "From");
    const SkHeader *subject = sk_mail_find(mail, "Subject");

    sk_sender_check_answer(mail);
    mail->subject_text = g_strdup(subject != NULL ? subject->text : NULL);
    if (from != NULL) {
        mail->from_text =
            sk_address_text(g_ptr_array_index(from->addresses, 0));
    } else {
        mail->from_text = g_strdup("(no From)");
        sk_report_add_untidy(pass->report, "missing-from");
    }
    if (sk_mail_find(mail, "Date") == NULL)
        sk_report_add_untidy(pass->report, "missing-date");
    if (pass->kept > KEPT_MAX)
        sk_report_add_ambiguous(pass->report, "headers-too-long");
}

void
sk_headers_read(SkMail *mail, const guint8 *data, gsize len,
                const SkPolicy *policy, SkReport *report, SkHeaderSeen *seen)
{
    g_autoptr(GArray) fields = sk_headers_split(data, len);
    Pass pass = { mail, report, seen, 0 };

    mail->headers = g_ptr_array_new_with_free_func(sk_header_free);
    for (guint i = 0; i < fields->len; i++)
        take_field(&pass, &g_array_index(fields, SkRawHeader, i), policy);
    set_texts(&pass);
}
