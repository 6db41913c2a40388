/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy keys`: prints the table of keys from which the policy is read
 * (core/policy/keys.h), so that what is said here is what holds.
 */
#include <stdio.h>
#include <string.h>

#include <sekisho/text.h>

#include "cli/cli.h"
#include "cli/page.h"
#include "cli/policy_options.h"
#include "core/json.h"
#include "core/policy/keys.h"

/* columns of a line; the indent of a sentence takes four more */
#define WIDTH 76

static const char summary[] = N_(
    "Lists every key that a policy file may hold: its type, its default, the "
    "words\n"
    "that it takes, and what it is for. \"*\" is a name of your choice, \"[]\" "
    "an\n"
    "entry of a list. With KEY, lists only the keys that hold this word.");

static const char *const types[] = {
    [SK_KEY_GROUP] = N_("group"), [SK_KEY_NAMED] = N_("named groups"),
    [SK_KEY_LIST] = N_("list"),   [SK_KEY_TEXT] = N_("text"),
    [SK_KEY_TEXTS] = N_("texts"), [SK_KEY_WORD] = N_("word"),
    [SK_KEY_BOOL] = N_("bool"),   [SK_KEY_COUNT] = N_("number"),
    [SK_KEY_SIZE] = N_("size"),   [SK_KEY_PROFILE] = N_("profile"),
};

static gboolean
is_group(const SkKey *key)
{
    return key->type == SK_KEY_GROUP || key->type == SK_KEY_NAMED ||
           key->type == SK_KEY_PROFILE || key->type == SK_KEY_LIST;
}

/* ---- for people --------------------------------------------------------- */

static void
print_range(const SkKey *key)
{
    g_autofree char *min = sk_policy_size_text(key->min);
    g_autofree char *max = sk_policy_size_text(key->max);

    if (key->type == SK_KEY_SIZE)
        printf(_(", from %s to %s"), min, max);
    else if (key->type == SK_KEY_COUNT && key->max > 0)
        printf(_(", from %lu to %lu"), (gulong)key->min, (gulong)key->max);
}

static void
print_key(const SkKey *key)
{
    g_autofree char *sentence = NULL;

    sk_print_bold(stdout, key->path);
    printf("  (%s", _(types[key->type]));
    print_range(key);
    if (!is_group(key) && key->initial == NULL)
        printf("%s", _("; must be given"));
    else if (!is_group(key))
        printf(_("; default %s"), key->initial);
    printf(")\n");
    if (key->words != NULL) {
        g_autofree char *words = g_strjoinv(" | ", (char **)key->words);

        printf("    %s\n", words);
    }
    sentence = sk_text_wrap(_(key->purpose), WIDTH, "    ");
    printf("    %s\n", sentence);
}

/* ---- for programs ------------------------------------------------------- */

static void
print_json(const SkKey *key)
{
    g_autoptr(GString) json = g_string_new(NULL);

    sk_json_open(json, NULL, '{');
    sk_json_string(json, "key", key->path);
    sk_json_string(json, "type", types[key->type]);
    if (!is_group(key))
        sk_json_string(json, "default", key->initial);
    if (key->words != NULL) {
        sk_json_open(json, "words", '[');
        for (guint i = 0; key->words[i] != NULL; i++)
            sk_json_string(json, NULL, key->words[i]);
        sk_json_close(json, ']');
    }
    if (key->max > 0) {
        sk_json_number(json, "min", key->min);
        sk_json_number(json, "max", key->max);
    }
    sk_json_string(json, "purpose", key->purpose);
    sk_json_close(json, '}');
    puts(json->str);
}

int
sk_policy_cli_keys(int argc, char **argv)
{
    gboolean json = FALSE;
    guint n, shown = 0;
    const SkKey *keys = sk_policy_keys(&n);
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json,
          N_("each key as a line of JSON"), NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!sk_cli_parse("policy keys", "[KEY]", summary, entries, &argc, &argv))
        return SK_POLICY_USAGE;
    for (guint i = 0; i < n; i++) {
        if (argc > 1 && strstr(keys[i].path, argv[1]) == NULL)
            continue;
        shown++;
        if (json)
            print_json(&keys[i]);
        else
            print_key(&keys[i]);
    }
    if (shown > 0)
        return SK_POLICY_GOOD;
    fprintf(stderr, _("sekisho policy keys: no key holds \"%s\"\n"), argv[1]);
    return SK_POLICY_PROBLEMS;
}
