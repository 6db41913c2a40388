/* SPDX-License-Identifier: Apache-2.0
 *
 * Chooses the charset of bytes whose label is missing, unknown or wrong;
 * Japanese mail has lived with all three for thirty years. Well-formed UTF-8,
 * escapes of ISO-2022 and text in UTF-16 are recognised at once. Everything
 * else is judged by the text that each charset would make of the bytes
 * (charset_judge.c).
 */
#include <string.h>

#include <charset/charset_choose.h>
#include <charset/charset_judge.h>
#include <charset/charset_score.h>

/* how many bytes of a long text are searched for UTF-8 and zeros */
#define LOOK 65536
/* how many bytes are decoded as UTF-16 to see whether they are text */
#define UTF16 2048

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

/* ---- seen at once ------------------------------------------------------- */

/* Decodes the first bytes as @code and counts what fits. A character that is
 * cut in two at the end of those bytes does not count as an error. */
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

/* Returns whether the errors are so few that the charset is right and some
 * bytes are broken. */
static gboolean
is_mostly_right(const SkReading *reading)
{
    guint64 right = (guint64)reading->wide + reading->half;
    return right >= 2 && reading->errors * 8u <= right;
}

/* Returns whether the bytes are UTF-8. Well-formed UTF-8 that is not ASCII does
 * not come about by chance; and what this program writes as UTF-8 must be read
 * as UTF-8 when it comes again. */
static gboolean
is_utf8(const SkInput *input)
{
    SkReading reading = try(input, SK_CODE_UTF_8);
    return reading.errors == 0 && reading.wide > 0;
}

/* The label of UTF-8 text is sometimes that of another charset in which the
 * bytes happen to be valid, too: 日本 is three hanzi in GBK. Two Japanese
 * characters in the form of UTF-8 outweigh such a label. */
static gboolean
is_japanese_utf8(const SkInput *input)
{
    SkReading reading = try(input, SK_CODE_UTF_8);
    return reading.errors == 0 && reading.wide >= 2 &&
           reading.usual == reading.wide;
}

/* Recognises UTF-16 without byte order mark or label: it holds no NUL character
 * and no lone surrogate, and its text is likely. Decoded in the wrong byte
 * order it is not likely, and neither are bytes that are no text at all. */
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

/* Recognises UTF-16 and UTF-32 without byte order mark by where the zeros of
 * ASCII and the 0x30 of kana stand. If @declared, the label says that it is one
 * of them, and little evidence is enough. */
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

/* Chooses a charset where there is no label. */
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

/* Chooses what a label of UTF-16 or UTF-32 stands for: which byte order, or
 * another charset if the text is no such thing (a mail may say utf-16 because
 * the page it was made of was). Kana are 0x30 and a printable byte each, so
 * many "0" speak for UTF-16. */
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

/* Returns whether the label can be believed without judging the bytes. @reading
 * is the result of decoding all of them as the label says. */
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
