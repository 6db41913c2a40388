/* SPDX-License-Identifier: Apache-2.0
 *
 * The marks of files that are more than text (text_mark.h). Only marks that
 * clean UTF-8 can hold are listed, because bytes that are no text have been
 * rejected before. This defends against files that are two things at once, and
 * against those that become the other thing when they are cleaned ("#", U+200B,
 * "!").
 */
#include <string.h>

#include <text/mark_words.h>
#include <text/text_mark.h>

#define BOM "\xEF\xBB\xBF"

static const struct {
    gsize at;
    const char *word;
} fixed[] = {
    { 0, "!<arch>\n" },
    { 0, "dex\n" },
    { 0, "conectix" },
    { 0, "vhdxfile" },
    { 0, "KDMV" },
    { 0, "`\xEA" }, /* ARJ; also matches a text that quotes some Hangul */
    { 4, "1AY&SY" },
    { 2, "-lh0-" },
    { 2, "-lh5-" },
    { 2, "-lh6-" },
    { 2, "-lh7-" },
    { 7, "**ACE**" },
    { 257, "ustar" },
    { 0x8001, "CD001" },
};

static gboolean
begins(const char *text, gsize len, const char *word)
{
    gsize n = strlen(word);

    return len >= n && g_ascii_strncasecmp(text, word, n) == 0;
}

static gboolean
has_fixed(const char *text, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(fixed); i++) {
        gsize n = strlen(fixed[i].word);

        if (len >= fixed[i].at + n &&
            memcmp(text + fixed[i].at, fixed[i].word, n) == 0)
            return TRUE;
    }
    /* This is the "MZ" of a program: in a sentence, a blank or comma would
     * follow. */
    return len >= 3 && memcmp(text, "MZ", 2) == 0 && (guchar)text[2] < 0x80 &&
           strchr(" ,\"\t\r\n", text[2]) == NULL;
}

static gboolean
has_start(const char *text, gsize len, SkMarks marks)
{
    while (len > 0 && strchr(" \t\r\n", *text) != NULL) {
        text++;
        len--;
    }
    if (sk_mark_start(text, len) != NULL ||
        (marks == SK_MARKS_TABLE && begins(text, len, "<")))
        return TRUE;
    return marks != SK_MARKS_XML &&
           (sk_mark_is_first_tag(text, len) || begins(text, len, "<!--") ||
            begins(text, len, "<?xml"));
}

static gboolean
has_early(const char *text, gsize len)
{
    for (gsize at = 0; at < len && at < SK_MARK_EARLY; at++)
        if (begins(text + at, len - at, "%PDF-") ||
            sk_mark_is_early_tag(text + at, len - at))
            return TRUE;
    return FALSE;
}

gboolean
sk_text_has_mark(const char *text, gsize len, SkMarks marks)
{
    gsize bom = begins(text, len, BOM) ? strlen(BOM) : 0;

    return has_fixed(text, len) || has_fixed(text + bom, len - bom) ||
           has_start(text + bom, len - bom, marks) || has_early(text, len);
}

/* Returns whether a mark that counts early begins at @text. The character
 * behind a tag is deliberately not looked at, because folding a line can end a
 * tag. */
static gboolean
is_early_word(const char *text, gsize len)
{
    return begins(text, len, "%PDF-") || sk_mark_early_word(text, len) != NULL;
}

char *
sk_text_part_marks(const char *text, guint *count)
{
    const char *end = text + strlen(text);
    GString *out = g_string_sized_new((gsize)(end - text) + 8);
    guint n = 0;

    for (gsize run; *text != '\0'; text += run) {
        gboolean word = is_early_word(text, (gsize)(end - text));

        g_string_append_c(out, *text);
        if (word)
            g_string_append_c(out, ' ');
        n += word;
        text++;
        run = strcspn(text, "<%");
        g_string_append_len(out, text, (gssize)run);
    }
    if (count != NULL)
        *count += n;
    return g_string_free(out, FALSE);
}
