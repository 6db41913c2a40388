/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks over a ZIP (zip_strict.h): first the central directory from its first
 * to its last byte, then the local headers one by one in the order in which
 * they lie, from the first byte of the file to the central directory.
 */
#include <archive/zip_record.h>

static gboolean
read_directory(SkZipBytes *zip, const SkZipEnd *end, guint most,
               GArray *members)
{
    guint64 at = end->directory;

    if (end->entries > most)
        return sk_zip_refuse(zip, SK_REASON_LIMIT_PARTS, "members");
    for (guint64 i = 0; i < end->entries; i++) {
        SkZipMember member;

        if (!sk_zip_read_central(zip, &at, end->directory_end, &member))
            return FALSE;
        g_array_append_val(members, member);
    }
    if (at != end->directory_end)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "directory");
    return TRUE;
}

static gint
by_offset(gconstpointer a, gconstpointer b)
{
    guint64 one = ((const SkZipMember *)a)->offset;
    guint64 two = ((const SkZipMember *)b)->offset;

    return one < two ? -1 : one > two;
}

static gboolean
match_locals(SkZipBytes *zip, const SkZipEnd *end, GArray *members)
{
    guint64 first = members->len > 0
                        ? g_array_index(members, SkZipMember, 0).offset
                        : end->directory;

    if (first != 0)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS,
                             members->len > 0 ? "prefix" : "hidden-member");
    /* This must be known before the first member is read, because each member
     * reaches up to the offset of the next. */
    if (members->len > 0 &&
        g_array_index(members, SkZipMember, members->len - 1).offset >=
            end->directory)
        return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "overlap");
    for (guint i = 0; i < members->len; i++) {
        SkZipMember *member = &g_array_index(members, SkZipMember, i);
        guint64 next = i + 1 < members->len
                           ? g_array_index(members, SkZipMember, i + 1).offset
                           : end->directory;

        if (member->offset >= next)
            return sk_zip_refuse(zip, SK_REASON_ARCHIVE_AMBIGUOUS, "overlap");
        if (!sk_zip_match_local(zip, member, next))
            return FALSE;
    }
    return TRUE;
}

SkZipWalk
sk_zip_walk(const guint8 *bytes, gsize len, guint most)
{
    SkZipBytes zip = { .bytes = bytes, .len = len };
    SkZipWalk walk = { .members =
                           g_array_new(FALSE, FALSE, sizeof(SkZipMember)) };
    SkZipEnd end;

    if (len >= 2 && bytes[0] == 'M' && bytes[1] == 'Z')
        sk_zip_refuse(&zip, SK_REASON_ARCHIVE_SFX, NULL);
    else if (sk_zip_find_end(&zip, &end) &&
             read_directory(&zip, &end, most, walk.members)) {
        g_array_sort(walk.members, by_offset);
        match_locals(&zip, &end, walk.members);
    }
    if (zip.reason != SK_REASON_NONE)
        g_clear_pointer(&walk.members, g_array_unref);
    walk.reason = zip.reason;
    walk.why = zip.why;
    return walk;
}

void
sk_zip_walk_clear(SkZipWalk *walk)
{
    g_clear_pointer(&walk->members, g_array_unref);
}
