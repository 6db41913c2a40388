/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes one header. Every value is made from what was understood and never
 * copied from the bytes that came in, except for Received and Return-Path,
 * which are needed for hop counts and traces. Which headers may leave is not
 * decided here. This defends against smuggled header lines and against values
 * that an MTA would rewrite.
 */
#include <string.h>

#include <sekisho/text.h>

#include "core/words.h"
#include "worker/write/encode.h"
#include "worker/mail/date.h"
#include "worker/write/encode_inner.h"
#include "worker/write/encode_words.h"

#define ID_BYTES_MAX      900
#define TRACE_WRITTEN_MAX 8000
#define TRACE_REPLACED    "(replaced by sekisho: not printable ASCII)"
#define XSEKISHO_MAX      600

static char *
encode_text(const SkHeader *header, SkCharset charset, SkReport *report)
{
    g_autofree char *value =
        sk_encode_clean(header->text ? header->text : "", 0, charset);
    g_autoptr(GString) out = NULL;

    if (value[0] == '\0') {
        sk_encode_tell(report, header, "dropped", NULL);
        return NULL;
    }
    out = sk_encode_begin(header);
    if (sk_encode_is_plain(value))
        sk_encode_plain(out, value, out->len);
    else
        sk_encode_words(out, value, charset, out->len, "\r\n ");
    return sk_encode_finish(g_steal_pointer(&out));
}

/* Returns the length of the "<…>" at @p if it is a message id, else 0. */
static gsize
id_length(const char *p)
{
    gsize n = 1;

    while (p[n] > 0x20 && p[n] < 0x7F && p[n] != '<' && p[n] != '>')
        n++;
    return n > 1 && n < ID_BYTES_MAX && p[n] == '>' ? n + 1 : 0;
}

static char *
encode_ids(const SkHeader *header, SkReport *report)
{
    const char *text = header->text != NULL ? header->text : "";
    const char *p = text;
    gboolean single = g_str_has_suffix(header->name, "Message-ID");
    g_autoptr(GString) out = sk_encode_begin(header);
    gsize column = out->len;
    guint written = 0;
    gsize kept = 0;

    while ((p = strchr(p, '<')) != NULL && !(single && written > 0)) {
        gsize len = id_length(p);

        if (len > 0 && written++ > 0) {
            gboolean fold = column + 1 + len > SK_LINE_WISH;

            g_string_append(out, fold ? "\r\n " : " ");
            column = fold ? 1 : column + 1;
        }
        g_string_append_len(out, p, len);
        column += len;
        kept += len;
        p += MAX(len, 1);
    }
    if (written == 0 || kept + written - 1 < strlen(text))
        sk_encode_tell(report, header, written == 0 ? "dropped" : "rewritten",
                       header->text);
    return written == 0 ? NULL : sk_encode_finish(g_steal_pointer(&out));
}

static char *
encode_date(const SkHeader *header, SkReport *report)
{
    g_autofree char *date = sk_mail_date(header->text);

    if (date == NULL) {
        sk_encode_tell(report, header, "dropped", header->text);
        return NULL;
    }
    return g_strdup_printf("%s: %s\r\n", header->name, date);
}

/* Returns the part of a token header's value that can be written, or NULL. A
 * List-Id may begin with a title in any script; its <…> alone identifies the
 * list. Lent. */
static const char *
token_value(const SkHeader *header, const char *value)
{
    const char *id = strrchr(value, '<');

    if (sk_encode_is_plain(value))
        return value;
    if (g_str_equal(header->name, "List-Id") && id != NULL &&
        sk_encode_is_plain(id) && id_length(id) == strlen(id))
        return id;
    return NULL;
}

static char *
encode_token(const SkHeader *header, SkReport *report)
{
    g_autofree char *value = sk_text_clean_line(
        header->text != NULL ? header->text : "", -1, 0, NULL);
    const char *token = token_value(header, value);
    g_autoptr(GString) out = NULL;

    if (token != value)
        sk_encode_tell(report, header, token == NULL ? "dropped" : "rewritten",
                       value);
    if (token == NULL)
        return NULL;
    out = sk_encode_begin(header);
    sk_encode_plain(out, token, out->len);
    return sk_encode_finish(g_steal_pointer(&out));
}

/* Returns whether @raw consists of lines of printable ASCII and TAB, none of
 * them blank, each but the first beginning with a blank, and each short enough
 * after a name of @column columns. */
static gboolean
is_good_trace(const char *raw, gsize column)
{
    g_auto(GStrv) lines = g_strsplit(raw, "\r\n", -1);

    if (strlen(raw) > TRACE_WRITTEN_MAX || lines[0] == NULL)
        return FALSE;
    for (char **line = lines; *line != NULL; line++) {
        if ((*line)[strspn(*line, " \t")] == '\0' ||
            strlen(*line) + column > SK_LINE_OUT_MAX ||
            (line != lines && **line != ' ' && **line != '\t'))
            return FALSE;
        for (const char *p = *line; *p != '\0'; p++)
            if ((*p < 0x20 || *p > 0x7E) && *p != '\t')
                return FALSE;
    }
    return TRUE;
}

static char *
encode_trace(const SkHeader *header, SkReport *report)
{
    const char *raw = header->raw != NULL ? header->raw : "";
    g_autofree char *value = g_strdup(raw[0] == ' ' ? raw + 1 : raw);

    if (g_str_has_suffix(value, "\r\n"))
        value[strlen(value) - 2] = '\0';
    if (is_good_trace(value, strlen(header->name) + 2))
        return g_strdup_printf("%s: %s\r\n", header->name, value);
    sk_encode_tell(report, header, "rewritten", value);
    return g_strdup_printf("%s: " TRACE_REPLACED "\r\n", header->name);
}

char *
sk_encode_header(const SkHeader *header, SkCharset charset, SkReport *report)
{
    switch (header->kind) {
    case SK_HEADER_TRACE:
        return encode_trace(header, report);
    case SK_HEADER_TEXT:
        return encode_text(header, charset, report);
    case SK_HEADER_ADDRESSES:
        return sk_encode_addresses(header, charset, report);
    case SK_HEADER_IDS:
        return encode_ids(header, report);
    case SK_HEADER_DATE:
        return encode_date(header, report);
    case SK_HEADER_TOKEN:
        return encode_token(header, report);
    default:
        g_assert_not_reached();
    }
}

char *
sk_xsekisho(const char *receipt, SkVerdict verdict, const char *profile,
            const GPtrArray *did)
{
    g_autofree char *name = g_strdup(profile);
    GString *out = g_string_new(NULL);
    guint written = 0;
    gsize column;

    g_strcanon(name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.", '_');
    g_string_append_printf(out, "receipt=%s; verdict=%s; profile=%s;", receipt,
                           sk_verdict_word(verdict), name);
    column = strlen("X-Sekisho: ") + out->len;
    g_string_append(out, column > 56 ? "\r\n did=" : " did=");
    for (guint i = 0; did != NULL && i < did->len; i++) {
        const char *word = g_ptr_array_index(did, i);

        if (!sk_word_is_fixed(word) || out->len > XSEKISHO_MAX)
            continue;
        if (written++ > 0)
            g_string_append_c(out, ',');
        g_string_append(out, word);
    }
    if (written == 0)
        g_string_append(out, "none");
    return g_string_free(out, FALSE);
}
