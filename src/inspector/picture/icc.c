/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks colour profiles (ICC.1:2010, section 7): only those that consist of
 * primaries and curves are accepted. No colour is computed. This defends
 * against profiles as a place to hide something.
 */
#include <string.h>

#include "inspector/picture/picture.h"

#define HEADER 128
/* our profiles have less than a thousand bytes */
#define PROFILE_BYTES_MAX 4096
#define TAGS_MAX          16

static const char tags[][5] = { "desc", "cprt", "wtpt", "chad", "chrm", "rXYZ",
                                "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" };

static bool
is_known(const uint8_t *tag)
{
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (memcmp(tag, tags[i], 4) == 0)
            return true;
    return false;
}

bool
sk_icc_is_ours(SkSpan profile)
{
    size_t len = sk_length(profile);
    if (len < HEADER + 4 || len > PROFILE_BYTES_MAX ||
        memcmp(profile.p + 36, "acsp", 4) != 0 || sk_be32(profile.p) != len)
        return false;
    uint32_t n = sk_be32(profile.p + HEADER);
    if (n == 0 || n > TAGS_MAX || HEADER + 4 + n * 12 > len)
        return false;
    /* where data begins that no tag has referred to yet */
    size_t next = HEADER + 4 + n * 12;
    for (uint32_t i = 0; i < n; i++) {
        const uint8_t *entry = profile.p + HEADER + 4 + i * 12;
        size_t at = sk_be32(entry + 4), size = sk_be32(entry + 8);
        if (!is_known(entry) || at > len || size > len - at || at > next)
            return false;
        if (at + ((size + 3) & ~(size_t)3) > next)
            next = at + ((size + 3) & ~(size_t)3);
    }
    return next == len;
}
