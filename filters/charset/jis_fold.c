/* SPDX-License-Identifier: Apache-2.0
 *
 * Folds text for old groupware to ASCII and JIS X 0208, before it becomes
 * ISO-2022-JP. A character that has an equivalent there is replaced by it (㈱ →
 * (株), 髙 → 高, ｶﾞ → ガ, é → e), any other becomes 〓. Where JIS X 0208 has
 * two forms for one character, the form is written that our own decoder returns
 * (～, not 〜), so that a second pass finds nothing to do. Folding can create a
 * link where none was (ℎttp), so links are defanged after it.
 */
#include <string.h>

#include <charset/charset.h>
#include <charset/charset_read.h>
#include <charset/jis_table.h>

#define GETA "\xE3\x80\x93"
/* the combining mark; the mark ゛ that stands alone is U+309B */
#define DAKUTEN        0x3099
#define HANDAKUTEN     0x309A
#define HALF_DAKUTEN   0xFF9E
#define FULL_DOLLAR    0xFF04
#define DECOMPOSED_MAX 18

typedef struct {
    GString *out;
    guint mapped;
    guint lost;
} Fold;

static gboolean
is_plain(gunichar c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

static gboolean
has_place(gunichar c)
{
    return is_plain(c) || (c >= 0x80 && sk_jis_of(c) != 0);
}

/* Returns whether @c belongs to the character before it or shows nothing
 * itself. */
static gboolean
is_extra(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_NON_SPACING_MARK ||
           type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT ||
           type == G_UNICODE_CONTROL || (c >= 0x1F3FB && c <= 0x1F3FF);
}

/* Joins か and U+3099 to が. A mark that fits no character stands alone. */
static void
put_voiced(Fold *fold, gunichar mark)
{
    gunichar whole = 0, base = 0;
    if (fold->out->len > 0) {
        const char *last = g_utf8_prev_char(fold->out->str + fold->out->len);
        base = g_utf8_get_char(last);
        if (g_unichar_compose(base, mark, &whole) && has_place(whole))
            g_string_truncate(fold->out, last - fold->out->str);
        else
            whole = 0;
    }
    g_string_append_unichar(fold->out, whole != 0 ? whole : mark + 2);
}

/* Writes one piece of the decomposition of a character. */
static gboolean
put_piece(Fold *fold, gunichar c)
{
    const char *instead = NULL;
    if (has_place(c))
        g_string_append_unichar(fold->out, c);
    else if ((instead = sk_jis_instead(c)) != NULL)
        g_string_append(fold->out, instead);
    else
        return is_extra(c);
    return TRUE;
}

/* Writes ㍻ as 平成, é as e and the compatibility character U+FA1E as 羽, by
 * Unicode's own tables. */
static gboolean
put_decomposed(Fold *fold, gunichar c)
{
    gunichar pieces[DECOMPOSED_MAX];
    gsize n = g_unichar_fully_decompose(c, TRUE, pieces, DECOMPOSED_MAX);
    gsize before = fold->out->len;
    if (n > DECOMPOSED_MAX || (n == 1 && pieces[0] == c))
        return FALSE;
    for (gsize i = 0; i < n; i++) {
        if (!put_piece(fold, pieces[i])) {
            g_string_truncate(fold->out, before);
            return FALSE;
        }
    }
    return fold->out->len > before;
}

/* Writes a character that has no place in JIS X 0208. */
static void
put_other(Fold *fold, gunichar c)
{
    const char *instead = sk_jis_instead(c);
    fold->mapped++;
    if (instead != NULL) {
        g_string_append(fold->out, instead);
    } else if (c == HALF_DAKUTEN || c == HALF_DAKUTEN + 1) {
        g_string_append_unichar(fold->out, DAKUTEN + 2 + c - HALF_DAKUTEN);
    } else if (c == DAKUTEN || c == HANDAKUTEN) {
        put_voiced(fold, c);
    } else if (!is_extra(c) && !put_decomposed(fold, c)) {
        g_string_append(fold->out, GETA);
        fold->mapped--;
        fold->lost++;
    }
}

/* Joins ﾊ and ﾟ to パ. Returns whether @next was used. */
static gboolean
put_half_kana(Fold *fold, gunichar c, gunichar next)
{
    gunichar full[DECOMPOSED_MAX], whole = 0;
    g_unichar_fully_decompose(c, TRUE, full, DECOMPOSED_MAX);
    gboolean joined =
        (next == HALF_DAKUTEN || next == HALF_DAKUTEN + 1) &&
        g_unichar_compose(full[0], DAKUTEN + next - HALF_DAKUTEN, &whole) &&
        has_place(whole);
    g_string_append_unichar(fold->out, joined ? whole : full[0]);
    fold->mapped++;
    return joined;
}

static void
fold_text(Fold *fold, const char *text)
{
    for (const char *p = text; *p != '\0';) {
        gsize plain = 0;
        while (is_plain((guchar)p[plain]))
            plain++;
        g_string_append_len(fold->out, p, plain);
        p += plain;
        if (*p == '\0')
            break;
        gunichar c = g_utf8_get_char(p);
        p = g_utf8_next_char(p);
        if (has_place(c))
            g_string_append_unichar(fold->out, c);
        else if (c < 0xFF61 || c >= HALF_DAKUTEN)
            put_other(fold, c);
        else if (put_half_kana(fold, c, g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
    }
}

/* ASCII that our own decoder would take for Japanese without its escapes (a
 * quoted "$BF|K\\8l(B") must not be read as such in a second pass: its $
 * becomes ＄. */
static void
disarm_lost_starts(Fold *fold)
{
    const char *end = fold->out->str + fold->out->len, *done = fold->out->str;
    const guchar *no_start = NULL;
    GString *out = NULL;
    for (const char *p = done; (p = memchr(p, '$', end - p)) != NULL; p++) {
        if (!sk_jis_is_lost_start((const guchar *)p, (const guchar *)end,
                                  &no_start))
            continue;
        out = out != NULL ? out : g_string_sized_new(fold->out->len + 16);
        g_string_append_len(out, done, p - done);
        g_string_append_unichar(out, FULL_DOLLAR);
        done = p + 1;
        fold->mapped++;
    }
    if (out == NULL)
        return;
    g_string_append_len(out, done, end - done);
    g_string_free(fold->out, TRUE);
    fold->out = out;
}

char *
sk_charset_jis_fold(const char *text, guint *mapped, guint *lost)
{
    Fold fold = { .out = g_string_sized_new(strlen(text) + 1) };
    fold_text(&fold, text);
    disarm_lost_starts(&fold);
    if (mapped != NULL)
        *mapped += fold.mapped;
    if (lost != NULL)
        *lost += fold.lost;
    return g_string_free(fold.out, FALSE);
}

char *
sk_charset_to_iso2022jp(const char *text, guint *mapped, guint *lost)
{
    g_autofree char *folded = sk_charset_jis_fold(text, mapped, lost);
    GString *out = g_string_sized_new(strlen(folded) + 16);
    gboolean in_kanji = FALSE;
    for (const char *p = folded; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean is_kanji = c >= 0x80;
        if (is_kanji != in_kanji)
            g_string_append(out, is_kanji ? "\033$B" : "\033(B");
        in_kanji = is_kanji;
        guint place = is_kanji ? sk_jis_of(c) : 0;
        if (is_kanji)
            g_string_append_c(out, (char)((place >> 8) + 0x20));
        g_string_append_c(out, (char)(is_kanji ? (place & 0xFF) + 0x20 : c));
    }
    if (in_kanji)
        g_string_append(out, "\033(B");
    return g_string_free(out, FALSE);
}
