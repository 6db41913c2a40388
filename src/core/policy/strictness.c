/* SPDX-License-Identifier: Apache-2.0
 *
 * Compares two policies: does one of them let nothing through that the other
 * holds back? Each setting has its own order of strictness; this is their
 * product. If the policies are not comparable, neither is as strict as the
 * other. This defends against a sender who could choose the milder of two rules
 * by pretending to come from elsewhere, or by writing what a condition asks
 * for, and against a profile below the floor of its policy.
 */
#include "core/policy/private.h"

#include <string.h>

#include "core/policy/rule_choice.h"
#include "core/policy/settings.h"

static void
free_looser(gpointer data)
{
    SkLooser *looser = data;

    g_free(looser->what);
    g_free(looser);
}

static void
add(GPtrArray *all, const char *key, char *what)
{
    SkLooser *looser = g_new0(SkLooser, 1);

    looser->key = key;
    looser->what = what;
    g_ptr_array_add(all, looser);
}

/* ---- settings that are words -------------------------------------------- */

/* Settings of which one word lets more pass than the others. */
static const struct {
    const char *key;
    guint mild;
} words[] = {
    { "links", SK_LINKS_KEEP },
    { "hidden", SK_HIDDEN_MARK },
    { "ambiguous", SK_AMBIGUOUS_REBUILD },
    { "own_domain", SK_OWN_DOMAIN_TELL },
};

/* Writes `links = "keep" (a.conf:3) instead of "defang" (b.conf:4)`. */
static char *
setting_text(const SkPolicy *a, const SkPolicy *b, const char *name)
{
    g_autofree char *path = g_strconcat("profiles.*.", name, NULL);
    const SkKey *key = sk_policy_key(path);
    g_autofree char *one = sk_settings_text(key, a);
    g_autofree char *other = sk_settings_text(key, b);

    return g_strdup_printf("%s = %s (%s) instead of %s (%s)", name, one,
                           sk_policy_origin(a, name), other,
                           sk_policy_origin(b, name));
}

static guint
word_of(const SkPolicy *policy, const char *name)
{
    g_autofree char *path = g_strconcat("profiles.*.", name, NULL);

    return *(const guint *)G_STRUCT_MEMBER_P(policy,
                                             sk_policy_key(path)->offset);
}

static void
compare_words(const SkPolicy *a, const SkPolicy *b, GPtrArray *all)
{
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (word_of(a, words[i].key) == words[i].mild &&
            word_of(b, words[i].key) != words[i].mild)
            add(all, words[i].key, setting_text(a, b, words[i].key));
    /* Where no file leaves, nothing leaves inside one. */
    for (guint i = 0; a->files->len > 0 && i < SK_INSIDE_N; i++) {
        g_autofree char *name =
            g_strconcat("inside.", sk_inside_word((SkInside)i), NULL);

        if (sk_policy_inside(a, (SkInside)i) < sk_policy_inside(b, (SkInside)i))
            add(all, g_intern_string(name), setting_text(a, b, name));
    }
}

/* ---- lists --------------------------------------------------------------- */

static void
compare_list(const char *key, char *const *a, char *const *b,
             const char *origin, GPtrArray *all)
{
    for (guint i = 0; a[i] != NULL; i++)
        if (!sk_policy_is_listed(a[i], (const char *const *)b))
            add(all, key,
                g_strdup_printf("%s holds \"%s\" (%s)", key, a[i], origin));
}

/* What may leave inside files by name. */
static void
compare_lists(const SkPolicy *a, const SkPolicy *b, GPtrArray *all)
{
    static const char *const fields[] = { "title",    "subject", "author",
                                          "keywords", "created", "modified",
                                          "language" };

    compare_list("headers.keep", a->keep_headers, b->keep_headers,
                 sk_policy_origin(a, "headers.keep"), all);
    if (a->files->len == 0)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (sk_policy_keeps_field(a, fields[i]) &&
            !sk_policy_keeps_field(b, fields[i]) &&
            sk_policy_inside(b, SK_INSIDE_METADATA) == SK_TREAT_KEEP)
            add(all, "inside.fields",
                g_strdup_printf("inside.fields lets \"%s\" leave (%s)",
                                fields[i],
                                sk_policy_origin(a, "inside.fields")));
    if (sk_policy_inside(a, SK_INSIDE_FORMULAS) == SK_TREAT_KEEP)
        compare_list("inside.functions", a->inside_functions,
                     b->inside_functions,
                     sk_policy_origin(a, "inside.functions"), all);
    compare_list("xml.roots", a->xml_roots, b->xml_roots,
                 sk_policy_origin(a, "xml.roots"), all);
}

/* ---- files --------------------------------------------------------------- */

guint
sk_file_rule_passes(const SkFileRule *rule, const char *type)
{
    if (rule == NULL)
        return 0;
    switch (rule->action) {
    case SK_DO_TEXT:
        return sk_type_can_be(type, SK_DO_TEXT) ? 1 : 0;
    case SK_DO_CLEAN:
        if (!sk_type_can_be(type, SK_DO_CLEAN))
            return 0;
        return rule->otherwise == SK_ELSE_TEXT &&
                       sk_type_can_be(type, SK_DO_TEXT)
                   ? 3
                   : 2;
    case SK_DO_FLATTEN:
    case SK_DO_REPACK:
        return 2;
    case SK_DO_REMOVE:
    default:
        return 0;
    }
}

/* Finds the rules of @policy that let most and least of the type @type pass,
 * whatever conditions a mail or file meets. */
static void
extremes(const SkPolicy *policy, const char *type, const SkFileRule **most,
         guint *least)
{
    guint passes = 0;

    *most = NULL;
    *least = G_MAXUINT;
    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (!sk_type_matches(rule->type, type))
            continue;
        guint lets = sk_file_rule_passes(rule, type);

        *least = MIN(*least, lets);
        if (*most == NULL || lets > passes) {
            passes = lets;
            *most = rule;
        }
        if (rule->when == NULL)
            return;
    }
    *least = 0;
}

static char *
rules_text(const SkPolicy *policy)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];
        g_autofree char *when =
            rule->when != NULL ? sk_when_text(rule->when) : NULL;

        g_string_append_printf(text, "%s %d %d %u %s\n", rule->type,
                               (int)rule->action, (int)rule->otherwise,
                               rule->depth, when ? when : "");
    }
    return g_string_free(text, FALSE);
}

/* The worst that @a can do with a type must not pass more than the best that @b
 * can do. Policies with the very same rules are alike, whatever those are. */
static void
compare_files(const SkPolicy *a, const SkPolicy *b, GPtrArray *all)
{
    g_autofree char *ones = rules_text(a);
    g_autofree char *others = rules_text(b);
    const SkFileRule *told = NULL;
    const char *type, *group;

    for (guint i = 0; strcmp(ones, others) != 0 && sk_type_at(i, &type, &group);
         i++) {
        const SkFileRule *most, *ignored;
        guint least, unused;

        extremes(a, type, &most, &unused);
        extremes(b, type, &ignored, &least);
        if (sk_file_rule_passes(most, type) <= least || most == told)
            continue;
        told = most;
        add(all, "files",
            g_strdup_printf("a rule lets more of \"%s\" leave (%s)", type,
                            most->origin));
    }
}

GPtrArray *
sk_policy_looser(const SkPolicy *a, const SkPolicy *b)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(free_looser);

    compare_words(a, b, all);
    compare_files(a, b, all);
    compare_lists(a, b, all);
    return all;
}

gboolean
sk_policy_is_as_strict(const SkPolicy *a, const SkPolicy *b)
{
    g_autoptr(GPtrArray) looser = sk_policy_looser(a, b);

    return looser->len == 0;
}
