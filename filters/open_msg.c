/* SPDX-License-Identifier: Apache-2.0
 *
 * open-msg: opens mails as Outlook saves them (.msg) with the text, files and
 * mails in them, and hands them as a mail to the one reader of mails. This
 * filter vouches for nothing. This defends against a container that scanners do
 * not open.
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
