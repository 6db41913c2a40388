/* SPDX-License-Identifier: Apache-2.0
 *
 * Files that are mails (mail_file.h): only the rules and the verdicts. The
 * filter that opens each kind reads its bytes.
 */
#include <mail/mail_file.h>

/* The inspector accepts eight mails and archives inside one another. */
#define MAILS_MAX 7

static gboolean
opens(const SkFileRule *rule)
{
    return rule != NULL &&
           (rule->action == SK_DO_FLATTEN || rule->action == SK_DO_CLEAN);
}

static gboolean
is_mail_type(const char *type)
{
    return g_str_equal(sk_type_group(type), "mail");
}

gboolean
sk_mail_file_used(const SkPolicy *policy)
{
    for (guint i = 0; policy->files != NULL && i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (opens(rule) &&
            (g_str_equal(rule->type, "mail") || is_mail_type(rule->type) ||
             g_str_equal(rule->type, "*")))
            return TRUE;
    }
    return FALSE;
}

gboolean
sk_mail_file_opens(const SkPart *part, const SkPolicy *policy, const char *type)
{
    return sk_part_bytes(part) != NULL && sk_part_n_children(part) == 0 &&
           sk_part_role(part) != SK_ROLE_BODY &&
           opens(sk_part_rule(part, policy, type));
}

gboolean
sk_mail_file_is_closed(const SkPart *part, const SkPolicy *policy,
                       const char *type)
{
    guint depth = sk_part_rule(part, policy, type)->depth;
    guint around = 0;

    while ((part = sk_part_parent(part)) != NULL)
        around += sk_part_found(part) != NULL &&
                  is_mail_type(sk_part_found(part)) &&
                  sk_part_parent(part) != NULL;
    return depth > 0 && around >= depth;
}

static gboolean
is_wrapper(const char *found)
{
    return !g_str_equal(found, "message/rfc822") &&
           !g_str_equal(found, "application/vnd.ms-outlook");
}

/* Returns the number of mails and archives around @part, whether they leave or
 * not. */
static guint
boxes_around(const SkPart *part)
{
    guint n = 0;

    while ((part = sk_part_parent(part)) != NULL)
        n += sk_part_role(part) != SK_ROLE_MULTIPART;
    return n;
}

gboolean
sk_mail_file_leaves(const SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    gboolean alone = sk_part_parent(part) == NULL;
    const SkFileRule *rule;

    if (found == NULL || !is_mail_type(found) || sk_part_n_children(part) == 0)
        return FALSE;
    if (alone)
        return sk_part_role(part) != SK_ROLE_MESSAGE;
    rule = sk_part_rule(part, policy, found);
    if (rule == NULL || rule->action != SK_DO_CLEAN ||
        boxes_around(part) > MAILS_MAX)
        return FALSE;
    if (sk_part_role(part) == SK_ROLE_MULTIPART)
        /* A multipart/signed is only a form of the mail around it. */
        return FALSE;
    return !is_wrapper(found) || sk_part_role(part) == SK_ROLE_MEMBER;
}

SkVerdict
sk_mail_file_split(SkPart *part, GBytes *mail)
{
    SkReason why = SK_REASON_NONE;
    GPtrArray *children = sk_part_read_mail(part, mail, &why);

    if (children == NULL)
        return sk_part_remove(part, why, NULL);
    if (children->len > 0)
        return sk_part_split(part, children);
    g_ptr_array_unref(children);
    return sk_part_remove(part, SK_REASON_UNREADABLE, "empty-mail");
}
