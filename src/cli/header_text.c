/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds and decodes one header (header_text.h). Only two charsets are decoded:
 * the library that converts charsets runs outside the sandbox here, so a mail
 * must not choose among all of its converters.
 */
#include "cli/header_text.h"

#include <string.h>

#define VALUE_MAX 2000 /* bytes of a value that are looked at */

static const char *const charsets[] = { "utf-8", "iso-2022-jp", NULL };

/* ---- finding ------------------------------------------------------------ */

static const char *
line_end(const char *at, const char *end)
{
    const char *lf = memchr(at, '\n', (gsize)(end - at));

    return lf != NULL ? lf + 1 : end;
}

static gboolean
is_empty_line(const char *at, const char *end)
{
    return at == end || *at == '\n' ||
           (*at == '\r' && at + 1 < end && at[1] == '\n');
}

static gboolean
is_named(const char *at, const char *end, const char *name)
{
    gsize len = strlen(name);

    return (gsize)(end - at) > len && at[len] == ':' &&
           g_ascii_strncasecmp(at, name, len) == 0;
}

/* Returns the value that begins at @at with all the lines that continue it, as
 * one line of at most VALUE_MAX bytes. New string. */
static char *
unfold(const char *at, const char *end)
{
    GString *value = g_string_new(NULL);

    do {
        const char *next = line_end(at, end);

        g_string_append_len(value, at, next - at);
        at = next;
    } while (at < end && (*at == ' ' || *at == '\t') && value->len < VALUE_MAX);
    g_string_truncate(value, MIN(value->len, VALUE_MAX));
    g_strdelimit(value->str, "\r\n\t", ' ');
    g_strstrip(value->str);
    return g_string_free(value, FALSE);
}

/* ---- encoded words ------------------------------------------------------ */

typedef struct {
    const char *charset; /* one of charsets */
    char encoding;       /* 'B' or 'Q' */
    const char *text, *text_end, *end;
} Word;

/* Reads the encoded word "=?charset?B?text?=" (RFC 2047) at @at into @word.
 * Returns FALSE if there is none, or it is in a charset that is not decoded
 * here. */
static gboolean
read_word(const char *at, Word *word)
{
    const char *name = at + 2, *mark;

    if (strncmp(at, "=?", 2) != 0)
        return FALSE;
    mark = strchr(name, '?');
    if (mark == NULL || mark[1] == '\0' || mark[2] != '?')
        return FALSE;
    word->charset = NULL;
    for (guint i = 0; charsets[i] != NULL; i++)
        if ((gsize)(mark - name) == strlen(charsets[i]) &&
            g_ascii_strncasecmp(name, charsets[i], strlen(charsets[i])) == 0)
            word->charset = charsets[i];
    word->encoding = g_ascii_toupper(mark[1]);
    word->text = mark + 3;
    word->text_end = strstr(word->text, "?=");
    if (word->charset == NULL || word->text_end == NULL ||
        memchr(word->text, ' ', (gsize)(word->text_end - word->text)) != NULL)
        return FALSE;
    word->end = word->text_end + 2;
    return word->encoding == 'B' || word->encoding == 'Q';
}

static char *
unquote(const char *text, gsize *len)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text++) {
        if (*text == '=' && g_ascii_isxdigit(text[1]) &&
            g_ascii_isxdigit(text[2])) {
            g_string_append_c(out, (char)(g_ascii_xdigit_value(text[1]) * 16 +
                                          g_ascii_xdigit_value(text[2])));
            text += 2;
        } else
            g_string_append_c(out, *text == '_' ? ' ' : *text);
    }
    *len = out->len;
    return g_string_free(out, FALSE);
}

/* Returns the text of @word, or NULL if it cannot be decoded. */
static char *
decode_word(const Word *word)
{
    g_autofree char *text =
        g_strndup(word->text, (gsize)(word->text_end - word->text));
    g_autofree char *bytes = NULL;
    gsize len = 0;

    bytes = word->encoding == 'B' ? (char *)g_base64_decode(text, &len)
                                  : unquote(text, &len);
    return g_convert(bytes, (gssize)len, "utf-8", word->charset, NULL, NULL,
                     NULL);
}

static char *
decode(const char *value)
{
    GString *out = g_string_new(NULL);
    const char *behind = NULL; /* the end of the last encoded word */

    while (*value != '\0') {
        g_autofree char *text = NULL;
        Word word;

        if (read_word(value, &word))
            text = decode_word(&word);
        if (text == NULL) {
            g_string_append_c(out, *value++);
            continue;
        }
        /* Blanks between two encoded words are not part of the text. */
        if (behind != NULL && strspn(behind, " ") == (gsize)(value - behind))
            g_string_truncate(out, out->len - (gsize)(value - behind));
        g_string_append(out, text);
        behind = value = word.end;
    }
    return g_string_free(out, FALSE);
}

char *
sk_header_text(const char *mail, gsize len, const char *name)
{
    const char *end = mail + len;

    for (const char *at = mail; !is_empty_line(at, end);
         at = line_end(at, end)) {
        g_autofree char *value = NULL;
        g_autofree char *decoded = NULL;

        if (!is_named(at, end, name))
            continue;
        value = unfold(at + strlen(name) + 1, end);
        decoded = decode(value);
        return g_utf8_make_valid(decoded, -1);
    }
    return NULL;
}
