/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-data: JSON and XML files as UTF-8 text that is exactly what it claims.
 * JSON keeps its form; what is no strict JSON (comments, several values) leaves
 * as a text file, under a name that says so: people read it as text anyway.
 * XML is written anew; what is not well-formed does not leave: programs guess
 * each in its own way what it means, and as a text file it would look like a
 * page. Nothing that is a style sheet, a page, a picture or a document in
 * XML's clothes leaves, nor what asks for something from elsewhere.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <shared/charset.h>
#include <shared/file_name.h>
#include <shared/file_text.h>
#include <shared/json_text.h>
#include <shared/xml_text.h>

#define JSON "application/json"
#define XML  "application/xml"

static const char *const data_types[] = { JSON, XML, "text/xml", NULL };

static gboolean
uses_data(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, data_types);
}

/* As text, where the policy lets texts leave. */
static SkVerdict
leave_as_text(SkPart *part, const SkPolicy *policy, const char *raw)
{
    gboolean crlf = FALSE;
    g_autofree char *text = NULL;

    if (!sk_file_is_cleaned(policy, "text/plain"))
        return sk_part_remove(part, SK_REASON_UNREADABLE, "not-json");
    text = sk_file_clean_text(part, raw, &crlf);
    sk_file_name_fit(part, "text/plain");
    return sk_file_finish(part, sk_file_end_lines(text, crlf), "text/plain",
                          SK_MARKS_TEXT);
}

static SkVerdict
clean_json(SkPart *part, const SkPolicy *policy, const char *raw)
{
    g_autofree char *escaped = sk_json_escape_ends(raw);
    g_autofree char *probe = sk_text_clean(escaped, -1, NULL);
    g_autofree char *text = NULL;
    gboolean crlf = FALSE;

    if (!sk_json_is_strict(probe))
        return leave_as_text(part, policy, raw);
    text = sk_file_clean_text(part, escaped, &crlf);
    if (sk_text_has_mark(text, strlen(text), SK_MARKS_TEXT)) {
        g_autofree char *parted = sk_json_part_marks(text);

        return sk_file_finish(part, sk_file_end_lines(parted, crlf), JSON,
                              SK_MARKS_TEXT);
    }
    return sk_file_finish(part, sk_file_end_lines(text, crlf), JSON,
                          SK_MARKS_TEXT);
}

static SkVerdict
clean_xml(SkPart *part, const char *raw)
{
    g_autofree char *text = sk_file_clean_text(part, raw, NULL);
    SkReason reason = SK_REASON_NONE;
    const char *why = NULL;
    GString *out = sk_xml_rewrite(part, text, &reason, &why);

    if (out == NULL)
        return sk_part_remove(part, reason, why);
    return sk_file_finish(part, g_string_free_to_bytes(out), XML, SK_MARKS_XML);
}

static SkVerdict
data_clean(SkPart *part, const SkPolicy *policy)
{
    gboolean is_json = g_strcmp0(sk_part_found(part), JSON) == 0;
    g_autofree char *encoding = NULL;
    g_autofree char *raw = NULL;
    gsize len = 0;
    const char *bytes = NULL;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    bytes = g_bytes_get_data(sk_part_bytes(part), &len);
    if (len == 0)
        return sk_part_keep(part);
    if (!is_json)
        encoding = sk_xml_encoding(bytes, len);
    raw = sk_file_decode(part, encoding);
    if (raw == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "nul");
    return is_json ? clean_json(part, policy, raw) : clean_xml(part, raw);
}

const SkFilter sk_filter_clean_data = {
    .name = "clean-data",
    .purpose = "writes JSON and XML as strict text, without style sheets, "
               "entities and links to more",
    .stage = SK_STAGE_CLEAN,
    .types = data_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_data,
    .prepare = sk_charset_prepare,
    .clean = data_clean,
};
