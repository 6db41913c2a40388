/* SPDX-License-Identifier: Apache-2.0
 *
 * Whatever the reading side hands over, the inspector accepts what is written.
 * Input: a byte of options, then pieces split at NUL: the first byte of a piece
 * chooses the header, the rest is its value; the last piece is the body. For
 * clang: -fsanitize=fuzzer,address.
 */
#include <string.h>

#include <sekisho/text.h>

#include "charset/charset.h"
#include "worker/write/message_out.h"
#include "worker/write/message_text.h"
#include "worker/notice/notice.h"
#include "worker/read/sender.h"
#include "../worker/out-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static const struct {
    const char *name;
    SkHeaderKind kind;
} headers[] = {
    { "Subject", SK_HEADER_TEXT },       { "From", SK_HEADER_ADDRESSES },
    { "To", SK_HEADER_ADDRESSES },       { "Date", SK_HEADER_DATE },
    { "Message-ID", SK_HEADER_IDS },     { "References", SK_HEADER_IDS },
    { "Precedence", SK_HEADER_TOKEN },   { "List-Id", SK_HEADER_TOKEN },
    { "Received", SK_HEADER_TRACE },     { "Return-Path", SK_HEADER_TRACE },
    { "X-Case-Number", SK_HEADER_TEXT }, { "Resent-Cc", SK_HEADER_ADDRESSES },
};

/* "name TAB address LF name TAB address …" */
static void
add_addresses(SkHeader *header, const char *value)
{
    g_auto(GStrv) list = g_strsplit(value, "\n", 50);

    for (char **one = list; *one != NULL; one++) {
        char *tab = strchr(*one, '\t');

        if (tab != NULL)
            *tab = '\0';
        out_address(header, tab != NULL ? *one : NULL,
                    tab != NULL ? tab + 1 : *one);
    }
}

static void
add_header(SkMail *mail, const char *piece)
{
    guint i = (guchar)piece[0] % G_N_ELEMENTS(headers);
    SkHeader *header = out_header(mail, headers[i].name, headers[i].kind,
                                  piece[0] != '\0' ? piece + 1 : "");

    if (headers[i].kind != SK_HEADER_ADDRESSES)
        return;
    add_addresses(header, piece[0] != '\0' ? piece + 1 : "");
    /* as the reader of headers settles senders before anything is written */
    sk_sender_part_names(mail, header);
    if (g_str_equal(headers[i].name, "From"))
        sk_sender_keep_first(mail, header);
}

static void
check_written(const SkMail *mail, const char *text, const SkPolicy *policy)
{
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit = SK_REASON_NONE;
    g_autoptr(GBytes) bytes =
        sk_mail_write(mail, text, policy,
                      "receipt=7KQ4M2X9AB; verdict=kept; profile=x; did=none",
                      report, &limit);
    g_autofree char *word = NULL;

    if (bytes == NULL) {
        g_assert_cmpint(limit, ==, SK_REASON_LIMIT_HEADERS);
        return;
    }
    word = out_inspect(bytes, policy->charset);
    if (!g_str_equal(word, "accepted"))
        g_printerr("%s\n%.*s\n", word, (int)g_bytes_get_size(bytes),
                   (const char *)g_bytes_get_data(bytes, NULL));
    g_assert_cmpstr(word, ==, "accepted");
}

/* The text with its notice stays what it is when written, and stays ours. */
static char *
noticed(const char *body, const SkPolicy *policy, const char *name)
{
    g_autoptr(GArray) removed = g_array_new(FALSE, FALSE, sizeof(SkRemoved));
    SkRemoved entry = { name, strlen(body), "zip", SK_REASON_ATTACHMENT };
    SkNotice notice = { .removed = removed };
    SkOrder order = out_order();
    g_autofree char *text = NULL;
    g_autofree char *final = NULL;

    g_array_append_val(removed, entry);
    text = sk_notice_compose(body, &notice, policy, &order);
    final = sk_message_text(text, policy->charset, NULL);
    g_assert_cmpstr(final, ==, text);
    g_assert_true(sk_notice_is_ours(final, order.notice_key));
    return g_steal_pointer(&final);
}

/* Made once: reading the texts takes longer than all the rest. */
static SkPolicy *
policy_for(guint8 options)
{
    static SkPolicy *policies[4];
    SkPolicy **policy = &policies[options % 4];

    if (*policy == NULL)
        *policy = out_policy_new(options & 2 ? "en" : "ja",
                                 options & 1 ? SK_CHARSET_ISO_2022_JP
                                             : SK_CHARSET_UTF_8);
    (*policy)->notice_place = options & 4 ? SK_PLACE_TOP : SK_PLACE_END;
    return *policy;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    guint8 options = size > 0 ? data[0] : 0;
    const SkPolicy *policy = policy_for(options);
    SkMail *mail = out_mail_new();
    const char *p = (const char *)data + (size > 0);
    const char *end = (const char *)data + size;
    g_autofree char *body = NULL;
    g_autofree char *text = NULL;

    (void)sk_charset_prepare(NULL);
    for (const char *nul; (nul = memchr(p, '\0', end - p)) != NULL; p = nul + 1)
        add_header(mail, p);
    body = sk_text_clean(p, end - p, NULL);
    text = options & 8 ? noticed(body, policy, body) : g_strndup(p, end - p);
    check_written(mail, text, policy);
    sk_mail_free(mail);
    return 0;
}
