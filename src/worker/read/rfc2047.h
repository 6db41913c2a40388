/* SPDX-License-Identifier: Apache-2.0
 *
 * Header text: raw bytes of a header value as clean UTF-8 (rfc2047.c).
 */
#ifndef SK_WORKER_READ_RFC2047_H
#define SK_WORKER_READ_RFC2047_H

#include <glib.h>
#include <sekisho/text.h>

/* What was met on the way; added to, never reset. */
typedef struct {
    guint words;       /* encoded words decoded */
    guint malformed;   /* "=?" that is no encoded word, words out of rule */
    guint undecodable; /* places that became U+FFFD */
    guint guessed;     /* runs whose charset had to be guessed */
    guint unsure;      /* of these, those that people are to be told of */
    guint raw8;        /* runs of raw 8-bit text */
    guint escapes;     /* runs of raw ISO-2022-JP */
    SkTextCounts text; /* controls and the like that were taken out */
} SkHeaderSeen;

/* sk_header_seen_add: adds @more to @sum. */
void sk_header_seen_add(SkHeaderSeen *sum, const SkHeaderSeen *more);

/* sk_header_unfold: @raw without CR, LF; a fold becomes the blanks it began
 * with. New string; NUL becomes a blank. */
char *sk_header_unfold(const char *raw, gsize len);

/* sk_header_raw_to_utf8: the whole of @value from its guessed charset, when it
 * is raw in the sense above (else a copy). Encoded words stay as they are. New
 * string, valid UTF-8. */
char *sk_header_raw_to_utf8(const char *value, SkHeaderSeen *seen);

/* sk_encoded_word_length: bytes of the encoded word that begins at @p; 0 if
 * none does. Lenient: blanks inside Q text are taken as meant. */
gsize sk_encoded_word_length(const char *p);

/* sk_header_decode: unfolds @raw, decodes encoded words wherever they stand
 * (adjacent ones of one charset are joined first, so that characters and shift
 * states split between them come out right), raw 8-bit and raw ISO-2022-JP,
 * and cleans the result (sk_text_clean_line). New string, never NULL. */
char *sk_header_decode(const char *raw, gsize len, SkHeaderSeen *seen);

#endif
