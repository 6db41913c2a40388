/* SPDX-License-Identifier: Apache-2.0
 *
 * The evidence on which a charset is chosen (charset_choose.c). Every decoding
 * of the same bytes is judged by what its characters would cost to write: a
 * frequent letter little, a rare one much, a byte that is no character very
 * much. Two bytes that make one usual kanji cost less than the two odd letters
 * which they are in another charset, and the other way round. Nothing else is
 * counted, so the order of questions cannot mislead the answer. The costs are
 * bits, estimated by the author and tuned on the lists that test/charset makes.
 */
#include <string.h>

#include <sekisho/text.h>

#include <charset/charset_read.h>
#include <charset/charset_score.h>

#define LETTERS    0xE80 /* the known alphabets end before this character */
#define IDEOGRAPHS 0x3000
#define HANGUL     0xAC00
#define HANGUL_END 0xD7A4

/* What a character means for its neighbours. */
typedef enum {
    NEAR_BREAK, /* blanks, marks, digits and line ends */
    NEAR_ASCII_LOWER,
    NEAR_ASCII_UPPER,
    NEAR_LOWER, /* a letter beyond ASCII */
    NEAR_UPPER,
    NEAR_WIDE, /* kanji, kana, hangul */
    NEAR_HALF, /* half-width kana */
} Near;

static struct {
    /* two bits for each of U+3000 to U+FFFF and each language
     * with ideographs */
    guint8 usual[SK_N_IDEOGRAPHIC][(0x10000 - IDEOGRAPHS) / 4];
    /* the costs of letters; 0 if the language does not have the letter */
    guint8 letters[SK_N_TONGUES][LETTERS];
    guint8 often[256]; /* whether the kana of U+3000 to U+30FF is frequent */
} tables;

static void
set_usual(SkTongue tongue, gunichar c, guint level)
{
    guint at = c - IDEOGRAPHS, shift = at % 4 * 2;
    guint8 *byte = &tables.usual[tongue][at / 4];

    if ((guint)(*byte >> shift & 3) < level)
        *byte = (guint8)((*byte & ~(3 << shift)) | level << shift);
}

static guint
usual(SkTongue tongue, gunichar c)
{
    guint at = c - IDEOGRAPHS;

    return c < IDEOGRAPHS || c > 0xFFFF
               ? 0
               : tables.usual[tongue][at / 4] >> (at % 4 * 2) & 3;
}

void
sk_score_prepare(void)
{
    static const char often[] =
        "のいにをはがでとてしたるなすもかられうくあおこまそよ";

    for (const char *p = often; *p != '\0'; p = g_utf8_next_char(p))
        tables.often[g_utf8_get_char(p) - 0x3000] = TRUE;
    for (guint t = 0; t < SK_N_IDEOGRAPHIC; t++)
        for (guint level = 0; level < 3; level++)
            for (const char *p = sk_common_ideographs[t][level]; *p != '\0';
                 p = g_utf8_next_char(p))
                set_usual(t, g_utf8_get_char(p), 3 - level);
    for (guint t = SK_N_IDEOGRAPHIC; t < SK_TONGUE_ANY; t++) {
        guint rank = 0;

        for (const char *p = sk_common_letters[t]; *p != '\0';
             p = g_utf8_next_char(p), rank++) {
            gunichar c = g_utf8_get_char(p), upper = g_unichar_toupper(c);
            guint cost = t <= SK_TONGUE_VIETNAMESE ? SK_BITS(5) + rank / 2
                                                   : SK_BITS(3) + rank / 2;

            tables.letters[t][c] = (guint8)cost;
            if (upper != c && upper < LETTERS && upper >= 0x80)
                tables.letters[t][upper] = (guint8)(cost + SK_BITS(3));
        }
    }
}

/* ---- one character ------------------------------------------------------ */

static guint
cost_of_ascii(gunichar c)
{
    if (c >= 'a' && c <= 'z')
        return SK_BITS(4.5);
    if (c >= 'A' && c <= 'Z')
        return SK_BITS(5.5);
    if (c >= '0' && c <= '9')
        return SK_BITS(3.5);
    if (c == ' ' || c == ',' || c == '\n' || c == '\r' || c == '\t')
        return SK_BITS(2.5);
    return c < 0x20 || c == 0x7F ? SK_BITS(15) : SK_BITS(6);
}

/* Returns the cost of marks that texts of any language have. */
static guint
cost_of_mark(gunichar c)
{
    static const char usual_marks[] = "’‘“”–—…•«»€£§°·№©®×±²³½µ¿¡";

    for (const char *p = usual_marks; *p != '\0'; p = g_utf8_next_char(p))
        if (g_utf8_get_char(p) == c)
            return SK_BITS(7.5);
    if (c >= 0x80 && c < 0xA0)
        return SK_BITS(30);
    if (c == 0xA0)
        return SK_BITS(8);
    return SK_BITS(14);
}

/* Returns the cost of what stands in the symbol rows of the East Asian sets. */
static guint
cost_of_wide_mark(gunichar c)
{
    if (c == 0x3000 || c == 0x3001 || c == 0x3002 || c == 0xFF0C)
        return SK_BITS(5.5);
    if ((c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x3003 && c <= 0x3015) ||
        c == 0x30FB || c == 0xFF65)
        return SK_BITS(7.5);
    if ((c >= 0x2460 && c <= 0x2473) || (c >= 0x2160 && c <= 0x2169) ||
        c == 0x3231 || c == 0x3232 || c == 0x3239 || c == 0x2116)
        return SK_BITS(8.5);
    if ((c >= 0x2010 && c <= 0x2026) || (c >= 0x2190 && c <= 0x2193) ||
        (c >= 0x25A0 && c <= 0x25EF) || c == 0x2605 || c == 0x2606 ||
        c == 0x203B || c == 0xD7 || c == 0xB1 || c == 0xB0)
        return SK_BITS(9);
    return c >= 0x2500 && c < 0x2580 ? SK_BITS(12) : SK_BITS(14);
}

static guint
cost_of_kana(SkTongue tongue, gunichar c)
{
    if (tongue != SK_TONGUE_JAPANESE)
        return SK_BITS(15);
    if (c >= 0x30A0)
        return c == 0x30FC || c == 0x30F3 ? SK_BITS(5.5) : SK_BITS(7);
    return tables.often[c - 0x3000] ? SK_BITS(5) : SK_BITS(7);
}

/* Returns the cost of a kanji that is in no list. Those of the first level of
 * JIS X 0208 are rarer than all that are listed, those of the second level
 * rarer still. */
static guint
cost_of_rest(SkTongue tongue, gunichar c)
{
    guint row = tongue == SK_TONGUE_JAPANESE ? sk_jis_of(c) >> 8 : 0;

    if (c == SK_GETA)
        return SK_BITS(16);
    if (tongue != SK_TONGUE_JAPANESE)
        return tongue == SK_TONGUE_KOREAN ? SK_BITS(18) : SK_BITS(15);
    return row >= 16 && row < 48 ? SK_BITS(14) : SK_BITS(18);
}

static guint
cost_of_ideograph(SkTongue tongue, gunichar c)
{
    static const guint by_level[] = { 0, SK_BITS(10.5), SK_BITS(8.5),
                                      SK_BITS(6.5) };
    guint level = usual(tongue, c);

    if (level > 0)
        return by_level[level];
    if (c >= 0x3041 && c <= 0x30FE && c != 0x30FB)
        return cost_of_kana(tongue, c);
    if (c >= HANGUL && c < HANGUL_END)
        return tongue == SK_TONGUE_KOREAN ? SK_BITS(12) : SK_BITS(20);
    if (c == SK_GETA || (c >= 0x3400 && c < 0xA000) ||
        (c >= 0xF900 && c < 0xFB00) || c > 0xFFFF)
        return cost_of_rest(tongue, c);
    return c >= 0x370 && c < 0x500 ? SK_BITS(14) : cost_of_wide_mark(c);
}

/* Returns the least cost that @c has in any language. */
static guint
cost_of_any(gunichar c)
{
    guint least = SK_BITS(15);

    if (c < 0x800)
        return SK_BITS(6.5);
    for (guint t = 0; t < SK_N_IDEOGRAPHIC; t++) {
        guint cost = cost_of_ideograph(t, c);

        least = MIN(least, cost);
    }
    return least;
}

static guint
cost_of(SkTongue tongue, gunichar c)
{
    if (c < 0x80)
        return cost_of_ascii(c);
    if (c == 0xFFFD)
        return tongue == SK_TONGUE_ANY ? SK_BITS(25) : SK_BITS(40);
    if (tongue == SK_TONGUE_ANY)
        return cost_of_any(c);
    if (c >= 0x80 && c < 0xA0)
        return SK_BITS(30);
    if (c >= 0xE000 && c < 0xF900)
        return SK_BITS(25);
    if (tongue < SK_N_IDEOGRAPHIC)
        return cost_of_ideograph(tongue, c);
    if (c < LETTERS && tables.letters[tongue][c] != 0)
        return tables.letters[tongue][c];
    if (tongue == SK_TONGUE_VIETNAMESE &&
        ((c >= 0x300 && c < 0x330) || (c >= 0x1EA0 && c < 0x1F00)))
        return SK_BITS(5);
    return g_unichar_isalpha(c) ? SK_BITS(14) : cost_of_mark(c);
}

/* ---- its neighbour ------------------------------------------------------ */

/* clang-format off */
/* What each half-width kana costs, from U+FF60 on: in quarter bits. */
static const guint8 half_costs[] = {
/*       ｡  ｢  ｣  ､  ･  ｦ  ｧ  ｨ  ｩ  ｪ  ｫ  ｬ  ｭ  ｮ  ｯ */
    0,  40,40,40,36,36,40,40,40,40,40,40,40,40,40,28,
/*  ｰ  ｱ  ｲ  ｳ  ｴ  ｵ  ｶ  ｷ  ｸ  ｹ  ｺ  ｻ  ｼ  ｽ  ｾ  ｿ */
    20,20,16,16,22,20,18,18,20,22,20,20,16,20,22,24,
/*  ﾀ  ﾁ  ﾂ  ﾃ  ﾄ  ﾅ  ﾆ  ﾇ  ﾈ  ﾉ  ﾊ  ﾋ  ﾌ  ﾍ  ﾎ  ﾏ */
    18,20,20,22,18,20,22,28,24,20,20,20,20,26,22,18,
/*  ﾐ  ﾑ  ﾒ  ﾓ  ﾔ  ﾕ  ﾖ  ﾗ  ﾘ  ﾙ  ﾚ  ﾛ  ﾜ  ﾝ  ﾞ  ﾟ */
    18,22,22,22,20,20,20,20,18,20,24,22,22,14,16,24,
};
/* clang-format on */

/* Returns the cost of half-width kana beside @prev. They obey a grammar that
 * letters of other alphabets break: voicing marks and small kana stand only
 * behind certain others. */
static guint
cost_of_half(gunichar prev, gunichar c)
{
    gboolean voiced = prev == 0xFF9E || prev == 0xFF9F;

    if (c == 0xFF9E)
        return (prev >= 0xFF76 && prev <= 0xFF84) ||
                       (prev >= 0xFF8A && prev <= 0xFF8E) || prev == 0xFF73
                   ? SK_BITS(2.5)
                   : SK_BITS(20);
    if (c == 0xFF9F)
        return prev >= 0xFF8A && prev <= 0xFF8E ? SK_BITS(3) : SK_BITS(20);
    if (c == 0xFF70 || (c >= 0xFF67 && c <= 0xFF6F))
        return prev >= 0xFF71 || voiced ? SK_BITS(5) : SK_BITS(12);
    return half_costs[c - 0xFF60];
}

static Near
near_of(gunichar c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z'   ? NEAR_ASCII_LOWER
               : c >= 'A' && c <= 'Z' ? NEAR_ASCII_UPPER
                                      : NEAR_BREAK;
    if (c >= 0xFF61 && c <= 0xFF9F)
        return NEAR_HALF;
    if (c >= 0x3005 && c < 0xFF00)
        return NEAR_WIDE;
    if (c >= 0x2000 || !(g_unichar_isalpha(c) || g_unichar_ismark(c)))
        return NEAR_BREAK;
    return g_unichar_isupper(c) ? NEAR_UPPER : NEAR_LOWER;
}

static gboolean
is_ascii_letter(Near near)
{
    return near == NEAR_ASCII_LOWER || near == NEAR_ASCII_UPPER;
}

static gboolean
is_high_letter(Near near)
{
    return near == NEAR_LOWER || near == NEAR_UPPER;
}

/* Returns the cost of a change between kanji and kana. */
static guint
cost_of_meeting_wide(Near before, Near now)
{
    gboolean half = before == NEAR_HALF || now == NEAR_HALF;
    gboolean lower = before == NEAR_ASCII_LOWER || now == NEAR_ASCII_LOWER;

    if (is_ascii_letter(before) || is_ascii_letter(now))
        return half || lower ? SK_BITS(6) : SK_BITS(3);
    return half ? SK_BITS(3) : 0;
}

static guint
cost_of_meeting(SkTongue tongue, Near before, Near now)
{
    gboolean latin =
        tongue >= SK_TONGUE_WESTERN && tongue <= SK_TONGUE_VIETNAMESE;
    guint cost = 0;

    if (before == now || before == NEAR_BREAK || now == NEAR_BREAK)
        return latin && before == now && is_high_letter(now) &&
                       tongue != SK_TONGUE_VIETNAMESE
                   ? SK_BITS(5)
                   : 0;
    if (tongue < SK_N_IDEOGRAPHIC)
        return cost_of_meeting_wide(before, now);
    if (tongue == SK_TONGUE_ANY)
        return 0;
    if ((now == NEAR_UPPER && before != NEAR_UPPER &&
         before != NEAR_ASCII_UPPER) ||
        (now == NEAR_ASCII_UPPER && before == NEAR_LOWER))
        cost += SK_BITS(8);
    if (is_high_letter(before) && is_high_letter(now))
        return cost + (latin ? SK_BITS(5) : 0);
    if (is_high_letter(before) || is_high_letter(now))
        cost += latin ? 0 : SK_BITS(6);
    return cost;
}

/* A symbol between letters, as in "przesy³amy", is usually a letter of another
 * charset. */
static guint
cost_of_glued(SkTongue tongue, Near before, gunichar c)
{
    gboolean sign = (c >= 0xA1 && c < 0xC0 && c != 0xB7 && c != 0xBB &&
                     c != 0xB0 && c != 0xAA && c != 0xBA) ||
                    c == 0xD7 || c == 0xF7;

    return sign && before != NEAR_BREAK && tongue >= SK_N_IDEOGRAPHIC &&
                   tongue != SK_TONGUE_ANY
               ? SK_BITS(6)
               : 0;
}

guint
sk_score(SkTongue tongue, const char *text, gsize len)
{
    const char *end = text + len;
    gunichar prev = '\n';
    Near before = NEAR_BREAK;
    guint cost = 0, run = 0; /* the length of the run of half-width kana */

    for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
        gunichar c = sk_text_char(p);
        Near now = near_of(c);

        if (now != NEAR_HALF && run == 1)
            cost += SK_BITS(10); /* A single one is a sign of chance. */
        run = now == NEAR_HALF ? run + 1 : 0;
        if (now == NEAR_HALF && tongue == SK_TONGUE_JAPANESE)
            cost += cost_of_half(prev, c);
        else
            cost += cost_of(tongue, c);
        if (now == NEAR_BREAK)
            cost += cost_of_glued(tongue, before, c);
        else if (before != NEAR_BREAK)
            cost += cost_of_meeting(tongue, before, now);
        prev = c;
        before = now;
    }
    return cost;
}
