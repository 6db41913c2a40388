/* SPDX-License-Identifier: Apache-2.0
 *
 * open-tnef: winmail.dat, in which Outlook wraps text, files and mails of a
 * mail. Handed on as a mail to the one reader of mails. Vouches for nothing.
 * Stands against the box that scanners do not open (A20, M036).
 */
#include <sekisho/filter.h>
#include <shared/charset.h>
#include <shared/mail_file.h>
#include <shared/mapi.h>
#include <shared/tnef.h>

static const char type[] = "application/ms-tnef";

/* The mail around it has said from whom, to whom and about what. */
static gboolean
is_wrapped(const SkPart *part)
{
    return sk_part_parent(part) != NULL && sk_part_role(part) != SK_ROLE_MEMBER;
}

static SkVerdict
tnef_open(SkPart *part, const SkPolicy *policy)
{
    SkReason why = SK_REASON_NONE;
    g_autoptr(SkMapi) message = NULL;
    g_autoptr(GBytes) mail = NULL;

    if (!sk_mail_file_opens(part, policy, type))
        return sk_part_pass(part);
    if (sk_mail_file_is_closed(part, policy, type))
        return sk_part_remove(part, SK_REASON_LIMIT_DEPTH, NULL);
    message = sk_tnef_read(sk_part_bytes(part), part);
    if (message == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "tnef");
    mail = sk_mapi_to_mail(message, !is_wrapped(part), part, &why);
    if (mail == NULL)
        return sk_part_remove(part, why, NULL);
    return sk_mail_file_split(part, mail);
}

static const char *const tnef_types[] = { type, NULL };

const SkFilter sk_filter_open_tnef = {
    .name = "open-tnef",
    .purpose = "opens winmail.dat",
    .stage = SK_STAGE_OPEN,
    .types = tnef_types,
    .method = SK_METHOD_NONE,
    .uses = sk_mail_file_used,
    .prepare = sk_charset_prepare,
    .clean = tnef_open,
};
