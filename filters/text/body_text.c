/* SPDX-License-Identifier: Apache-2.0
 *
 * Implements the last steps of every text body (body_text.h). Charset and
 * markup are read before.
 */
#include <string.h>

#include <sekisho/text.h>
#include <text/body_text.h>
#include <charset/charset.h>
#include <text/inline_file.h>
#include <link/link.h>
#include <text/text_start.h>

#define NAME_CHARS_MAX 80
#define FALLBACK_LINE  "[file removed: {name}]"

void
sk_body_become(char **text, char *text_new)
{
    g_free(*text);
    *text = text_new;
}

/* Returns the line that stands in the text where @file was. */
static char *
line_for(SkPart *part, const SkInlineFile *file, const SkPolicy *policy)
{
    g_autofree char *text = sk_charset_decode(
        file->name, strlen(file->name), sk_part_param(part, "charset"), NULL);
    g_autofree char *clean = sk_text_clean_line(text, -1, NAME_CHARS_MAX, NULL);
    const char *unnamed = sk_policy_text(policy, "unnamed");
    const char *form = sk_policy_text(policy, "inline-file");
    g_autoptr(GString) line = g_string_new(form ? form : FALLBACK_LINE);
    sk_part_take_out(part, clean, file->bytes);
    g_string_replace(line, "{name}",
                     *clean == '\0' && unnamed != NULL ? unnamed : clean, 0);
    if (policy->charset != SK_CHARSET_ISO_2022_JP)
        return sk_text_clean_line(line->str, -1, 0, NULL);
    g_autofree char *folded = sk_charset_jis_fold(line->str, NULL, NULL);
    return sk_text_clean_line(folded, -1, 0, NULL);
}

/* Appends @line as a line of its own; @next is the character that follows in
 * the text. */
static void
put_line(GString *out, const char *line, char next)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c(out, '\n');
    g_string_append(out, line);
    if (next != '\n')
        g_string_append_c(out, '\n');
}

/* Puts the lines of @files where their marks stand in @text. */
char *
sk_body_name_files(SkPart *part, const char *text, const char *mark,
                   const GPtrArray *files, const SkPolicy *policy)
{
    GString *out = g_string_sized_new(strlen(text) + 64);
    gsize mark_len = strlen(mark);
    for (const char *next; (next = strstr(text, mark)) != NULL;) {
        char *end = NULL;
        guint64 number = g_ascii_strtoull(next + mark_len, &end, 10);
        g_string_append_len(out, text, next - text);
        text = end;
        if (g_str_has_prefix(text, mark))
            text += mark_len;
        if (number >= files->len)
            continue;
        g_autofree char *line = line_for(part, files->pdata[number], policy);
        put_line(out, line, *text);
    }
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

/* Characters that ISO-2022-JP cannot encode are mapped now, so that the text in
 * memory is the text that leaves. It must happen before links are defanged,
 * because folding can create a link. */
void
sk_body_fold(SkPart *part, char **text, const SkPolicy *policy)
{
    guint mapped = 0, lost = 0;

    if (policy->charset != SK_CHARSET_ISO_2022_JP)
        return;
    sk_body_become(text, sk_charset_jis_fold(*text, &mapped, &lost));
    sk_part_count(part, "charset-mapped", mapped, NULL);
    sk_part_count(part, "charset-lost", lost, NULL);
}

/* Cuts out the embedded files that only unfolding, folding, the removal of
 * markup or a charset without ASCII has brought to light. */
static void
cut_files(SkPart *part, char **text, const SkPolicy *policy)
{
    g_autoptr(GPtrArray) files = sk_inline_files_new();
    g_autofree char *mark = sk_inline_file_mark(*text, strlen(*text));
    g_autoptr(GString) cut =
        sk_inline_file_cut(*text, strlen(*text), mark, files);
    if (cut != NULL)
        sk_body_become(text,
                       sk_body_name_files(part, cut->str, mark, files, policy));
}

void
sk_body_finish(SkPart *part, char **text, const SkPolicy *policy)
{
    guint links = 0, starts = 0;

    sk_body_fold(part, text, policy);
    cut_files(part, text, policy);
    sk_body_become(text, sk_link_defang_text(*text, policy->links, &links));
    sk_part_count(part, "link-defanged", links, NULL);
    /* The brackets around a link can complete what reads as an ISO-2022-JP
     * escape sequence that lost its ESC, so the text is folded once more.
     * Folding cannot make a link of it. */
    sk_body_fold(part, text, policy);
    sk_body_become(text, sk_text_break_starts(*text, &starts));
    sk_part_count(part, "decodable-line", starts, NULL);
}
