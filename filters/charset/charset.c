/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes bytes to text by their label, unless the bytes contradict it
 * (charset_choose.c). Decoding never fails. The only state kept is the set of
 * open converters. The text is not cleaned here; sk_text_clean does that.
 */
#include <string.h>

#include <sekisho/text.h>
#include <charset/charset.h>
#include <charset/charset_choose.h>
#include <charset/charset_score.h>

gboolean
sk_charset_prepare(GError **error)
{
    sk_score_prepare();
    return sk_read_prepare(error);
}

gboolean
sk_charset_known(const char *label)
{
    return sk_charset_find(label) != NULL;
}

static const SkCharsetRow *
by_bom(const SkInput *input, gsize *skip)
{
    static const struct {
        const char *bom;
        gsize len;
        SkCode code;
    } boms[] = {
        { "\xEF\xBB\xBF", 3, SK_CODE_UTF_8 },
        { "\xFF\xFE\0\0", 4, SK_CODE_UTF_32LE },
        { "\0\0\xFE\xFF", 4, SK_CODE_UTF_32BE },
        { "\xFF\xFE", 2, SK_CODE_UTF_16LE },
        { "\xFE\xFF", 2, SK_CODE_UTF_16BE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(boms); i++) {
        if (input->len < boms[i].len ||
            memcmp(input->bytes, boms[i].bom, boms[i].len) != 0)
            continue;
        *skip = boms[i].len;
        return sk_charset_row(boms[i].code);
    }
    return NULL;
}

gboolean
sk_charset_is_wide(const char *bytes, gsize len)
{
    SkInput input = { .bytes = (const guchar *)bytes, .len = len };
    gsize skip = 0;
    const SkCharsetRow *row = by_bom(&input, &skip);
    return row != NULL ? sk_choose_is_wide(row)
                       : sk_choose_zeros(&input, FALSE) != NULL;
}

static SkReading
read_all(const SkInput *input, const SkCharsetRow *row, gsize skip)
{
    SkReading reading = { .out = g_string_sized_new(input->len + 1) };
    sk_read(&reading, row, input->bytes + skip, input->len - skip);
    return reading;
}

/* Returns whether the bytes mean the same in every charset that the label could
 * stand for here. */
static gboolean
is_plain(const SkInput *input, const SkCharsetRow *declared)
{
    if (input->has_high || input->has_escape)
        return FALSE;
    if (declared == NULL)
        return TRUE;
    if (declared->code == SK_CODE_JIS)
        return memchr(input->bytes, 0x0E, input->len) == NULL &&
               memchr(input->bytes, '$', input->len) == NULL;
    return declared->code != SK_CODE_UTF_7 && !sk_choose_is_wide(declared);
}

/* Decodes @input in the charset that it is in. On entry @choice holds the row
 * of the label (NULL if there is none), on return the row that was used. */
static SkReading
read_believed(const SkInput *input, const SkNear *near, SkChoice *choice)
{
    const SkCharsetRow *declared = choice->row;
    const SkCharsetRow *zeros = declared == NULL || !sk_choose_is_wide(declared)
                                    ? sk_choose_zeros(input, FALSE)
                                    : NULL;
    if (zeros != NULL) {
        choice->row = zeros;
        return read_all(input, zeros, 0);
    }
    if (is_plain(input, declared)) {
        if (declared == NULL)
            choice->row = sk_charset_row(SK_CODE_ASCII);
        return read_all(input, sk_charset_row(SK_CODE_ASCII), 0);
    }
    if (declared == NULL)
        *choice = sk_choose_guess(input, near);
    else if (sk_choose_is_wide(declared))
        *choice = sk_choose_wide(input, declared, near);
    SkReading reading = read_all(input, choice->row, 0);
    if (declared == NULL || choice->row != declared)
        return reading;
    *choice = sk_choose_contradict(input, declared, &reading, near);
    if (choice->row == declared)
        return reading;
    g_string_free(reading.out, TRUE);
    return read_all(input, choice->row, 0);
}

/* Returns whether sk_text_clean removes @c from a text. */
static gboolean
is_deleted(gunichar c)
{
    char text[8] = { 0 };
    SkTextCounts counts = { 0 };
    if (c < 0x80 || (c >= 0x3000 && c < 0xFE00 && c != 0x3164))
        return FALSE;
    g_unichar_to_utf8(c, text);
    g_free(sk_text_clean(text, -1, &counts));
    return counts.controls + counts.bidi + counts.zero_width > 0;
}

/* A guess must not delete anything. Where the guess made a byte into a control,
 * which cleaning would remove, the text shows a place that could not be read.
 */
static void
show_deleted(SkReading *reading)
{
    GString *out = NULL;
    const char *copied = reading->out->str, *end = copied + reading->out->len;
    for (const char *p = copied; p < end; p = g_utf8_next_char(p)) {
        if ((guchar)*p < 0xC2 || !is_deleted(g_utf8_get_char(p)))
            continue;
        out = out != NULL ? out : g_string_sized_new(reading->out->len);
        g_string_append_len(out, copied, p - copied);
        g_string_append(out, "\xEF\xBF\xBD");
        reading->lost++;
        copied = g_utf8_next_char(p);
    }
    if (out == NULL)
        return;
    g_string_append_len(out, copied, end - copied);
    g_string_free(reading->out, TRUE);
    reading->out = out;
}

/* A C string ends at a NUL, which must not cut the text. U+0001 stands for it
 * and is removed with the other controls. */
static void
replace_nul(GString *text)
{
    char *p = text->str, *end = p + text->len;
    while ((p = memchr(p, '\0', end - p)) != NULL)
        *p++ = '\001';
}

/* Returns whether a label that means something says otherwise. Labels that are
 * written by software which knows no other charset mean nothing. */
static gboolean
is_overruled(const SkCharsetRow *label, const SkCharsetRow *row)
{
    return label != NULL && row != label && label->code != SK_CODE_ASCII &&
           label->code != SK_CODE_WESTERN &&
           !(sk_choose_is_wide(label) && sk_choose_is_wide(row));
}

static gboolean
is_guessed(const SkCharsetRow *label, const SkCharsetRow *row)
{
    if (label == NULL)
        return row->code != SK_CODE_ASCII;
    return row != label &&
           !(sk_choose_is_wide(row) && sk_choose_is_wide(label));
}

char *
sk_charset_decode_near(const char *bytes, gsize len, const char *declared,
                       const SkNear *near, SkDecoded *decoded)
{
    SkInput input = sk_choose_look(bytes, len);
    const SkCharsetRow *label = sk_charset_find(declared);
    SkChoice choice = { label, TRUE };
    gsize skip = 0;
    const SkCharsetRow *marked = by_bom(&input, &skip);
    SkReading reading;
    if (marked != NULL) {
        choice.row = marked;
        reading = read_all(&input, marked, skip);
    } else {
        reading = read_believed(&input, near, &choice);
    }
    gboolean guessed = is_guessed(label, choice.row);
    if (guessed && marked == NULL && choice.row->code != SK_CODE_UTF_8 &&
        !sk_choose_is_wide(choice.row))
        show_deleted(&reading);
    replace_nul(reading.out);
    if (decoded != NULL)
        *decoded = (SkDecoded){
            .used = choice.row->name,
            .guessed = guessed,
            .unsure = marked == NULL && ((guessed && !choice.sure) ||
                                         is_overruled(label, choice.row)),
            .undecodable = reading.lost,
            .gaiji = reading.gaiji,
        };
    return g_string_free(reading.out, FALSE);
}

char *
sk_charset_decode(const char *bytes, gsize len, const char *declared,
                  SkDecoded *decoded)
{
    return sk_charset_decode_near(bytes, len, declared, NULL, decoded);
}
