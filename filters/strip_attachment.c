/* SPDX-License-Identifier: Apache-2.0
 *
 * strip-attachment: in a profile that passes text only, every part that is not
 * text for reading goes, and says why. Runs last: it sees every leaf no filter
 * before it has vouched for. It reads nothing: what a part is was found before.
 */
#include <sekisho/filter.h>

/* The reason staff should hear, most telling first. */
static SkReason
reason_for(const char *found)
{
    static const struct {
        const char *found;
        SkReason reason;
    } table[] = {
        { "message/partial", SK_REASON_PARTIAL },
        { "message/external-body", SK_REASON_EXTERNAL_BODY },
        { "application/pkcs7-signature", SK_REASON_SIGNATURE },
        { "application/x-pkcs7-signature", SK_REASON_SIGNATURE },
        { "application/pgp-signature", SK_REASON_SIGNATURE },
        { "application/pkcs7-mime", SK_REASON_ENCRYPTED },
        { "application/x-pkcs7-mime", SK_REASON_ENCRYPTED },
        { "application/pgp-encrypted", SK_REASON_ENCRYPTED },
        { "application/x-dosexec", SK_REASON_EXECUTABLE },
        { "application/x-executable", SK_REASON_EXECUTABLE },
        { "application/x-ms-shortcut", SK_REASON_EXECUTABLE },
        { "text/x-shellscript", SK_REASON_EXECUTABLE },
        { "application/x-msi", SK_REASON_EXECUTABLE },
    };

    for (guint i = 0; found != NULL && i < G_N_ELEMENTS(table); i++)
        if (g_str_equal(found, table[i].found))
            return table[i].reason;
    if (found != NULL && g_str_has_suffix(found, "+encrypted"))
        return SK_REASON_ENCRYPTED;
    return SK_REASON_ATTACHMENT;
}

static SkVerdict
strip_clean(SkPart *part, const SkPolicy *policy)
{
    if (sk_part_n_children(part) > 0 || sk_part_role(part) == SK_ROLE_MULTIPART)
        return sk_part_pass(part);
    if (sk_part_verdict(part) >= SK_VERDICT_KEPT)
        return sk_part_pass(part);
    return sk_part_remove(part, reason_for(sk_part_found(part)), NULL);
}

const SkFilter sk_filter_strip_attachment = {
    .name = "strip-attachment",
    .purpose = "removes every part that is not text for reading",
    .stage = SK_STAGE_CLOSE,
    .method = SK_METHOD_REMOVED,
    .did = "attachment-removed",
    .clean = strip_clean,
};
