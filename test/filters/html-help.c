/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs sk_html_to_text on a part of its own.
 */
#include <string.h>

#include "html-help.h"

#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "html/html.h"

void
html_prepare(void)
{
    g_autoptr(GError) error = NULL;
    if (!sk_html_prepare(&error))
        g_error("sk_html_prepare: %s", error ? error->message : "?");
}

static SkPolicyFile *
load_policy(const char *settings)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strdup_printf(
        "zones = ( { name = \"a\"; default = true; domains = [ \"*\" ]; },\n"
        "  { name = \"b\"; domains = [ \"b.example\" ]; } );\n"
        "crossings = ( { from = \"a\"; to = \"b\"; profile = \"p\"; } );\n"
        "profiles = { p = { base = \"text-only\"; %s }; };\n",
        settings);
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);
    if (file == NULL)
        g_error("%s", error->message);
    return file;
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    const SkCount *const *one = a, *const *two = b;
    return g_strcmp0((*one)->what, (*two)->what);
}

static void
read_counts(HtmlResult *result, const SkPart *part)
{
    g_autoptr(GString) counts = g_string_new(NULL);
    GPtrArray *removed = part->removed;

    if (removed != NULL)
        g_ptr_array_sort(removed, compare_words);
    for (guint i = 0; removed != NULL && i < removed->len; i++) {
        const SkCount *count = g_ptr_array_index(removed, i);
        g_string_append_printf(counts, "%s%s=%u", i ? " " : "", count->what,
                               count->count);
        if (g_strcmp0(count->what, "hidden-text") == 0)
            result->sample = g_strdup(count->sample);
    }
    result->counts = g_string_free(g_steal_pointer(&counts), FALSE);
}

HtmlResult *
html_run(const char *html, gsize len, const char *charset, const char *settings)
{
    HtmlResult *result = g_new0(HtmlResult, 1);
    g_autoptr(SkPolicyFile) file = load_policy(settings);
    g_autoptr(GBytes) bytes = g_bytes_new(html, len);
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_BODY, NULL, "text/html", bytes);

    result->text =
        sk_html_to_text(bytes, charset, sk_policy_file_profile(file, "p"), part,
                        &result->reason);
    read_counts(result, part);
    return result;
}

void
html_result_free(HtmlResult *result)
{
    if (result == NULL)
        return;
    g_free(result->text);
    g_free(result->counts);
    g_free(result->sample);
    g_free(result);
}
