/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns a text into the body of a mail. There are only two forms: base64, which
 * no MTA touches, and 7bit ISO-2022-JP for old groupware, in which a line must
 * begin and end in ASCII and stay under sendmail's limit of 990 bytes. This
 * defends against a body that is delivered in another form than it was
 * inspected.
 */
#include <string.h>

#include <sekisho/text.h>

#include "charset/charset.h"
#include "text/text_start.h"
#include "worker/read/entity_line.h"
#include "worker/write/message_text.h"

/* bytes of a line in ISO-2022-JP, including escapes */
#define JIS_LINE_BYTES 900
#define BASE64_BYTES   57 /* bytes that a base64 line of 76 characters holds */

/* Returns where the line from @p to @end is to be broken: at the last place
 * within JIS_LINE_BYTES, or after a blank if one stands in the second half of
 * that. Returns @end if the line fits as it is. */
static const char *
jis_break(const char *p, const char *end)
{
    const char *blank = NULL;
    gboolean kanji = FALSE;
    gsize bytes = 3; /* the escape back to ASCII at the end */

    for (; p < end; p = g_utf8_next_char(p)) {
        gboolean ascii = (guchar)*p < 0x80;

        bytes += (ascii ? 1 : 2) + (ascii == kanji ? 3 : 0);
        kanji = !ascii;
        if (bytes > JIS_LINE_BYTES)
            return blank != NULL ? blank : p;
        if (*p == ' ' && bytes > JIS_LINE_BYTES / 2)
            blank = p + 1;
    }
    return end;
}

static char *
break_lines(const char *text, guint *broken)
{
    GString *out = g_string_sized_new(strlen(text) + 1);

    while (*text != '\0') {
        const char *end = text + strcspn(text, "\n");
        const char *cut = jis_break(text, end);

        g_string_append_len(out, text, cut - text);
        g_string_append_c(out, '\n');
        *broken += cut != end;
        text = cut == end && *end == '\n' ? end + 1 : cut;
    }
    return g_string_free(out, FALSE);
}

/* Returns @text with a blank before every line of the first paragraph that
 * reads as a MIME header. In 7bit such a line would stand unencoded below the
 * headers, a reader that missed the empty line would take it for one of them,
 * and the next gateway would call the mail ambiguous. New string. */
static char *
shield_headers(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 8);

    while (*text != '\0' && *text != '\n') {
        gsize len = strcspn(text, "\n");

        if (sk_lines_have_mime_header((const guint8 *)text, len))
            g_string_append_c(out, ' ');
        len += text[len] == '\n';
        g_string_append_len(out, text, (gssize)len);
        text += len;
    }
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

/* Returns @text in lines that ISO-2022-JP can hold and of which none is a MIME
 * header or begins something to decode. Breaking a line can make such a line,
 * and a blank before it can make a line too long, so this repeats until neither
 * happens. New string. */
static char *
jis_lines(const char *text, guint *broken, guint *starts)
{
    g_autofree char *shielded = shield_headers(text);

    for (;;) {
        g_autofree char *lines = break_lines(shielded, broken);
        g_autofree char *parted = sk_text_break_starts(lines, starts);
        g_autofree char *again = shield_headers(parted);

        if (g_str_equal(lines, again))
            return g_steal_pointer(&again);
        g_free(shielded);
        shielded = g_steal_pointer(&again);
    }
}

char *
sk_message_text(const char *text, SkCharset charset, SkTextChanges *changes)
{
    SkTextChanges unused = { 0 };
    SkTextChanges *count = changes != NULL ? changes : &unused;
    g_autofree char *clean = sk_text_is_clean(text, strlen(text))
                                 ? NULL
                                 : sk_text_clean(text, -1, NULL);
    char *form;
    gsize len;

    text = clean != NULL ? clean : text;
    if (charset == SK_CHARSET_ISO_2022_JP) {
        g_autofree char *jis =
            sk_charset_jis_fold(text, &count->mapped, &count->lost);

        form = jis_lines(jis, &count->broken, &count->starts);
    } else {
        form = sk_text_break_starts(text, &count->starts);
    }
    len = strlen(form);
    while (len > 0 && form[len - 1] == '\n')
        len--;
    if (form[len] == '\0') { /* It ends without a line end. */
        form = g_realloc(form, len + 2);
        form[len] = '\n';
    }
    form[len + 1] = '\0';
    return form;
}

/* Returns @text with CRLF line ends. New. */
static GString *
with_crlf(const char *text)
{
    const char *end = text + strlen(text);
    GString *out = g_string_sized_new((gsize)(end - text) * 33 / 32 + 2);

    while (text < end) {
        const char *stop = memchr(text, '\n', (gsize)(end - text));

        g_string_append_len(out, text, (stop != NULL ? stop : end) - text);
        if (stop != NULL)
            g_string_append_len(out, "\r\n", 2);
        text = stop != NULL ? stop + 1 : end;
    }
    return out;
}

/* Writes the @len bytes at @bytes as one line of base64 to @to. Returns what
 * follows the line. */
static char *
put_base64(char *to, const guchar *bytes, gsize len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";

    for (; len >= 3; len -= 3, bytes += 3) {
        guint n = (guint)bytes[0] << 16 | (guint)bytes[1] << 8 | bytes[2];

        *to++ = digits[n >> 18];
        *to++ = digits[n >> 12 & 63];
        *to++ = digits[n >> 6 & 63];
        *to++ = digits[n & 63];
    }
    if (len > 0) {
        guint n = (guint)bytes[0] << 16 | (len > 1 ? (guint)bytes[1] << 8 : 0) |
                  (len > 2 ? bytes[2] : 0);

        *to++ = digits[n >> 18];
        *to++ = digits[n >> 12 & 63];
        *to++ = len > 1 ? digits[n >> 6 & 63] : '=';
        *to++ = len > 2 ? digits[n & 63] : '=';
    }
    *to++ = '\r';
    *to++ = '\n';
    return to;
}

static void
append_base64(GString *out, const GString *bytes)
{
    gsize lines = (bytes->len + BASE64_BYTES - 1) / BASE64_BYTES;
    gsize before = out->len;
    char *to;

    g_string_set_size(out, before + (bytes->len + 2) / 3 * 4 + lines * 2);
    to = out->str + before;
    for (gsize at = 0; at < bytes->len; at += BASE64_BYTES)
        to = put_base64(to, (const guchar *)bytes->str + at,
                        MIN(BASE64_BYTES, bytes->len - at));
}

void
sk_message_write_body(GString *out, const char *text, SkCharset charset)
{
    g_autofree char *jis = charset == SK_CHARSET_ISO_2022_JP
                               ? sk_charset_to_iso2022jp(text, NULL, NULL)
                               : NULL;
    GString *bytes = with_crlf(jis != NULL ? jis : text);

    if (jis != NULL)
        g_string_append_len(out, bytes->str, bytes->len);
    else
        append_base64(out, bytes);
    g_string_free(bytes, TRUE);
}
