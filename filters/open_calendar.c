/* SPDX-License-Identifier: Apache-2.0
 *
 * open-calendar: an appointment or a contact that is the text of a mail, or one
 * of its forms, is shown as text (convert_calendar.c), and is also kept as a
 * file where the policy lets such files leave. One that was attached under a
 * name is an ordinary file and not handled here. This filter decides about no
 * part.
 */
#include <sekisho/filter.h>
#include <file/file_text.h>

static const char *const calendar_types[] = { "text/calendar", "text/vcard",
                                              NULL };

/* Returns whether the sender meant @part to be read: it is a form of the text,
 * the whole mail, or a part without a name. */
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

/* Returns whether the same bytes stand as a file elsewhere, at or below @at:
 * many programs send an invitation as a form of the text and attach it as well.
 */
static gboolean
is_attached_too(const SkPart *at, const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(at); i++)
        if (is_attached_too(sk_part_child(at, i), part))
            return TRUE;
    return at != part && sk_part_role(at) == SK_ROLE_ATTACHMENT &&
           sk_part_name(at) != NULL && sk_part_bytes(at) != NULL &&
           g_bytes_equal(sk_part_bytes(at), sk_part_bytes(part));
}

static const SkPart *
root_of(const SkPart *part)
{
    while (sk_part_parent(part) != NULL)
        part = sk_part_parent(part);
    return part;
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
    if (sk_file_is_cleaned(part, policy) &&
        !is_attached_too(root_of(part), part))
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
