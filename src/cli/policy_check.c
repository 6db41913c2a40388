/* SPDX-License-Identifier: Apache-2.0
 *
 * What `sekisho policy check` prints about a policy, for people and as JSON.
 * The problems of a policy are found when it is read (core/policy); nothing is
 * judged here.
 */
#include "cli/policy_check.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/json.h"
#include "core/policy/municipal.h"

static void
print_note(const char *note)
{
    g_autofree char *said = sk_i18n_said(note);

    printf(_("note: %s\n"), said);
}

/* Prints how many entries each list file has, so that a list that was cut off
 * or emptied is noticed. */
static void
print_lists(const SkPolicyFile *file)
{
    const SkAddressList *list;

    for (guint i = 0; (list = sk_policy_file_list_at(file, i)) != NULL; i++) {
        guint n = sk_address_list_count(list);

        printf(P_("list: %s: %u entry\n", "list: %s: %u entries\n", n),
               sk_address_list_name(list), n);
    }
}

/* Prints for every profile that it keeps to the floor. That is known already: a
 * policy with a profile that does not could not have been read. */
static void
print_floor(const SkPolicyFile *file)
{
    const char *floor = sk_policy_file_floor(file);
    const SkPolicy *policy;

    for (guint i = 0;
         floor != NULL && (policy = sk_policy_file_profile_at(file, i)) != NULL;
         i++)
        printf(_("floor: profile %s keeps to it (%s)\n"), policy->name, floor);
}

static guint
count_zones(const SkPolicyFile *file)
{
    guint zones = 0;

    while (sk_policy_file_zone_name(file, zones) != NULL)
        zones++;
    return zones;
}

static const char *
state_text(SkMunicipalState state)
{
    switch (state) {
    case SK_MUNICIPAL_MET:
        return _("met");
    case SK_MUNICIPAL_NOT_MET:
        return _("not met");
    case SK_MUNICIPAL_OTHERS:
    default:
        return _("not the program's");
    }
}

static void
print_rules(const SkPolicyFile *file)
{
    for (guint i = 0; i < SK_MUNICIPAL_RULES; i++) {
        SkMunicipalRule rule;

        sk_policy_file_municipal(file, i, &rule);
        printf("%-4s %s: %s\n     %s\n", rule.name, _(rule.title),
               state_text(rule.state), _(rule.why));
        if (rule.instead != NULL)
            printf(_("     to do: %s\n"), _(rule.instead));
    }
}

void
sk_policy_check_print(const SkPolicyFile *file, gboolean rules)
{
    const char *const *notes = sk_policy_file_notes(file);
    guint zones = count_zones(file);

    for (guint i = 0; notes[i] != NULL; i++)
        print_note(notes[i]);
    print_lists(file);
    print_floor(file);
    if (rules)
        print_rules(file);
    printf(P_("%s: no problems; %u zone, %s\n",
              "%s: no problems; %u zones, %s\n", zones),
           sk_policy_file_files(file)[0], zones, sk_policy_file_hash(file));
}

/* ---- JSON --------------------------------------------------------------- */

static void
add_strings(GString *json, const char *key, const char *const *strings)
{
    sk_json_open(json, key, '[');
    for (guint i = 0; strings[i] != NULL; i++)
        sk_json_string(json, NULL, strings[i]);
    sk_json_close(json, ']');
}

static void
add_lists(GString *json, const SkPolicyFile *file)
{
    const SkAddressList *list;

    sk_json_open(json, "lists", '[');
    for (guint i = 0; (list = sk_policy_file_list_at(file, i)) != NULL; i++) {
        sk_json_open(json, NULL, '{');
        sk_json_string(json, "file", sk_address_list_name(list));
        sk_json_number(json, "entries", sk_address_list_count(list));
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

static void
add_rules(GString *json, const SkPolicyFile *file)
{
    sk_json_open(json, "rules", '[');
    for (guint i = 0; i < SK_MUNICIPAL_RULES; i++) {
        SkMunicipalRule rule;

        sk_policy_file_municipal(file, i, &rule);
        sk_json_open(json, NULL, '{');
        sk_json_string(json, "rule", rule.name);
        sk_json_string(json, "title", rule.title);
        sk_json_string(json, "state", sk_municipal_state_word(rule.state));
        sk_json_string(json, "why", rule.why);
        sk_json_string(json, "instead", rule.instead);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

char *
sk_policy_check_json(const SkPolicyFile *file, const char *problems)
{
    GString *json = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(problems, "\n", -1);

    sk_json_open(json, NULL, '{');
    sk_json_bool(json, "good", file != NULL);
    add_strings(json, "problems", (const char *const *)lines);
    if (file != NULL) {
        sk_json_string(json, "policy", sk_policy_file_hash(file));
        sk_json_number(json, "zones", count_zones(file));
        add_strings(json, "files", sk_policy_file_files(file));
        add_strings(json, "notes", sk_policy_file_notes(file));
        sk_json_string(json, "floor", sk_policy_file_floor(file));
        add_lists(json, file);
        add_rules(json, file);
    }
    sk_json_close(json, '}');
    return g_string_free(json, FALSE);
}
