/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows numbers by their formats (number_format.h). A format has up to four
 * sections: for positive numbers, negative ones, zero and text.
 */
#include <math.h>
#include <string.h>
#include <sheet/number_date.h>
#include <sheet/number_format.h>

#define FORMAT_DECIMALS_MAX 15

const char *
sk_number_built_in(guint id)
{
    static const struct {
        guint id;
        const char *code;
    } formats[] = {
        { 1, "0" },
        { 2, "0.00" },
        { 3, "#,##0" },
        { 4, "#,##0.00" },
        { 5, "\"¥\"#,##0;\"¥\"-#,##0" },
        { 6, "\"¥\"#,##0;\"¥\"-#,##0" },
        { 7, "\"¥\"#,##0.00;\"¥\"-#,##0.00" },
        { 8, "\"¥\"#,##0.00;\"¥\"-#,##0.00" },
        { 9, "0%" },
        { 10, "0.00%" },
        { 11, "0.00E+00" },
        { 14, "yyyy/m/d" },
        { 15, "d-mmm-yy" },
        { 16, "d-mmm" },
        { 17, "mmm-yy" },
        { 18, "h:mm AM/PM" },
        { 19, "h:mm:ss AM/PM" },
        { 20, "h:mm" },
        { 21, "h:mm:ss" },
        { 22, "yyyy/m/d h:mm" },
        { 27, "[$-411]ge.m.d" },
        { 28, "[$-411]ggge\"年\"m\"月\"d\"日\"" },
        { 29, "[$-411]ggge\"年\"m\"月\"d\"日\"" },
        { 30, "m/d/yy" },
        { 31, "yyyy\"年\"m\"月\"d\"日\"" },
        { 32, "h\"時\"mm\"分\"" },
        { 33, "h\"時\"mm\"分\"ss\"秒\"" },
        { 34, "yyyy\"年\"m\"月\"" },
        { 35, "m\"月\"d\"日\"" },
        { 36, "[$-411]ge.m.d" },
        { 37, "#,##0;-#,##0" },
        { 38, "#,##0;-#,##0" },
        { 39, "#,##0.00;-#,##0.00" },
        { 40, "#,##0.00;-#,##0.00" },
        { 45, "mm:ss" },
        { 46, "[h]:mm:ss" },
        { 47, "mm:ss" },
        { 48, "0.0E+0" },
        { 49, "@" },
        { 50, "[$-411]ge.m.d" },
        { 51, "[$-411]ggge\"年\"m\"月\"d\"日\"" },
        { 52, "yyyy\"年\"m\"月\"" },
        { 53, "m\"月\"d\"日\"" },
        { 54, "[$-411]ggge\"年\"m\"月\"d\"日\"" },
        { 55, "yyyy\"年\"m\"月\"" },
        { 56, "m\"月\"d\"日\"" },
        { 57, "[$-411]ge.m.d" },
        { 58, "[$-411]ggge\"年\"m\"月\"d\"日\"" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].id == id)
            return formats[i].code;
    return NULL;
}

/* ---- sections ----------------------------------------------------------- */

/* What a section says about digits. */
typedef struct {
    guint decimals, least; /* the least number of digits before the point */
    gboolean is_grouped, is_percent, is_scientific, has_digits;
    guint thousands; /* by how many of them it is divided */
} Digits;

/* Returns how long the first section of @code is. */
static gsize
section_length(const char *code)
{
    gboolean is_quoted = FALSE;
    gsize n = 0;

    for (; code[n] != '\0' && (is_quoted || code[n] != ';'); n++) {
        if (code[n] == '"')
            is_quoted = !is_quoted;
        else if (code[n] == '\\' && !is_quoted && code[n + 1] != '\0')
            n++;
    }
    return n;
}

/* Steps over a literal at @p and appends it to @out, unless that is NULL.
 * Returns its length, 0 if there is none. */
static gsize
take_literal(GString *out, const char *p, gsize len)
{
    const char *end = NULL;
    gsize n = 0;

    if (*p == '\\' || *p == '_' || *p == '*') {
        n = MIN(len, 2);
        /* a whole character */
        while (n < len && ((guchar)p[n] & 0xC0) == 0x80)
            n++;
        if (out != NULL && *p == '\\')
            g_string_append_len(out, p + 1, (gssize)n - 1);
        return n;
    }
    if (*p != '"' && *p != '[')
        return 0;
    end = memchr(p + 1, *p == '"' ? '"' : ']', len - 1);
    n = end != NULL ? (gsize)(end - p) + 1 : len;
    if (out != NULL && *p == '"' && n >= 2)
        g_string_append_len(out, p + 1, (gssize)n - 2);
    /* the sign of a currency: [$¥-411] */
    if (out != NULL && *p == '[' && n >= 3 && p[1] == '$')
        g_string_append_len(out, p + 2, (gssize)strcspn(p + 2, "-]"));
    return n;
}

static void
read_digits(const char *code, gsize len, Digits *digits)
{
    gboolean is_behind = FALSE; /* the point */
    guint commas = 0;

    for (gsize i = 0; i < len; i++) {
        gsize n = take_literal(NULL, code + i, len - i);

        if (n > 0) {
            i += n - 1;
        } else if (strchr("0#?", code[i]) != NULL) {
            digits->is_grouped = digits->is_grouped || commas > 0;
            digits->has_digits = TRUE;
            commas = 0;
            if (is_behind && digits->decimals < FORMAT_DECIMALS_MAX)
                digits->decimals++;
            else if (!is_behind && code[i] == '0' && digits->least < 32)
                digits->least++;
        } else if (code[i] == ',' && digits->has_digits) {
            commas++;
        } else if (code[i] == '.') {
            is_behind = TRUE;
        } else if (code[i] == '%') {
            digits->is_percent = TRUE;
        } else if ((code[i] == 'E' || code[i] == 'e') && i + 1 < len &&
                   (code[i + 1] == '+' || code[i + 1] == '-')) {
            digits->is_scientific = TRUE;
            break;
        }
    }
    digits->thousands = commas;
}

/* Appends the digits of @text, of which the first @whole are before the point,
 * in groups of three. */
static void
put_groups(GString *out, const char *text, gsize whole)
{
    for (gsize i = 0; i < whole; i++) {
        g_string_append_c(out, text[i]);
        if (i + 1 < whole && (whole - i - 1) % 3 == 0)
            g_string_append_c(out, ',');
    }
    g_string_append(out, text + whole);
}

static void
put_number(GString *out, double value, const Digits *digits)
{
    char text[512], format[16];
    gsize whole = 0;

    if (digits->is_percent)
        value *= 100;
    for (guint i = 0; i < digits->thousands; i++)
        value /= 1000;
    if (digits->is_scientific) {
        g_ascii_formatd(text, sizeof text, "%.2E", value);
        g_string_append(out, text);
        return;
    }
    g_snprintf(format, sizeof format, "%%.%uf", digits->decimals);
    g_ascii_formatd(text, sizeof text, format, value);
    whole = strspn(text, "0123456789");
    for (gsize i = whole; i < digits->least; i++)
        g_string_append_c(out, '0');
    if (digits->is_grouped)
        put_groups(out, text, whole);
    else
        g_string_append(out, text);
}

/* Appends the section @code: its literals, and the number where the first digit
 * stands. */
static void
put_section(GString *out, double value, const char *code, gsize len)
{
    Digits digits = { 0 };
    gboolean is_put = FALSE;

    read_digits(code, len, &digits);
    for (gsize i = 0; i < len; i++) {
        gsize n = take_literal(out, code + i, len - i);

        if (n > 0) {
            i += n - 1;
        } else if (strchr("0#?.,", code[i]) != NULL) {
            if (!is_put && digits.has_digits)
                put_number(out, value, &digits);
            is_put = is_put || digits.has_digits;
        } else if (digits.is_scientific && strchr("Ee+-", code[i]) != NULL) {
            continue;
        } else if (code[i] != '@') {
            g_string_append_c(out, code[i]);
        }
    }
}

static char *
general(double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return g_strdup(g_ascii_formatd(text, sizeof text, "%.15g", value));
}

char *
sk_number_format(double value, const char *code, gboolean from_1904)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *sections[3] = { code, NULL, NULL };
    gsize len = 0;
    guint n = 1, which = 0;

    if (code == NULL || *code == '\0' || !isfinite(value) ||
        strstr(code, "General") != NULL)
        return general(value);
    for (; n < 3; n++) {
        const char *end = sections[n - 1] + section_length(sections[n - 1]);

        if (*end == '\0')
            break;
        sections[n] = end + 1;
    }
    if (value < 0 && n >= 2)
        which = 1;
    else if (value == 0 && n == 3)
        which = 2;
    code = sections[which];
    len = section_length(code);
    if (sk_number_is_date(code, len))
        return sk_number_date(out, value, code, len, from_1904)
                   ? g_string_free(g_steal_pointer(&out), FALSE)
                   : general(value);
    if (value < 0 && which == 0)
        g_string_append_c(out, '-');
    put_section(out, fabs(value), code, len);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
