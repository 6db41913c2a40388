/* SPDX-License-Identifier: Apache-2.0
 *
 * What a decoder of a charset writes (charset_read.h): characters, and the
 * counts by which the charset of a text is chosen. Decodes nothing itself.
 */
#include <charset/charset_read.h>

void
sk_reading_put(SkReading *reading, gunichar c)
{
    GString *out = reading->out;

    if (out == NULL)
        return;
    if (c < 0x800 || c > 0xFFFF || out->allocated_len - out->len < 4) {
        g_string_append_unichar(out, c);
        return;
    }
    /* Nearly all that is put one by one is Japanese, of three bytes. */
    out->str[out->len] = (char)(0xE0 | c >> 12);
    out->str[out->len + 1] = (char)(0x80 | (c >> 6 & 0x3F));
    out->str[out->len + 2] = (char)(0x80 | (c & 0x3F));
    out->len += 3;
    out->str[out->len] = '\0';
}

void
sk_reading_put_gaiji(SkReading *reading)
{
    reading->lost++;
    reading->gaiji++;
    sk_reading_put(reading, SK_GETA);
}

void
sk_reading_put_error(SkReading *reading)
{
    reading->errors++;
    reading->lost++;
    sk_reading_put(reading, 0xFFFD);
}

void
sk_reading_put_ascii(SkReading *reading, const guchar *bytes, gsize len)
{
    for (gsize i = 0; i < len; i++)
        reading->letters += g_ascii_isalpha(bytes[i]) != 0;
    if (reading->out != NULL)
        g_string_append_len(reading->out, (const char *)bytes, len);
}

/* Everyday Japanese characters stand in rows 1 to 8 and 16 to 47 (level 1). */
void
sk_reading_count_jis(SkReading *reading, guint row, gunichar c)
{
    reading->wide++;
    reading->usual += row <= 8 || (row >= 16 && row <= 47);
    reading->kana += row == 4 || row == 5 || c == 0x30FC ||
                     (c >= 0x3001 && c <= 0x3003) || c == 0xFF0C ||
                     (c >= 0x300C && c <= 0x300F);
}
