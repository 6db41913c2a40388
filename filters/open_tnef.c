/* SPDX-License-Identifier: Apache-2.0
 *
 * open-tnef: opens winmail.dat, in which Outlook wraps the text, files and
 * mails of a mail, and hands it as a mail to the one reader of mails. This
 * filter vouches for nothing. This defends against a container that scanners do
 * not open (samples/mail/M036-tnef.eml).
 */
#include <sekisho/filter.h>
#include <charset/charset.h>
#include <mail/mail_file.h>
#include <outlook/mapi.h>
#include <outlook/tnef.h>

static const char type[] = "application/ms-tnef";

/* Returns whether the TNEF lies directly in a mail, whose own header names
 * sender, recipient and subject already. */
static gboolean
is_wrapped(const SkPart *part)
{
    return sk_part_parent(part) != NULL && sk_part_role(part) != SK_ROLE_MEMBER;
}

static SkVerdict
tnef_open(SkPart *part, const SkPolicy *policy)
{
    return sk_mapi_open(part, policy, type, sk_tnef_read, !is_wrapped(part),
                        "tnef");
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
