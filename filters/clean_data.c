/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-data: rewrites JSON and XML files as UTF-8 text that is exactly what it
 * claims to be. JSON keeps its layout. What is not strict JSON (comments,
 * several values), or has a key twice, of which each program takes a different
 * value, leaves as a text file under a name that says so, since people read it
 * as text anyway. XML is serialized again; it leaves as XML if all of it is on
 * the list of known data, and otherwise as a text file, name.xml.txt, which no
 * program acts upon. What is not well-formed does not leave, because each
 * program guesses its meaning differently. Nothing leaves that makes a program
 * fetch something.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <charset/charset.h>
#include <file/file_name.h>
#include <file/file_text.h>
#include <json/json_text.h>
#include <xml/xml_text.h>

#define JSON "application/json"
#define XML  "application/xml"

static const char *const data_types[] = { JSON, XML, "text/xml", NULL };

static gboolean
uses_data(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, data_types);
}

/* Lets a file that is not strict JSON leave as text, if the policy lets texts
 * leave. Removes it otherwise. */
static SkVerdict
leave_json_as_text(SkPart *part, const SkPolicy *policy)
{
    gboolean crlf = FALSE;
    g_autofree char *raw = NULL;
    char *text = NULL;

    if (!sk_file_may_be_text(part, policy))
        return sk_part_remove(part, SK_REASON_UNREADABLE, "not-json");
    raw = sk_file_decode(part, NULL);
    text = sk_file_clean_text(part, raw, &crlf);
    sk_file_drop_xml_head(part, text);
    text = sk_file_relink(part, policy, text);
    sk_file_name_fit(part, "text/plain");
    sk_part_count(part, "json-as-text", 1, NULL);
    return sk_file_finish(part, sk_file_end_lines(text, crlf), "text/plain",
                          SK_MARKS_TEXT);
}

/* Lets XML that is not known as data leave as the same words under the name
 * "name.xml.txt". The first line, by which programs recognize XML, is left out.
 */
static SkVerdict
leave_xml_as_text(SkPart *part, const SkPolicy *policy, const GString *xml)
{
    const char *name = sk_part_out_name(part);
    g_autofree char *longer =
        name != NULL ? g_strconcat(name, ".txt", NULL) : NULL;
    g_autofree char *fit = sk_file_name_fit_to(longer, "text/plain");
    char *text = NULL;

    if (!sk_file_may_be_text(part, policy))
        return sk_part_remove(part, SK_REASON_TYPE_NOT_ALLOWED, "vocabulary");
    sk_part_rename(part, fit);
    sk_part_count(part, "xml-as-text", 1, NULL);
    text =
        sk_file_relink(part, policy, g_strdup(xml->str + strlen(SK_XML_HEAD)));
    return sk_file_finish(part, g_bytes_new_take(text, strlen(text)),
                          "text/plain", SK_MARKS_TEXT);
}

/* Checks the cleaned text with the same strict reader once more, because
 * cleaning and escaping changed it after it was first checked. Takes ownership
 * of @text. */
static SkVerdict
finish_json(SkPart *part, char *text, gboolean crlf)
{
    if (!sk_json_is_strict(text)) {
        g_free(text);
        return sk_part_remove(part, SK_REASON_AMBIGUOUS, "unstable");
    }
    return sk_file_finish(part, sk_file_end_lines(text, crlf), JSON,
                          SK_MARKS_TEXT);
}

/* Takes ownership of @raw. Each step frees the text of the step before, so that
 * there is only one copy at a time. */
static SkVerdict
clean_json(SkPart *part, const SkPolicy *policy, char *raw)
{
    g_autofree char *escaped = sk_json_escape_ends(raw);
    g_autofree char *text = NULL;
    g_autofree char *relinked = NULL;
    SkTextCounts counts = { 0 };
    guint links = 0;
    gboolean crlf = FALSE;

    g_free(raw);
    crlf = sk_file_wants_crlf(escaped);
    text = sk_text_clean(escaped, -1, &counts);
    g_clear_pointer(&escaped, g_free);
    if (!sk_json_is_strict(text) || sk_file_leaves_as_text(part, policy))
        return leave_json_as_text(part, policy);
    relinked = sk_json_relink(text, policy->links, &links);
    if (sk_json_has_twins(relinked))
        return leave_json_as_text(part, policy);
    sk_file_count_text(part, &counts);
    sk_part_count(part, "link", links, NULL);
    g_free(text);
    text = g_steal_pointer(&relinked);
    if (sk_text_has_mark(text, strlen(text), SK_MARKS_TEXT)) {
        char *parted = sk_json_part_marks(text);

        g_clear_pointer(&text, g_free);
        return finish_json(part, parted, crlf);
    }
    return finish_json(part, g_steal_pointer(&text), crlf);
}

/* Takes ownership of @raw. */
static SkVerdict
clean_xml(SkPart *part, const SkPolicy *policy, char *raw)
{
    char *text = sk_file_clean_text(part, raw, NULL);
    SkXmlResult result = { 0 };
    g_autoptr(GString) out = NULL;

    g_free(raw);
    out = sk_xml_rewrite(part, text, policy, &result);
    if (out == NULL)
        return sk_part_remove(part, result.reason, result.why);
    if (!result.is_data || sk_file_leaves_as_text(part, policy))
        return leave_xml_as_text(part, policy, out);
    return sk_file_finish(part, g_string_free_to_bytes(g_steal_pointer(&out)),
                          XML, SK_MARKS_XML);
}

static SkVerdict
data_clean(SkPart *part, const SkPolicy *policy)
{
    gboolean is_json = g_strcmp0(sk_part_found(part), JSON) == 0;
    g_autofree char *encoding = NULL;
    char *raw = NULL;
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
    return is_json ? clean_json(part, policy, raw)
                   : clean_xml(part, policy, raw);
}

const SkFilter sk_filter_clean_data = {
    .name = "clean-data",
    .purpose = "writes JSON and XML as strict text, and as a text file what "
               "is not known as data",
    .stage = SK_STAGE_CLEAN,
    .types = data_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_data,
    .prepare = sk_charset_prepare,
    .clean = data_clean,
};
