/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes ISO-2022-JP and all that goes by its name: -1, -2, -3, -MS, CP50220,
 * CP50221, JIS with 8-bit kana, and the shifts of ISO-2022-KR. Escape sequences
 * are read by hand, since no iconv knows all of them, and only once, so that no
 * two readers can disagree on whether a "<" stands inside a double-byte run.
 * What mail systems lose on the way is put back where that is certain: the ESC
 * of a sequence, and the return to ASCII before a line end.
 */
#include <string.h>

#include <charset/charset_read.h>

#define ESC 0x1B

/* What the bytes 21 to 7E mean at present. The double-byte
 * sets follow SET_JIS. */
typedef enum { SET_ASCII, SET_KANA, SET_JIS, SET_OTHER } Set;

typedef struct {
    SkReading *reading;
    const guchar *p, *end;
    const guchar *escape; /* the next ESC at or behind p, or the end */
    /* No sequence that lost its ESC begins before this. */
    const guchar *no_start;
    Set set;
    SkSet other;        /* which set SET_OTHER is */
    Set shifted_from;   /* the set to which SI returns */
    gboolean is_korean; /* ESC $ ) C was seen, so SO means KS X 1001. */
    /* the set of ESC N: 'A' for latin-1, 'F' for Greek, 0 for none */
    guchar high_half;
} Jis;

static const struct {
    const char *bytes; /* what stands behind the ESC */
    Set set;
    SkSet other;
} escapes[] = {
    { "(B", SET_ASCII, 0 },
    /* JIS Roman, in which every mail program means "\" and "~" */
    { "(J", SET_ASCII, 0 },
    { "(H", SET_ASCII, 0 }, /* an old mistake for "(J" */
    { "(I", SET_KANA, 0 },
    { "$B", SET_JIS, 0 },
    { "$@", SET_JIS, 0 },
    { "$(B", SET_JIS, 0 },
    { "$(@", SET_JIS, 0 },
    { "$(D", SET_OTHER, SK_SET_X0212 },
    { "$(O", SET_OTHER, SK_SET_X0213_1 },
    { "$(Q", SET_OTHER, SK_SET_X0213_1 },
    { "$(P", SET_OTHER, SK_SET_X0213_2 },
    { "$A", SET_OTHER, SK_SET_GB2312 },
    { "$(A", SET_OTHER, SK_SET_GB2312 },
    { "$(C", SET_OTHER, SK_SET_KS_X_1001 },
};

static gboolean
follows(const guchar *p, const guchar *end, const char *text)
{
    gsize len = strlen(text);
    return (gsize)(end - p) >= len && memcmp(p, text, len) == 0;
}

static gboolean
is_graphic(guchar byte)
{
    return byte >= 0x21 && byte <= 0x7E;
}

static gunichar
char_at(const guchar *p)
{
    return sk_jis_char(p[0] - 0x20u, p[1] - 0x20u);
}

static void
find_escape(Jis *jis)
{
    if (jis->escape >= jis->p)
        return;
    jis->escape = memchr(jis->p, ESC, jis->end - jis->p);
    if (jis->escape == NULL)
        jis->escape = jis->end;
}

/* Called at an ESC. Returns the length of the sequence, or 0
 * if it is unknown. */
static gsize
read_escape(Jis *jis)
{
    const guchar *after = jis->p + 1;
    for (guint i = 0; i < G_N_ELEMENTS(escapes); i++) {
        if (follows(after, jis->end, escapes[i].bytes)) {
            jis->set = escapes[i].set;
            jis->other = escapes[i].other;
            return 1 + strlen(escapes[i].bytes);
        }
    }
    if (follows(after, jis->end, "&@"))
        return 3; /* the mark of JIS X 0208-1990, which comes before "$B" */
    if (follows(after, jis->end, "$)C")) {
        jis->is_korean = TRUE;
        return 4;
    }
    if (follows(after, jis->end, ")I"))
        /* names the set to which SO shifts, which is decided elsewhere */
        return 3;
    if (follows(after, jis->end, ".A") || follows(after, jis->end, ".F")) {
        jis->high_half = after[1];
        return 3;
    }
    return 0;
}

/* Reads ESC N x: one character of the high half of latin-1 or ISO-8859-7. */
static gboolean
read_single_shift(Jis *jis)
{
    if (!follows(jis->p + 1, jis->end, "N") || jis->end - jis->p < 3)
        return FALSE;
    guchar low = jis->p[2];
    if (jis->high_half == 0 || low < 0x20 || low > 0x7F)
        return FALSE;
    const guchar byte = low | 0x80;
    if (jis->high_half == 'A')
        sk_reading_put(jis->reading, byte);
    else
        sk_read(jis->reading, sk_charset_find("iso-8859-7"), &byte, 1);
    jis->p += 3;
    return TRUE;
}

static void
at_escape(Jis *jis)
{
    if (read_single_shift(jis))
        return;
    gsize len = read_escape(jis);
    if (len == 0) {
        sk_reading_put_error(jis->reading);
        len = 1;
    }
    jis->p += len;
}

/* Called at a line end inside a double-byte run. Either the sender lets the run
 * continue (an ESC ( B comes next), or the return to ASCII was lost. */
static void
at_line_end(Jis *jis)
{
    find_escape(jis);
    const guchar *after = jis->escape + 1;
    gboolean goes_on =
        jis->escape < jis->end &&
        (follows(after, jis->end, "(B") || follows(after, jis->end, "(J"));
    if (!goes_on)
        jis->set = SET_ASCII;
}

gboolean
sk_jis_is_lost_start(const guchar *p, const guchar *end,
                     const guchar **no_start)
{
    if (p < *no_start || (!follows(p, end, "$B") && !follows(p, end, "$@")))
        return FALSE;
    guint pairs = 0, kana = 0, marks = 0;
    for (p += 2; end - p >= 2 && is_graphic(p[0]) && is_graphic(p[1]); p += 2) {
        if (char_at(p) == 0)
            break;
        pairs++;
        kana += p[0] == 0x24 || p[0] == 0x25;
        marks += !g_ascii_isalnum(p[0]) || !g_ascii_isalnum(p[1]);
    }
    gboolean escaped = p < end && *p == ESC;
    const guchar *back = p + (escaped ? 1 : 0);
    gboolean ends = follows(back, end, "(B") || follows(back, end, "(J");
    if (ends && pairs >= 1 &&
        (escaped || kana >= 1 || (pairs >= 3 && marks > 0)))
        return TRUE;
    *no_start = p;
    return FALSE;
}

static void
at_single(Jis *jis)
{
    guchar byte = *jis->p;
    if (jis->set == SET_KANA && byte >= 0x21 && byte <= 0x5F) {
        sk_reading_put(jis->reading, 0xFF61 + byte - 0x21u);
        jis->p++;
    } else if (byte < 0x80 && byte != '$') {
        const guchar *start = jis->p;
        while (jis->p < jis->end && *jis->p < 0x80 && *jis->p != '$' &&
               *jis->p != ESC && *jis->p != 0x0E && *jis->p != 0x0F &&
               (jis->set == SET_ASCII || jis->p == start))
            jis->p++;
        sk_reading_put_ascii(jis->reading, start, jis->p - start);
        if (byte == '\n')
            jis->set = SET_ASCII;
    } else if (byte == '$' &&
               sk_jis_is_lost_start(jis->p, jis->end, &jis->no_start)) {
        jis->set = SET_JIS;
        jis->p += 2;
    } else if (byte < 0x80) {
        sk_reading_put_ascii(jis->reading, jis->p++, 1);
    } else {
        /* A byte of 0x80 or more does not belong here: it is Shift_JIS, or JIS
         * with 8-bit kana. */
        gsize two = MIN(2, jis->end - jis->p);
        gboolean kana = byte >= 0xA1 && byte <= 0xDF;
        gboolean pair = !kana && two == 2 && sk_sjis_char(byte, jis->p[1]) != 0;
        if (kana || pair) {
            jis->reading->errors++;
            sk_read_sjis(jis->reading, jis->p, pair ? 2 : 1);
        } else {
            sk_reading_put_error(jis->reading);
        }
        jis->p += pair ? 2 : 1;
    }
}

/* Returns whether "(B" stands inside a double-byte run without its ESC. Row 8
 * has no such cell, so it can be nothing else. */
static gboolean
is_lost_end(const Jis *jis)
{
    return jis->set == SET_JIS &&
           (follows(jis->p, jis->end, "(B") || follows(jis->p, jis->end, "(J"));
}

static void
put_pair(Jis *jis)
{
    guint row = jis->p[0] - 0x20u;
    if (jis->set == SET_OTHER) {
        if (!sk_set_put(jis->reading, jis->other, jis->p[0], jis->p[1]))
            sk_reading_put_error(jis->reading);
        return;
    }
    gunichar c = char_at(jis->p);
    if (c != 0) {
        sk_reading_count_jis(jis->reading, row, c);
        sk_reading_put(jis->reading, c);
    } else if (row >= 85) {
        /* a picture character of a Japanese carrier */
        sk_reading_put_gaiji(jis->reading);
    } else {
        sk_reading_put_error(jis->reading);
    }
}

static void
at_double(Jis *jis)
{
    guchar byte = *jis->p;
    gboolean pair =
        is_graphic(byte) && jis->p + 1 < jis->end && is_graphic(jis->p[1]);
    if (is_lost_end(jis)) {
        jis->set = SET_ASCII;
        jis->p += 2;
    } else if (pair) {
        put_pair(jis);
        jis->p += 2;
    } else if (byte == '\n' || byte == '\r') {
        at_line_end(jis);
        sk_reading_put_ascii(jis->reading, jis->p++, 1);
    } else if (byte <= 0x20 || byte == 0x7F) {
        sk_reading_put_ascii(jis->reading, jis->p++, 1);
    } else if (byte >= 0x80) {
        jis->set = SET_ASCII; /* The caller then reads the byte by itself. */
    } else {
        /* Half of a character is missing. */
        sk_reading_put_error(jis->reading);
        jis->p++;
    }
}

static void
shift(Jis *jis, gboolean out)
{
    if (out && jis->set != SET_KANA) {
        jis->shifted_from = jis->set == SET_OTHER ? SET_ASCII : jis->set;
        jis->set = jis->is_korean ? SET_OTHER : SET_KANA;
        jis->other = SK_SET_KS_X_1001;
    } else if (!out) {
        jis->set = jis->shifted_from;
        jis->shifted_from = SET_ASCII;
    }
    jis->p++;
}

void
sk_read_jis(SkReading *reading, const guchar *bytes, gsize len)
{
    Jis jis = { .reading = reading, .p = bytes, .end = bytes + len };
    while (jis.p < jis.end) {
        if (*jis.p == ESC)
            at_escape(&jis);
        else if (*jis.p == 0x0E || *jis.p == 0x0F)
            shift(&jis, *jis.p == 0x0E);
        else if (jis.set == SET_ASCII || jis.set == SET_KANA)
            at_single(&jis);
        else
            at_double(&jis);
    }
}
