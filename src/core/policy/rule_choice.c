/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the rule of `files` that decides about a type. Rules are tried in the
 * order of the file, and the first that matches wins.
 */
#include <string.h>
#include <sekisho/picture_formats.h>
#include <sekisho/policy.h>
#include "core/policy/private.h"
#include "core/policy/rule_choice.h"

/* clang-format off */
#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF   "application/vnd.oasis.opendocument."
#define MS    "application/vnd.ms-"

#define CLEAN (1u << SK_DO_CLEAN)
#define TEXT  (1u << SK_DO_TEXT)

static const struct {
    const char *type;
    const char *group;
    guint can; /* what this version can do with it besides opening it */
} groups[] = {
    { "application/zip", "archive", 0 },
    { "application/x-7z-compressed", "archive", 0 },
    { "application/vnd.rar", "archive", 0 },
    { "application/x-tar", "archive", 0 },
    { "application/gzip", "archive", 0 },
    { "application/x-bzip2", "archive", 0 },
    { "application/x-xz", "archive", 0 },
    { "application/zstd", "archive", 0 },
    { "application/x-lz4", "archive", 0 },
    { "application/x-lzma", "archive", 0 },
    { "application/x-compress", "archive", 0 },
    { "application/x-lzh-compressed", "archive", 0 },
    { "application/vnd.ms-cab-compressed", "archive", 0 },
    { "application/x-cpio", "archive", 0 },
    { "application/x-archive", "archive", 0 },
    { "application/x-iso9660-image", "archive", 0 },
    { "message/rfc822", "mail", CLEAN },
    { "application/mbox", "mail", CLEAN },
    { "application/ms-tnef", "mail", CLEAN },
    { "application/vnd.ms-outlook", "mail", CLEAN },
    { "multipart/signed", "mail", CLEAN },
    { "application/pkcs7-mime", "mail", CLEAN },
    { "application/x-pkcs7-mime", "mail", CLEAN },
    { "text/csv", "table", CLEAN },
    { "text/tab-separated-values", "table", CLEAN },
    { "text/calendar", "calendar", CLEAN },
    { "text/vcard", "contact", CLEAN },
    { "application/json", "data", CLEAN | TEXT },
    { "application/xml", "data", CLEAN | TEXT },
    { "text/xml", "data", CLEAN | TEXT },
    { "text/plain", "text", CLEAN },
#define SK_X(symbol, name, type, extensions) { type, "picture", CLEAN },
    SK_PICTURES(SK_X)
#undef SK_X
#define SK_X(name, type) { type, "picture", CLEAN },
    SK_PICTURES_READ(SK_X)
#undef SK_X
    { "image/heic", "picture", 0 },
    { "image/avif", "picture", 0 },
    { "image/vnd.microsoft.icon", "picture", 0 },
    { "application/msword", "document", 0 },
    { OOXML "wordprocessingml.document", "document", CLEAN | TEXT },
    { OOXML "wordprocessingml.template", "document", CLEAN | TEXT },
    { MS "word.document.macroenabled.12", "document", CLEAN | TEXT },
    { MS "word.template.macroenabled.12", "document", CLEAN | TEXT },
    { ODF "text", "document", CLEAN | TEXT },
    { ODF "text-template", "document", CLEAN | TEXT },
    { ODF "graphics", "document", CLEAN | TEXT },
    { ODF "graphics-template", "document", CLEAN | TEXT },
    { ODF "text-master", "document", CLEAN | TEXT },
    { ODF "text-master-template", "document", CLEAN | TEXT },
    { ODF "text-web", "document", CLEAN | TEXT },
    { ODF "flat-xml", "document", CLEAN | TEXT },
    { "application/vnd.ms-excel", "spreadsheet", 0 },
    { OOXML "spreadsheetml.sheet", "spreadsheet", CLEAN | TEXT },
    { OOXML "spreadsheetml.template", "spreadsheet", CLEAN | TEXT },
    { MS "excel.sheet.macroenabled.12", "spreadsheet", CLEAN | TEXT },
    { MS "excel.template.macroenabled.12", "spreadsheet", CLEAN | TEXT },
    { ODF "spreadsheet", "spreadsheet", CLEAN | TEXT },
    { ODF "spreadsheet-template", "spreadsheet", CLEAN | TEXT },
    { "application/vnd.ms-powerpoint", "presentation", 0 },
    { OOXML "presentationml.presentation", "presentation", CLEAN | TEXT },
    { OOXML "presentationml.slideshow", "presentation", CLEAN | TEXT },
    { OOXML "presentationml.template", "presentation", CLEAN | TEXT },
    { MS "powerpoint.presentation.macroenabled.12", "presentation", CLEAN | TEXT },
    { MS "powerpoint.slideshow.macroenabled.12", "presentation", CLEAN | TEXT },
    { MS "powerpoint.template.macroenabled.12", "presentation", CLEAN | TEXT },
    { ODF "presentation", "presentation", CLEAN | TEXT },
    { ODF "presentation-template", "presentation", CLEAN | TEXT },
    { "application/pdf", "pdf", CLEAN },
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
sk_type_can_be(const char *type, SkDo action)
{
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++)
        if (g_str_equal(type, groups[i].type))
            return (groups[i].can & 1u << action) != 0;
    return FALSE;
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

/* Returns rule number @i of @policy if it names @found, else NULL. */
static const SkFileRule *
rule_for(const SkPolicy *policy, guint i, const char *found)
{
    const SkFileRule *rule = policy->files->pdata[i];

    return sk_type_matches(rule->type, found) ? rule : NULL;
}

static guint
n_rules(const SkPolicy *policy, const char *found)
{
    return policy->files != NULL && found != NULL ? policy->files->len : 0;
}

const SkFileRule *
sk_policy_rule(const SkPolicy *policy, const char *found)
{
    for (guint i = 0; i < n_rules(policy, found); i++) {
        const SkFileRule *rule = rule_for(policy, i, found);

        if (rule != NULL && rule->when == NULL)
            return rule;
    }
    return NULL;
}

static gboolean
is_off(const guint8 *off, guint i)
{
    return off != NULL && i / 8 < SK_RULES_OFF && (off[i / 8] >> i % 8 & 1);
}

static gboolean
asks_envelope(const SkFileRule *rule)
{
    return sk_when_asks(rule->when, sk_when_keys_that(SK_WHEN_IS_ENVELOPE));
}

const SkFileRule *
sk_policy_rule_for(const SkPolicy *policy, const char *found,
                   const SkFacts *facts, const guint8 *off)
{
    guint keys = sk_when_keys_but(SK_WHEN_IS_ENVELOPE);
    SkFacts of_type = *facts;

    of_type.type = found;
    of_type.known |= SK_WHEN_BIT(SK_WHEN_TYPE);
    for (guint i = 0; i < n_rules(policy, found); i++) {
        const SkFileRule *rule = rule_for(policy, i, found);

        if (rule != NULL && !is_off(off, i) &&
            (off != NULL || !asks_envelope(rule)) &&
            sk_when_test(rule->when, &of_type, keys, NULL) == SK_ANSWER_YES)
            return rule;
    }
    return NULL;
}

/* Returns whether @rule can decide about a file of the type @found, of which
 * nothing else is known: its conditions on types must be met, the others could
 * be. Conditions on the envelope are not looked at here; *@surely says that the
 * rule has no others that could still fail. */
static gboolean
can_decide(const SkFileRule *rule, const char *found, gboolean *surely)
{
    SkFacts facts = { .known = SK_WHEN_BIT(SK_WHEN_TYPE), .type = found };
    guint keys = sk_when_keys_but(SK_WHEN_IS_ENVELOPE);
    SkAnswer answer = sk_when_test(rule->when, &facts, keys, NULL);

    *surely = answer == SK_ANSWER_YES;
    return answer != SK_ANSWER_NO;
}

gboolean
sk_policy_may_with(const SkPolicy *policy, const char *found, SkDo action,
                   const guint8 *off)
{
    for (guint i = 0; i < n_rules(policy, found); i++) {
        const SkFileRule *rule = rule_for(policy, i, found);
        gboolean surely;

        if (rule == NULL || is_off(off, i) || !can_decide(rule, found, &surely))
            continue;
        if (rule->action == action)
            return TRUE;
        if (surely && (off != NULL || rule->when == NULL))
            return FALSE;
    }
    return FALSE;
}

gboolean
sk_policy_may(const SkPolicy *policy, const char *found, SkDo action)
{
    return sk_policy_may_with(policy, found, action, NULL);
}

void
sk_policy_rules_off(const SkPolicy *policy, const SkFacts *facts,
                    guint8 off[SK_RULES_OFF])
{
    guint keys = sk_when_keys_that(SK_WHEN_IS_ENVELOPE);

    memset(off, 0, SK_RULES_OFF);
    for (guint i = 0; i < policy->files->len && i / 8 < SK_RULES_OFF; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (sk_when_test(rule->when, facts, keys, NULL) != SK_ANSWER_YES)
            off[i / 8] |= (guint8)(1u << i % 8);
    }
}
