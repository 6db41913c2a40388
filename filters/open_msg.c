/* SPDX-License-Identifier: Apache-2.0
 *
 * open-msg: mails as Outlook saves them (.msg): text, files, mails in it.
 * Handed on as a mail to the one reader of mails. Vouches for nothing. Stands
 * against the box that scanners do not open (T008).
 */
#include <sekisho/filter.h>
#include <shared/charset.h>
#include <shared/mail_file.h>
#include <shared/mapi.h>
#include <shared/msg.h>

static const char type[] = "application/vnd.ms-outlook";

static SkVerdict
msg_open(SkPart *part, const SkPolicy *policy)
{
    SkReason why = SK_REASON_NONE;
    g_autoptr(SkMapi) message = NULL;
    g_autoptr(GBytes) mail = NULL;

    if (!sk_mail_file_opens(part, policy, type))
        return sk_part_pass(part);
    if (sk_mail_file_is_closed(part, policy, type))
        return sk_part_remove(part, SK_REASON_LIMIT_DEPTH, NULL);
    message = sk_msg_read(sk_part_bytes(part), part);
    if (message == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "msg");
    mail = sk_mapi_to_mail(message, TRUE, part, &why);
    if (mail == NULL)
        return sk_part_remove(part, why, NULL);
    return sk_mail_file_split(part, mail);
}

static const char *const msg_types[] = { type, NULL };

const SkFilter sk_filter_open_msg = {
    .name = "open-msg",
    .purpose = "opens mails that Outlook saved",
    .stage = SK_STAGE_OPEN,
    .types = msg_types,
    .method = SK_METHOD_NONE,
    .uses = sk_mail_file_used,
    .prepare = sk_charset_prepare,
    .clean = msg_open,
};
