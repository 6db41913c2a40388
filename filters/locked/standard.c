/* SPDX-License-Identifier: Apache-2.0
 *
 * Standard encryption, as Office 2007 does it ([MS-OFFCRYPTO] 2.3.4.5 to
 * 2.3.4.9): AES in ECB, the key from SHA-1.
 */
#include <string.h>
#include <locked/locked_inner.h>
#include <sekisho/bytes.h>

#define ROUNDS     50000
#define SHA1_LEN   20
#define HEADER_AT  12 /* behind version, flags and the header's length */
#define HEADER_MIN 32 /* without the name of the provider */
#define CHECK_LEN  72 /* salt, verifier and its hash with their lengths */

typedef struct {
    gsize key_len;
    const guint8 *salt, *verifier, *verifier_hash;
} Standard;

static gboolean
read_info(GBytes *info, Standard *standard)
{
    gsize len = 0, header = 0;
    const guint8 *p = g_bytes_get_data(info, &len);

    if (len < HEADER_AT + HEADER_MIN + CHECK_LEN)
        return FALSE;
    header = sk_read_le32(p + 8);
    if (header < HEADER_MIN || header > len - HEADER_AT - CHECK_LEN)
        return FALSE;
    standard->key_len = sk_read_le32(p + HEADER_AT + 16) / 8;
    p += HEADER_AT + header;
    standard->salt = p + 4;
    standard->verifier = p + 20;
    standard->verifier_hash = p + 40;
    return sk_read_le32(p) == 16;
}

/* Makes the key of 16, 24 or 32 bytes (at most 40) from the hash. */
static gboolean
derive_key(SkPart *part, SkHasher *hasher, const Standard *standard,
           guint8 *key)
{
    static const guint8 zero[4] = { 0 };
    guint8 hash[SK_HASH_MAX], block[64];

    if (!sk_locked_spin(part, hasher, standard->salt, 16, ROUNDS, hash))
        return FALSE;
    sk_hash_two(hasher, hash, SHA1_LEN, zero, 4, hash);
    for (guint half = 0; half < 2; half++) {
        guint8 own[SK_HASH_MAX];

        memset(block, half == 0 ? 0x36 : 0x5C, sizeof block);
        for (guint i = 0; i < SHA1_LEN; i++)
            block[i] ^= hash[i];
        sk_hash_two(hasher, block, sizeof block, "", 0, own);
        memcpy(key + half * SHA1_LEN, own, SHA1_LEN);
    }
    return TRUE;
}

static gboolean
is_right(SkHasher *hasher, const Standard *standard, const guint8 *key)
{
    guint8 verifier[16], hash[32], own[SK_HASH_MAX];

    if (!sk_aes_decrypt(key, standard->key_len, NULL, standard->verifier, 16,
                        verifier) ||
        !sk_aes_decrypt(key, standard->key_len, NULL, standard->verifier_hash,
                        32, hash))
        return FALSE;
    sk_hash_two(hasher, verifier, 16, "", 0, own);
    return memcmp(hash, own, SHA1_LEN) == 0;
}

GBytes *
sk_standard_open(SkPart *part, GBytes *info, GBytes *package)
{
    g_autoptr(SkHasher) hasher = sk_hasher_new("SHA1");
    g_autofree guint8 *out = NULL;
    Standard standard;
    guint8 key[2 * SHA1_LEN];
    gsize len = 0, size = 0, whole = 0;
    const guint8 *data = g_bytes_get_data(package, &len);

    if (hasher == NULL || !read_info(info, &standard) ||
        !derive_key(part, hasher, &standard, key) ||
        !is_right(hasher, &standard, key))
        return NULL;
    out = sk_locked_room(part, data, len, &size, &whole);
    if (out == NULL ||
        !sk_aes_decrypt(key, standard.key_len, NULL, data + 8, whole, out))
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&out), size);
}
