/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows a policy as text for people: each effective setting with the place
 * where it was given. It is written in the form of a policy file, so that it
 * can be pasted into one. For the preview of notices it lets a policy speak
 * another language, which the gateway itself never does.
 */
#include "core/policy/private.h"

#include <string.h>

#include "core/notice/notice_texts.h"
#include "core/policy/settings.h"

#define COLUMN 40 /* the column in which the origins begin */

/* ---- conditions -----------------------------------------------------------
 */

static char *
size_text(const SkWhen *when)
{
    g_autofree char *from =
        when->size_from > 0 ? sk_policy_size_text(when->size_from) : NULL;
    g_autofree char *to =
        when->size_to < G_MAXUINT64 ? sk_policy_size_text(when->size_to) : NULL;

    return g_strdup_printf("\"%s-%s\"", from ? from : "", to ? to : "");
}

char *
sk_when_value(const SkWhen *when, SkWhenKey key)
{
    const GPtrArray *items = when->items[key];
    GString *text;

    if (key == SK_WHEN_SIZE)
        return size_text(when);
    text = g_string_new("[ ");
    for (guint i = 0; items != NULL && i < items->len; i++)
        g_string_append_printf(text, "%s\"%s\"", i > 0 ? ", " : "",
                               ((const SkWhenItem *)items->pdata[i])->said);
    g_string_append(text, " ]");
    return g_string_free(text, FALSE);
}

char *
sk_when_text(const SkWhen *when)
{
    GString *text = g_string_new("{ ");

    for (guint key = 0; key < SK_WHEN_N; key++) {
        g_autofree char *value = NULL;

        if ((when->keys & SK_WHEN_BIT(key)) == 0)
            continue;
        value = sk_when_value(when, (SkWhenKey)key);
        g_string_append_printf(text, "%s = %s; ", sk_when_word((SkWhenKey)key),
                               value);
    }
    if (sk_when_asks(when, SK_WHEN_BIT(SK_WHEN_LABEL))) {
        g_autofree char *names = g_strjoinv("\", \"", when->label_in);

        g_string_append_printf(text, "label_in = [ \"%s\" ]; ", names);
    }
    g_string_append_c(text, '}');
    return g_string_free(text, FALSE);
}

/* ---- the policy -----------------------------------------------------------
 */

static void
add_line(GString *text, const SkPolicy *policy, const char *key,
         const char *value)
{
    g_autofree char *line = g_strdup_printf("%s = %s;", key, value);

    g_string_append_printf(text, "%-*s # %s\n", COLUMN, line,
                           sk_policy_origin(policy, key));
}

/* Writes a rule without the settings that have their default. */
static void
add_rule(GString *text, const SkFileRule *rule)
{
    g_autoptr(GString) line = g_string_new("  {");
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    for (guint i = 0; i < n; i++) {
        g_autofree char *value = NULL;

        if (keys[i].owner != SK_KEY_OF_RULE)
            continue;
        value = sk_settings_text(&keys[i], rule);
        if (g_strcmp0(value, keys[i].initial) != 0)
            g_string_append_printf(line, " %s = %s;",
                                   sk_settings_name(&keys[i]), value);
    }
    if (rule->when != NULL) {
        g_autofree char *when = sk_when_text(rule->when);

        g_string_append_printf(line, " when = %s;", when);
    }
    g_string_append(line, " },");
    g_string_append_printf(text, "%-*s # %s\n", COLUMN, line->str,
                           rule->origin);
}

static void
add_rules(GString *text, const SkPolicy *policy)
{
    if (policy->files->len == 0) {
        add_line(text, policy, "files", "( )");
        return;
    }
    g_string_append(text, "files = (\n");
    for (guint i = 0; i < policy->files->len; i++)
        add_rule(text, policy->files->pdata[i]);
    g_string_append(text, ");\n");
}

/* The texts of a notice file are too long to be shown; only the file and its
 * origin are. */
static void
add_notice_file(GString *text, const SkPolicy *policy)
{
    const char *origin = sk_policy_origin(policy, "notice.file");

    if (strcmp(origin, "default") != 0)
        g_string_append_printf(text, "%-*s # %s\n", COLUMN, "notice.file = …;",
                               origin);
}

static void
add_key(GString *text, const SkPolicy *policy, const SkKey *key)
{
    g_autofree char *value = NULL;

    if (strcmp(key->path, "profiles.*.files") == 0)
        add_rules(text, policy);
    if (strcmp(key->path, "profiles.*.notice.file") == 0)
        add_notice_file(text, policy);
    if (key->owner != SK_KEY_OF_PROFILE)
        return;
    value = sk_settings_text(key, policy);
    add_line(text, policy, sk_settings_name(key), value);
}

char *
sk_policy_file_show(const SkPolicyFile *file, const SkPolicy *policy)
{
    GString *text = g_string_new(NULL);
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    g_string_append_printf(text, "# profile %s, policy %s\n", policy->name,
                           file->hash);
    for (guint i = 0; i < n; i++)
        add_key(text, policy, &keys[i]);
    return g_string_free(text, FALSE);
}

/* ---- another language --------------------------------------------------- */

static gboolean
speak(SkPolicy *policy, const char *language, GError **error)
{
    SkNoticeTexts *texts;

    if (strcmp(policy->notice_language, language) == 0)
        return TRUE;
    texts = sk_notice_texts_load(language, NULL, error);
    if (texts == NULL)
        return FALSE;
    sk_notice_texts_unref(policy->notice_texts);
    policy->notice_texts = texts;
    g_free(policy->notice_language);
    policy->notice_language = g_strdup(language);
    return TRUE;
}

gboolean
sk_policy_file_speak(SkPolicyFile *file, const char *language, GError **error)
{
    GPtrArray *lists[] = { file->profiles, file->spares };

    for (guint n = 0; n < G_N_ELEMENTS(lists); n++)
        for (guint i = 0; i < lists[n]->len; i++)
            if (!speak(g_ptr_array_index(lists[n], i), language, error))
                return FALSE;
    return TRUE;
}
