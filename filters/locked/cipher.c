/* SPDX-License-Identifier: Apache-2.0
 *
 * Hashes and ciphers (cipher.h). The one file of the filters that uses
 * libcrypto.
 */
#include <limits.h>
#include <openssl/evp.h>
#include <locked/cipher.h>

struct _SkHasher {
    const EVP_MD *kind;
    EVP_MD_CTX *context;
};

/* ---- hashes ------------------------------------------------------------- */

static const EVP_MD *
find_hash(const char *name)
{
    const struct {
        const char *name;
        const EVP_MD *kind;
    } hashes[] = { { "SHA1", EVP_sha1() },
                   { "SHA-1", EVP_sha1() },
                   { "SHA256", EVP_sha256() },
                   { "SHA384", EVP_sha384() },
                   { "SHA512", EVP_sha512() } };

    for (guint i = 0; i < G_N_ELEMENTS(hashes); i++)
        if (g_ascii_strcasecmp(hashes[i].name, name) == 0)
            return hashes[i].kind;
    return NULL;
}

SkHasher *
sk_hasher_new(const char *name)
{
    const EVP_MD *kind = find_hash(name);
    SkHasher *hasher = NULL;

    if (kind == NULL)
        return NULL;
    hasher = g_new0(SkHasher, 1);
    hasher->kind = kind;
    hasher->context = EVP_MD_CTX_new();
    /* The algorithm is looked up once here. The loops below only restart it,
     * which costs less than looking it up each time. */
    if (hasher->context == NULL ||
        EVP_DigestInit_ex(hasher->context, kind, NULL) != 1) {
        sk_hasher_free(hasher);
        return NULL;
    }
    return hasher;
}

void
sk_hasher_free(SkHasher *hasher)
{
    if (hasher == NULL)
        return;
    EVP_MD_CTX_free(hasher->context);
    g_free(hasher);
}

gsize
sk_hasher_length(const SkHasher *hasher)
{
    return (gsize)EVP_MD_size(hasher->kind);
}

void
sk_hash_two(SkHasher *hasher, gconstpointer a, gsize a_len, gconstpointer b,
            gsize b_len, guint8 *out)
{
    unsigned len = 0;

    /* None of these fails once the algorithm is there. */
    EVP_DigestInit_ex(hasher->context, NULL, NULL);
    EVP_DigestUpdate(hasher->context, a, a_len);
    EVP_DigestUpdate(hasher->context, b, b_len);
    EVP_DigestFinal_ex(hasher->context, out, &len);
}

/* ---- AES ---------------------------------------------------------------- */

static const EVP_CIPHER *
find_cipher(gsize key_len, gboolean cbc)
{
    switch (key_len) {
    case 16:
        return cbc ? EVP_aes_128_cbc() : EVP_aes_128_ecb();
    case 24:
        return cbc ? EVP_aes_192_cbc() : EVP_aes_192_ecb();
    case 32:
        return cbc ? EVP_aes_256_cbc() : EVP_aes_256_ecb();
    default:
        return NULL;
    }
}

gboolean
sk_aes_decrypt(const guint8 *key, gsize key_len, const guint8 *iv,
               const guint8 *in, gsize len, guint8 *out)
{
    const EVP_CIPHER *cipher = find_cipher(key_len, iv != NULL);
    EVP_CIPHER_CTX *context = NULL;
    gboolean ok = FALSE;
    int n = 0;

    if (cipher == NULL || len % 16 != 0 || len > INT_MAX)
        return FALSE;
    context = EVP_CIPHER_CTX_new();
    ok = context != NULL &&
         EVP_DecryptInit_ex(context, cipher, NULL, key, iv) == 1 &&
         EVP_CIPHER_CTX_set_padding(context, 0) == 1 &&
         EVP_DecryptUpdate(context, out, &n, in, (int)len) == 1 &&
         n == (int)len;
    EVP_CIPHER_CTX_free(context);
    return ok;
}

void
sk_cipher_prepare(void)
{
    static const char *const names[] = { "SHA1", "SHA256", "SHA384", "SHA512" };
    guint8 block[32] = { 0 }, hash[SK_HASH_MAX];

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(SkHasher) hasher = sk_hasher_new(names[i]);

        if (hasher != NULL)
            sk_hash_two(hasher, block, 16, block, 16, hash);
    }
    for (gsize len = 16; len <= 32; len += 8) {
        sk_aes_decrypt(block, len, block, block, 16, hash);
        sk_aes_decrypt(block, len, NULL, block, 16, hash);
    }
}
