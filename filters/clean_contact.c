/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-contact: rewrites contact files (VCF; version 2.1 becomes 3.0) as
 * names, numbers and addresses. Pictures, sounds, keys and links are left out,
 * because the address book would fetch or open them. Contacts in the text of a
 * mail are handled by convert_calendar.c. This defends against what an address
 * book fetches and against lines that two programs read differently.
 */
#include <sekisho/filter.h>
#include <charset/charset.h>
#include <calendar/calendar_file.h>
#include <file/file_text.h>

static const char *const contact_types[] = { "text/vcard", NULL };

static gboolean
uses_contact(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, contact_types);
}

static SkVerdict
contact_clean(SkPart *part, const SkPolicy *policy)
{
    return sk_calendar_file_clean(part, policy, "text/vcard", "VCARD");
}

const SkFilter sk_filter_clean_contact = {
    .name = "clean-contact",
    .purpose = "writes contact files anew, without pictures and links",
    .stage = SK_STAGE_CLEAN,
    .types = contact_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_contact,
    .prepare = sk_charset_prepare,
    .clean = contact_clean,
};
