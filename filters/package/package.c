/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens packages and unpacks their members (package.h).
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/zip_strict.h>
#include <package/package.h>

#define PACKAGE_MEMBERS_MAX 65534

struct _SkPackage {
    SkPart *part;
    const SkPolicy *policy;
    SkZipWalk walk;
    GPtrArray *names; /* by member; NULL for a folder */
    GHashTable *keys; /* to the number of the member, plus 1 */
    guint64 unpacked, left;
    gsize len;
    gboolean has_backslashes; /* Its names have these instead of slashes. */
};

static gboolean
refuse(SkReason *why, const char **detail, SkReason reason, const char *what)
{
    *why = reason;
    *detail = what;
    return FALSE;
}

static gboolean
has_char(const SkZipMember *member, char c)
{
    return memchr(member->name, c, member->name_len) != NULL;
}

/* Returns whether the names in @package have backslashes between folders, as
 * some programs for Windows write them, and no slash. A reader that finds the
 * parts of such a package at all takes backslashes for slashes. If a package
 * has both, readers differ in which part they find, so FALSE is returned and
 * the backslash is refused as a bad character. */
static gboolean
uses_backslashes(const SkPackage *package)
{
    gboolean found = FALSE;

    for (guint i = 0; i < package->walk.members->len; i++) {
        const SkZipMember *member =
            &g_array_index(package->walk.members, SkZipMember, i);

        if (has_char(member, '/'))
            return FALSE;
        found = found || has_char(member, '\\');
    }
    return found;
}

/* Returns whether @member has one name only. The field of Info-ZIP that repeats
 * the name in UTF-8 must say the same, because not all readers look at it. */
static gboolean
has_one_name(const SkZipMember *member)
{
    return member->unicode == NULL ||
           (member->unicode_len == member->name_len &&
            memcmp(member->unicode, member->name, member->name_len) == 0);
}

/* Takes the name of @member. */
static gboolean
take_name(SkPackage *package, const SkZipMember *member, SkReason *why,
          const char **detail)
{
    g_autofree char *name =
        g_strndup((const char *)member->name, member->name_len);
    g_autofree char *key = NULL;

    if (member->kind == SK_ZIP_DIRECTORY) {
        g_ptr_array_add(package->names, NULL);
        return TRUE;
    }
    if (member->kind != SK_ZIP_FILE)
        return refuse(why, detail, SK_REASON_ARCHIVE_LINK, NULL);
    if (package->has_backslashes)
        g_strdelimit(name, "\\", '/');
    key = has_one_name(member) ? sk_package_key(name) : NULL;
    if (key == NULL)
        return refuse(why, detail, SK_REASON_AMBIGUOUS, "part-name");
    if (g_hash_table_contains(package->keys, key))
        return refuse(why, detail, SK_REASON_AMBIGUOUS, "part-twice");
    g_hash_table_insert(package->keys, g_steal_pointer(&key),
                        GUINT_TO_POINTER(package->names->len + 1));
    g_ptr_array_add(package->names, g_steal_pointer(&name));
    return TRUE;
}

SkPackage *
sk_package_open(SkPart *part, const SkPolicy *policy, SkReason *why,
                const char **detail)
{
    g_autoptr(SkPackage) package = g_new0(SkPackage, 1);
    const guint8 *bytes = g_bytes_get_data(sk_part_bytes(part), &package->len);
    guint parts = 0;

    package->part = part;
    package->policy = policy;
    package->names = g_ptr_array_new_with_free_func(g_free);
    package->keys =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    sk_part_left(part, &parts, &package->left);
    package->walk = sk_zip_walk(bytes, package->len, PACKAGE_MEMBERS_MAX);
    if (package->walk.members == NULL) {
        refuse(why, detail, package->walk.reason, package->walk.why);
        return NULL;
    }
    package->has_backslashes = uses_backslashes(package);
    for (guint i = 0; i < package->walk.members->len; i++)
        if (!take_name(package,
                       &g_array_index(package->walk.members, SkZipMember, i),
                       why, detail))
            return NULL;
    return g_steal_pointer(&package);
}

void
sk_package_close(SkPackage *package)
{
    if (package == NULL)
        return;
    sk_part_discarded(package->part, package->unpacked);
    sk_zip_walk_clear(&package->walk);
    g_ptr_array_unref(package->names);
    g_hash_table_unref(package->keys);
    g_free(package);
}

SkPart *
sk_package_part(const SkPackage *package)
{
    return package->part;
}

guint
sk_package_count(const SkPackage *package)
{
    return package->names->len;
}

const char *
sk_package_name(const SkPackage *package, guint i)
{
    const char *name = package->names->pdata[i];

    return name != NULL ? name : "";
}

int
sk_package_find(const SkPackage *package, const char *name)
{
    g_autofree char *key = sk_package_key(name);

    return key != NULL
               ? GPOINTER_TO_INT(g_hash_table_lookup(package->keys, key)) - 1
               : -1;
}

static const SkZipMember *
member_at(const SkPackage *package, guint i)
{
    return &g_array_index(package->walk.members, SkZipMember, i);
}

/* Counts @size more bytes against the limits. */
static gboolean
may_unpack(SkPackage *package, guint64 size, SkReason *why, const char **detail)
{
    const SkPolicy *policy = package->policy;

    if (size > package->left - MIN(package->left, package->unpacked))
        return refuse(why, detail, SK_REASON_LIMIT_EXPANDED, "package");
    package->unpacked += size;
    if (policy != NULL && package->unpacked > SK_RATIO_FROM &&
        package->unpacked / policy->limits.ratio > package->len)
        return refuse(why, detail, SK_REASON_LIMIT_RATIO, "package");
    return TRUE;
}

GBytes *
sk_package_read(SkPackage *package, guint i, SkReason *why, const char **detail)
{
    const SkZipMember *member = member_at(package, i);
    g_autoptr(GBytes) bytes = NULL;
    gsize len = 0;
    const guint8 *data = NULL;

    *detail = NULL;
    if (!may_unpack(package, member->size, why, detail))
        return NULL;
    if ((member->flags & 1) != 0) {
        refuse(why, detail, SK_REASON_ENCRYPTED, NULL);
        return NULL;
    }
    if (member->method == 8)
        bytes =
            sk_deflate_undo(package->part, member->data, (gsize)member->packed,
                            (gsize)member->size, why);
    else if (member->method == 0 && member->packed == member->size)
        bytes = g_bytes_new_static(member->data, (gsize)member->size);
    else
        refuse(why, detail, SK_REASON_ARCHIVE_METHOD, NULL);
    if (bytes == NULL)
        return NULL;
    data = g_bytes_get_data(bytes, &len);
    if (sk_crc32(data, len) != member->crc) {
        refuse(why, detail, SK_REASON_ARCHIVE_DAMAGED, "checksum");
        return NULL;
    }
    return g_steal_pointer(&bytes);
}

SkZipPacked *
sk_package_packed(const SkPackage *package, guint i)
{
    const SkZipMember *member = member_at(package, i);
    g_autoptr(GBytes) packed = NULL;

    if (member->method != 8 || member->packed >= member->size)
        return NULL;
    packed = g_bytes_new_static(member->data, (gsize)member->packed);
    return sk_zip_packed_new(packed, TRUE, member->crc, (gsize)member->size);
}
