/* SPDX-License-Identifier: Apache-2.0
 *
 * strip-attachment: removes every part that no filter has vouched for, with a
 * reason; in a profile that passes only text these are all parts that are not
 * text for reading. It runs last of the filters that decide about a leaf. It
 * reads no content, because the type of each part was found before. The one
 * exception is the trailer of a PDF: it says whether the file is encrypted, and
 * people are told that as the reason.
 */
#include <sekisho/filter.h>
#include <sekisho/floor.h>
#include <pdf_data/pdf_locked.h>

/* Returns the reason to tell staff; the most telling one comes first. */
static SkReason
reason_for(const SkPart *part)
{
    const char *found = sk_part_found(part);
    GBytes *bytes = sk_part_bytes(part);
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
    if (bytes != NULL && g_strcmp0(found, "application/pdf") == 0 &&
        sk_pdf_says_locked(bytes))
        return SK_REASON_ENCRYPTED;
    return SK_REASON_ATTACHMENT;
}

/* Returns whether the picture would be accepted in another format, so that the
 * sender can be told. */
static gboolean
is_foreign_picture(const char *found)
{
    return found != NULL && g_str_has_prefix(found, "image/") &&
           !sk_type_can_be(found, SK_DO_CLEAN);
}

/* Returns the reason where files may pass: this file has a type that may not,
 * or there is no filter that would make it safe. */
static SkReason
reason_for_file(const SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    SkReason reason = reason_for(part);
    const SkFloor *floor = sk_floor_type(found);
    const SkFileRule *rule = sk_part_rule(part, policy, found);

    if (reason != SK_REASON_ATTACHMENT)
        return reason;
    if (sk_part_role(part) == SK_ROLE_BODY)
        return SK_REASON_NO_TEXT; /* Both files and texts may pass here. */
    if (floor != NULL)
        return floor->reason;
    if (found != NULL && g_str_has_suffix(found, "+polyglot"))
        return SK_REASON_POLYGLOT;
    if (rule == NULL || rule->action == SK_DO_REMOVE)
        return SK_REASON_TYPE_NOT_ALLOWED;
    return is_foreign_picture(found) ? SK_REASON_PICTURE_FORMAT
                                     : SK_REASON_UNDECIDED;
}

static SkVerdict
strip_clean(SkPart *part, const SkPolicy *policy)
{
    if (sk_part_n_children(part) > 0 || sk_part_role(part) == SK_ROLE_MULTIPART)
        return sk_part_pass(part);
    if (sk_part_verdict(part) >= SK_VERDICT_KEPT)
        return sk_part_pass(part);
    return sk_part_remove(part,
                          policy->files != NULL && policy->files->len > 0
                              ? reason_for_file(part, policy)
                              : reason_for(part),
                          NULL);
}

const SkFilter sk_filter_strip_attachment = {
    .name = "strip-attachment",
    .purpose = "removes every part that is not text for reading",
    .stage = SK_STAGE_CLOSE,
    .method = SK_METHOD_REMOVED,
    .did = "attachment-removed",
    .clean = strip_clean,
};
