/* SPDX-License-Identifier: Apache-2.0
 *
 * The presets that a profile builds on: the rules of `files` each brings, and
 * the settings in which it differs from the defaults. Tables only; what a
 * profile says itself comes before both.
 *
 * text-only       nothing but the text of a mail.
 * files-basic     texts, tables, calendars, contacts and data too.
 * files-strict    safety first: documents and pictures as well, written anew
 *                 without anything that could act, link or tell on its author.
 * files-faithful  looks first: the same, with links, formulas, forms, comments
 *                 and what lies inside, each written anew.
 */
#include <string.h>
#include "core/policy/private.h"
#include "core/policy/settings.h"

#define BASIC    (1u << 0)
#define STRICT   (1u << 1)
#define FAITHFUL (1u << 2)
#define ALL      (BASIC | STRICT | FAITHFUL)
#define FILES    (STRICT | FAITHFUL)

static const struct {
    const char *name;
    guint bit;
} presets[] = {
    { "files-basic", BASIC },
    { "files-strict", STRICT },
    { "files-faithful", FAITHFUL },
};

/* Behind all rules that the profile says itself, in this order. */
static const struct {
    guint presets;
    const char *type;
    SkDo action;
    SkElse otherwise;
} rules[] = {
    { ALL, "archive", SK_DO_FLATTEN, SK_ELSE_TEXT },
    { ALL, "mail", SK_DO_FLATTEN, SK_ELSE_TEXT },
    { ALL, "text", SK_DO_CLEAN, SK_ELSE_TEXT },
    { ALL, "table", SK_DO_CLEAN, SK_ELSE_TEXT },
    { ALL, "calendar", SK_DO_CLEAN, SK_ELSE_TEXT },
    { ALL, "contact", SK_DO_CLEAN, SK_ELSE_TEXT },
    { ALL, "data", SK_DO_CLEAN, SK_ELSE_TEXT },
    { STRICT, "image/svg+xml", SK_DO_REMOVE, SK_ELSE_TEXT },
    { FILES, "picture", SK_DO_CLEAN, SK_ELSE_TEXT },
    { STRICT, "document", SK_DO_CLEAN, SK_ELSE_REMOVE },
    { STRICT, "spreadsheet", SK_DO_CLEAN, SK_ELSE_REMOVE },
    { STRICT, "presentation", SK_DO_CLEAN, SK_ELSE_REMOVE },
    { STRICT, "pdf", SK_DO_CLEAN, SK_ELSE_REMOVE },
    { FAITHFUL, "document", SK_DO_CLEAN, SK_ELSE_TEXT },
    { FAITHFUL, "spreadsheet", SK_DO_CLEAN, SK_ELSE_TEXT },
    { FAITHFUL, "presentation", SK_DO_CLEAN, SK_ELSE_TEXT },
    { FAITHFUL, "pdf", SK_DO_CLEAN, SK_ELSE_TEXT },
    { ALL, "*", SK_DO_REMOVE, SK_ELSE_TEXT },
};

/* Settings that are words, where a preset's differs from the default. */
static const struct {
    guint presets;
    const char *key; /* below "profiles.*." */
    const char *word;
} settings[] = {
    { FAITHFUL, "inside.objects", "clean" },
    { FAITHFUL, "inside.hyperlinks", "keep" },
    { FAITHFUL, "inside.formulas", "keep" },
    { FAITHFUL, "inside.forms", "keep" },
    { FAITHFUL, "inside.comments", "keep" },
    { FAITHFUL, "inside.metadata", "keep" },
};

static guint
bit_of(const char *base)
{
    for (guint i = 0; i < G_N_ELEMENTS(presets); i++)
        if (strcmp(presets[i].name, base) == 0)
            return presets[i].bit;
    return 0;
}

void
sk_preset_add_rules(SkPolicy *policy)
{
    g_autofree char *origin = g_strconcat("preset ", policy->base, NULL);
    guint at = policy->files->len, bit = bit_of(policy->base);

    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        SkFileRule *rule;

        if ((rules[i].presets & bit) == 0)
            continue;
        rule = sk_policy_add_file_rule(policy, origin);
        rule->type = g_strdup(rules[i].type);
        rule->action = rules[i].action;
        rule->otherwise = rules[i].otherwise;
        /* A rule for which the profile's own rules leave nothing would be shown
         * and never met. */
        if (sk_file_rule_shadow(policy->files, at) != NULL)
            g_ptr_array_remove_index(policy->files, at);
        else
            at++;
    }
}

static guint
index_of(const SkKey *key, const char *word)
{
    guint i = 0;

    while (strcmp(key->words[i], word) != 0)
        i++;
    return i;
}

void
sk_preset_fill_settings(SkPolicy *policy)
{
    g_autofree char *origin = g_strconcat("preset ", policy->base, NULL);
    guint bit = bit_of(policy->base);

    for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
        g_autofree char *path =
            g_strconcat("profiles.*.", settings[i].key, NULL);
        const SkKey *key = sk_policy_key(path);

        if ((settings[i].presets & bit) == 0 ||
            strcmp(sk_policy_origin(policy, settings[i].key), "default") != 0)
            continue;
        *(guint *)G_STRUCT_MEMBER_P(policy, key->offset) =
            index_of(key, settings[i].word);
        sk_policy_note_origin(policy, settings[i].key, origin);
    }
}
