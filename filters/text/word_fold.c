/* SPDX-License-Identifier: Apache-2.0
 *
 * A fast path for NFKC and case folding (word_fold.h). Most Japanese and
 * English text only needs lower case: characters that neither change nor
 * combine are recognized by their Unicode block, and a line with any other
 * character is left to GLib. This file does not know what a word is.
 */
#include <string.h>

#include <sekisho/text.h>
#include <text/word_fold.h>

static gboolean
is_kanji(gunichar c)
{
    return c >= 0x4E00 && c <= 0x9FA5;
}

static gboolean
is_kana(gunichar c)
{
    return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
           c == 0x30FC;
}

/* Returns whether @c is a bracket, dash, quote, arrow, box or bullet. */
static gboolean
is_sign(gunichar c)
{
    return (c > 0x3000 && c < 0x302A) || c == 0x30FB || c == 0x203B ||
           (c > 0x2012 && c < 0x2017) || (c > 0x2017 && c < 0x2020) ||
           (c >= 0x2190 && c < 0x219A) || (c >= 0x2500 && c < 0x2600);
}

/* Returns @c in NFKC and case-folded, if that does not depend on its neighbours
 * among the characters known here, or 0 if the character is not known here. */
static gunichar
plain_fold(gunichar c)
{
    if (c < 0x80)
        return (guchar)g_ascii_tolower((char)c);
    if (is_kana(c) || is_kanji(c) || is_sign(c))
        return c;
    if (c > 0xFF00 && c < 0xFF5F) /* full-width ASCII */
        return (guchar)g_ascii_tolower((char)(c - 0xFEE0));
    return c == 0x3000 || c == 0xA0 ? ' ' : 0;
}

static void
fold_by_glib(GString *out, const char *line, gsize len)
{
    g_autofree char *normal =
        g_utf8_normalize(line, (gssize)len, G_NORMALIZE_NFKC);
    g_autofree char *folded =
        normal != NULL ? g_utf8_casefold(normal, -1) : NULL;

    if (folded != NULL)
        g_string_append(out, folded);
}

/* Folds a line of @len bytes onto @out. Returns FALSE, with part of the line in
 * @out, if it holds a character that is not known here. Folding makes no line
 * longer. */
static gboolean
fold_here(GString *out, const char *line, gsize len)
{
    const char *end = line + len;
    char *to = NULL;
    gsize before = out->len;

    g_string_set_size(out, before + len);
    to = out->str + before;
    for (const char *p = line, *next; p < end; p = next) {
        gunichar c = plain_fold(sk_text_char(p));

        if (c == 0)
            return FALSE;
        next = g_utf8_next_char(p);
        if (c < 0x80) {
            *to++ = (char)c;
            continue;
        }
        memcpy(to, p, (gsize)(next - p)); /* The character stays as it is. */
        to += next - p;
    }
    g_string_set_size(out, (gsize)(to - out->str));
    return TRUE;
}

SkWordChar
sk_word_char(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isdigit((char)c)   ? SK_WORD_DIGIT
               : g_ascii_isalpha((char)c) ? SK_WORD_LETTER
                                          : SK_WORD_NONE;
    if (is_kana(c) || is_kanji(c))
        return SK_WORD_WIDE;
    if (!g_unichar_isalnum(c))
        return SK_WORD_NONE;
    if (g_unichar_iswide(c))
        return SK_WORD_WIDE;
    return g_unichar_isdigit(c) ? SK_WORD_DIGIT : SK_WORD_LETTER;
}

char *
sk_word_fold(const char *text)
{
    gsize left = strlen(text);
    GString *out = g_string_sized_new(left);

    if (!g_utf8_validate_len(text, left, NULL))
        left = 0;
    while (left > 0) {
        const char *end = memchr(text, '\n', left);
        gsize len = end != NULL ? (gsize)(end - text) + 1 : left;
        gsize before = out->len;

        if (!fold_here(out, text, len)) {
            g_string_truncate(out, before);
            fold_by_glib(out, text, len);
        }
        text += len;
        left -= len;
    }
    return g_string_free(out, FALSE);
}
