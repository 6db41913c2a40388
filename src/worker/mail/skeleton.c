/* SPDX-License-Identifier: Apache-2.0
 *
 * Says what characters look like. Each is compared after NFKD without marks,
 * blanks and case, and look-alikes of other scripts are folded together. The
 * idea is the skeleton of UTS #39, but these tables are written by hand for the
 * lines of our own notices. The words to search for are not known here, but in
 * defuse.c and phrases.c.
 */
#include "worker/mail/skeleton.h"

/* It looks like a blank but is none in Unicode. */
#define BLANK_BRAILLE 0x2800

/* Look-alikes that NFKD leaves alone, each with the letter as
 * which it is read. */
static const struct {
    gunichar c;
    char as;
} alikes[] = {
    { 0x0131, 'i' },
    { 0x0138, 'k' },
    { 0x0269, 'i' },
    { 0x03B5, 'e' },
    { 0x03B9, 'i' },
    { 0x03BA, 'k' },
    { 0x03BF, 'o' },
    { 0x0435, 'e' },
    { 0x043A, 'k' },
    { 0x043E, 'o' },
    { 0x0455, 's' },
    { 0x0456, 'i' },
    { 0x04BB, 'h' },
    { 0x04CF, 'i' },
    { 0x0570, 'h' },
    { 0x0585, 'o' },
    { 0x1D0F, 'o' },
    { 0x1D0B, 'k' },
    { 0xA731, 's' },
    { 0x029C, 'h' },
    { 0x026A, 'i' },
    { 0x1D07, 'e' },
    { 0x3007, 'o' },
    { 0x25CB, 'o' },
    /* The capitals of these make SEKISHO in Greek. */
    { 0x03B7, 'h' },
    { 0x043D, 'h' },
    { 0x2C8F, 'h' },
    { 0x2C93, 'i' },
    { 0x2C95, 'k' },
    { 0x2C9F, 'o' },
    { 0xABAA, 's' },
    { 0xAB7C, 'e' },
    { 0xABB6, 'k' },
    { 0xAB75, 'i' },
    { 0xAB8B, 'h' },
    { 0xA4E2, 's' },
    { 0xA4F0, 'e' },
    { 0xA4D7, 'k' },
    { 0xA4F2, 'i' },
    { 0xA4E7, 'h' },
    { 0xA4F3, 'o' },
    { 0x00A1, 'i' },
};

/* What the ASCII characters from '!' to '~' are read as; all others of ASCII
 * count as unseen. */
static const char ascii[] = "i\"#s%&'()*+,-./oi2e4s6789:;<->?@"
                            "abcdefghijkimnopqrstuvwxyz[\\]^-`"
                            "abcdefghijkimnopqrstuvwxyz{i}~";

static gunichar
ascii_of(gunichar c)
{
    return c > ' ' && c < 0x7F ? (guchar)ascii[c - '!'] : 0;
}

static gboolean
is_ideograph(gunichar c)
{
    return c >= 0x4E00 && c < 0xA000;
}

/* Returns whether @c is a letter that folds to nothing but itself, such as
 * kanji, Arabic letters and katakana. A body full of characters that decompose
 * to many such letters must not take too long. */
static gboolean
is_itself(gunichar c)
{
    return is_ideograph(c) || (c >= 0x0620 && c <= 0x064A) ||
           (c >= 0x30A1 && c <= 0x30FA);
}

#define KIND(type) (G_GUINT64_CONSTANT(1) << (type))

/* Returns whether @c is a blank, a mark, or something that is
 * not seen at all. */
static gboolean
is_unseen(gunichar c)
{
    static const guint64 kinds =
        KIND(G_UNICODE_CONTROL) | KIND(G_UNICODE_FORMAT) |
        KIND(G_UNICODE_SPACING_MARK) | KIND(G_UNICODE_ENCLOSING_MARK) |
        KIND(G_UNICODE_NON_SPACING_MARK) | KIND(G_UNICODE_LINE_SEPARATOR) |
        KIND(G_UNICODE_PARAGRAPH_SEPARATOR) | KIND(G_UNICODE_SPACE_SEPARATOR);

    return (kinds & KIND(g_unichar_type(c))) != 0 || c == BLANK_BRAILLE;
}

static gunichar
fold_one(gunichar c)
{
    if (c < 0x80)
        return ascii_of(c);
    if (is_itself(c))
        return c;
    if (is_unseen(c))
        return 0;
    switch (c) {
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0x27E6:
    case 0x2772:
        return '[';
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0x27E7:
    case 0x2773:
        return ']';
    case 0x2500:
    case 0x2501:
    case 0x30FC:
    case 0x2212:
        return '-';
    default:
        break;
    }
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    c = g_unichar_tolower(c);
    if (c < 0x80)
        return ascii_of(c);
    for (gsize i = 0; i < G_N_ELEMENTS(alikes); i++)
        if (alikes[i].c == c)
            return (guchar)alikes[i].as;
    return c;
}

/* Returns the one character that NFKD makes of @c, or @c itself, judged by its
 * block, which covers most of a Japanese or English text. Returns 0 if GLib
 * must be asked. */
static gunichar
plain_decomposition(gunichar c)
{
    if (c < 0x80 || is_ideograph(c) || (c >= 0x3041 && c < 0x3100) ||
        (c >= 0x3001 && c < 0x3036))
        return c;
    return c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : 0;
}

gsize
sk_skeleton(gunichar c, gunichar out[SK_SKELETON_MAX])
{
    gunichar plain = plain_decomposition(c);
    gsize n = 0;
    gsize kept = 0;

    if (plain != 0 || c == 0) {
        out[0] = fold_one(plain);
        return out[0] != 0;
    }
    n = g_unichar_fully_decompose(c, TRUE, out, SK_SKELETON_MAX);
    n = MIN(n, SK_SKELETON_MAX);
    for (gsize i = 0; i < n; i++) {
        gunichar folded = fold_one(out[i]);

        if (folded != 0)
            out[kept++] = folded;
    }
    return kept;
}

/* What each character from U+30A1 on is read as: the plain letter it is a form
 * of, or the kanji it looks like. Hiragana are read as the katakana of the same
 * sound. */
static const guint32 kana[] =
    U"アアイイウウエエオオ力力キキククケケココササシシススセセソソ夕夕チチ"
    U"ツツツテテ卜卜ナニヌネノ八八八ヒヒヒフフフヘヘヘホホホマミムメモヤヤ"
    U"ユユヨヨラリルレ口ワワヰヱヲンウ力ケワヰヱヲ";

/* Pairs of a letter and what it is read as. Capitals have pairs of their own
 * where their small form looks different. */
static const guint32 pairs[] =
    U"АaаaВbвbСcсcԁdЕeНhһhІiіiЈjјjКkМmмmОoоoРpрpԚqԛqЅsТtтtУyуyѴvѵvԜwԝwХxхx"
    U"гrґrпnіiеeкkнhΑaαaΒbΕeγyΖzΗhΙiΚkΜmΝnνvΟoΡpρpΤtτtΥyυuΧxχxωwϲcϳj"
    U"ɑaɡgıiʏyʀrɴnᴀaᴄcᴅdᴍmᴘpᴛtᴜuᴠvᴡwᴢzꜰfʟiɢgʙbⅼi";

const guint32 sk_skeleton_kanji[] = {
    U'關', U'関', U'閞', U'関', U'闗', U'関', U'关', U'関', U'二',
    U'ニ', U'工', U'エ', U'千', U'チ', U'才', U'オ', U'入', U'八',
    U'一', U'-',  U'丨', U'i',  U'丶', U'・', 0,
};

/* Returns what the kanji @c is read as if it is drawn like another kanji of our
 * name or like a katakana. */
static gunichar
kanji_of(gunichar c)
{
    for (const guint32 *pair = sk_skeleton_kanji; pair[0] != 0; pair += 2)
        if (pair[0] == c)
            return pair[1];
    return c;
}

static gunichar
pair_of(gunichar c)
{
    for (const guint32 *pair = pairs; pair[0] != 0; pair += 2)
        if (pair[0] == c)
            return pair[1];
    return c;
}

static gboolean
is_filler(gunichar c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

static gunichar
loose_one(gunichar c)
{
    if (c < 0x80)
        return c;
    if (c >= 0x3041 && c <= 0x3096)
        c += 0x60;
    if (c >= 0x30A1 && c < 0x30A1 + G_N_ELEMENTS(kana) - 1)
        return kana[c - 0x30A1];
    if (c == 0x3018 || c == 0x301A)
        return '[';
    if (c == 0x3019 || c == 0x301B)
        return ']';
    if (c == 0x3ABD) /* 㪽 */
        return 0x6240;
    return c == 0x3163 /* ㅣ */ ? 'i' : kanji_of(c);
}

gsize
sk_skeleton_loose(gunichar c, gunichar out[SK_SKELETON_MAX])
{
    gsize n;

    if (is_ideograph(c)) {
        out[0] = kanji_of(c);
        return 1;
    }
    if ((c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA)) {
        out[0] = loose_one(c);
        return 1;
    }
    if (c < 0x80) {
        out[0] = ascii_of(c);
        return out[0] != 0;
    }
    if (is_filler(c))
        return 0;
    if (c >= 0x80 && c < 0x2E80)
        c = pair_of(c);
    n = sk_skeleton(c, out);
    for (gsize i = 0; i < n; i++)
        out[i] = loose_one(out[i]);
    return n;
}
