/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the streams of an encrypted package and how they are encrypted
 * (locked.h).
 */
#include <string.h>
#include <locked/locked.h>
#include <locked/locked_inner.h>
#include <outlook/cfb.h>
#include <sekisho/bytes.h>

const guint8 sk_locked_password[30] = {
    'V', 0,   'e', 0,   'l', 0,   'v', 0,   'e', 0,   't', 0,   'S', 0,   'w',
    0,   'e', 0,   'a', 0,   't', 0,   's', 0,   'h', 0,   'o', 0,   'p', 0,
};

gboolean
sk_locked_spin(SkPart *part, SkHasher *hasher, const guint8 *salt,
               gsize salt_len, guint rounds, guint8 *hash)
{
    const gsize len = sk_hasher_length(hasher);

    sk_hash_two(hasher, salt, salt_len, sk_locked_password,
                sizeof sk_locked_password, hash);
    for (guint i = 0; i < rounds; i++) {
        const guint32 round = GUINT32_TO_LE(i);

        if (sk_part_out_of_time(part))
            return FALSE;
        sk_hash_two(hasher, &round, 4, hash, len, hash);
    }
    return TRUE;
}

guint8 *
sk_locked_room(SkPart *part, const guint8 *data, gsize len, gsize *size,
               gsize *whole)
{
    guint64 left = 0, bytes = 0;
    guint parts = 0;

    if (len < 8)
        return NULL;
    bytes = sk_read_le64(data);
    sk_part_left(part, &parts, &left);
    if (bytes > len - 8 || bytes > left)
        return NULL;
    *size = (gsize)bytes;
    *whole = (*size + 15) / 16 * 16;
    return *whole <= len - 8 ? g_try_malloc(*whole + 1) : NULL;
}

static GBytes *
find_stream(SkCfb *cfb, const GArray *entries, const char *name)
{
    for (guint i = 0; i < entries->len; i++) {
        guint32 entry = g_array_index(entries, guint32, i);
        g_autofree char *own = sk_cfb_name(cfb, entry);

        if (g_ascii_strcasecmp(own, name) == 0 &&
            !sk_cfb_is_storage(cfb, entry))
            return sk_cfb_stream(cfb, entry);
    }
    return NULL;
}

GBytes *
sk_locked_open(SkPart *part, GBytes *bytes)
{
    g_autoptr(SkCfb) cfb = sk_cfb_open(bytes);
    g_autoptr(GArray) entries = NULL;
    g_autoptr(GBytes) info = NULL, package = NULL;
    const guint8 *start = NULL;
    gsize len = 0;

    if (cfb == NULL)
        return NULL;
    entries = sk_cfb_children(cfb, SK_CFB_ROOT);
    info = find_stream(cfb, entries, "EncryptionInfo");
    package = find_stream(cfb, entries, "EncryptedPackage");
    if (info == NULL || package == NULL)
        return NULL;
    start = g_bytes_get_data(info, &len);
    if (len < 8 || start[1] != 0 || start[3] != 0)
        return NULL;
    if (start[0] == 4 && start[2] == 4)
        return sk_agile_open(part, info, package);
    if (start[0] >= 2 && start[0] <= 4 && start[2] == 2)
        return sk_standard_open(part, info, package);
    return NULL;
}
