/* SPDX-License-Identifier: Apache-2.0
 *
 * Texts of a PDF that people read (ISO 32000-1, 7.9.2.2): decoded from the
 * encoding of PDF, UTF-16 or UTF-8, freed of controls and of characters that
 * turn the direction of writing, and coded anew.
 */
#include <string.h>
#include <sekisho/text.h>
#include "pdf/pdf_text.h"

/* PDFDocEncoding (ISO 32000-1, annex D.2) where it is not Latin-1; 0: nothing
 */
static const gunichar odd_low[] = { 0x02D8, 0x02C7, 0x02C6, 0x02D9,
                                    0x02DD, 0x02DB, 0x02DA, 0x02DC };
static const gunichar odd_high[] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039,
    0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A,
    0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131,
    0x0142, 0x0153, 0x0161, 0x017E, 0,      0x20AC,
};

static gunichar
char_of(guint8 byte)
{
    if (byte >= 0x18 && byte < 0x20)
        return odd_low[byte - 0x18];
    if (byte >= 0x80 && byte < 0x80 + G_N_ELEMENTS(odd_high))
        return odd_high[byte - 0x80];
    return byte;
}

/* Returns the text of @string in UTF-8, broken characters as U+FFFD. New
 * string. */
static char *
decode(const SkPdfObject *string)
{
    const guint8 *p = (const guint8 *)string->text;
    GString *out = g_string_sized_new(string->len);

    if (string->len >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
        for (guint i = 2; i + 1 < string->len; i += 2) {
            gunichar c = (gunichar)(p[i] << 8 | p[i + 1]);

            if ((c & 0xFC00) == 0xD800 && i + 3 < string->len &&
                (p[i + 2] & 0xFC) == 0xDC) {
                c = 0x10000 + ((c & 0x3FF) << 10 |
                               (gunichar)(p[i + 2] & 3) << 8 | p[i + 3]);
                i += 2;
            }
            g_string_append_unichar(out, (c & 0xF800) == 0xD800 ? 0xFFFD : c);
        }
    } else if (string->len >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
        g_string_append_len(out, string->text + 3, string->len - 3);
    } else {
        for (guint i = 0; i < string->len; i++)
            g_string_append_unichar(out, char_of(p[i]));
    }
    return g_string_free(out, FALSE);
}

static gboolean
is_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if ((guint8)*text >= 0x80)
            return FALSE;
    return TRUE;
}

/* Returns @text, UTF-8, as UTF-16 with its mark. */
static GByteArray *
encode(const char *text)
{
    GByteArray *out = g_byte_array_new();

    g_byte_array_append(out, (const guint8 *)"\xFE\xFF", 2);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        gunichar high = 0xD800 | (c - 0x10000) >> 10,
                 low = 0xDC00 | (c & 0x3FF);
        guint8 four[4] = { (guint8)(high >> 8), (guint8)high,
                           (guint8)(low >> 8), (guint8)low };
        guint8 two[2] = { (guint8)(c >> 8), (guint8)c };

        if (c >= 0x10000)
            g_byte_array_append(out, four, 4);
        else
            g_byte_array_append(out, two, 2);
    }
    return out;
}

char *
sk_pdf_text_of(SkPdfWalk *walk, const SkPdfObject *string)
{
    g_autofree char *text = decode(string);
    SkTextCounts counts = { 0 };
    char *clean = sk_text_clean(text, -1, &counts);

    if (counts.bidi > 0)
        sk_pdf_count(walk, "bidi");
    if (counts.controls > 0)
        sk_pdf_count(walk, "control");
    return clean;
}

/* Returns @text (UTF-8) as a string to be written: as it is if it is ASCII,
 * else in UTF-16. */
static SkPdfObject *
new_text(SkPdfWalk *walk, const char *text)
{
    g_autoptr(GByteArray) wide = NULL;

    if (is_ascii(text))
        return sk_pdf_new_text(walk->arena, SK_PDF_STRING, text, strlen(text));
    wide = encode(text);
    return sk_pdf_new_text(walk->arena, SK_PDF_STRING, (char *)wide->data,
                           wide->len);
}

SkPdfObject *
sk_pdf_make_words(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    g_autofree char *text = sk_pdf_text_of(walk, in);

    (void)kind;
    return new_text(walk, text);
}
