/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the rules of `files` and checks that each of them can take effect.
 * Which rule decides about a file is found in rule_choice.c. This defends
 * against a rule that is written but never met, and against a container that is
 * only believed to be opened.
 */
#include <string.h>
#include <sekisho/floor.h>
#include "core/policy/private.h"
#include "core/policy/settings.h"

void
sk_file_rule_free(gpointer data)
{
    SkFileRule *rule = data;

    sk_settings_free(SK_KEY_OF_RULE, rule);
    sk_when_free(rule->when);
    g_free(rule->origin);
    g_free(rule);
}

SkFileRule *
sk_policy_add_file_rule(SkPolicy *policy, const char *origin)
{
    SkFileRule *rule = g_new0(SkFileRule, 1);
    g_autofree char *key = g_strdup_printf("files[%u]", policy->files->len);

    rule->origin = g_strdup(origin);
    sk_policy_note_origin(policy, key, origin);
    g_ptr_array_add(policy->files, rule);
    return rule;
}

static gboolean
is_group(const char *word)
{
    const char *type, *group;

    for (guint i = 0; sk_type_at(i, &type, &group); i++)
        if (strcmp(group, word) == 0)
            return TRUE;
    return FALSE;
}

/* Lists every word that stands for types and every type of the table, to guess
 * what a mistyped word meant. */
static GPtrArray *
known_words(void)
{
    GPtrArray *words = g_ptr_array_new();
    const char *type, *group;

    for (guint i = 0; sk_type_at(i, &type, &group); i++) {
        if (!g_ptr_array_find(words, group, NULL))
            g_ptr_array_add(words, (gpointer)group);
        g_ptr_array_add(words, (gpointer)type);
    }
    return words;
}

/* Accepts "image/" and "application/pdf": a known family, or the form of a
 * type. */
static gboolean
is_media_type(const char *word)
{
    static const char *const families[] = {
        "application/", "audio/", "font/",      "image/", "message/",
        "model/",       "text/",  "multipart/", "video/", "chemical/",
    };
    const char *rest = strchr(word, '/');

    for (const char *p = rest + 1; *p != '\0'; p++)
        if (!g_ascii_islower(*p) && !g_ascii_isdigit(*p) &&
            strchr("!#$&-^_.+", *p) == NULL)
            return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(families); i++)
        if (g_str_has_prefix(word, families[i]))
            return TRUE;
    return FALSE;
}

gboolean
sk_file_type_check(const char *type, const char *origin, SkProblems *problems)
{
    g_autoptr(GPtrArray) words = NULL;
    g_autofree char *guess = NULL;

    if (strcmp(type, "*") == 0 || is_group(type) ||
        (strchr(type, '/') != NULL && is_media_type(type)))
        return TRUE;
    words = known_words();
    g_ptr_array_add(words, NULL);
    guess = sk_did_you_mean(type, (const char *const *)words->pdata);
    sk_problems_add(problems, origin,
                    "files: \"%s\" is no type: neither a group, a media type "
                    "in small letters, a family (\"image/\") nor \"*\"%s",
                    type, guess);
    return FALSE;
}

/* Returns whether @word stands only for types of @group. */
static gboolean
is_within(const char *word, const char *group)
{
    return strcmp(word, group) == 0 || strcmp(sk_type_group(word), group) == 0;
}

/* Returns whether this version can do @action with some type
 * that @rule names. */
static gboolean
is_possible(const SkFileRule *rule, SkDo action)
{
    const char *type, *group;

    for (guint i = 0; sk_type_at(i, &type, &group); i++)
        if (sk_type_matches(rule->type, type) && sk_type_can_be(type, action))
            return TRUE;
    return FALSE;
}

/* Returns the sentence that explains why do = "text" cannot be used for the
 * types that @rule names. Static. */
static const char *
why_no_text(const SkFileRule *rule)
{
    if (is_within(rule->type, "picture") ||
        g_str_has_prefix(rule->type, "image/"))
        return "a picture has no words";
    if (is_within(rule->type, "text"))
        return "it is text already; \"clean\" is what you want";
    if (is_within(rule->type, "pdf"))
        return "this version neither takes words out of PDF nor draws its "
               "pages";
    return "this version takes no words out of it";
}

/* Reports a rule that asks for the words of a file where this version takes out
 * none, and an "else" (@has_else) that has no meaning beside the action of the
 * rule. */
static void
check_text(const SkFileRule *rule, gboolean has_else, SkProblems *problems)
{
    gboolean wants = rule->action == SK_DO_TEXT;

    if (has_else && rule->action != SK_DO_CLEAN)
        sk_problems_add(problems, rule->origin,
                        "files: else goes with \"clean\" only");
    else if (has_else)
        wants = rule->otherwise == SK_ELSE_TEXT;
    if (wants && !is_possible(rule, SK_DO_TEXT))
        sk_problems_add(problems, rule->origin,
                        "files: \"%s\" cannot leave as text: %s", rule->type,
                        why_no_text(rule));
}

static void
check_action(const SkFileRule *rule, SkProblems *problems)
{
    gboolean archive = is_within(rule->type, "archive");
    gboolean opens =
        rule->action == SK_DO_FLATTEN || rule->action == SK_DO_REPACK;

    if (rule->action == SK_DO_FLATTEN && !archive &&
        !is_within(rule->type, "mail"))
        sk_problems_add(problems, rule->origin,
                        "files: \"%s\" is no container; only \"archive\", "
                        "\"mail\" and their types can be flattened",
                        rule->type);
    if (rule->action == SK_DO_REPACK && !archive)
        sk_problems_add(problems, rule->origin,
                        "files: \"%s\" is no archive; only \"archive\" and its "
                        "types can be repacked",
                        rule->type);
    if (rule->depth > 0 && !opens)
        sk_problems_add(problems, rule->origin,
                        "files: depth goes with \"flatten\" and \"repack\" "
                        "only");
}

/* Reports a rule that asks for more than the limits allow: it would never do
 * what its author believes. */
static void
check_limits(const SkPolicy *policy, const SkFileRule *rule,
             SkProblems *problems)
{
    const SkLimits *limits = &policy->limits;
    const SkWhen *when = rule->when;
    g_autofree char *most = sk_policy_size_text(limits->expanded);

    if (sk_when_asks(when, SK_WHEN_BIT(SK_WHEN_SIZE)) &&
        when->size_from > limits->expanded)
        sk_problems_add(problems, when->origins[SK_WHEN_SIZE],
                        "size: never met: limits.expanded lets no file of more "
                        "than %s leave; raise it, or ask for less",
                        most);
}

static void
note_depths(SkPolicyFile *file, const SkPolicy *policy)
{
    guint most = policy->limits.depth;

    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (rule->depth > most && rule->origin != NULL)
            g_ptr_array_add(
                file->notes,
                g_strdup_printf("%s: files: depth = %u is never reached: "
                                "limits.depth is %u; raise that, or write %u "
                                "here",
                                rule->origin, rule->depth, most, most));
    }
}

void
sk_policy_note_depths(SkPolicyFile *file)
{
    for (guint i = 0; i < file->profiles->len; i++)
        note_depths(file, file->profiles->pdata[i]);
}

/* A rule cannot open what the floor forbids. This is reported so that nobody
 * believes that it does. */
static void
check_floor(const SkFileRule *rule, SkProblems *problems)
{
    const SkFloor *floor = sk_floor_type(rule->type);

    if (floor != NULL && rule->action != SK_DO_REMOVE)
        sk_problems_add(problems, rule->origin,
                        "files: \"%s\" never leaves, whatever a rule says "
                        "(%s); only \"remove\" is possible",
                        rule->type, floor->why);
}

/* Returns the first rule before number @i that decides about @type in every
 * mail in which that rule could, or NULL. */
static const SkFileRule *
decided_before(const GPtrArray *rules, guint i, const char *type)
{
    const SkFileRule *later = rules->pdata[i];

    for (guint j = 0; j < i; j++) {
        const SkFileRule *rule = rules->pdata[j];

        if (!sk_when_covers(rule->when, later->when, SK_WHEN_ALL))
            continue;
        if (sk_type_matches(rule->type, type))
            return rule;
    }
    return NULL;
}

/* Returns the rule that leaves nothing for rule number @i. A group may also be
 * covered by several rules that share its types; then the last of them is
 * returned. */
const SkFileRule *
sk_file_rule_shadow(const GPtrArray *rules, guint i)
{
    const SkFileRule *rule = rules->pdata[i], *by = NULL;
    const char *type, *group;

    by = decided_before(rules, i, rule->type);
    if (by != NULL || !is_group(rule->type))
        return by;
    for (guint k = 0; sk_type_at(k, &type, &group); k++) {
        if (strcmp(group, rule->type) != 0)
            continue;
        by = decided_before(rules, i, type);
        if (by == NULL)
            return NULL;
    }
    return by;
}

static void
check_shadow(const GPtrArray *rules, guint i, SkProblems *problems)
{
    const SkFileRule *rule = rules->pdata[i];
    const SkFileRule *by = sk_file_rule_shadow(rules, i);

    if (by != NULL)
        sk_problems_add(problems, rule->origin,
                        "files: the rule for \"%s\" is never met: \"%s\" (%s) "
                        "decides before it",
                        rule->type, by->type, by->origin);
}

/* A tombstone is a text file, which the next gateway, or a second pass, must
 * let through. */
static void
check_tombstones(const SkPolicy *policy, const SkNode *profile,
                 SkProblems *problems)
{
    const SkFileRule *rule = sk_policy_rule(policy, "text/plain");

    if (policy->tombstones && (rule == NULL || rule->action != SK_DO_CLEAN))
        sk_problems_add(problems,
                        sk_values_origin(profile, "profiles.*.tombstones"),
                        "tombstones are text files, which this profile takes "
                        "out; it needs the rule { type = \"text\"; do = "
                        "\"clean\"; }");
}

void
sk_policy_build_files(SkPolicy *policy, const SkNode *profile,
                      SkPolicySource *source, SkProblems *problems)
{
    const SkNode *files = sk_node_member(profile, "files");
    guint n =
        files != NULL && files->kind == SK_NODE_LIST ? files->members->len : 0;

    for (guint i = 0; i < n; i++) {
        const SkNode *node = sk_node_at(files, i);

        /* A rule without a type has been reported already. */
        if (node->kind == SK_NODE_GROUP &&
            sk_node_member(node, "type") != NULL &&
            sk_node_member(node, "do") != NULL) {
            SkFileRule *rule = sk_policy_add_file_rule(policy, node->origin);

            sk_settings_read(SK_KEY_OF_RULE, rule, node, NULL, NULL, NULL);
            rule->when = sk_when_build(node, "profiles.*.files[].when", source,
                                       problems);
            check_text(rule, sk_node_member(node, "else") != NULL, problems);
        }
    }
    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (sk_file_type_check(rule->type, rule->origin, problems))
            check_action(rule, problems);
        check_limits(policy, rule, problems);
        check_floor(rule, problems);
        check_shadow(policy->files, i, problems);
    }
    sk_preset_add_rules(policy);
    sk_policy_check_rules(policy, problems);
    check_tombstones(policy, profile, problems);
    sk_policy_note_origin(policy, "files",
                          sk_values_origin(profile, "profiles.*.files"));
}
