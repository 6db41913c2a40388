/* SPDX-License-Identifier: Apache-2.0
 *
 * Which charset bytes are in, when the label is missing, unknown or wrong:
 * Japanese mail has lived with all three for thirty years. The label is
 * believed unless the bytes contradict it clearly; a few broken bytes do not.
 * It decides by counts of what fits (charset_read.h), never by the order of a
 * list alone. The one file that names uchardet, which is asked last.
 */
#include <string.h>
#include <uchardet.h>

#include <shared/charset_choose.h>

/* How much of a long text is looked at to choose. */
#define SAMPLE     65536
#define SHORT_TEXT 30 /* characters */

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
    input.sample = input.bytes + first;
    input.sample_len = MIN(len - first, SAMPLE);
    input.has_escape = has_iso2022_escape(input.bytes, len);
    return input;
}

/* Counts only. What a cut through the middle of a character costs at the end
 * of the sample is not held against the charset. */
static SkReading
try(const SkInput *input, const SkCharsetRow *row)
{
    SkReading reading = { 0 };
    if (row == NULL)
        reading.errors = G_MAXUINT;
    else
        sk_read(&reading, row, input->sample, input->sample_len);
    gboolean cut =
        input->sample + input->sample_len < input->bytes + input->len;
    if (row != NULL && cut && reading.errors > 0)
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

/* Well-formed UTF-8 with something in it does not come about by chance. */
static gboolean
is_utf8(const SkReading *reading)
{
    return reading->errors == 0 ? reading->wide > 0 : is_mostly_right(reading);
}

/* Japanese as people write it: kana in a sentence; or a name, all of it
 * everyday kanji with hardly a Latin letter. "don\x92t" is neither. */
static gboolean
is_japanese(const SkReading *reading, gboolean names_too)
{
    if (reading->errors > 0 && !is_mostly_right(reading))
        return FALSE;
    if (reading->kana > 0 && reading->kana * 4u >= reading->wide)
        return reading->half <= reading->wide;
    return names_too && reading->wide >= 2 && reading->errors == 0 &&
           reading->usual * 5u >= reading->wide * 3u &&
           reading->letters <= reading->wide && reading->half == 0;
}

/* The label of UTF-8 text is sometimes another charset's into which it fits by
 * chance: 日本 is three kanji in GBK. Two Japanese characters in UTF-8's own
 * form are believed before that. */
static gboolean
is_japanese_utf8(const SkInput *input)
{
    SkReading reading = try(input, sk_charset_row(SK_CODE_UTF_8));
    return reading.errors == 0 && reading.wide >= 2 &&
           reading.usual == reading.wide;
}

/* UTF-16 and UTF-32 without a byte order mark, by where the zeros (of ASCII)
 * and the 0x30 (of kana) stand. @declared: the label says it is one of them,
 * and little is proof; else only text that is mostly ASCII is taken for it. */
const SkCharsetRow *
sk_choose_zeros(const SkInput *input, gboolean declared)
{
    gsize zeros[4] = { 0 }, kana[2] = { 0 };
    gsize len = MIN(input->len, SAMPLE) & ~(gsize)1;
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
    gsize most = MAX(even, odd), least = MIN(even, odd);
    if (!declared && (most == 0 || most * 5 < len || least * 20 > most))
        return NULL;
    if (even == odd)
        return sk_charset_row(kana[1] > kana[0] ? SK_CODE_UTF_16LE
                                                : SK_CODE_UTF_16BE);
    return sk_charset_row(odd > even ? SK_CODE_UTF_16LE : SK_CODE_UTF_16BE);
}

static const SkCharsetRow *
by_uchardet(const SkInput *input)
{
    uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, (const char *)input->sample,
                         input->sample_len);
    uchardet_data_end(detector);
    const SkCharsetRow *row = sk_charset_find(uchardet_get_charset(detector));
    uchardet_delete(detector);
    if (row == NULL || row->code == SK_CODE_ASCII)
        return NULL;
    SkReading reading = try(input, row);
    return reading.errors == 0 || is_mostly_right(&reading) ? row : NULL;
}

/* A charset that nearly any bytes are valid in. */
static gboolean
fits_all(const SkCharsetRow *row)
{
    return row->code == SK_CODE_WESTERN || row->code == SK_CODE_SINGLE;
}

/* No label to go by. */
const SkCharsetRow *
sk_choose_guess(const SkInput *input)
{
    const SkCharsetRow *utf8 = sk_charset_row(SK_CODE_UTF_8);
    const SkCharsetRow *sjis = sk_charset_row(SK_CODE_SJIS);
    const SkCharsetRow *euc = sk_charset_row(SK_CODE_EUC_JP);
    const SkCharsetRow *wide = sk_choose_zeros(input, FALSE);
    if (wide != NULL)
        return wide;
    SkReading as_utf8 = try(input, utf8);
    if (input->has_high && is_utf8(&as_utf8))
        return utf8;
    if (input->has_escape)
        return sk_charset_row(SK_CODE_JIS);
    if (!input->has_high)
        return sk_charset_row(SK_CODE_ASCII);
    SkReading as_sjis = try(input, sjis), as_euc = try(input, euc);
    gboolean is_euc = is_japanese(&as_euc, FALSE);
    if (is_japanese(&as_sjis, TRUE))
        return is_euc && as_euc.errors < as_sjis.errors ? euc : sjis;
    const SkCharsetRow *other = is_euc ? euc : by_uchardet(input);
    gboolean kanji_only = as_euc.errors == 0 && as_euc.wide >= 2 &&
                          as_euc.usual * 5u >= as_euc.wide * 3u;
    /* a short name in kanji: nothing for a detector to go by */
    if (kanji_only &&
        (other == NULL || (as_euc.wide <= SHORT_TEXT && fits_all(other))))
        return euc;
    return other;
}

/* A label that fits any bytes, or hardly: whether they are something else. */
static const SkCharsetRow *
contradict_single(const SkInput *input, const SkCharsetRow *declared)
{
    SkReading as_utf8 = try(input, sk_charset_row(SK_CODE_UTF_8));
    if (is_utf8(&as_utf8))
        return sk_charset_row(SK_CODE_UTF_8);
    if (declared->code == SK_CODE_SINGLE)
        return NULL;
    SkReading as_sjis = try(input, sk_charset_row(SK_CODE_SJIS));
    if (is_japanese(&as_sjis, TRUE))
        return sk_charset_row(SK_CODE_SJIS);
    SkReading as_euc = try(input, sk_charset_row(SK_CODE_EUC_JP));
    if (is_japanese(&as_euc, FALSE))
        return sk_charset_row(SK_CODE_EUC_JP);
    return declared->code == SK_CODE_ASCII ? sk_choose_guess(input) : NULL;
}

/* UTF-16 or UTF-32 in a label: which byte order, or what else when the text is
 * no such thing (mail says utf-16 where a page did). Kana are 0x30 and a
 * printable byte each, so many "0" speak for it. */
const SkCharsetRow *
sk_choose_wide(const SkInput *input, const SkCharsetRow *declared)
{
    gsize plain = 0, kana = 0;
    for (gsize i = 0; i < input->len; i++) {
        guchar byte = input->bytes[i];
        plain += (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\r';
        kana += byte == 0x30;
    }
    if ((plain * 10 > input->len * 9 && kana * 3 < input->len) ||
        is_japanese_utf8(input))
        return sk_choose_guess(input);
    if (declared->code == SK_CODE_UTF_16)
        return sk_choose_zeros(input, TRUE);
    if (declared->code == SK_CODE_UTF_32)
        return sk_charset_row(input->len > 0 && input->bytes[0] != 0
                                  ? SK_CODE_UTF_32LE
                                  : SK_CODE_UTF_32BE);
    return declared;
}

/* Two- and three-byte charsets: believed unless another fits clearly better.
 * @reading: all of it, read as declared. */
static const SkCharsetRow *
contradict_multi(const SkInput *input, const SkCharsetRow *declared,
                 const SkReading *reading)
{
    const SkCharsetRow *euc = sk_charset_row(SK_CODE_EUC_JP);
    if (declared->code != SK_CODE_UTF_8 && is_japanese_utf8(input))
        return sk_charset_row(SK_CODE_UTF_8);
    if (declared->code == SK_CODE_SJIS && reading->half > 2 * reading->wide) {
        SkReading as_euc = try(input, euc);
        if (as_euc.errors == 0 && is_japanese(&as_euc, FALSE))
            return euc;
    }
    if (reading->errors == 0 || is_mostly_right(reading))
        return NULL;
    const SkCharsetRow *other = sk_choose_guess(input);
    if (other == NULL || other->code == SK_CODE_ASCII)
        return NULL;
    SkReading as_other = try(input, other), as_said = try(input, declared);
    if (fits_all(other) && as_said.errors <= as_said.wide + as_said.half)
        return NULL; /* no errors prove nothing there */
    return as_other.errors * 3u < as_said.errors ? other : NULL;
}

const SkCharsetRow *
sk_choose_contradict(const SkInput *input, const SkCharsetRow *declared,
                     const SkReading *reading)
{
    SkCode code = declared->code;
    if (!input->has_high && (code == SK_CODE_UTF_7 || code == SK_CODE_JIS))
        return NULL;
    if (!input->has_high)
        return input->has_escape ? sk_charset_row(SK_CODE_JIS) : NULL;
    if (code == SK_CODE_ASCII || code == SK_CODE_WESTERN ||
        code == SK_CODE_SINGLE)
        return contradict_single(input, declared);
    return contradict_multi(input, declared, reading);
}

gboolean
sk_choose_is_wide(const SkCharsetRow *row)
{
    return row->code >= SK_CODE_UTF_16 && row->code <= SK_CODE_UTF_32BE;
}

/* Nothing fits: Latin letters with a few others are western, the rest is what
 * Japanese mail without a label is. */
const SkCharsetRow *
sk_choose_fall_back(const SkInput *input)
{
    SkReading reading = try(input, sk_charset_row(SK_CODE_SJIS));
    return sk_charset_row(reading.letters > 2 * input->sample_len / 3
                              ? SK_CODE_WESTERN
                              : SK_CODE_SJIS);
}
