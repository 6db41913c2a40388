/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPolicy: one profile made from its settings, with every default filled in
 * and the line of each kept. Does not decide which mail gets which profile
 * (zones.c).
 */
#include "core/policy-private.h"

#include <string.h>

#include "core/notice-texts.h"

#define MOST_KEPT    64 /* the inspector's request holds as many */
#define LONGEST_KEPT 63

/* Headers the mail that leaves is built with, or that speak of a mail that is
 * no longer there: keeping the original's would let the sender describe our
 * message, or name recipients that were to stay secret. */
static const char *const structural[] = {
    "MIME-Version", "Received", "Return-Path",    "Bcc", "Resent-Bcc", "Lines",
    "Status",       "X-Status", "DKIM-Signature", NULL,
};
static const char *const structural_prefixes[] = { "Content-", "X-Sekisho",
                                                   "ARC-", NULL };

/* Kept anyhow, each read by a reader of its own; as free text they would slip
 * past it. */
static const char *const built_in[] = {
    "From",
    "Sender",
    "Reply-To",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Comments",
    "Keywords",
    "Thread-Topic",
    "Organization",
    "Auto-Submitted",
    "Precedence",
    "Importance",
    "Priority",
    "X-Priority",
    "Content-Language",
    "List-Id",
    "Resent-From",
    "Resent-To",
    "Resent-Cc",
    "Resent-Sender",
    "Resent-Date",
    "Resent-Message-ID",
    NULL,
};

SkPolicy *
sk_policy_new(void)
{
    SkPolicy *policy = g_new0(SkPolicy, 1);

    policy->files = g_ptr_array_new_with_free_func(sk_file_rule_free);
    policy->origins =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return policy;
}

void
sk_policy_free(SkPolicy *policy)
{
    if (policy == NULL)
        return;
    g_free(policy->name);
    g_free(policy->base);
    g_strfreev(policy->keep_headers);
    g_free(policy->notice_language);
    if (policy->notice_texts != NULL)
        sk_notice_texts_unref(policy->notice_texts);
    g_ptr_array_unref(policy->files);
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

static gboolean
is_listed(const char *name, const char *const *list)
{
    for (guint i = 0; list[i] != NULL; i++)
        if (g_ascii_strcasecmp(name, list[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
is_structural(const char *name)
{
    for (guint i = 0; structural_prefixes[i] != NULL; i++)
        if (g_ascii_strncasecmp(name, structural_prefixes[i],
                                strlen(structural_prefixes[i])) == 0)
            return TRUE;
    return is_listed(name, structural);
}

static gboolean
is_field_name(const char *name)
{
    gsize len = strlen(name);

    if (len == 0 || len > LONGEST_KEPT)
        return FALSE;
    for (gsize i = 0; i < len; i++)
        if (name[i] < '!' || name[i] > '~' || name[i] == ':')
            return FALSE;
    return TRUE;
}

/* What is wrong with keeping @name; NULL when nothing is. */
static const char *
why_not_keep(const char *name)
{
    if (!is_field_name(name))
        return "is no header name (printable ASCII without blank and colon, "
               "63 characters at most)";
    if (is_listed(name, built_in))
        return "is always kept; leave it out";
    if (is_structural(name))
        return "is written by the gateway itself and cannot be kept";
    return NULL;
}

static void
build_headers(SkPolicy *policy, const SkNode *headers, SkProblems *problems)
{
    const SkNode *keep = sk_node_member(headers, "keep");

    policy->keep_headers = sk_values_texts(headers, "profiles.*.headers.keep");
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
    if (g_strv_length(policy->keep_headers) > MOST_KEPT)
        sk_problems_add(problems, keep->origin,
                        "headers.keep: more than %d names", MOST_KEPT);
    sk_policy_note_origin(policy, "headers.keep",
                          sk_values_origin(headers, "profiles.*.headers.keep"));
}

static void
build_notice(SkPolicy *policy, const SkNode *notice, SkPolicySource *source,
             SkProblems *problems)
{
    const SkKey *language = sk_policy_key("profiles.*.notice.language");
    const SkNode *said = sk_node_member(notice, "file");
    g_autofree char *file = sk_values_text(notice, "profiles.*.notice.file");
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;

    policy->notice_place =
        (SkPlace)sk_values_word(notice, "profiles.*.notice.place");
    policy->notice_language =
        g_strdup(language->words[sk_values_word(notice, language->path)]);
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
    for (guint i = 0; i < 3; i++) {
        static const char *const names[] = { "language", "place", "file" };
        g_autofree char *key = g_strconcat("notice.", names[i], NULL);
        g_autofree char *full = g_strconcat("profiles.*.", key, NULL);

        sk_policy_note_origin(policy, key, sk_values_origin(notice, full));
    }
}

static void
build_limits(SkPolicy *policy, const SkNode *limits)
{
    static const char *const names[] = { "message", "expanded", "ratio",
                                         "parts",   "depth",    "seconds" };

    policy->limits = (SkLimits){
        .message = sk_values_number(limits, "limits.message"),
        .expanded = sk_values_number(limits, "limits.expanded"),
        .ratio = (guint)sk_values_number(limits, "limits.ratio"),
        .parts = (guint)sk_values_number(limits, "limits.parts"),
        .depth = (guint)sk_values_number(limits, "limits.depth"),
        .seconds = (guint)sk_values_number(limits, "limits.seconds"),
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_strconcat("limits.", names[i], NULL);

        sk_policy_note_origin(policy, path, sk_values_origin(limits, path));
    }
}

static void
build_choices(SkPolicy *policy, const SkNode *profile)
{
    static const char *const names[] = { "base", "charset", "links",
                                         "html", "hidden",  "ambiguous" };
    const SkKey *base = sk_policy_key("profiles.*.base");

    policy->base = g_strdup(
        profile == NULL ? policy->name
                        : base->words[sk_values_word(profile, base->path)]);
    policy->charset = (SkCharset)sk_values_word(profile, "profiles.*.charset");
    policy->links = (SkLinks)sk_values_word(profile, "profiles.*.links");
    policy->html = (SkHtml)sk_values_word(profile, "profiles.*.html");
    policy->hidden = (SkHidden)sk_values_word(profile, "profiles.*.hidden");
    policy->ambiguous =
        (SkAmbiguous)sk_values_word(profile, "profiles.*.ambiguous");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_strconcat("profiles.*.", names[i], NULL);

        sk_policy_note_origin(policy, names[i],
                              sk_values_origin(profile, path));
    }
}

gboolean
sk_policy_is_preset(const char *name)
{
    return is_listed(name, sk_policy_key("profiles.*.base")->words);
}

SkPolicy *
sk_policy_build(const char *name, const SkNode *profile, const SkNode *root,
                SkPolicySource *source, SkProblems *problems)
{
    SkPolicy *policy = sk_policy_new();

    policy->name = g_strdup(name);
    build_choices(policy, profile);
    sk_policy_build_files(policy, profile, problems);
    build_headers(policy, sk_node_member(profile, "headers"), problems);
    build_notice(policy, sk_node_member(profile, "notice"), source, problems);
    build_limits(policy, sk_node_member(root, "limits"));
    return policy;
}
