/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes MIME for our own reader (mime_write.h). Everything that comes from the
 * sender is encoded, so nothing in it can be taken for structure.
 */
#include <string.h>
#include <sekisho/text.h>
#include <mail/mime_write.h>

#define WORD_BYTES 45 /* the bytes of text in one encoded word */
/* the characters of a name or subject that are kept */
#define WORD_TEXT_MAX       500
#define SECTION_BYTES       20
#define FILE_NAME_BYTES_MAX 1000
#define LINE_BYTES          57

void
sk_mime_words(GString *out, const char *text)
{
    g_autofree char *clean = sk_text_clean_line(text, -1, WORD_TEXT_MAX, NULL);

    for (const char *p = clean; *p != '\0';) {
        const char *end = p;
        g_autofree char *word = NULL;

        do
            end = g_utf8_next_char(end);
        while (*end != '\0' && g_utf8_next_char(end) - p <= WORD_BYTES);
        word = g_base64_encode((const guchar *)p, (gsize)(end - p));
        g_string_append_printf(
            out, "%s=?utf-8?B?%s?=", p > clean ? "\r\n " : "", word);
        p = end;
    }
}

void
sk_mime_field(GString *out, const char *name, const char *text)
{
    g_string_append_printf(out, "%s: ", name);
    sk_mime_words(out, text);
    g_string_append(out, "\r\n");
}

void
sk_mime_name(GString *out, const char *param, const char *name)
{
    g_autofree char *whole = g_utf8_make_valid(name, -1);
    gsize len = strlen(whole);
    const char *p = whole;

    while (len > FILE_NAME_BYTES_MAX) {
        const char *next = g_utf8_next_char(p);

        len -= (gsize)(next - p);
        p = next;
    }
    for (guint section = 0; *p != '\0'; section++) {
        g_string_append_printf(out, ";\r\n %s*%u*=%s", param, section,
                               section == 0 ? "utf-8''" : "");
        for (guint i = 0; i < SECTION_BYTES && *p != '\0'; i++, p++)
            g_string_append_printf(out, "%%%02X", (guchar)*p);
    }
}

void
sk_mime_base64(GString *out, GBytes *bytes)
{
    gsize len;
    const guchar *p = g_bytes_get_data(bytes, &len);

    g_string_append(out, "Content-Transfer-Encoding: base64\r\n\r\n");
    for (gsize at = 0; at < len; at += LINE_BYTES) {
        char line[LINE_BYTES / 3 * 4 + 8];
        gint state = 0, save = 0;
        gsize n = g_base64_encode_step(p + at, MIN(LINE_BYTES, len - at), FALSE,
                                       line, &state, &save);

        n += g_base64_encode_close(FALSE, line + n, &state, &save);
        g_string_append_len(out, line, (gssize)n);
        g_string_append(out, "\r\n");
    }
}
