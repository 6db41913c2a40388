/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes RFC 2047 encoded words, only in B encoding, because readers differ
 * about Q. The text must have passed sk_text_clean_line. The names of headers
 * are not known here. This defends against split characters (a word that ends
 * inside a character can be read in two ways) and against lines that an MTA
 * would break in its own way.
 */
#include <sekisho/text.h>
#include <string.h>

#include "charset/charset.h"
#include "worker/write/encode_words.h"

#define WORD_MAX  75
#define PLAIN_RUN 200

typedef struct {
    const char *prefix;
    gsize most; /* how many bytes fit into a word of WORD_MAX characters */
} Form;

static const Form forms[] = {
    [SK_CHARSET_UTF_8] = { "=?utf-8?B?", 45 },
    [SK_CHARSET_ISO_2022_JP] = { "=?iso-2022-jp?B?", 42 },
};

/* Returns how many bytes the text from @p to @end becomes: in ISO-2022-JP two
 * for each character and three for each change of the character set. */
static gsize
cost(const char *p, const char *end, SkCharset charset)
{
    gboolean kanji = FALSE;
    gsize n = 0;

    if (charset == SK_CHARSET_UTF_8)
        return end - p;
    for (; p < end; p = g_utf8_next_char(p)) {
        gboolean ascii = (guchar)*p < 0x80;

        if (ascii == kanji) {
            kanji = !kanji;
            n += 3;
        }
        n += ascii ? 1 : 2;
    }
    return kanji ? n + 3 : n;
}

#define CLUSTER_MAX 200 /* bytes; longer than any word in any charset */

/* Returns the end of the character, as people see it, that begins at @p. Of a
 * character with a great many marks, only as much is taken as shows that it
 * fits into no word. */
static const char *
cluster_end(const char *p)
{
    const char *end = g_utf8_next_char(p);

    while (*end != '\0' && end - p < CLUSTER_MAX) {
        gunichar c = g_utf8_get_char(end);

        if (!g_unichar_ismark(c) && !sk_text_is_selector(c) &&
            !sk_text_is_joiner(c))
            return end;
        end = g_utf8_next_char(end);
        if (sk_text_is_joiner(c) && *end != '\0')
            end = g_utf8_next_char(end);
    }
    return end;
}

/* Cuts a cluster that is too long for any word between its characters, and
 * returns the end. *@rest is set to where the next word begins, which is not
 * with a character that needs another before it. */
static const char *
cut_cluster(const char *p, SkCharset charset, gsize room, const char **rest)
{
    const char *end = g_utf8_next_char(p);

    while (cost(p, g_utf8_next_char(end), charset) <= room &&
           !sk_text_is_joiner(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    *rest = end;
    while (**rest != '\0' && (sk_text_is_joiner(g_utf8_get_char(*rest)) ||
                              sk_text_is_selector(g_utf8_get_char(*rest))))
        *rest = g_utf8_next_char(*rest);
    return end;
}

/* Returns the end of the word that begins at @p and has room for @room bytes;
 * it holds at least one cluster. *@rest is set to where the next word begins.
 */
static const char *
word_end(const char *p, SkCharset charset, gsize room, const char **rest)
{
    const char *end = cluster_end(p);

    if (cost(p, end, charset) > forms[charset].most)
        return cut_cluster(p, charset, room, rest);
    while (*end != '\0' && cost(p, cluster_end(end), charset) <= room)
        end = cluster_end(end);
    *rest = end;
    return end;
}

static void
append_word(GString *out, const char *p, const char *end, SkCharset charset)
{
    g_autofree char *part = g_strndup(p, end - p);
    g_autofree char *bytes = charset == SK_CHARSET_UTF_8
                                 ? g_strdup(part)
                                 : sk_charset_to_iso2022jp(part, NULL, NULL);
    g_autofree char *base64 =
        g_base64_encode((const guchar *)bytes, strlen(bytes));

    g_string_append_printf(out, "%s%s?=", forms[charset].prefix, base64);
}

/* Returns how many bytes fit into the first word if @column columns of its line
 * are taken. */
static gsize
first_room(SkCharset charset, gsize column)
{
    gsize taken = column + strlen(forms[charset].prefix) + 2;
    gsize room = taken < SK_LINE_WISH ? (SK_LINE_WISH - taken) / 4 * 3 : 0;

    return MIN(room, forms[charset].most);
}

gboolean
sk_encode_is_plain(const char *text)
{
    gsize len = strlen(text);
    gsize run = 0;

    if (len == 0 || text[0] == ' ' || text[len - 1] == ' ' ||
        strstr(text, "=?") != NULL)
        return FALSE;
    for (gsize i = 0; i < len; i++) {
        if (text[i] < 0x20 || text[i] > 0x7E)
            return FALSE;
        run = text[i] == ' ' ? 0 : run + 1;
        if (run > PLAIN_RUN)
            return FALSE;
    }
    return TRUE;
}

void
sk_encode_plain(GString *out, const char *text, gsize column)
{
    for (const char *p = text; *p != '\0';) {
        gsize blanks = strspn(p, " ");
        gsize run = blanks + strcspn(p + blanks, " ");

        if (blanks > 0 && column + run > SK_LINE_WISH) {
            g_string_append(out, "\r\n");
            column = 0;
        }
        g_string_append_len(out, p, run);
        column += run;
        p += run;
    }
}

void
sk_encode_words(GString *out, const char *text, SkCharset charset, gsize column,
                const char *glue)
{
    g_autofree char *folded = charset == SK_CHARSET_ISO_2022_JP
                                  ? sk_charset_jis_fold(text, NULL, NULL)
                                  : NULL;
    const char *p = folded != NULL ? folded : text;
    gsize room = first_room(charset, column);

    while (*p != '\0') {
        const char *rest = NULL;
        const char *end = word_end(p, charset, room, &rest);

        append_word(out, p, end, charset);
        p = rest;
        if (*p != '\0')
            g_string_append(out, glue);
        room = forms[charset].most;
    }
}
