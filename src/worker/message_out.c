/* SPDX-License-Identifier: Apache-2.0
 *
 * Composes the mail that leaves, after the grammar of src/inspector/README.md:
 * headers in the order they came, X-Sekisho, the MIME headers, one text part.
 * Nothing is edited in place and nothing invented. Which headers may leave is
 * decided where the mail is read; that none stands twice is seen to here too.
 * Stands against mail that an MTA on the way would write anew.
 *
 * Attachments (a later issue) make this a multipart/mixed; the text part stays
 * what it is now.
 */
#include <string.h>

#include "worker/encode.h"
#include "worker/message_out.h"
#include "worker/message_text.h"

static gboolean
is_once(const char *name)
{
    static const char *const once[] = { "From",
                                        "Sender",
                                        "Reply-To",
                                        "To",
                                        "Cc",
                                        "Subject",
                                        "Date",
                                        "Message-ID",
                                        "Precedence",
                                        "Auto-Submitted",
                                        "Importance",
                                        "Priority",
                                        "X-Priority",
                                        "List-Id",
                                        "Content-Language",
                                        NULL };

    return g_strv_contains(once, name);
}

/* FALSE when @header would be the second of a name that may stand once. */
static gboolean
is_first(GHashTable *seen, const SkHeader *header)
{
    return !is_once(header->name) ||
           g_hash_table_add(seen, (gpointer)header->name);
}

static gboolean
write_headers(GString *out, const SkMail *mail, SkCharset charset,
              SkReport *report)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = g_ptr_array_index(mail->headers, i);
        g_autofree char *line = NULL;

        line = sk_encode_header(header, charset, report);
        if (line == NULL)
            continue;
        if (!is_first(seen, header)) {
            sk_report_add_header(report, header->name, "dropped", NULL);
            continue;
        }
        if (strlen(line) > SK_HEADER_MOST ||
            out->len + strlen(line) > SK_HEADERS_MOST)
            return FALSE;
        g_string_append(out, line);
    }
    return TRUE;
}

/* X-Sekisho and the MIME headers of a mail that is one text part. */
static void
write_own_headers(GString *out, const char *xsekisho, SkCharset charset)
{
    gboolean jis = charset == SK_CHARSET_ISO_2022_JP;

    g_string_append_printf(out,
                           "X-Sekisho: %s\r\n"
                           "MIME-Version: 1.0\r\n"
                           "Content-Type: text/plain; charset=%s\r\n"
                           "Content-Transfer-Encoding: %s\r\n",
                           xsekisho, jis ? "iso-2022-jp" : "utf-8",
                           jis ? "7bit" : "base64");
}

static void
tell_changes(SkReport *report, const SkTextChanges *changes)
{
    if (changes->mapped > 0)
        sk_report_add_note(report, "characters-mapped", changes->mapped);
    if (changes->lost > 0)
        sk_report_add_note(report, "characters-lost", changes->lost);
    if (changes->broken > 0)
        sk_report_add_note(report, "lines-broken", changes->broken);
}

GBytes *
sk_mail_write(const SkMail *mail, const char *text, const SkPolicy *policy,
              const char *xsekisho, SkReport *report, SkReason *limit)
{
    g_autoptr(GString) out = g_string_new(NULL);
    SkTextChanges changes = { 0 };
    g_autofree char *final = NULL;
    gboolean fits;

    *limit = SK_REASON_NONE;
    fits = write_headers(out, mail, policy->charset, report);
    write_own_headers(out, xsekisho, policy->charset);
    if (!fits || out->len > SK_HEADERS_MOST) {
        *limit = SK_REASON_LIMIT_HEADERS;
        return NULL;
    }
    final = sk_message_text(text, policy->charset, &changes);
    g_string_append_len(out, "\r\n", 2);
    sk_message_body(out, final, policy->charset);
    tell_changes(report, &changes);
    return g_string_free_to_bytes(g_steal_pointer(&out));
}
