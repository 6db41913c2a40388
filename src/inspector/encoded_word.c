/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads RFC 2047 encoded words in the two spellings that the writer uses and in
 * no other. This defends against words that one mail program decodes and
 * another shows as they are, and against line ends, controls and bidi marks
 * that are brought in through a subject or a name.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/phrase.h"

#define ENCODED_WORD_MAX 75
#define TEXT_MAX         (ENCODED_WORD_MAX / 4 * 3)

static const char utf8_start[] = "=?utf-8?B?";
static const char jis_start[] = "=?iso-2022-jp?B?";

static bool
begins_with(SkSpan in, const char *prefix, size_t len)
{
    return (size_t)(in.end - in.p) >= len && memcmp(in.p, prefix, len) == 0;
}

static bool
is_utf8_text(SkText *chain, const uint8_t *bytes, size_t n)
{
    chain->ends = SK_ENDS_NONE;
    return sk_text_take(chain, bytes, n) == n && !chain->bad;
}

const uint8_t *
sk_encoded_word(SkSpan in, SkText *chain, SkPhrase *phrase)
{
    bool is_utf8 = begins_with(in, utf8_start, sizeof utf8_start - 1);
    if (!is_utf8 && !begins_with(in, jis_start, sizeof jis_start - 1))
        return NULL;
    const uint8_t *text =
        in.p + (is_utf8 ? sizeof utf8_start : sizeof jis_start) - 1;
    const uint8_t *stop = memchr(text, '?', (size_t)(in.end - text));
    if (stop == NULL || in.end - stop < 2 || stop[1] != '=' ||
        stop + 2 - in.p > ENCODED_WORD_MAX)
        return NULL;
    uint8_t bytes[TEXT_MAX];
    const uint8_t *bad = NULL;
    size_t n = sk_base64_word(text, (size_t)(stop - text), bytes, &bad);
    if (n == 0)
        return NULL;
    SkSpan line = { bytes, bytes + n };
    bool is_text = false;
    if (is_utf8) {
        is_text = is_utf8_text(chain, bytes, n);
    } else {
        is_text = sk_text_may_end(chain) && sk_jis_line(line, false) == NULL;
        memset(chain, 0, sizeof *chain);
    }
    if (phrase != NULL && is_text)
        (is_utf8 ? sk_phrase_utf8 : sk_phrase_jis)(phrase, line);
    return is_text ? stop + 2 : NULL;
}
