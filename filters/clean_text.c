/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-text: rewrites text files (txt, log, md) as UTF-8 without a byte order
 * mark, with one kind of line end, and without control, bidi and invisible
 * characters. What cannot be decoded becomes U+FFFD. Bodies of mails are
 * handled by convert_text.c. Links follow the policy, as in the mail itself:
 * mail programs show a text file below the mail and turn its URLs into links.
 * Of files that are embedded in the text (uuencode) only the line that starts
 * them is broken, because mail readers search attached texts for them, too.
 */
#include <sekisho/filter.h>
#include <charset/charset.h>
#include <file/file_text.h>

static const char *const text_types[] = { "text/plain", NULL };

static gboolean
uses_text(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, text_types);
}

static SkVerdict
text_clean(SkPart *part, const SkPolicy *policy)
{
    g_autofree char *text = NULL;
    char *clean = NULL;
    gboolean crlf = FALSE;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    text = sk_file_decode(part, NULL);
    if (text == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "nul");
    clean = sk_file_clean_text(part, text, &crlf);
    /* Large texts are held in memory only once. */
    g_clear_pointer(&text, g_free);
    sk_file_drop_xml_head(part, clean);
    clean = sk_file_relink(part, policy, clean);
    return sk_file_finish(part, sk_file_end_lines(clean, crlf), "text/plain",
                          SK_MARKS_TEXT);
}

const SkFilter sk_filter_clean_text = {
    .name = "clean-text",
    .purpose = "writes text files as UTF-8 without controls and hidden "
               "characters",
    .stage = SK_STAGE_CLEAN,
    .types = text_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_text,
    .prepare = sk_charset_prepare,
    .clean = text_clean,
};
