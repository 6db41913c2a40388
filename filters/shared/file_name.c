/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of files that leave (file_name.h). In steps, each of which leaves less
 * that can deceive. Does not judge whether the file may leave.
 */
#include <string.h>
#include <sekisho/text.h>
#include <shared/file_name.h>

/* The extensions a file of each type may have, the usual one first. */
static const struct {
    const char *type;
    const char *extensions;
} types[] = {
    { "text/plain", "txt log md" },
    { "text/csv", "csv" },
    { "text/tab-separated-values", "tsv" },
    { "text/calendar", "ics" },
    { "text/vcard", "vcf" },
    { "application/json", "json" },
    { "application/xml", "xml" },
    { "application/zip", "zip" },
    { "message/rfc822", "eml" },
};

const char *
sk_file_name_extension(const char *name, gsize *len)
{
    gsize end = strlen(name);
    const char *dot;

    while (end > 0 && (name[end - 1] == '.' || name[end - 1] == ' '))
        end--;
    dot = memrchr(name, '.', end);
    *len = dot != NULL ? (gsize)(name + end - dot - 1) : 0;
    return dot != NULL ? dot + 1 : name + end;
}

static gboolean
lists(const char *list, const char *word, gsize len)
{
    for (const char *p = list; len > 0; p++) {
        gsize n = strcspn(p, " ");

        if (n == len && g_ascii_strncasecmp(p, word, n) == 0)
            return TRUE;
        p += n;
        if (*p == '\0')
            break;
    }
    return FALSE;
}

char *
sk_file_name_clean(const char *claimed)
{
    g_autofree char *line =
        sk_text_clean_line(claimed ? claimed : "", -1, 0, NULL);
    char *slash;

    g_strdelimit(line, ":*?\"<>|{}", '_');
    g_strdelimit(line, "\\", '/');
    while ((slash = strrchr(line, '/')) != NULL && slash[1] == '\0')
        *slash = '\0';
    slash = strrchr(line, '/');
    if (slash != NULL)
        memmove(line, slash + 1, strlen(slash + 1) + 1);
    for (gsize n = strlen(line); n > 0 && strchr(". ", line[n - 1]); n--)
        line[n - 1] = '\0';
    slash = line + strspn(line, ". ");
    return g_strdup(*slash != '\0' ? slash : "file");
}

const char *
sk_file_type_extension(const char *type)
{
    static const char *const first[] = { "txt", "csv",  "tsv", "ics", "vcf",
                                         "json", "xml", "zip", "eml" };

    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_strcmp0(type, types[i].type) == 0)
            return first[i];
    return NULL;
}

static const char *
extensions_of(const char *type)
{
    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_strcmp0(type, types[i].type) == 0)
            return types[i].extensions;
    return "";
}

char *
sk_file_name_fit_to(const char *claimed, const char *type)
{
    g_autofree char *clean = sk_file_name_clean(claimed);
    const char *wanted = sk_file_type_extension(type);
    gsize len;
    const char *ext = sk_file_name_extension(clean, &len);

    if (wanted == NULL || lists(extensions_of(type), ext, len))
        return g_steal_pointer(&clean);
    if (len > 0)
        clean[ext - clean - 1] = '\0';
    return g_strconcat(*clean != '\0' ? clean : "file", ".", wanted, NULL);
}

void
sk_file_name_fit(SkPart *part, const char *type)
{
    g_autofree char *name = sk_file_name_fit_to(sk_part_name(part), type);

    sk_part_rename(part, name);
}
