/* SPDX-License-Identifier: Apache-2.0
 *
 * A fast path for NFKC and case folding (word_fold.h). Most Japanese and
 * English text only needs lower case: characters that neither change nor
 * combine are recognized by their Unicode block, and a line with any other
 * character is left to GLib. This file does not know what a word is.
 */
#include <string.h>

#include <sekisho/runs.h>
#include <sekisho/text.h>
#include <text/word_fold.h>

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
    if (sk_word_is_japanese(c) || is_sign(c))
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

/* Copies @len bytes of ASCII to @to in lower case. */
static void
lower_ascii(char *to, const char *from, gsize len)
{
    for (gsize i = 0; i < len; i++)
        to[i] = (char)(from[i] + ((guchar)(from[i] - 'A') < 26 ? 0x20 : 0));
}

/* Returns how many bytes from @p on are characters of three bytes that stay:
 * kana, kanji and the marks between them. Their form shows that they are UTF-8.
 */
static gsize
run_of_three(const char *p, const char *end)
{
    const char *start = p;

    for (; end - p >= 3 && (guchar)*p >= 0xE3; p += 3) {
        gunichar c = sk_text_char(p);

        if (!sk_word_is_japanese(c) && !(c > 0x3000 && c < 0x302A))
            break;
    }
    return (gsize)(p - start);
}

/* A text that is being folded. */
typedef struct {
    GString *out;
    const char *end;  /* of the text */
    gboolean checked; /* all that is left of it is UTF-8 */
} Fold;

/* Folds a line of @len bytes. Returns FALSE, with part of the line written, if
 * it holds a character that is not known here, or none at all. Folding makes no
 * line longer. */
static gboolean
fold_here(Fold *fold, const char *line, gsize len)
{
    const char *end = line + len;
    char *to = NULL;
    gsize before = fold->out->len;

    g_string_set_size(fold->out, before + len);
    to = fold->out->str + before;
    for (const char *p = line; p < end;) {
        gsize run = sk_run_ascii((const guchar *)p, (const guchar *)end);
        gsize three = run_of_three(p + run, end);
        gunichar c;

        lower_ascii(to, p, run);
        memcpy(to + run, p + run, three);
        to += run + three;
        p += run + three;
        if (run + three > 0)
            continue;
        if (!fold->checked && !sk_text_is_utf8(p, (gsize)(fold->end - p)))
            return FALSE;
        fold->checked = TRUE;
        c = plain_fold(sk_text_char(p));
        if (c == 0)
            return FALSE;
        to += g_unichar_to_utf8(c, to);
        p = g_utf8_next_char(p);
    }
    g_string_set_size(fold->out, (gsize)(to - fold->out->str));
    return TRUE;
}

SkWordChar
sk_word_char(gunichar c)
{
    if (c < 0x80)
        return sk_word_ascii((char)c);
    if (sk_word_is_japanese(c))
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
    Fold fold = { out, text + left, FALSE };

    while (left > 0) {
        const char *end = memchr(text, '\n', left);
        gsize len = end != NULL ? (gsize)(end - text) + 1 : left;
        gsize before = out->len;
        gboolean done = fold_here(&fold, text, len);

        if (!done && !fold.checked) { /* The text is not UTF-8. */
            g_string_truncate(out, 0);
            break;
        }
        if (!done) {
            g_string_truncate(out, before);
            fold_by_glib(out, text, len);
        }
        text += len;
        left -= len;
    }
    return g_string_free(out, FALSE);
}
