/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads encoded words (RFC 2047) as they occur in real mail, not only as they
 * ought to be: in quoted strings (Outlook, Becky!), split in the middle of a
 * character or of a shift sequence, joined to text, and beside raw 8-bit bytes
 * and raw ISO-2022-JP. The grammar of the headers is not known here. This
 * defends against line ends, controls and bidirectional tricks that are
 * smuggled in encoded form: everything is decoded first and cleaned last.
 */
#include <string.h>
#include "charset/charset.h"
#include "worker/read/decode.h"
#include "worker/read/rfc2047.h"

#define ESC '\x1b'

typedef struct {
    char *charset; /* without its language suffix */
    char encoding; /* 'B' or 'Q' */
    const char *text;
    gsize text_len;
    gsize len; /* the length of the whole word in bytes */
} Word;

static void
word_clear(Word *word)
{
    g_clear_pointer(&word->charset, g_free);
}

void
sk_header_seen_add(SkHeaderSeen *sum, const SkHeaderSeen *more)
{
    sum->words += more->words;
    sum->malformed += more->malformed;
    sum->undecodable += more->undecodable;
    sum->guessed += more->guessed;
    sum->unsure += more->unsure;
    sum->raw8 += more->raw8;
    sum->escapes += more->escapes;
    sum->text.controls += more->text.controls;
    sum->text.bidi += more->text.bidi;
    sum->text.zero_width += more->text.zero_width;
    sum->text.invalid += more->text.invalid;
}

char *
sk_header_unfold(const char *raw, gsize len)
{
    GString *out = g_string_sized_new(len);

    for (gsize i = 0; i < len; i++) {
        if (raw[i] == '\r' || raw[i] == '\n')
            continue;
        g_string_append_c(out, raw[i] == '\0' ? ' ' : raw[i]);
    }
    return g_string_free(out, FALSE);
}

/* Returns whether ESC $ or ESC ( of ISO-2022 stands at @p. */
static gboolean
is_escape(const char *p)
{
    return p[0] == ESC && (p[1] == '$' || p[1] == '(');
}

/* Returns whether @value holds raw 8-bit bytes or ISO-2022-JP escapes. */
static gboolean
is_raw(const char *value)
{
    for (const char *p = value; *p != '\0'; p++)
        if ((guchar)*p >= 0x80 || is_escape(p))
            return TRUE;
    return FALSE;
}

char *
sk_header_raw_to_utf8(const char *value, SkHeaderSeen *seen)
{
    SkDecoded decoded = { 0 };

    if (!is_raw(value))
        return g_strdup(value);
    if (strchr(value, ESC) != NULL)
        seen->escapes++;
    else
        seen->raw8++;
    char *text = sk_charset_decode(value, strlen(value), NULL, &decoded);
    seen->undecodable += decoded.undecodable;
    seen->guessed += decoded.guessed;
    seen->unsure += decoded.unsure;
    return text;
}

/* Reads "=?charset?X?" at @p; the encoded text begins at @word->text. */
static gboolean
read_word_start(const char *p, Word *word)
{
    gsize n = 0;

    if (p[0] != '=' || p[1] != '?')
        return FALSE;
    p += 2;
    while (g_ascii_isalnum(p[n]) || (p[n] != '\0' && strchr("-_:.+*()", p[n])))
        n++;
    if (n == 0 || n > 64 || p[n] != '?' || strchr("BbQq", p[n + 1]) == NULL ||
        p[n + 1] == '\0' || p[n + 2] != '?')
        return FALSE;
    word->encoding = g_ascii_toupper(p[n + 1]);
    word->text = p + n + 3;
    const char *star = memchr(p, '*', n);
    word->charset = g_ascii_strdown(p, star != NULL ? star - p : (gssize)n);
    return TRUE;
}

/* Reads the whole encoded word at @p. A "?" inside Q text is against the rules
 * but occurs, so only "?=" ends the word. */
static gboolean
read_word(const char *p, Word *word)
{
    memset(word, 0, sizeof *word);
    if (!read_word_start(p, word))
        return FALSE;
    const char *end = strstr(word->text, "?=");
    const char *start = strstr(word->text, "=?");
    if (end == NULL || (start != NULL && start + 1 < end)) {
        word_clear(word);
        return FALSE;
    }
    word->text_len = (gsize)(end - word->text);
    word->len = (gsize)(end + 2 - p);
    return TRUE;
}

gsize
sk_encoded_word_length(const char *p)
{
    Word word;

    if (!read_word(p, &word))
        return 0;
    word_clear(&word);
    return word.len;
}

static void
append_q(GString *out, const char *text, gsize len, SkHeaderSeen *seen)
{
    for (gsize i = 0; i < len; i++) {
        if (text[i] == '_') {
            g_string_append_c(out, ' ');
        } else if (text[i] == '=' && i + 2 < len &&
                   g_ascii_isxdigit(text[i + 1]) &&
                   g_ascii_isxdigit(text[i + 2])) {
            g_string_append_c(out,
                              (char)(g_ascii_xdigit_value(text[i + 1]) << 4 |
                                     g_ascii_xdigit_value(text[i + 2])));
            i += 2;
        } else {
            if (text[i] == '=' || text[i] == ' ')
                seen->malformed++;
            g_string_append_c(out, text[i]);
        }
    }
}

/* Decodes the base64 text that was collected over adjacent words, because some
 * mailers cut a group in two. */
static void
flush_b(GString *out, GString *pending, SkHeaderSeen *seen)
{
    SkDecodeSeen decode;

    if (pending->len == 0)
        return;
    g_autoptr(GBytes) text = g_bytes_new(pending->str, pending->len);
    g_autoptr(GBytes) bytes =
        sk_encoding_undo(SK_ENCODING_BASE64, text, &decode);
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    g_string_append_len(out, data, (gssize)len);
    seen->malformed += decode.junk || decode.two_ways;
    g_string_truncate(pending, 0);
}

static void
append_word_bytes(GString *out, GString *pending, const Word *word,
                  SkHeaderSeen *seen)
{
    seen->words++;
    if (word->encoding == 'Q') {
        flush_b(out, pending, seen);
        append_q(out, word->text, word->text_len, seen);
        return;
    }
    g_string_append_len(pending, word->text, (gssize)word->text_len);
    if (pending->len % 4 == 0 ||
        (word->text_len > 0 && word->text[word->text_len - 1] == '='))
        flush_b(out, pending, seen);
}

/* Reads the encoded word that follows blanks at @p. Returns FALSE if there is
 * none, or if its charset is not @charset (NULL: any). */
static gboolean
next_adjacent(const char *p, const char *charset, Word *word, gsize *blanks)
{
    gsize n = strspn(p, " \t");

    if (!read_word(p + n, word))
        return FALSE;
    *blanks = n;
    if (charset == NULL || strcmp(charset, word->charset) == 0)
        return TRUE;
    word_clear(word);
    return FALSE;
}

/* Decodes all adjacent words of one charset that begin at @p, and appends them
 * to @out. Returns how many bytes they take. */
static gsize
append_words(GString *out, const char *p, SkHeaderSeen *seen)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autoptr(GString) pending = g_string_new(NULL);
    g_autofree char *charset = NULL;
    SkDecoded decoded = { 0 };
    gsize used = 0, blanks = 0;
    Word word;

    while (next_adjacent(p + used, charset, &word, &blanks)) {
        if (charset == NULL)
            charset = g_strdup(word.charset);
        append_word_bytes(bytes, pending, &word, seen);
        used += blanks + word.len;
        word_clear(&word);
    }
    flush_b(bytes, pending, seen);
    g_autofree char *text =
        sk_charset_decode(bytes->str, bytes->len, charset, &decoded);
    seen->undecodable += decoded.undecodable;
    seen->guessed += decoded.guessed;
    seen->unsure += decoded.unsure;
    g_string_append(out, text);
    return used;
}

/* Returns how many bytes there are up to the next encoded word or the end. */
static gsize
plain_length(const char *p, SkHeaderSeen *seen)
{
    gsize n = 0;

    for (; p[n] != '\0'; n++) {
        if (p[n] != '=' || p[n + 1] != '?')
            continue;
        if (sk_encoded_word_length(p + n) > 0)
            break;
        seen->malformed++;
    }
    return n;
}

/* Returns whether these are blanks between two encoded words, which do not
 * count as text, even if the charsets of the words differ. */
static gboolean
is_gap(const char *p, gsize len, gboolean after_word)
{
    return after_word && p[len] != '\0' && strspn(p, " \t") >= len;
}

char *
sk_header_decode(const char *raw, gsize len, SkHeaderSeen *seen)
{
    g_autofree char *value = sk_header_unfold(raw, len);
    g_autofree char *text = sk_header_raw_to_utf8(value, seen);
    g_autoptr(GString) out = g_string_new(NULL);
    gboolean after_word = FALSE;

    for (const char *p = text; *p != '\0';) {
        gsize n = plain_length(p, seen);
        if (!is_gap(p, n, after_word))
            g_string_append_len(out, p, (gssize)n);
        p += n;
        after_word = *p != '\0';
        if (after_word)
            p += append_words(out, p, seen);
    }
    return sk_text_clean_line(out->str, (gssize)out->len, 0, &seen->text);
}
