/* SPDX-License-Identifier: Apache-2.0
 *
 * Names kinds of text (identify.h): bytes that decode without controls. Among
 * plain kinds the bytes cannot tell a table from a letter, so there the claim
 * of the file chooses, and the cleaner of that kind reads the whole file. A
 * text that starts something is named by its content, whatever it claims.
 * Nothing is vouched for here.
 */
#include <string.h>
#include <sekisho/text.h>
#include <charset/charset.h>
#include <file/file_claims.h>
#include <file/file_type.h>
#include "worker/identify/identify_kinds.h"

/* how many bytes are searched for what starts something */
#define HEAD (8 * 1024)
/* how many bytes are decoded to see whether they are text */
#define SAMPLE (32 * 1024)

/* Returns whether text may hold @byte: below 0x20 only line ends, tabs, and
 * bytes that shift a charset. */
static gboolean
is_of_text(guint8 byte)
{
    return byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r' ||
           byte == '\f' || byte == '\v' || byte == 0x0e || byte == 0x0f ||
           byte == 0x1b;
}

/* Returns whether there is no control among the bytes, except DOS end-of-file
 * marks at their end. Eight bytes are checked at a time where all are
 * printable. */
static gboolean
is_printable(const guint8 *bytes, gsize len)
{
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    guint64 eight;
    gsize i = 0;

    while (len > 0 && bytes[len - 1] == 0x1a)
        len--;
    while (i < len) {
        if (len - i >= 8) {
            memcpy(&eight, bytes + i, sizeof eight);
            if (((eight - ones * 0x20) & ~eight & (ones << 7)) == 0) {
                i += 8;
                continue;
            }
        }
        if (!is_of_text(bytes[i++]))
            return FALSE;
    }
    return TRUE;
}

static gboolean
is_wide(const guint8 *bytes, gsize len)
{
    return sk_charset_is_wide((const char *)bytes, len);
}

/* Returns how much of @bytes is decoded as a sample: whole lines if there are
 * any. */
static gsize
sample_len(const guint8 *bytes, gsize len, gboolean wide)
{
    const guint8 *end;

    if (len <= SAMPLE)
        return len;
    if (wide)
        return SAMPLE;
    end = memrchr(bytes, '\n', SAMPLE);
    return end != NULL ? (gsize)(end + 1 - bytes) : SAMPLE;
}

/* Returns the first part of @bytes decoded, or NULL if too much of it does not
 * decode. New string. */
static char *
decode_sample(const guint8 *bytes, gsize len)
{
    gboolean wide = is_wide(bytes, len);
    gsize n = sample_len(bytes, len, wide);
    SkDecoded decoded = { 0 };
    g_autofree char *text =
        sk_charset_decode((const char *)bytes, n, NULL, &decoded);

    /* User-defined characters (外字) do not count as broken, and the end of the
     * sample may cut the last character. */
    guint broken = decoded.undecodable - decoded.gaiji;
    if (broken > 1 + n / 512 || (broken > 0 && n < 256))
        return NULL;
    for (const char *p = text; wide && *p != '\0'; p++)
        if (!is_of_text((guint8)*p))
            return NULL;
    return g_steal_pointer(&text);
}

/* Returns the text of @bytes, or at least its first HEAD bytes, or NULL if they
 * are no text. New string. */
static char *
text_of(const guint8 *bytes, gsize len)
{
    if (is_wide(bytes, len))
        return len % 2 == 0 ? decode_sample(bytes, len) : NULL;
    if (!is_printable(bytes, len))
        return NULL;
    if (memchr(bytes, 0x1b, len) == NULL &&
        g_utf8_validate_len((const char *)bytes, len, NULL))
        return g_strndup((const char *)bytes, MIN(len, HEAD));
    return decode_sample(bytes, len);
}

/* ---- what it claims ----------------------------------------------------- */

static const char *
among_texts(const char *type)
{
    static const char *const types[] = {
        "text/plain",       "text/csv",        "text/tab-separated-values",
        "application/json", "application/xml", "text/calendar",
        "text/vcard",       "message/rfc822",  "application/mbox",
    };

    for (guint i = 0; type != NULL && i < G_N_ELEMENTS(types); i++)
        if (strcmp(type, types[i]) == 0)
            return types[i];
    return NULL;
}

/* Returns the kind of text that @part claims to be, by its names, which people
 * see, or else by its type. NULL if it claims none. */
static const char *
claimed_kind(const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_names(part); i++) {
        g_auto(SkFileClaims) claims = sk_file_claims(sk_part_nth_name(part, i));
        const char *ext =
            claims.extensions->len > 0 ? claims.extensions->pdata[0] : "";
        const char *type = among_texts(sk_extension_type(ext, strlen(ext)));

        if (type != NULL)
            return type;
    }
    return among_texts(sk_type_canonical(sk_part_claimed(part)));
}

static gboolean
begins(const char *text, const char *word)
{
    return g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* Returns what a text that claims nothing looks like. Static. */
static const char *
likely_kind(const char *text)
{
    text += strspn(text, " \t\r\n");
    if (begins(text, "BEGIN:VCALENDAR"))
        return "text/calendar";
    if (begins(text, "BEGIN:VCARD"))
        return "text/vcard";
    return begins(text, "<?xml") ? "application/xml" : "text/plain";
}

/* Returns whether a mail can begin like this: with the name of
 * a header field. */
static gboolean
begins_as_mail(const char *text)
{
    gsize name;

    text += strspn(text, "\r\n");
    if (begins(text, "From ") || begins(text, ">From "))
        return TRUE;
    name = strcspn(text, ": \t\r\n");
    if (name == 0 || text[name] != ':')
        return FALSE;
    for (gsize i = 0; i < name; i++)
        if (!g_ascii_isalnum(text[i]) && text[i] != '-' && text[i] != '_')
            return FALSE;
    return TRUE;
}

static gboolean
is_one_of(const char *type, const char *one, const char *two)
{
    return g_strcmp0(type, one) == 0 || g_strcmp0(type, two) == 0;
}

/* Returns whether the bytes claim to be a mail and begin like one. A mail need
 * not be text as a whole, because each part of it has a charset of its own. */
static gboolean
is_claimed_mail(const char *claimed, const guint8 *bytes, gsize len)
{
    g_autofree char *head = NULL;

    if (!is_one_of(claimed, "message/rfc822", "application/mbox"))
        return FALSE;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3, len -= 3;
    head = g_strndup((const char *)bytes, MIN(len, 512));
    if (strcmp(claimed, "application/mbox") == 0)
        return begins(head, "From ");
    return begins_as_mail(head);
}

/* ---- the whole ---------------------------------------------------------- */

static SkKind
text(const char *type, const char *what)
{
    return (SkKind){ .type = type, .by = "text", .what = what };
}

/* Returns whether a file that claims to be a table begins with markup: the
 * program that opens it then does not take it for a table. */
static gboolean
is_table_of_markup(const char *type, const char *head)
{
    return is_one_of(type, "text/csv", "text/tab-separated-values") &&
           head[strspn(head, " \t\r\n")] == '<';
}

/* Returns the claimed or likely kind if it is one whose values may hold markup,
 * such as an invitation; its cleaner writes it anew without that. NULL if @head
 * does not begin like such a kind, or if another kind is claimed. */
static const char *
kind_around_markup(const char *claimed, const char *head)
{
    const char *likely = likely_kind(head);
    gboolean is_json = g_strcmp0(claimed, "application/json") == 0;

    head += strspn(head, " \t\r\n");
    if (is_json)
        return *head == '{' || *head == '[' ? claimed : NULL;
    return is_one_of(likely, "text/calendar", "text/vcard") &&
                   (claimed == NULL || strcmp(claimed, likely) == 0)
               ? likely
               : NULL;
}

SkKind
sk_kind_of_text(const SkPart *part, const guint8 *bytes, gsize len,
                const SkKind *kind)
{
    const char *claimed = claimed_kind(part);
    const char *around = NULL;
    g_autofree char *decoded = NULL, *head = NULL;
    gsize head_len;
    SkKind starts;

    if (kind->type == NULL && is_claimed_mail(claimed, bytes, len))
        return text(claimed, "claimed");
    decoded = text_of(bytes, len);
    if (decoded == NULL)
        return text(NULL, NULL);
    head_len = strlen(decoded);
    head = sk_text_clean(decoded, (gssize)MIN(head_len, HEAD), NULL);
    starts = sk_text_starts(head, strlen(head),
                            g_strcmp0(claimed, "application/xml") == 0);
    around = starts.type != NULL && strcmp(starts.what, "markup") == 0
                 ? kind_around_markup(claimed, head)
                 : NULL;
    if (around != NULL)
        return text(around, "claimed");
    if (starts.type != NULL)
        return starts;
    if (is_table_of_markup(claimed, head))
        return text("text/html", "markup-in-table");
    if (is_one_of(claimed, "message/rfc822", "application/mbox"))
        claimed = NULL; /* It does not begin like a mail. */
    starts = text(claimed != NULL ? claimed : likely_kind(head),
                  claimed != NULL ? "claimed" : "likely");
    starts.polyglot = sk_holds_early_pdf(bytes, len) ||
                      sk_holds_early_pdf((const guint8 *)head, strlen(head));
    return starts;
}
