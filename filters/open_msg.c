/* SPDX-License-Identifier: Apache-2.0
 *
 * open-msg: mails as Outlook saves them (.msg): text, files, mails in it.
 * Handed on as a mail to the one reader of mails. Vouches for nothing. Stands
 * against the box that scanners do not open (T008).
 */
#include <sekisho/filter.h>
#include <charset/charset.h>
#include <mail/mail_file.h>
#include <outlook/mapi.h>
#include <outlook/msg.h>

static const char type[] = "application/vnd.ms-outlook";

static SkVerdict
msg_open(SkPart *part, const SkPolicy *policy)
{
    return sk_mapi_open(part, policy, type, sk_msg_read, TRUE, "msg");
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
