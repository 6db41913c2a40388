/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes numbers in the formats of lists (ISO/IEC 29500-1, 17.18.59), and the
 * characters of symbol fonts.
 */
#include <string.h>
#include <word/word_number.h>

/* Formats that go through a row of characters, and begin anew at its end. */
static const struct {
    const char *format, *letters;
} rows[] = {
    { "aiueo",
      "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミ"
      "ムメモヤユヨラリルレロワヲン" },
    { "aiueoFullWidth",
      "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
      "ヤユヨラリルレロワヲン" },
    { "iroha",
      "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフ"
      "コエテアサキユメミシヱヒモセスン" },
    { "irohaFullWidth",
      "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオク"
      "ヤマケフコエテアサキユメミシヱヒモセスン" },
    { "decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" },
    { "decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛" },
    { "decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇" },
    { "ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉" },
    { "ideographTraditional", "甲乙丙丁戊己庚辛壬癸" },
    { "ideographZodiac", "子丑寅卯辰巳午未申酉戌亥" },
    { "lowerLetter", "abcdefghijklmnopqrstuvwxyz" },
    { "upperLetter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
};

static char *
from_row(guint number, const char *letters)
{
    glong count = g_utf8_strlen(letters, -1);
    const char *at = NULL;

    if (number == 0 || number > (guint)count)
        return NULL;
    at = g_utf8_offset_to_pointer(letters, (glong)number - 1);
    return g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
}

static char *
roman(guint number, gboolean is_lower)
{
    static const struct {
        guint value;
        const char *letters;
    } parts[] = {
        { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
        { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
        { 5, "V" },    { 4, "IV" },   { 1, "I" },
    };
    g_autoptr(GString) out = g_string_new(NULL);

    if (number == 0 || number > 3999)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            g_string_append(out, parts[i].letters);
    return is_lower ? g_ascii_strdown(out->str, -1) : g_strdup(out->str);
}

/* Kanji numbers up to 9999: 二十一. */
static char *
kanji(guint number)
{
    static const char *const digits[] = { "",   "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九" };
    static const struct {
        guint value;
        const char *word;
    } units[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
    g_autoptr(GString) out = g_string_new(NULL);

    if (number == 0 || number > 9999)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        guint digit = number / units[i].value % 10;

        if (digit == 0)
            continue;
        if (digit > 1 || units[i].value == 1)
            g_string_append(out, digits[digit]);
        g_string_append(out, units[i].word);
    }
    return g_strdup(out->str);
}

/* Writes the digits of @number as the ten characters @digits. */
static char *
positional(guint number, const char *digits)
{
    g_autofree char *plain = g_strdup_printf("%u", number);
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *p = plain; *p != '\0'; p++)
        g_string_append_unichar(
            out, g_utf8_get_char(g_utf8_offset_to_pointer(digits, *p - '0')));
    return g_strdup(out->str);
}

char *
sk_word_number_show(guint number, const char *format)
{
    char *shown = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].format, format) == 0)
            shown = from_row(number, rows[i].letters);
    if (strcmp(format, "upperRoman") == 0)
        shown = roman(number, FALSE);
    else if (strcmp(format, "lowerRoman") == 0)
        shown = roman(number, TRUE);
    else if (strcmp(format, "japaneseCounting") == 0 ||
             strcmp(format, "chineseCounting") == 0 ||
             strcmp(format, "taiwaneseCounting") == 0)
        shown = kanji(number);
    else if (strcmp(format, "decimalFullWidth") == 0 ||
             strcmp(format, "decimalFullWidth2") == 0)
        shown = positional(number, "０１２３４５６７８９");
    else if (strcmp(format, "ideographDigital") == 0 ||
             strcmp(format, "japaneseDigitalTenThousand") == 0)
        shown = positional(number, "〇一二三四五六七八九");
    else if (strcmp(format, "decimalZero") == 0)
        shown = g_strdup_printf("%02u", number);
    else if (strcmp(format, "none") == 0)
        shown = g_strdup("");
    return shown != NULL ? shown : g_strdup_printf("%u", number);
}

gunichar
sk_word_symbol(gunichar code)
{
    static const struct {
        guint code;
        gunichar shown;
    } symbols[] = {
        { 0x6C, 0x25CF }, { 0x6E, 0x25A0 }, { 0x6F, 0x25A1 }, { 0x70, 0x25A1 },
        { 0x71, 0x25A1 }, { 0x75, 0x25C6 }, { 0x76, 0x2756 }, { 0x9F, 0x2022 },
        { 0xA1, 0x25CB }, { 0xA7, 0x25AA }, { 0xA8, 0x25A1 }, { 0xB2, 0x2606 },
        { 0xB7, 0x2022 }, { 0xD8, 0x27A2 }, { 0xE0, 0x2192 }, { 0xFB, 0x2717 },
        { 0xFC, 0x2713 }, { 0xFD, 0x2612 }, { 0xFE, 0x2611 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(symbols); i++)
        if (symbols[i].code == (code & 0xFF) && code >= 0xF000)
            return symbols[i].shown;
    return 0;
}
