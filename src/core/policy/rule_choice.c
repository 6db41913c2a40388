/* SPDX-License-Identifier: Apache-2.0
 *
 * Which rule of `files` decides about a type. The order of the file is the
 * order of the rules: what is read first wins.
 */
#include <string.h>
#include <sekisho/picture_formats.h>
#include <sekisho/policy.h>
#include "core/policy/private.h"

/* clang-format off: a table */
static const struct {
    const char *type; /* a family where it ends in "/" */
    const char *group;
} groups[] = {
    { "application/zip", "archive" },
    { "application/x-7z-compressed", "archive" },
    { "application/vnd.rar", "archive" },
    { "application/x-tar", "archive" },
    { "application/gzip", "archive" },
    { "application/x-bzip2", "archive" },
    { "application/x-xz", "archive" },
    { "application/zstd", "archive" },
    { "application/x-lz4", "archive" },
    { "application/x-lzma", "archive" },
    { "application/x-compress", "archive" },
    { "application/x-lzh-compressed", "archive" },
    { "application/vnd.ms-cab-compressed", "archive" },
    { "application/x-cpio", "archive" },
    { "application/x-archive", "archive" },
    { "application/x-iso9660-image", "archive" },
    { "message/rfc822", "mail" },
    { "application/mbox", "mail" },
    { "application/ms-tnef", "mail" },
    { "application/vnd.ms-outlook", "mail" },
    { "multipart/signed", "mail" },
    { "application/pkcs7-mime", "mail" },
    { "application/x-pkcs7-mime", "mail" },
    { "text/csv", "table" },
    { "text/tab-separated-values", "table" },
    { "text/calendar", "calendar" },
    { "text/vcard", "contact" },
    { "application/json", "data" },
    { "application/xml", "data" },
    { "text/xml", "data" },
    { "text/plain", "text" },
#define SK_X(symbol, name, type, extensions) { type, "picture" },
    SK_PICTURES(SK_X)
#undef SK_X
    { "image/webp", "picture" }, /* goes when a row above brings it */
};
/* clang-format on */

const char *
sk_type_group(const char *found)
{
    for (guint i = 0; found != NULL && i < G_N_ELEMENTS(groups); i++)
        if (g_str_equal(found, groups[i].type))
            return groups[i].group;
    return "";
}

gboolean
sk_type_at(guint i, const char **type, const char **group)
{
    if (i >= G_N_ELEMENTS(groups))
        return FALSE;
    *type = groups[i].type;
    *group = groups[i].group;
    return TRUE;
}

gboolean
sk_type_matches(const char *rule, const char *found)
{
    if (g_str_equal(rule, "*") || g_str_equal(rule, found) ||
        g_str_equal(rule, sk_type_group(found)))
        return TRUE;
    return g_str_has_suffix(rule, "/") && g_str_has_prefix(found, rule);
}

const SkFileRule *
sk_policy_rule(const SkPolicy *policy, const char *found)
{
    guint n = policy->files != NULL ? policy->files->len : 0;

    for (guint i = 0; found != NULL && i < n; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (sk_type_matches(rule->type, found))
            return rule;
    }
    return NULL;
}
