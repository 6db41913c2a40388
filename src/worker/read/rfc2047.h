/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns the raw bytes of a header value into clean UTF-8 text (rfc2047.c).
 */
#ifndef SK_WORKER_READ_RFC2047_H
#define SK_WORKER_READ_RFC2047_H

#include <glib.h>
#include <sekisho/text.h>

/* What was met while decoding. Functions add to it and never reset it. */
typedef struct {
    guint words; /* how many encoded words were decoded */
    /* how many "=?" begin no encoded word, or a word against the rules */
    guint malformed;
    guint undecodable; /* how many places became U+FFFD */
    guint guessed; /* how many runs of text had a charset that was guessed */
    guint unsure;  /* how many of these people are to be told about */
    guint raw8;    /* how many runs of raw 8-bit text there were */
    guint escapes; /* how many runs of raw ISO-2022-JP there were */
    SkTextCounts text; /* controls and the like that were taken out */
} SkHeaderSeen;

/* sk_header_seen_add: adds the counts of @more to @sum. */
void sk_header_seen_add(SkHeaderSeen *sum, const SkHeaderSeen *more);

/* sk_header_unfold: returns @raw without CR and LF; a fold becomes the blanks
 * that it begins with, and a NUL becomes a blank. New string. */
char *sk_header_unfold(const char *raw, gsize len);

/* sk_header_raw_to_utf8: returns the whole of @value decoded from its guessed
 * charset if it holds raw 8-bit bytes or raw ISO-2022-JP, else a copy. Encoded
 * words stay as they are. New string, valid UTF-8. */
char *sk_header_raw_to_utf8(const char *value, SkHeaderSeen *seen);

/* sk_encoded_word_length: returns the length in bytes of the encoded word that
 * begins at @p, or 0 if none does. Blanks inside Q text are against the rules
 * but accepted. */
gsize sk_encoded_word_length(const char *p);

/* sk_header_decode: unfolds @raw, decodes encoded words wherever they stand,
 * raw 8-bit text and raw ISO-2022-JP, and cleans the result
 * (sk_text_clean_line). Adjacent words of one charset are joined first, so that
 * characters and shift states which are split between them come out right. New
 * string, never NULL. */
char *sk_header_decode(const char *raw, gsize len, SkHeaderSeen *seen);

#endif
