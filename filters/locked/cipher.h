/* SPDX-License-Identifier: Apache-2.0
 *
 * The hashes and ciphers by which Office encrypts documents ([MS-OFFCRYPTO]
 * 2.3.4): AES in CBC or ECB, SHA-1 and SHA-2, from libcrypto.
 */
#ifndef SK_LOCKED_CIPHER_H
#define SK_LOCKED_CIPHER_H

#include <glib.h>

#define SK_HASH_MAX 64

typedef struct _SkHasher SkHasher;

/* sk_hasher_new: returns a hasher for @name ("SHA1", "SHA256", "SHA384",
 * "SHA512"), or NULL for another. */
SkHasher *sk_hasher_new(const char *name);
void sk_hasher_free(SkHasher *hasher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkHasher, sk_hasher_free)

/* sk_hasher_length: returns how many bytes a hash has. */
gsize sk_hasher_length(const SkHasher *hasher);

/* sk_hash_two: writes the hash of @a followed by @b to @out (SK_HASH_MAX bytes,
 * which may be one of them). */
void sk_hash_two(SkHasher *hasher, gconstpointer a, gsize a_len,
                 gconstpointer b, gsize b_len, guint8 *out);

/* sk_aes_decrypt: decrypts the @len bytes at @in, whole blocks of 16, to @out
 * with the key of @key_len bytes (16, 24 or 32); in CBC from @iv (16 bytes) on,
 * in ECB if that is NULL. Returns FALSE if the lengths are others. */
gboolean sk_aes_decrypt(const guint8 *key, gsize key_len, const guint8 *iv,
                        const guint8 *in, gsize len, guint8 *out);

/* sk_cipher_prepare: does what libcrypto needs before the sandbox closes. */
void sk_cipher_prepare(void);

#endif
