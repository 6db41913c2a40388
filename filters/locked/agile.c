/* SPDX-License-Identifier: Apache-2.0
 *
 * Agile encryption, as Office does it since 2010 ([MS-OFFCRYPTO] 2.3.4.10 to
 * 2.3.4.15): AES in CBC, with the parameters in XML. The integrity of the data
 * is not verified, as nothing of it leaves before it is cleaned.
 */
#include <string.h>
#include <locked/locked_inner.h>
#include <markup/markup_read.h>

#define HASH_ROUNDS_MAX 1000000 /* Office does 100,000. */
#define KEY_SALT_MAX    64
#define KEY_VALUE_MAX   96
#define SEGMENT         4096
#define XML_AT          8

/* The parameters of a key. */
typedef struct {
    guint8 salt[KEY_SALT_MAX];
    gsize salt_len, key_len;
    char hash[16];
    gboolean is_aes;
} Key;

typedef struct {
    Key data, password;
    guint rounds;
    guint8 input[KEY_VALUE_MAX], input_hash[KEY_VALUE_MAX], key[KEY_VALUE_MAX];
    gsize input_len, input_hash_len, key_len;
} Agile;

/* ---- parameters --------------------------------------------------------- */

/* Decodes the base64 @text to @out (@room bytes). Returns the length, 0 if it
 * does not fit. */
static gsize
decode(const char *text, guint8 *out, gsize room)
{
    gsize len = 0;
    g_autofree guchar *bytes =
        text != NULL ? g_base64_decode(text, &len) : NULL;

    if (bytes == NULL || len > room)
        return 0;
    memcpy(out, bytes, len);
    return len;
}

static guint
number(const SkMarkupTag *tag, const char *name)
{
    const char *text = sk_markup_value(tag, NULL, name);
    guint64 value = 0;

    if (text == NULL ||
        !g_ascii_string_to_unsigned(text, 10, 0, HASH_ROUNDS_MAX, &value, NULL))
        return 0;
    return (guint)value;
}

static void
read_key(const SkMarkupTag *tag, Key *key)
{
    const char *hash = sk_markup_value(tag, NULL, "hashAlgorithm");
    const char *cipher = sk_markup_value(tag, NULL, "cipherAlgorithm");
    const char *chaining = sk_markup_value(tag, NULL, "cipherChaining");

    g_strlcpy(key->hash, hash != NULL ? hash : "", sizeof key->hash);
    key->salt_len = decode(sk_markup_value(tag, NULL, "saltValue"), key->salt,
                           KEY_SALT_MAX);
    key->key_len = number(tag, "keyBits") / 8;
    key->is_aes = cipher != NULL && strcmp(cipher, "AES") == 0 &&
                  chaining != NULL && strcmp(chaining, "ChainingModeCBC") == 0;
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Agile *agile = user;

    if (strcmp(tag->name, "keyData") == 0) {
        read_key(tag, &agile->data);
    } else if (strcmp(tag->name, "encryptedKey") == 0) {
        read_key(tag, &agile->password);
        agile->rounds = number(tag, "spinCount");
        agile->input_len =
            decode(sk_markup_value(tag, NULL, "encryptedVerifierHashInput"),
                   agile->input, KEY_VALUE_MAX);
        agile->input_hash_len =
            decode(sk_markup_value(tag, NULL, "encryptedVerifierHashValue"),
                   agile->input_hash, KEY_VALUE_MAX);
        agile->key_len = decode(sk_markup_value(tag, NULL, "encryptedKeyValue"),
                                agile->key, KEY_VALUE_MAX);
    }
    return TRUE;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    (void)user;
    (void)tag;
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    (void)user;
    (void)text;
    (void)len;
    return TRUE;
}

static gboolean
read_info(SkPart *part, GBytes *info, Agile *agile)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    const gsize len = g_bytes_get_size(info);
    g_autoptr(GBytes) xml = g_bytes_new_from_bytes(info, XML_AT, len - XML_AT);
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;

    if (!sk_markup_read(part, xml, &events, agile, &why, &detail))
        return FALSE;
    return agile->data.is_aes && agile->password.is_aes &&
           agile->data.salt_len > 0 && agile->password.salt_len > 0 &&
           agile->input_len > 0 && agile->input_hash_len > 0 &&
           agile->key_len >= agile->data.key_len;
}

/* ---- keys --------------------------------------------------------------- */

/* Copies @from to the @len bytes at @to, cut or filled up as the format says.
 */
static void
fit(guint8 *to, gsize len, const guint8 *from, gsize from_len)
{
    memset(to, 0x36, len);
    memcpy(to, from, MIN(len, from_len));
}

/* Decrypts one of the values beside the password, which @purpose tells. */
static gboolean
decrypt_value(const Key *key, SkHasher *hasher, const guint8 *hash,
              const guint8 purpose[8], const guint8 *value, gsize len,
              guint8 *out)
{
    guint8 derived[SK_HASH_MAX], own[32], iv[16];

    if (key->key_len > sizeof own)
        return FALSE;
    sk_hash_two(hasher, hash, sk_hasher_length(hasher), purpose, 8, derived);
    fit(own, sizeof own, derived, sk_hasher_length(hasher));
    fit(iv, sizeof iv, key->salt, key->salt_len);
    return sk_aes_decrypt(own, key->key_len, iv, value, len, out);
}

/* Finds the key of the data, and whether the password is right. */
static gboolean
find_key(SkPart *part, const Agile *agile, guint8 *key)
{
    static const guint8 purposes[3][8] = {
        { 0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79 },
        { 0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e },
        { 0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6 },
    };
    const Key *password = &agile->password;
    g_autoptr(SkHasher) hasher = sk_hasher_new(password->hash);
    guint8 hash[SK_HASH_MAX], input[KEY_VALUE_MAX], wanted[KEY_VALUE_MAX];

    if (hasher == NULL || agile->input_hash_len < sk_hasher_length(hasher) ||
        !sk_locked_spin(part, hasher, password->salt, password->salt_len,
                        agile->rounds, hash) ||
        !decrypt_value(password, hasher, hash, purposes[0], agile->input,
                       agile->input_len, input) ||
        !decrypt_value(password, hasher, hash, purposes[1], agile->input_hash,
                       agile->input_hash_len, wanted) ||
        !decrypt_value(password, hasher, hash, purposes[2], agile->key,
                       agile->key_len, key))
        return FALSE;
    sk_hash_two(hasher, input, MIN(agile->input_len, password->salt_len), "", 0,
                hash);
    return memcmp(hash, wanted, sk_hasher_length(hasher)) == 0;
}

GBytes *
sk_agile_open(SkPart *part, GBytes *info, GBytes *package)
{
    Agile agile = { 0 };
    g_autoptr(SkHasher) hasher = NULL;
    g_autofree guint8 *out = NULL;
    guint8 key[KEY_VALUE_MAX], iv[SK_HASH_MAX];
    gsize len = 0, size = 0, whole = 0;
    const guint8 *data = g_bytes_get_data(package, &len);

    if (!read_info(part, info, &agile) || !find_key(part, &agile, key))
        return NULL;
    hasher = sk_hasher_new(agile.data.hash);
    out = sk_locked_room(part, data, len, &size, &whole);
    if (hasher == NULL || out == NULL)
        return NULL;
    for (gsize at = 0; at < whole; at += SEGMENT) {
        const guint32 segment = GUINT32_TO_LE((guint32)(at / SEGMENT));

        sk_hash_two(hasher, agile.data.salt, agile.data.salt_len, &segment, 4,
                    iv);
        if (sk_part_out_of_time(part) ||
            !sk_aes_decrypt(key, agile.data.key_len, iv, data + 8 + at,
                            MIN(SEGMENT, whole - at), out + at))
            return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&out), size);
}
