/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy as text for people: each effective setting with where it was said.
 * Written in the form of a policy file, so that what is shown can be pasted.
 */
#include "core/policy-private.h"

#include <string.h>

#define COLUMN 40 /* where the origins begin */

static void
add_line(GString *text, const SkPolicy *policy, const char *key,
         const char *origin_key, const char *value)
{
    g_autofree char *line = g_strdup_printf("%s = %s;", key, value);

    g_string_append_printf(text, "%-*s # %s\n", COLUMN, line,
                           sk_policy_origin(policy, origin_key));
}

static void
add_word(GString *text, const SkPolicy *policy, const char *name, guint number)
{
    g_autofree char *path = g_strconcat("profiles.*.", name, NULL);
    const SkKey *key = sk_policy_key(path);
    g_autofree char *value = g_strdup_printf("\"%s\"", key->words[number]);

    add_line(text, policy, name, name, value);
}

static void
add_kept(GString *text, const SkPolicy *policy)
{
    g_autofree char *names = g_strjoinv("\", \"", policy->keep_headers);
    g_autofree char *value =
        *names ? g_strdup_printf("[ \"%s\" ]", names) : g_strdup("[ ]");

    add_line(text, policy, "headers.keep", "headers.keep", value);
}

static void
add_files(GString *text, const SkPolicy *policy)
{
    const SkKey *key = sk_policy_key("profiles.*.files[].do");

    if (policy->files->len == 0)
        add_line(text, policy, "files", "files", "( )");
    else
        g_string_append(text, "files = (\n");
    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];
        GString *line = g_string_new(NULL);

        g_string_printf(line, "  { type = \"%s\"; do = \"%s\";", rule->type,
                        key->words[rule->action]);
        if (rule->depth > 0)
            g_string_append_printf(line, " depth = %u;", rule->depth);
        g_string_append(line, " },");
        g_string_append_printf(text, "%-*s # %s\n", COLUMN, line->str,
                               rule->origin);
        g_string_free(line, TRUE);
    }
    if (policy->files->len > 0)
        g_string_append(text, ");\n");
    add_line(text, policy, "tombstones", "tombstones",
             policy->tombstones ? "true" : "false");
    add_line(text, policy, "csv.bom", "csv.bom",
             policy->csv_bom ? "true" : "false");
}

static void
add_limits(GString *text, const SkPolicy *policy)
{
    const SkLimits *l = &policy->limits;
    const struct {
        const char *key;
        guint64 value;
        gboolean size;
    } rows[] = {
        { "limits.message", l->message, TRUE },
        { "limits.expanded", l->expanded, TRUE },
        { "limits.ratio", l->ratio, FALSE },
        { "limits.parts", l->parts, FALSE },
        { "limits.depth", l->depth, FALSE },
        { "limits.seconds", l->seconds, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *size = sk_policy_size_text(rows[i].value);
        g_autofree char *value =
            rows[i].size ? g_strdup_printf("\"%s\"", size)
                         : g_strdup_printf("%" G_GUINT64_FORMAT, rows[i].value);

        add_line(text, policy, rows[i].key, rows[i].key, value);
    }
}

char *
sk_policy_file_show(const SkPolicyFile *file, const SkPolicy *policy)
{
    GString *text = g_string_new(NULL);

    g_string_append_printf(text, "# profile %s, policy %s\n", policy->name,
                           file->hash);
    add_word(text, policy, "base",
             strcmp(policy->base, SK_PRESET_FILES_BASIC) == 0);
    add_word(text, policy, "charset", policy->charset);
    add_word(text, policy, "links", policy->links);
    add_word(text, policy, "html", policy->html);
    add_word(text, policy, "hidden", policy->hidden);
    add_word(text, policy, "ambiguous", policy->ambiguous);
    add_files(text, policy);
    add_kept(text, policy);
    add_word(text, policy, "notice.language",
             strcmp(policy->notice_language, "en") == 0);
    add_word(text, policy, "notice.place", policy->notice_place);
    if (strcmp(sk_policy_origin(policy, "notice.file"), "default") != 0)
        g_string_append_printf(text, "%-*s # %s\n", COLUMN, "notice.file = …;",
                               sk_policy_origin(policy, "notice.file"));
    add_limits(text, policy);
    return g_string_free(text, FALSE);
}
