/* SPDX-License-Identifier: Apache-2.0
 *
 * Which charset bytes are in, when the label is missing, unknown or wrong:
 * Japanese mail has lived with all three for thirty years. What is well-formed
 * UTF-8, an escape of ISO-2022 or text as UTF-16 is seen at once; the rest is
 * judged by what text each charset would make of it (charset_judge.c).
 */
#include <string.h>

#include <charset/charset_choose.h>
#include <charset/charset_judge.h>
#include <charset/charset_score.h>

#define LOOK  65536 /* bytes of a long text looked at for UTF-8 and zeros */
#define UTF16 2048  /* bytes read as UTF-16 to see whether they are text */

static gboolean
has_iso2022_escape(const guchar *bytes, gsize len)
{
    const guchar *end = bytes + len, *p = bytes;
    while ((p = memchr(p, 0x1B, end - p)) != NULL) {
        p++;
        if (end - p >= 2 &&
            ((p[0] == '$' && strchr("@AB(", p[1]) != NULL && p[1] != '\0') ||
             (p[0] == '(' && p[1] == 'I')))
            return TRUE;
    }
    return FALSE;
}

SkInput
sk_choose_look(const char *bytes, gsize len)
{
    SkInput input = { .bytes = (const guchar *)bytes, .len = len };
    gsize first = 0;
    while (len - first >= 8) {
        guint64 eight;
        memcpy(&eight, bytes + first, sizeof eight);
        if (eight & G_GUINT64_CONSTANT(0x8080808080808080))
            break;
        first += 8;
    }
    while (first < len && (guchar)bytes[first] < 0x80)
        first++;
    input.has_high = first < len;
    input.high = input.bytes + first;
    input.has_escape = has_iso2022_escape(input.bytes, len);
    return input;
}

/* ---- seen at once -------------------------------------------------------- */

/* Counts how the first bytes read as @code. What a cut through the middle of a
 * character costs at the end is not held against it. */
static SkReading
try(const SkInput *input, SkCode code)
{
    SkReading reading = { 0 };
    gsize len = (gsize)(input->bytes + input->len - input->high);
    gboolean cut = len > LOOK;

    sk_read(&reading, sk_charset_row(code), input->high, cut ? LOOK : len);
    if (cut && reading.errors > 0)
        reading.errors--;
    return reading;
}

/* Whether so many errors are a few broken bytes in what is right else. */
static gboolean
is_mostly_right(const SkReading *reading)
{
    guint64 right = (guint64)reading->wide + reading->half;
    return right >= 2 && reading->errors * 8u <= right;
}

/* Well-formed UTF-8 with something in it does not come about by chance; and
 * what is written as UTF-8 here must be read so when it comes again. */
static gboolean
is_utf8(const SkInput *input)
{
    SkReading reading = try(input, SK_CODE_UTF_8);
    return reading.errors == 0 && reading.wide > 0;
}

/* The label of UTF-8 text is sometimes another charset's into which it fits by
 * chance: 日本 is three kanji in GBK. Two Japanese characters in UTF-8's own
 * form are believed before that. */
static gboolean
is_japanese_utf8(const SkInput *input)
{
    SkReading reading = try(input, SK_CODE_UTF_8);
    return reading.errors == 0 && reading.wide >= 2 &&
           reading.usual == reading.wide;
}

/* UTF-16 without mark or label, when it is text that way: no NUL in it, no
 * surrogate alone, and as likely as text is. In the wrong order it is not, nor
 * is what is no text at all. */
static const SkCharsetRow *
likely_utf16(const SkInput *input)
{
    static const SkCode codes[] = { SK_CODE_UTF_16LE, SK_CODE_UTF_16BE };
    const SkCharsetRow *best = NULL;
    gsize len = MIN(input->len, UTF16);
    guint least = (guint)(len / 2) * SK_BITS(11);

    if (input->len % 2 != 0 || input->len < 8)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        SkReading reading = { .out = text };

        sk_read(&reading, sk_charset_row(codes[i]), input->bytes, len);
        guint cost = sk_score(SK_TONGUE_ANY, text->str, text->len);
        if (reading.errors > 0 || memchr(text->str, 0, text->len) != NULL ||
            cost > least)
            continue;
        least = cost;
        best = sk_charset_row(codes[i]);
    }
    return best;
}

/* UTF-16 and UTF-32 without a byte order mark, by where the zeros (of ASCII)
 * and the 0x30 (of kana) stand. @declared: the label says it is one of them,
 * and little is proof. */
const SkCharsetRow *
sk_choose_zeros(const SkInput *input, gboolean declared)
{
    gsize zeros[4] = { 0 }, kana[2] = { 0 };
    gsize len = MIN(input->len, LOOK) & ~(gsize)1;

    if (!declared && memchr(input->bytes, 0, MIN(input->len, LOOK)) == NULL)
        return NULL;
    for (gsize i = 0; i < len; i++) {
        zeros[i & 3] += input->bytes[i] == 0;
        kana[i & 1] += input->bytes[i] == 0x30;
    }
    gsize units = len / 4, even = zeros[0] + zeros[2],
          odd = zeros[1] + zeros[3];
    if (units > 0 && zeros[2] + zeros[3] == 2 * units && zeros[0] < units)
        return sk_charset_row(SK_CODE_UTF_32LE);
    if (units > 0 && zeros[0] + zeros[1] == 2 * units && zeros[3] < units)
        return sk_charset_row(SK_CODE_UTF_32BE);
    if (!declared)
        return likely_utf16(input);
    if (even == odd)
        return sk_charset_row(kana[1] > kana[0] ? SK_CODE_UTF_16LE
                                                : SK_CODE_UTF_16BE);
    return sk_charset_row(odd > even ? SK_CODE_UTF_16LE : SK_CODE_UTF_16BE);
}

static SkChoice
sure(const SkCharsetRow *row)
{
    return (SkChoice){ row, TRUE };
}

/* No label to go by. */
SkChoice
sk_choose_guess(const SkInput *input, const SkNear *near)
{
    if (input->has_high && is_utf8(input))
        return sure(sk_charset_row(SK_CODE_UTF_8));
    if (input->has_escape)
        return sure(sk_charset_row(SK_CODE_JIS));
    if (!input->has_high)
        return sure(sk_charset_row(SK_CODE_ASCII));
    return sk_judge(input, NULL, NULL, near);
}

/* UTF-16 or UTF-32 in a label: which byte order, or what else when the text is
 * no such thing (mail says utf-16 where a page did). Kana are 0x30 and a
 * printable byte each, so many "0" speak for it. */
SkChoice
sk_choose_wide(const SkInput *input, const SkCharsetRow *declared,
               const SkNear *near)
{
    gsize plain = 0, kana = 0;
    for (gsize i = 0; i < input->len; i++) {
        guchar byte = input->bytes[i];
        plain += (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\r';
        kana += byte == 0x30;
    }
    if ((plain * 10 > input->len * 9 && kana * 3 < input->len) ||
        is_japanese_utf8(input))
        return sk_choose_guess(input, near);
    if (declared->code == SK_CODE_UTF_16)
        return sure(sk_choose_zeros(input, TRUE));
    if (declared->code == SK_CODE_UTF_32)
        return sure(sk_charset_row(input->len > 0 && input->bytes[0] != 0
                                       ? SK_CODE_UTF_32LE
                                       : SK_CODE_UTF_32BE));
    return sure(declared);
}

/* Whether the bytes need not be judged: they are what the label says, as far
 * as that can be told without. @reading: all of them, read so. */
static gboolean
is_believed(const SkInput *input, const SkCharsetRow *declared,
            const SkReading *reading)
{
    SkCode code = declared->code;

    if (!input->has_high)
        return code == SK_CODE_UTF_7 || code == SK_CODE_JIS ||
               !input->has_escape;
    if (code == SK_CODE_UTF_8)
        return reading->errors == 0;
    return code == SK_CODE_JIS &&
           (reading->errors == 0 || is_mostly_right(reading));
}

SkChoice
sk_choose_contradict(const SkInput *input, const SkCharsetRow *declared,
                     const SkReading *reading, const SkNear *near)
{
    SkCode code = declared->code;
    gboolean single = code == SK_CODE_ASCII || code == SK_CODE_WESTERN ||
                      code == SK_CODE_SINGLE;

    if (is_believed(input, declared, reading))
        return sure(declared);
    if (!input->has_high)
        return sure(sk_charset_row(SK_CODE_JIS));
    if (single ? is_utf8(input) : is_japanese_utf8(input))
        return sure(sk_charset_row(SK_CODE_UTF_8));
    if (code == SK_CODE_JIS)
        return sk_choose_guess(input, near);
    return sk_judge(input, declared, reading, near);
}

gboolean
sk_choose_is_wide(const SkCharsetRow *row)
{
    return row->code >= SK_CODE_UTF_16 && row->code <= SK_CODE_UTF_32BE;
}
