/* SPDX-License-Identifier: Apache-2.0
 *
 * open-smime: opens S/MIME in one piece (.p7m). The signed content is taken out
 * and judged like anything else, also where Outlook put a whole
 * multipart/signed under that name; encrypted content is reported as such. No
 * signature is verified: text and files are rebuilt, so no signature would
 * match them. This filter vouches for nothing. This defends against signed
 * containers that nobody looks into (samples/mail/M037-*.eml).
 */
#include <string.h>
#include <sekisho/filter.h>
#include <mail/cms.h>
#include <mail/mail_file.h>

static const char type[] = "application/pkcs7-mime";

static gboolean
is_named_p7m(const SkPart *part)
{
    g_autofree char *name = NULL;

    if (sk_part_name(part) == NULL)
        return FALSE;
    name = g_ascii_strdown(sk_part_name(part), -1);
    return g_str_has_suffix(name, ".p7m");
}

static gboolean
is_smime(const SkPart *part)
{
    const char *found = sk_part_found(part);

    return found != NULL && (g_str_equal(found, type) ||
                             g_str_equal(found, "application/x-pkcs7-mime") ||
                             (g_str_equal(found, "application/octet-stream") &&
                              is_named_p7m(part)));
}

/* Returns whether @content begins like a MIME entity. Otherwise a plain file
 * was signed. */
static gboolean
is_entity(GBytes *content)
{
    static const char *const starts[] = { "content-",  "mime-version:", "from:",
                                          "received:", "subject:",      "date:",
                                          "to:",       "message-id:" };
    gsize len;
    const char *data = g_bytes_get_data(content, &len);

    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (len > strlen(starts[i]) &&
            g_ascii_strncasecmp(data, starts[i], strlen(starts[i])) == 0)
            return TRUE;
    return FALSE;
}

/* Takes the file out of its signature: "contract.pdf.p7m"
 * holds contract.pdf. */
static SkVerdict
split_file(SkPart *part, GBytes *content)
{
    SkRole role = sk_part_role(part) == SK_ROLE_MEMBER ? SK_ROLE_MEMBER
                                                       : SK_ROLE_ATTACHMENT;
    g_autofree char *name = g_strdup(sk_part_name(part));
    GPtrArray *children = g_ptr_array_new();

    if (is_named_p7m(part))
        name[strlen(name) - strlen(".p7m")] = '\0';
    g_ptr_array_add(children, sk_part_new(role, name, NULL, content));
    return sk_part_split(part, children);
}

/* Sets the verdict of the part from @kind. */
static SkVerdict
open_kind(SkPart *part, SkCmsKind kind, GBytes *content)
{
    /* Around a signed file this is not treated as a mail, unless the S/MIME
     * object came alone. */
    if (kind != SK_CMS_NONE &&
        (content == NULL || is_entity(content) || sk_part_parent(part) == NULL))
        sk_part_known_as(part, type);
    switch (kind) {
    case SK_CMS_SIGNED:
        return is_entity(content) ? sk_mail_file_split(part, content)
                                  : split_file(part, content);
    case SK_CMS_DETACHED:
        return sk_part_remove(part, SK_REASON_SIGNATURE, NULL);
    case SK_CMS_ENCRYPTED:
        return sk_part_remove(part, SK_REASON_ENCRYPTED, "smime");
    case SK_CMS_NONE:
        if (is_entity(sk_part_bytes(part)))
            return sk_mail_file_split(part, sk_part_bytes(part));
        return sk_part_remove(part, SK_REASON_UNREADABLE, "smime");
    case SK_CMS_OTHER:
    default:
        return sk_part_remove(part, SK_REASON_UNREADABLE, "smime");
    }
}

static SkVerdict
smime_open(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(GBytes) content = NULL;
    SkCmsKind kind;

    if (!is_smime(part) || !sk_mail_file_opens(part, policy, type))
        return sk_part_pass(part);
    if (sk_mail_file_is_closed(part, policy, type))
        return sk_part_remove(part, SK_REASON_LIMIT_DEPTH, NULL);
    kind = sk_cms_open(sk_part_bytes(part), &content);
    return open_kind(part, kind, content);
}

const SkFilter sk_filter_open_smime = {
    .name = "open-smime",
    .purpose = "takes out what was signed by S/MIME in one piece",
    .stage = SK_STAGE_OPEN,
    .method = SK_METHOD_NONE,
    .uses = sk_mail_file_used,
    .clean = smime_open,
};
