/* SPDX-License-Identifier: Apache-2.0
 *
 * open-calendar: an appointment or a contact that is the text of a mail, or
 * one of its forms, is read as text (convert_calendar.c), and is a file beside
 * that where the policy lets such files leave. One that was attached under a
 * name is a file like others, and none of its business. Decides nothing.
 */
#include <sekisho/filter.h>
#include <shared/file_text.h>

static const char *const calendar_types[] = { "text/calendar", "text/vcard",
                                              NULL };

/* Whether @part is what the sender meant to be read: a form of the text, the
 * whole mail, or a part without a name. */
static gboolean
is_text(const SkPart *part)
{
    const SkPart *parent = sk_part_parent(part);

    if (parent == NULL || sk_part_bytes(part) == NULL ||
        g_bytes_get_size(sk_part_bytes(part)) == 0)
        return FALSE;
    if (sk_part_role(part) != SK_ROLE_ATTACHMENT &&
        sk_part_role(part) != SK_ROLE_INLINE)
        return FALSE;
    if (sk_part_role(parent) == SK_ROLE_MESSAGE)
        return TRUE;
    return sk_part_role(parent) == SK_ROLE_MULTIPART &&
           (sk_part_name(part) == NULL ||
            g_strcmp0(sk_part_claimed(parent), "multipart/alternative") == 0);
}

static SkVerdict
calendar_open(SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    GPtrArray *children = NULL;

    if (!is_text(part) || g_strcmp0(sk_part_claimed(part), found) != 0)
        return sk_part_pass(part);
    children = g_ptr_array_new();
    g_ptr_array_add(
        children, sk_part_new(SK_ROLE_BODY, NULL, found, sk_part_bytes(part)));
    if (sk_file_is_cleaned(policy, found))
        g_ptr_array_add(children,
                        sk_part_new(SK_ROLE_ATTACHMENT, sk_part_name(part),
                                    found, sk_part_bytes(part)));
    return sk_part_split(part, children);
}

const SkFilter sk_filter_open_calendar = {
    .name = "open-calendar",
    .purpose = "takes appointments and contacts in the text of a mail for "
               "what they are",
    .stage = SK_STAGE_OPEN,
    .types = calendar_types,
    .method = SK_METHOD_NONE,
    .clean = calendar_open,
};
