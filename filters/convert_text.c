/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites text bodies as clean UTF-8: charset, invisible characters,
 * format=flowed, embedded files (uuencode), links. Attachments and HTML are not
 * handled here. Running it on its own output changes nothing. This defends
 * against bytes that two readers decode as two different texts, and against
 * text that looks different from what it is.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <text/body_text.h>
#include <charset/charset_near.h>
#include <text/enriched.h>
#include <text/flowed.h>
#include <text/inline_file.h>

static const char *const text_types[] = { "text/", NULL };

static gboolean
says(const SkPart *part, const char *param, const char *value)
{
    const char *said = sk_part_param(part, param);
    return said != NULL && g_ascii_strcasecmp(said, value) == 0;
}

static gboolean
is_type(const SkPart *part, const char *type)
{
    const char *found = sk_part_found(part);
    return found != NULL && g_ascii_strcasecmp(found, type) == 0;
}

/* Returns the clean text of @bytes; what was lost or taken out is reported on
 * the part. */
static char *
read_text(SkPart *part, const char *bytes, gsize len)
{
    SkTextCounts counts = { 0 };
    g_autofree char *text = sk_charset_decode_part(
        part, bytes, len, sk_part_param(part, "charset"), NULL);
    char *clean = sk_text_clean(text, -1, &counts);
    sk_part_count(part, "control", counts.controls, NULL);
    sk_part_count(part, "bidi", counts.bidi, NULL);
    sk_part_count(part, "zero-width", counts.zero_width, NULL);
    sk_part_note(part, "undecodable", counts.invalid);
    return clean;
}

/* Turns *@text into ordinary lines: takes the commands out of enriched text,
 * and joins the paragraphs of format=flowed. */
static void
unfold(const SkPart *part, char **text)
{
    if (is_type(part, "text/enriched") || is_type(part, "text/richtext"))
        sk_body_become(
            text, sk_enriched_strip(*text, is_type(part, "text/richtext")));
    else if (is_type(part, "text/plain") && says(part, "format", "flowed"))
        sk_body_become(text,
                       sk_flowed_unfold(*text, says(part, "delsp", "yes")));
}

/* Carries out all steps on one text. Embedded files are cut out of the bytes
 * first, because their content would mislead the detection of the charset. A
 * mark holds the place of each until its line can no longer be joined to a
 * paragraph. */
static char *
convert(SkPart *part, const char *bytes, gsize len, const SkPolicy *policy)
{
    g_autoptr(GPtrArray) files = sk_inline_files_new();
    g_autofree char *mark = sk_inline_file_mark(bytes, len);
    g_autoptr(GString) rest = sk_inline_file_cut(bytes, len, mark, files);
    char *text = rest != NULL ? read_text(part, rest->str, rest->len)
                              : read_text(part, bytes, len);
    unfold(part, &text);
    sk_body_fold(part, &text, policy);
    if (files->len > 0)
        sk_body_become(&text,
                       sk_body_name_files(part, text, mark, files, policy));
    sk_body_finish(part, &text, policy);
    return text;
}

/* Returns whether @bytes equal @text once line ends are of one kind. */
static gboolean
is_same(const char *bytes, gsize len, const char *text)
{
    const char *end = bytes + len;
    const char *first = memchr(bytes, '\n', len);
    gboolean crlf = first != NULL && first > bytes && first[-1] == '\r';
    if (!crlf)
        return strlen(text) == len && memcmp(bytes, text, len) == 0;
    for (; *text != '\0'; text++) {
        if (*text == '\n' && (bytes == end || *bytes++ != '\r'))
            return FALSE;
        if (bytes == end || *bytes++ != *text)
            return FALSE;
    }
    return bytes == end;
}

static SkVerdict
text_clean(SkPart *part, const SkPolicy *policy)
{
    gsize len = 0;
    gboolean done = sk_part_verdict(part) != SK_VERDICT_UNDECIDED;
    if (done || sk_part_role(part) != SK_ROLE_BODY ||
        sk_part_bytes(part) == NULL || is_type(part, "text/html"))
        return sk_part_pass(part);
    const char *bytes = g_bytes_get_data(sk_part_bytes(part), &len);
    bytes = bytes != NULL ? bytes : "";
    g_autofree char *text = convert(part, bytes, len, policy);
    if (sk_part_out_of_time(part))
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    if (is_type(part, "text/plain") && is_same(bytes, len, text))
        return sk_part_keep(part);
    gsize size = strlen(text);
    return sk_part_replace(part, g_bytes_new_take(g_steal_pointer(&text), size),
                           "text/plain");
}

const SkFilter sk_filter_convert_text = {
    .name = "convert-text",
    .purpose = "writes text bodies as clean UTF-8, without hidden characters, "
               "files in the text and links to click on",
    .stage = SK_STAGE_READ,
    .types = text_types,
    .method = SK_METHOD_TEXT_BODY,
    .did = "text-cleaned",
    .prepare = sk_charset_prepare,
    .clean = text_clean,
};
