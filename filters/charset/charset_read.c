/* SPDX-License-Identifier: Apache-2.0
 *
 * The decoders that need no state: UTF-8, Shift_JIS and EUC-JP. They are strict
 * about what is a character and forgiving about what is not: it becomes one
 * U+FFFD, and decoding continues with the next byte that may begin a character,
 * so that a broken byte never swallows a tag or a line end.
 */
#include <string.h>

#include <charset/charset_read.h>

#define HALF_KANA_FIRST 0xFF61

static gsize
ascii_run(const guchar *p, const guchar *end)
{
    const guchar *start = p;
    for (guint64 eight; end - p >= 8; p += 8) {
        memcpy(&eight, p, sizeof eight);
        if (eight & G_GUINT64_CONSTANT(0x8080808080808080))
            break;
    }
    while (p < end && *p < 0x80)
        p++;
    return (gsize)(p - start);
}

/* Returns the length of the well-formed character at @p (a byte of 0x80 or
 * more), or 0. In that case *@bad is the length of its broken beginning. */
static guint
utf8_length(const guchar *p, const guchar *end, guint *bad)
{
    guint need = *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : 2;
    guchar low = 0x80, high = 0xBF;
    *bad = 1;
    if (*p < 0xC2 || *p > 0xF4)
        return 0;
    if (*p == 0xE0)
        low = 0xA0;
    else if (*p == 0xED)
        high = 0x9F;
    else if (*p == 0xF0)
        low = 0x90;
    else if (*p == 0xF4)
        high = 0x8F;
    for (guint i = 1; i < need; i++) {
        if (p + i >= end || p[i] < low || p[i] > high) {
            *bad = i;
            return 0;
        }
        low = 0x80;
        high = 0xBF;
    }
    return need;
}

/* Whole stretches of valid bytes are copied at once, since nearly all mail
 * consists of them. */
void
sk_read_utf8(SkReading *reading, const guchar *bytes, gsize len)
{
    const guchar *p = bytes, *end = bytes + len, *run = p;
    while (p < end) {
        guint bad = 0, size = 0;
        p += ascii_run(p, end);
        while (p < end && *p >= 0x80 && (size = utf8_length(p, end, &bad))) {
            reading->wide++;
            reading->usual += size == 3;
            p += size;
        }
        if (p < end && *p < 0x80)
            continue;
        if (reading->out != NULL)
            g_string_append_len(reading->out, (const char *)run, p - run);
        if (p < end) {
            sk_reading_put_error(reading);
            p += bad;
        }
        run = p;
    }
}

/* Writes a character of two bytes, @c as the table has it; 0 is an error. */
static void
put_wide(SkReading *reading, guint row, gunichar c)
{
    if (c == 0) {
        sk_reading_put_error(reading);
        return;
    }
    sk_reading_count_jis(reading, row, c);
    if (c == SK_GETA && row > 94)
        sk_reading_put_gaiji(reading);
    else
        sk_reading_put(reading, c);
}

/* Writes the run of ASCII at @p, which may be empty. Returns what follows it.
 */
static const guchar *
pass_ascii(SkReading *reading, const guchar *p, const guchar *end)
{
    gsize plain = ascii_run(p, end);
    sk_reading_put_ascii(reading, p, plain);
    return p + plain;
}

static void
put_half_kana(SkReading *reading, guchar byte)
{
    reading->half++;
    sk_reading_put(reading, HALF_KANA_FIRST + byte - 0xA1u);
}

static gboolean
is_sjis_lead(guchar byte)
{
    return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}

static guint
sjis_row(guchar lead, guchar trail)
{
    guint row = (lead - (lead > 0x9F ? 0xC1u : 0x81u)) * 2 + 1;
    return row + (trail >= 0x9F);
}

void
sk_read_sjis(SkReading *reading, const guchar *bytes, gsize len)
{
    const guchar *p = bytes, *end = bytes + len;
    while (p < end && (p = pass_ascii(reading, p, end)) < end) {
        gboolean pair = is_sjis_lead(p[0]) && p + 1 < end && p[1] >= 0x40 &&
                        p[1] != 0x7F && p[1] <= 0xFC;
        gunichar c = pair ? sk_sjis_char(p[0], p[1]) : 0;
        if (p[0] >= 0xA1 && p[0] <= 0xDF)
            put_half_kana(reading, p[0]);
        else
            put_wide(reading, pair ? sjis_row(p[0], p[1]) : 0, c);
        /* An ASCII byte is never swallowed by a lead byte that it
         * does not fit. */
        p += pair && (c != 0 || p[1] >= 0x80) ? 2 : 1;
    }
}

static gboolean
is_euc(const guchar *p, const guchar *end)
{
    return p < end && *p >= 0xA1 && *p <= 0xFE;
}

/* Reads three bytes: JIS X 0212, in whose rows 83 and 84 eucJP-ms has IBM's
 * extensions. CP51932 has nothing there, so the two do not conflict. */
static guint
read_euc_triple(SkReading *reading, const guchar *p, const guchar *end)
{
    if (!is_euc(p + 1, end) || !is_euc(p + 2, end)) {
        sk_reading_put_error(reading);
        return 1;
    }
    if (!sk_set_put(reading, SK_SET_X0212, p[1] & 0x7F, p[2] & 0x7F) &&
        !sk_set_put(reading, SK_SET_X0212_IBM, p[1] & 0x7F, p[2] & 0x7F))
        sk_reading_put_error(reading);
    return 3;
}

void
sk_read_euc_jp(SkReading *reading, const guchar *bytes, gsize len)
{
    const guchar *p = bytes, *end = bytes + len;
    while (p < end && (p = pass_ascii(reading, p, end)) < end) {
        if (p[0] == 0x8F) {
            p += read_euc_triple(reading, p, end);
        } else if (p[0] == 0x8E && is_euc(p + 1, end) && p[1] <= 0xDF) {
            put_half_kana(reading, p[1]);
            p += 2;
        } else if (is_euc(p, end) && is_euc(p + 1, end)) {
            put_wide(reading, p[0] - 0xA0u,
                     sk_jis_char(p[0] - 0xA0u, p[1] - 0xA0u));
            p += 2;
        } else {
            sk_reading_put_error(reading);
            p++;
        }
    }
}
