/* SPDX-License-Identifier: Apache-2.0
 *
 * Loads the site key and derives from it receipts (受付番号) and the key that
 * signs the mark lines of notices. The site key itself stays with the callers
 * of this file: a worker gets only the derived key.
 */
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "gate/receipt.h"

/* Crockford's base32 has no I, L, O or U, so that it can be read out on the
 * phone. */
static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
hmac(const SkSiteKey *key, const GByteArray *text, guint8 mac[32])
{
    unsigned len = 0;

    if (HMAC(EVP_sha256(), key->key, sizeof key->key, text->data, text->len,
             mac, &len) == NULL ||
        len != 32)
        g_error("HMAC-SHA-256 is not to be had");
}

void
sk_receipt(const SkSiteKey *key, const guint8 sha256[32],
           const SkPolicy *policy, char receipt[SK_RECEIPT_LEN + 2])
{
    g_autoptr(GByteArray) text = g_byte_array_new();
    guint8 mac[32];
    guint64 bits = 0;

    g_byte_array_append(text, sha256, 32);
    g_byte_array_append(text, (const guint8 *)policy->name,
                        (guint)strlen(policy->name) + 1);
    g_byte_array_append(text, (const guint8 *)policy->hash,
                        (guint)strlen(policy->hash));
    hmac(key, text, mac);
    for (guint i = 0; i < 8; i++)
        bits = bits << 8 | mac[i];
    for (guint i = 0; i < SK_RECEIPT_LEN; i++)
        receipt[i] = digits[bits >> (59 - 5 * i) & 31];
    receipt[SK_RECEIPT_LEN] = '\0';
}

void
sk_notice_key(const SkSiteKey *key, guint8 derived[32])
{
    g_autoptr(GByteArray) text = g_byte_array_new();
    static const char label[] = "sekisho notice 1";

    g_byte_array_append(text, (const guint8 *)label, sizeof label - 1);
    hmac(key, text, derived);
}

gboolean
sk_site_key_load(SkSiteKey *key, const char *path, GError **error)
{
    struct stat st;
    int fd;
    ssize_t n;

    memset(key, 0, sizeof *key);
    if (path == NULL)
        return TRUE;
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "site key %s: %s", path,
                    g_strerror(errno));
        if (fd >= 0)
            close(fd);
        return FALSE;
    }
    n = read(fd, key->key, sizeof key->key);
    close(fd);
    if ((st.st_mode & 0037) != 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "site key %s can be read or written by others: chmod 0640 "
                    "it, or 0600",
                    path);
        return FALSE;
    }
    if (n != (ssize_t)sizeof key->key) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                    "site key %s is shorter than 32 bytes: make one with "
                    "head -c 32 /dev/urandom",
                    path);
        return FALSE;
    }
    key->present = TRUE;
    return TRUE;
}
