/* SPDX-License-Identifier: Apache-2.0
 *
 * convert-document: lets a document of OOXML leave as its words, a text file,
 * where a rule says so ("do = text"). Nothing of the document itself leaves.
 * What is hidden is said to be (word/, sheet/, slide/). This defends against
 * all that documents can do, at the price of how they look.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <file/file_name.h>
#include <file/file_text.h>
#include <file/file_type.h>
#include <ooxml/ooxml.h>
#include <sheet/sheet_text.h>
#include <slide/slide_text.h>
#include <word/word_text.h>

/* What knows the words of a document, by the group of its type. */
static const struct {
    const char *group;
    char *(*text)(SkPackage *package, const SkPolicy *policy, SkReason *why,
                  const char **detail);
} readers[] = {
    { "document", sk_word_text },
    { "presentation", sk_slide_text },
    { "spreadsheet", sk_sheet_text },
};

static gboolean
uses_documents(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, sk_ooxml_types);
}

/* Returns the words of @part, or NULL with *@why and *@detail set. */
static char *
read_words(SkPart *part, const SkPolicy *policy, SkReason *why,
           const char **detail)
{
    const char *group = sk_type_group(sk_part_found(part));
    g_autoptr(SkPackage) package = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        if (g_strcmp0(readers[i].group, group) != 0)
            continue;
        package = sk_package_open(part, policy, why, detail);
        return package != NULL ? readers[i].text(package, policy, why, detail)
                               : NULL;
    }
    *why = SK_REASON_TYPE_NOT_ALLOWED;
    *detail = "no-text";
    return NULL;
}

static SkVerdict
document_convert(SkPart *part, const SkPolicy *policy)
{
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;
    g_autofree char *words = NULL;
    char *text = NULL;

    if (!sk_file_is_mine(part, policy) || !sk_file_leaves_as_text(part, policy))
        return sk_part_pass(part);
    words = read_words(part, policy, &why, &detail);
    if (words == NULL)
        return sk_part_remove(part, why, detail);
    text = sk_file_clean_text(part, words, NULL);
    text = sk_file_relink(part, policy, text);
    sk_file_name_fit(part, "text/plain");
    return sk_file_finish(part, g_bytes_new_take(text, strlen(text)),
                          "text/plain", SK_MARKS_TEXT);
}

const SkFilter sk_filter_convert_document = {
    .name = "convert-document",
    .purpose = "lets Word, Excel and PowerPoint files leave as their words",
    .stage = SK_STAGE_CLEAN,
    .types = sk_ooxml_types,
    .method = SK_METHOD_TEXT_EXTRACT,
    .did = "file-cleaned",
    .uses = uses_documents,
    .clean = document_convert,
};
