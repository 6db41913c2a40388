/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of the headers and footers of sheets (sheet_shown.h), which are
 * codes: &L, &C and &R begin the three places, others stand for a font, a
 * colour, the number of the page and the like (ISO/IEC 29500-1, 18.3.1.46).
 */
#include <string.h>
#include <sheet/sheet_shown.h>

/* What is put when the sheet is printed. */
static const struct {
    char letter;
    const char *says;
} fields[] = {
    { 'P', "（ページ）" },
    { 'N', "（ページ数）" },
    { 'D', "（日付）" },
    { 'T', "（時刻）" },
    { 'F', "（ファイル名）" },
    { 'A', "（シート名）" },
    { 'Z', "" },
    { 'G', "" },
};

/* Appends what the code at @p, behind its "&", stands for. Returns what stands
 * behind the code. */
static const char *
read_code(const char *p, GString *words)
{
    const char *quote = *p == '"' ? strchr(p + 1, '"') : NULL;
    const char letter = g_ascii_toupper(*p);
    gsize colour = 0;

    if (*p == '\0')
        return p;
    if (*p == '&')
        g_string_append_c(words, '&');
    if (quote != NULL) /* the name of a font */
        return quote + 1;
    if (g_ascii_isdigit(*p)) /* a size */
        return p + strspn(p, "0123456789");
    if (letter == 'K') { /* a colour: six digits, or those of a theme */
        colour = strspn(p + 1, "0123456789ABCDEFabcdef+-");
        return p + 1 + MIN(colour, 6);
    }
    if (letter == 'L' || letter == 'C' || letter == 'R')
        g_string_append_c(words, ' ');
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (fields[i].letter == letter)
            g_string_append(words, fields[i].says);
    return p + 1;
}

/* Returns whether @code has words of its own, besides "- &P / &N -". */
static gboolean
has_words(const char *code)
{
    g_autoptr(GString) none = g_string_new(NULL);

    while (*code != '\0') {
        if (*code == '&') {
            code = read_code(code + 1, none);
            continue;
        }
        if (g_ascii_isalnum(*code) || (*code & 0x80) != 0)
            return TRUE;
        code++;
    }
    return FALSE;
}

char *
sk_sheet_margin_words(const char *code)
{
    g_autoptr(GString) words = g_string_new(NULL);

    if (!has_words(code))
        return NULL;
    while (*code != '\0')
        if (*code == '&')
            code = read_code(code + 1, words);
        else
            g_string_append_c(words, *code++);
    return g_strstrip(g_string_free(g_steal_pointer(&words), FALSE));
}
