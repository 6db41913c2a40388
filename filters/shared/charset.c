/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes to text: what the label says, unless the bytes say otherwise
 * (charset_choose.c), and never a failure. It keeps no state but the open
 * converters; it does not clean (sk_text_clean does).
 */
#include <string.h>

#include <shared/charset.h>
#include <shared/charset_choose.h>

gboolean
sk_charset_prepare(GError **error)
{
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

static SkReading
read_all(const SkInput *input, const SkCharsetRow *row, gsize skip)
{
    SkReading reading = { .out = g_string_sized_new(input->len + 1) };
    sk_read(&reading, row, input->bytes + skip, input->len - skip);
    return reading;
}

/* Bytes that say the same in every charset a label could mean here. */
static gboolean
is_plain(const SkInput *input, const SkCharsetRow *declared)
{
    if (input->has_high || input->has_escape)
        return FALSE;
    if (declared == NULL)
        return sk_choose_zeros(input, FALSE) == NULL;
    if (declared->code == SK_CODE_JIS)
        return memchr(input->bytes, 0x0E, input->len) == NULL &&
               memchr(input->bytes, '$', input->len) == NULL;
    return declared->code != SK_CODE_UTF_7 && !sk_choose_is_wide(declared);
}

/* Reads @input as what it is; @row: in, what the label says (NULL: nothing),
 * out, what was read. */
static SkReading
read_believed(const SkInput *input, const SkCharsetRow **row)
{
    const SkCharsetRow *declared = *row, *first = declared;
    if (is_plain(input, declared)) {
        *row = declared != NULL ? declared : sk_charset_row(SK_CODE_ASCII);
        return read_all(input, sk_charset_row(SK_CODE_ASCII), 0);
    }
    if (declared == NULL)
        first = sk_choose_guess(input);
    else if (sk_choose_is_wide(declared))
        first = sk_choose_wide(input, declared);
    *row = first != NULL ? first : sk_choose_fall_back(input);
    SkReading reading = read_all(input, *row, 0);
    if (declared == NULL || first != declared)
        return reading;
    const SkCharsetRow *other = sk_choose_contradict(input, declared, &reading);
    if (other == NULL || other == declared)
        return reading;
    g_string_free(reading.out, TRUE);
    *row = other;
    return read_all(input, other, 0);
}

/* A C string ends at a NUL; the text must not. U+0001 stands for it and goes
 * with the other controls. */
static void
replace_nul(GString *text)
{
    char *p = text->str, *end = p + text->len;
    while ((p = memchr(p, '\0', end - p)) != NULL)
        *p++ = '\001';
}

char *
sk_charset_decode(const char *bytes, gsize len, const char *declared,
                  SkDecoded *decoded)
{
    SkInput input = sk_choose_look(bytes, len);
    const SkCharsetRow *label = sk_charset_find(declared), *row = label;
    gsize skip = 0;
    const SkCharsetRow *marked = by_bom(&input, &skip);
    SkReading reading;
    if (marked != NULL) {
        row = marked;
        reading = read_all(&input, row, skip);
    } else {
        reading = read_believed(&input, &row);
    }
    replace_nul(reading.out);
    if (decoded != NULL) {
        gboolean same = label != NULL
                            ? row == label || (sk_choose_is_wide(row) &&
                                               sk_choose_is_wide(label))
                            : row->code == SK_CODE_ASCII;
        *decoded = (SkDecoded){ .used = row->name,
                                .guessed = !same,
                                .undecodable = reading.lost };
    }
    return g_string_free(reading.out, FALSE);
}
