/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-table: rewrites CSV and TSV files as UTF-8 with the separator of their
 * type. A cell that a spreadsheet would calculate gets an apostrophe in front,
 * which Excel users know as the mark for "text", so that its content can still
 * be read. Workbooks are not handled here. This defends against formulas, DDE
 * commands, and cells that other programs split elsewhere.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <charset/charset.h>
#include <csv/csv.h>
#include <file/file_text.h>

#define BOM "\xEF\xBB\xBF"
#define TSV "text/tab-separated-values"

static const char *const table_types[] = { "text/csv", TSV, NULL };

static gboolean
uses_table(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, table_types);
}

/* Returns the text of a table: the bytes of the part itself if they are UTF-8
 * already, or else a decoded copy, which *@own then owns. */
static const char *
text_of(SkPart *part, char **own, gsize *len)
{
    gsize n = 0, at = 0;
    const char *bytes = g_bytes_get_data(sk_part_bytes(part), &n);

    *own = sk_file_decode(part, NULL);
    if (*own == NULL)
        return NULL;
    *len = strlen(*own);
    if (n >= strlen(BOM) && memcmp(bytes, BOM, strlen(BOM)) == 0)
        at = strlen(BOM);
    if (n - at != *len || *len == 0 || memcmp(bytes + at, *own, *len) != 0)
        return *own;
    g_clear_pointer(own, g_free);
    return bytes + at;
}

/* Writes each cell as it is read, so that besides the file and its new form
 * there is no third copy in memory, however many cells grow. */
static SkVerdict
table_clean(SkPart *part, const SkPolicy *policy)
{
    gboolean is_tsv = g_strcmp0(sk_part_found(part), TSV) == 0;
    g_autofree char *own = NULL;
    const char *text = NULL;
    GString *table = NULL;
    char separator = 0;
    gsize len = 0;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    text = text_of(part, &own, &len);
    if (text == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "nul");
    separator = is_tsv ? '\t' : sk_csv_separator(text, len);
    table = sk_csv_rewrite(part, text, len, separator, is_tsv ? '\t' : ',',
                           policy->links);
    g_clear_pointer(&own, g_free);
    if (table == NULL)
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    if (policy->csv_bom && table->len > 0)
        g_string_prepend(table, BOM);
    return sk_file_finish(part, g_string_free_to_bytes(table),
                          is_tsv ? TSV : "text/csv", SK_MARKS_TABLE);
}

const SkFilter sk_filter_clean_table = {
    .name = "clean-table",
    .purpose = "writes CSV and TSV anew, without cells that start a formula",
    .stage = SK_STAGE_CLEAN,
    .types = table_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_table,
    .prepare = sk_charset_prepare,
    .clean = table_clean,
};
