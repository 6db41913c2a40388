/* SPDX-License-Identifier: Apache-2.0
 *
 * Any package of OOXML or OpenDocument: what leaves is accepted by the exit inspection, and
 * cleaning it again changes nothing. The input is a list of members, so that
 * the engine need not guess checksums: each is its name, a line end, and its
 * content up to the next byte 1E. An input that begins like a ZIP, or like XML
 * (a flat file of OpenDocument), is taken as it is.
 */
#include <string.h>

#include "../document/document-help.h"
#include "../document/package-make.h"

#define MEMBERS_MAX 64

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

/* Returns the package of the members in @text. */
static GBytes *
package_of(const char *text)
{
    PackageMember members[MEMBERS_MAX + 1] = { 0 };
    g_auto(GStrv) pieces = g_strsplit(text, "\x1E", MEMBERS_MAX);

    for (guint i = 0; pieces[i] != NULL; i++) {
        char *end = strchr(pieces[i], '\n');

        if (end != NULL)
            *end = '\0';
        members[i].name = pieces[i];
        members[i].content = end != NULL ? end + 1 : "";
    }
    return package_make(members);
}

static void
check(const SkPolicy *policy, GBytes *bytes)
{
    g_autoptr(DocumentResult) first = document_run(policy, "a.docx", bytes);
    g_autoptr(DocumentResult) again = NULL;
    const char *word = NULL;

    if (first->bytes == NULL)
        return;
    word = document_accepted(policy, first, NULL);
    if (word != NULL)
        g_error("the inspector refuses a document: %s", word);
    again = document_run(policy, first->name, first->bytes);
    if (again->bytes == NULL)
        g_error("it is removed when it is cleaned again: %s",
                sk_reason_word(again->reason));
    else if (!g_bytes_equal(first->bytes, again->bytes))
        g_error("it is changed when it is cleaned again");
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPolicy *policy;
    g_autoptr(GBytes) bytes = NULL;

    if (policy == NULL)
        policy = document_policy("files-faithful", "");
    if (size > 2 && (memcmp(data, "PK", 2) == 0 || data[0] == '<')) {
        bytes = g_bytes_new(data, size);
    } else {
        g_autofree char *text = g_strndup((const char *)data, size);

        bytes = package_of(text);
    }
    check(policy, bytes);
    return 0;
}
