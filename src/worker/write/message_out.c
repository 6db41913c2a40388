/* SPDX-License-Identifier: Apache-2.0
 *
 * Composes the mail that leaves, by the grammar of src/inspector/README.md: the
 * headers in the order in which they came, X-Sekisho, the MIME headers, and
 * then one text part, or a multipart/mixed of the text part and the files
 * (attach_out.c). Nothing is edited in place and nothing is made up. Which
 * headers may leave is decided where the mail is read; that none stands twice
 * is checked here, too. This defends against mail that an MTA on the way would
 * rewrite.
 */
#include <string.h>

#include "worker/write/attach_out.h"
#include "worker/write/encode.h"
#include "worker/write/message_out.h"
#include "worker/write/message_text.h"

static gboolean
is_once(const char *name)
{
    const SkHeaderName *row = sk_header_name_find(name, strlen(name));

    return row != NULL && row->often != SK_HEADER_ANY;
}

/* Returns FALSE if @header would be the second with a name that may stand only
 * once. */
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
        if (strlen(line) > SK_HEADER_FIELD_MAX ||
            out->len + strlen(line) > SK_HEADERS_MAX)
            return FALSE;
        g_string_append(out, line);
    }
    return TRUE;
}

/* Writes the MIME headers of the text part. */
static void
write_text_headers(GString *out, SkCharset charset)
{
    gboolean jis = charset == SK_CHARSET_ISO_2022_JP;

    g_string_append_printf(out,
                           "Content-Type: text/plain; charset=%s\r\n"
                           "Content-Transfer-Encoding: %s\r\n",
                           jis ? "iso-2022-jp" : "utf-8",
                           jis ? "7bit" : "base64");
}

/* Writes X-Sekisho and the MIME headers of the whole mail. */
static void
write_own_headers(GString *out, const char *xsekisho, SkCharset charset,
                  const char *boundary)
{
    if (xsekisho != NULL)
        g_string_append_printf(out, "X-Sekisho: %s\r\n", xsekisho);
    g_string_append(out, "MIME-Version: 1.0\r\n");
    if (boundary == NULL)
        write_text_headers(out, charset);
    else
        g_string_append_printf(
            out, "Content-Type: multipart/mixed; boundary=\"%s\"\r\n",
            boundary);
}

static void
tell_changes(SkReport *report, const SkTextChanges *changes)
{
    if (changes->mapped > 0)
        sk_report_add_note(report, "characters-mapped", changes->mapped);
    if (changes->lost > 0)
        sk_report_add_note(report, "characters-lost", changes->lost);
    if (changes->starts > 0)
        sk_report_add_note(report, "decodable-line", changes->starts);
    if (changes->broken > 0)
        sk_report_add_note(report, "lines-broken", changes->broken);
}

static void
write_body(GString *out, const char *text, const GArray *files,
           const char *boundary, SkCharset charset)
{
    g_string_append(out, "\r\n");
    if (boundary != NULL) {
        g_string_append_printf(out, "--%s\r\n", boundary);
        write_text_headers(out, charset);
        g_string_append(out, "\r\n");
    }
    sk_message_write_body(out, text, charset);
    for (guint i = 0; boundary != NULL && i < files->len; i++)
        sk_file_write(out, &g_array_index(files, SkFile, i), boundary);
    if (boundary != NULL)
        g_string_append_printf(out, "--%s--\r\n", boundary);
}

GBytes *
sk_mail_write_files(const SkMail *mail, const char *text, const GArray *files,
                    const guint8 seed[32], const SkPolicy *policy,
                    const char *xsekisho, SkReport *report, SkReason *limit)
{
    g_autoptr(GString) out = g_string_new(NULL);
    SkTextChanges changes = { 0 };
    g_autofree char *final = sk_message_text(text, policy->charset, &changes);
    g_autofree char *boundary = NULL;
    guint8 own[32];
    gboolean fits;

    *limit = SK_REASON_NONE;
    if (files != NULL && files->len > 0) {
        sk_file_seed(final, files, own);
        boundary = sk_file_boundary(seed != NULL ? seed : own);
    }
    fits = write_headers(out, mail, policy->charset, report);
    write_own_headers(out, xsekisho, policy->charset, boundary);
    if (!fits || out->len > SK_HEADERS_MAX) {
        *limit = SK_REASON_LIMIT_HEADERS;
        return NULL;
    }
    write_body(out, final, files, boundary, policy->charset);
    tell_changes(report, &changes);
    return g_string_free_to_bytes(g_steal_pointer(&out));
}

GBytes *
sk_mail_write(const SkMail *mail, const char *text, const SkPolicy *policy,
              const char *xsekisho, SkReport *report, SkReason *limit)
{
    return sk_mail_write_files(mail, text, NULL, NULL, policy, xsekisho, report,
                               limit);
}
