/* SPDX-License-Identifier: Apache-2.0
 *
 * Shortens long lists of recipients. A mail to five hundred people is ordinary
 * for a prefecture, but its list is longer than what every MTA passes on. As
 * many as fit stay in the header and the others are listed in the text, so that
 * nobody is lost. The recipients of the envelope are not touched, because they
 * belong to the MTA. This keeps harmless mail from being refused for good.
 */
#include <string.h>
#include "core/notice/notice_texts.h"
#include "worker/read/address.h"
#include "worker/write/encode.h"
#include "worker/write/message_out.h"
#include "worker/notice/notice.h"
#include "worker/notice/recipients.h"

#define OWN_HEADERS 1500 /* bytes for X-Sekisho and the MIME headers */
/* bytes that each list may have, however many there are */
#define LIST_LEAST 500

static gboolean
may_shrink(const SkHeader *header)
{
    return header->kind == SK_HEADER_ADDRESSES && header->addresses->len > 1 &&
           strcmp(header->name, "From") != 0 &&
           strcmp(header->name, "Sender") != 0;
}

static gsize
length_of(const SkHeader *header, SkCharset charset)
{
    g_autoptr(SkReport) unused = sk_report_new();
    g_autofree char *line = sk_encode_header(header, charset, unused);

    return line != NULL ? strlen(line) : 0;
}

/* Returns how many addresses of @header fit into @most bytes; at least one. */
static guint
how_many_fit(const SkHeader *header, SkCharset charset, gsize most)
{
    SkHeader one = { .name = header->name, .kind = SK_HEADER_ADDRESSES };
    gsize sum = 0;
    guint n = 0;

    for (; n < header->addresses->len && sum <= most; n++) {
        g_autoptr(GPtrArray) list = g_ptr_array_new();

        g_ptr_array_add(list, header->addresses->pdata[n]);
        one.addresses = list;
        /* length_of counts "Name: " and a line end for each address, which with
         * these 8 bytes is more than its comma and fold take. */
        sum += length_of(&one, charset) + 8;
    }
    return MAX(1, sum > most ? n - 1 : n);
}

/* Appends the addresses of @header from index @from on, each on a line. */
static void
list_rest(GString *out, const SkHeader *header, guint from,
          const SkPolicy *policy)
{
    g_autofree char *count =
        g_strdup_printf("%u", header->addresses->len - from);
    g_autofree char *heading =
        sk_notice_fill(sk_policy_text(policy, "recipients.more"), "name",
                       header->name, "count", count, NULL);

    g_string_append_printf(out, "%s%s\n", out->len > 0 ? "\n" : "", heading);
    for (guint i = from; i < header->addresses->len; i++) {
        g_autofree char *text = sk_address_text(header->addresses->pdata[i]);
        g_autofree char *line = sk_notice_outside(policy, text, 0);

        g_string_append_printf(out, "%s\n", line);
    }
}

char *
sk_recipients_fit(SkMail *mail, const SkPolicy *policy, SkReport *report)
{
    SkCharset charset = policy->charset;
    g_autoptr(GString) out = g_string_new(NULL);
    gsize fixed = OWN_HEADERS, lists = 0, longest = 0, most;
    guint n = 0;

    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = mail->headers->pdata[i];
        gsize len = length_of(header, charset);

        *(may_shrink(header) ? &lists : &fixed) += len;
        longest = may_shrink(header) && len > longest ? len : longest;
        n += may_shrink(header);
    }
    if (fixed + lists <= SK_HEADERS_MAX && longest <= SK_HEADER_FIELD_MAX)
        return NULL;
    most = fixed < SK_HEADERS_MAX ? (SK_HEADERS_MAX - fixed) / MAX(n, 1) : 0;
    most = CLAMP(most, LIST_LEAST, SK_HEADER_FIELD_MAX);
    for (guint i = 0; i < mail->headers->len; i++) {
        SkHeader *header = mail->headers->pdata[i];
        guint fit;

        if (!may_shrink(header) || length_of(header, charset) <= most)
            continue;
        fit = how_many_fit(header, charset, most);
        list_rest(out, header, fit, policy);
        g_ptr_array_set_size(header->addresses, (gint)fit);
        sk_report_add_untidy(report, "long-list");
        sk_report_add_header(report, header->name, "rewritten", NULL);
    }
    return out->len > 0 ? g_strdup(out->str) : NULL;
}

char *
sk_text_join(char *text, const char *more)
{
    gsize len = strlen(text);
    const char *gap = len == 0 ? "" : text[len - 1] == '\n' ? "\n" : "\n\n";
    char *whole;

    if (more == NULL)
        return text;
    whole = g_strconcat(text, gap, more, NULL);
    g_free(text);
    return whole;
}
