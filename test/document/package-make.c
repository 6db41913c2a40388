/* SPDX-License-Identifier: Apache-2.0
 *
 * Packages for tests (package-make.h). Stored, field by field, so that names
 * may be any.
 */
#include <string.h>

#include "package-make.h"

#include <archive/deflate.h>
#include <archive/zip_strict.h>

const guint8 package_png[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D,
    0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x02,
    0x08, 0x02, 0x00, 0x00, 0x00, 0x16, 0xE3, 0x21, 0x70, 0x00, 0x00, 0x00,
    0x0E, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0x00, 0x04,
    0xFF, 0x19, 0x00, 0x08, 0xFF, 0x01, 0xFF, 0x40, 0x21, 0x2C, 0x2E, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
};
const gsize package_png_len = sizeof package_png;

static void
put(GByteArray *out, guint64 value, guint n)
{
    for (guint i = 0; i < n; i++) {
        guint8 byte = (guint8)(value >> (8 * i));

        g_byte_array_append(out, &byte, 1);
    }
}

static void
put_text(GByteArray *out, const char *text)
{
    g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text));
}

/* Writes what both headers of a member say. */
static void
put_fields(GByteArray *out, const PackageMember *member, const guint8 *data,
           gsize len)
{
    put(out, 20, 2);
    put(out, 0x800, 2);
    put(out, 0, 2);
    put(out, 0x21u << 16, 4);
    put(out, sk_crc32(data, len), 4);
    put(out, len, 4);
    put(out, len, 4);
    put(out, strlen(member->name), 2);
    put(out, 0, 2);
}

GBytes *
package_make(const PackageMember *members)
{
    g_autoptr(GByteArray) directory = g_byte_array_new();
    GByteArray *out = g_byte_array_new();
    guint n = 0, at = 0;

    for (; members[n].name != NULL; n++) {
        const char *content = members[n].content;
        const guint8 *data =
            content != NULL ? (const guint8 *)content : package_png;
        gsize len = content != NULL ? strlen(content) : package_png_len;

        at = out->len;
        put_text(out, "PK\x03\x04");
        put_fields(out, &members[n], data, len);
        put_text(out, members[n].name);
        g_byte_array_append(out, data, (guint)len);
        put_text(directory, "PK\x01\x02");
        put(directory, 20, 2);
        put_fields(directory, &members[n], data, len);
        put(directory, 0, 6);
        put(directory, 0, 4);
        put(directory, at, 4);
        put_text(directory, members[n].name);
    }
    at = out->len;
    g_byte_array_append(out, directory->data, directory->len);
    put_text(out, "PK\x05\x06");
    put(out, 0, 4);
    put(out, n, 2);
    put(out, n, 2);
    put(out, directory->len, 4);
    put(out, at, 4);
    put(out, 0, 2);
    return g_byte_array_free_to_bytes(out);
}

static SkZipWalk
walk_over(GBytes *zip)
{
    gsize len = 0;
    const guint8 *bytes = g_bytes_get_data(zip, &len);
    SkZipWalk walk = sk_zip_walk(bytes, len, 65535);

    g_assert_nonnull(walk.members);
    return walk;
}

char *
package_list(GBytes *zip)
{
    g_auto(SkZipWalk) walk = walk_over(zip);
    GString *names = g_string_new(NULL);

    for (guint i = 0; i < walk.members->len; i++) {
        const SkZipMember *member =
            &g_array_index(walk.members, SkZipMember, i);

        g_string_append_printf(names, "%s%.*s", i > 0 ? " " : "",
                               (int)member->name_len,
                               (const char *)member->name);
    }
    return g_string_free(names, FALSE);
}

GBytes *
package_bytes(GBytes *zip, const char *name)
{
    g_auto(SkZipWalk) walk = walk_over(zip);

    for (guint i = 0; i < walk.members->len; i++) {
        const SkZipMember *member =
            &g_array_index(walk.members, SkZipMember, i);
        SkReason reason = SK_REASON_NONE;

        if (member->name_len != strlen(name) ||
            memcmp(member->name, name, member->name_len) != 0)
            continue;
        return member->method == 8
                   ? sk_deflate_undo(NULL, member->data, member->packed,
                                     member->size, &reason)
                   : g_bytes_new(member->data, member->size);
    }
    return NULL;
}

char *
package_member(GBytes *zip, const char *name)
{
    g_autoptr(GBytes) bytes = package_bytes(zip, name);

    return bytes != NULL ? g_strndup(g_bytes_get_data(bytes, NULL),
                                     g_bytes_get_size(bytes))
                         : NULL;
}
