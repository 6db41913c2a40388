/* SPDX-License-Identifier: Apache-2.0
 *
 * Compares the last label of a host name (link_domain.h) as readers do: in any
 * case, and in full-width letters too. The list of domains is in data/.
 */
#include <string.h>

#include <sekisho/text.h>
#include <link/link_domain.h>

#include "data/top_level_domains.h"

/* the bytes of a label that may be a top-level domain */
#define HOST_LABEL_MAX 80

static const char *const file_endings[] = { "cab", "java", "md",  "mov",
                                            "ps",  "py",   "zip", NULL };

static const char *const dead_endings[] = {
    "7z",  "bat",  "bmp", "csv",  "doc", "docm", "docx", "dll",  "eml",
    "exe", "gif",  "gz",  "hta",  "htm", "html", "ics",  "img",  "iso",
    "jpg", "jpeg", "js",  "json", "jtd", "lnk",  "lzh",  "mht",  "msg",
    "msi", "odp",  "ods", "odt",  "pdf", "png",  "ppt",  "pptm", "pptx",
    "ps1", "rar",  "rtf", "scr",  "tar", "tif",  "tiff", "txt",  "url",
    "vbs", "vcf",  "wsf", "xdw",  "xls", "xlsm", "xlsx", "xml",  NULL,
};

static gboolean
is_one_of(const char *const *words, const char *label, gsize len)
{
    for (; *words != NULL; words++)
        if (strlen(*words) == len &&
            g_ascii_strncasecmp(*words, label, len) == 0)
            return TRUE;
    return FALSE;
}

gboolean
sk_domain_is_file(const char *label, gsize len)
{
    return is_one_of(file_endings, label, len);
}

gboolean
sk_domain_is_dead(const char *label, gsize len)
{
    return is_one_of(dead_endings, label, len);
}

static gboolean
is_listed(const char *word)
{
    gsize low = 0, high = G_N_ELEMENTS(sk_top_level_domains);
    while (low < high) {
        gsize middle = (low + high) / 2;
        int order = strcmp(word, sk_top_level_domains[middle]);
        if (order == 0)
            return TRUE;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return g_str_has_prefix(word, "xn--");
}

static gboolean
is_ascii(const char *label, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if ((guchar)label[i] >= 0x80)
            return FALSE;
    return TRUE;
}

gboolean
sk_domain_is_top(const char *label, gsize len)
{
    char word[HOST_LABEL_MAX + 1];
    if (len == 0 || len > HOST_LABEL_MAX)
        return FALSE;
    for (gsize i = 0; i < len; i++)
        word[i] = g_ascii_tolower(label[i]);
    word[len] = '\0';
    if (is_ascii(label, len) || is_listed(word))
        return is_listed(word);
    g_autofree char *plain = sk_text_normalize(word, G_NORMALIZE_NFKC);
    g_autofree char *small = g_utf8_strdown(plain, -1);
    return is_listed(small);
}

gsize
sk_domain_length(const char *label, const char *end)
{
    const char *p = label;
    if (label < end && (guchar)*label >= 0x80)
        return (gsize)(end - label);
    while (p < end && (guchar)*p < 0x80)
        p++;
    while (p > label && (p[-1] == '-' || p[-1] == '_'))
        p--;
    return (gsize)(p - label);
}
