/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds an SkPolicy: one profile with every default filled in and the line of
 * each setting remembered. Which mail gets which profile is decided in
 * routes.c.
 */
#include "core/header_names.h"
#include "core/policy/private.h"

#include <string.h>

#include "core/notice/notice_texts.h"
#include "core/policy/settings.h"

#define KEPT_MAX      64 /* the inspector's request holds as many */
#define KEPT_NAME_MAX 63

/* These headers are written for the mail that leaves, or speak of a mail that
 * no longer exists. Keeping the original's would let the sender describe the
 * new message, or reveal recipients that were to stay secret. Those of
 * sk_header_name_is_ours belong to them. */
static const char *const structural[] = {
    "MIME-Version", "Bcc",      "Resent-Bcc",     "Lines",
    "Status",       "X-Status", "DKIM-Signature", NULL,
};

SkPolicy *
sk_policy_new(void)
{
    SkPolicy *policy = g_new0(SkPolicy, 1);

    policy->files = g_ptr_array_new_with_free_func(sk_file_rule_free);
    policy->notes = g_ptr_array_new_with_free_func(g_free);
    policy->origins =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return policy;
}

void
sk_policy_free(SkPolicy *policy)
{
    if (policy == NULL)
        return;
    sk_settings_free(SK_KEY_OF_PROFILE, policy);
    g_free(policy->name);
    if (policy->notice_texts != NULL)
        sk_notice_texts_unref(policy->notice_texts);
    g_ptr_array_unref(policy->files);
    g_ptr_array_unref(policy->notes);
    g_clear_pointer(&policy->crossings, g_ptr_array_unref);
    g_clear_pointer(&policy->zones, g_ptr_array_unref);
    g_free(policy->hash);
    g_hash_table_unref(policy->origins);
    g_free(policy);
}

void
sk_policy_note_origin(SkPolicy *policy, const char *key, const char *origin)
{
    g_hash_table_replace(policy->origins, g_strdup(key), g_strdup(origin));
}

const char *
sk_policy_origin(const SkPolicy *policy, const char *key)
{
    const char *origin = g_hash_table_lookup(policy->origins, key);

    return origin != NULL ? origin : "default";
}

const char *
sk_policy_text(const SkPolicy *policy, const char *key)
{
    return sk_notice_texts_get(policy->notice_texts, key);
}

gboolean
sk_policy_is_listed(const char *name, const char *const *list)
{
    for (guint i = 0; list[i] != NULL; i++)
        if (g_ascii_strcasecmp(name, list[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
is_structural(const char *name)
{
    return sk_header_name_is_ours(name, strlen(name)) ||
           g_ascii_strncasecmp(name, "ARC-", 4) == 0 ||
           sk_policy_is_listed(name, structural);
}

gboolean
sk_is_field_name(const char *name)
{
    gsize len = strlen(name);

    if (len == 0 || len > KEPT_NAME_MAX)
        return FALSE;
    for (gsize i = 0; i < len; i++)
        if (name[i] < '!' || name[i] > '~' || name[i] == ':')
            return FALSE;
    return TRUE;
}

/* Returns what is wrong with keeping the header @name, or NULL. */
static const char *
why_not_keep(const char *name)
{
    static const char ours[] =
        "is written by the gateway itself and cannot be kept";
    const SkHeaderName *row;

    if (!sk_is_field_name(name))
        return "is no header name (printable ASCII without blank and colon, "
               "63 characters at most)";
    row = sk_header_name_find(name, strlen(name));
    if (row != NULL && row->kind == SK_HEADER_TRACE)
        return ours;
    /* These are read by readers of their own, which free text would bypass. */
    if (row != NULL)
        return "is always kept; leave it out";
    if (is_structural(name))
        return ours;
    return NULL;
}

static void
check_headers(SkPolicy *policy, const SkNode *headers, SkProblems *problems)
{
    const SkNode *keep = sk_node_member(headers, "keep");

    for (guint i = 0; policy->keep_headers[i] != NULL; i++) {
        const char *name = policy->keep_headers[i];
        const char *why = why_not_keep(name);

        if (why != NULL)
            sk_problems_add(problems, sk_node_at(keep, i)->origin,
                            "headers.keep: \"%s\" %s", name, why);
        for (guint j = 0; j < i; j++)
            if (g_ascii_strcasecmp(name, policy->keep_headers[j]) == 0)
                sk_problems_add(problems, sk_node_at(keep, i)->origin,
                                "headers.keep: \"%s\" is said twice", name);
    }
    if (g_strv_length(policy->keep_headers) > KEPT_MAX)
        sk_problems_add(problems, keep->origin,
                        "headers.keep: more than %d names", KEPT_MAX);
}

static void
build_notice(SkPolicy *policy, const SkNode *notice, SkPolicySource *source,
             SkProblems *problems)
{
    const SkNode *said = sk_node_member(notice, "file");
    g_autofree char *file = sk_values_text(notice, "profiles.*.notice.file");
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;

    if (*file != '\0') {
        g_autofree char *why = NULL;
        g_autofree char *bytes = NULL;
        gsize len = 0;

        path = sk_policy_source_resolve(source, said->origin, file);
        bytes = sk_policy_source_load(source, path, &len, &why);
        if (bytes == NULL) {
            sk_problems_add(problems, said->origin, "notice.file \"%s\": %s",
                            file, why);
            g_clear_pointer(&path, g_free);
        }
    }
    policy->notice_texts =
        sk_notice_texts_load(policy->notice_language, path, &error);
    if (policy->notice_texts == NULL)
        sk_problems_add(problems, said ? said->origin : "notice", "%s",
                        error->message);
    sk_policy_note_origin(policy, "notice.file",
                          sk_values_origin(notice, "profiles.*.notice.file"));
}

static void
note_origin(gpointer policy, const char *key, const char *origin)
{
    sk_policy_note_origin(policy, key, origin);
}

/* Reads every setting of the table. A preset has no group of its own: its base
 * is itself, and everything else has its default. */
static void
read_settings(SkPolicy *policy, const SkNode *profile, const SkNode *root)
{
    sk_settings_read(SK_KEY_OF_PROFILE, policy, profile, root, note_origin,
                     policy);
    if (profile == NULL) {
        g_free(policy->base);
        policy->base = g_strdup(policy->name);
    }
    sk_preset_fill_settings(policy);
}

gboolean
sk_policy_is_preset(const char *name)
{
    return sk_policy_is_listed(name, sk_policy_key("profiles.*.base")->words);
}

SkPolicy *
sk_policy_build(const char *name, const SkNode *profile, const SkNode *root,
                SkPolicySource *source, SkProblems *problems)
{
    SkPolicy *policy = sk_policy_new();

    policy->name = g_strdup(name);
    read_settings(policy, profile, root);
    sk_policy_build_files(policy, profile, source, problems);
    sk_policy_check_xml(policy, profile, problems);
    sk_policy_check_inside(policy, profile, problems);
    check_headers(policy, sk_node_member(profile, "headers"), problems);
    build_notice(policy, sk_node_member(profile, "notice"), source, problems);
    return policy;
}
