/* SPDX-License-Identifier: Apache-2.0
 *
 * Content-Transfer-Encoding: which one is meant, and undoing it (decode.c).
 */
#ifndef SK_WORKER_READ_DECODE_H
#define SK_WORKER_READ_DECODE_H

#include <glib.h>

typedef enum {
    SK_ENCODING_IDENTITY, /* 7bit, 8bit, binary, or nothing said */
    SK_ENCODING_BASE64,
    SK_ENCODING_QP,
    SK_ENCODING_UU,
    SK_ENCODING_UNKNOWN,
} SkEncoding;

typedef struct {
    gboolean untidy;      /* misspelt, yet only one meaning */
    gboolean conflicting; /* several encodings, or an encoded word */
} SkEncodingSeen;

typedef struct {
    gboolean junk;     /* characters the encoding does not have were skipped */
    gboolean foreign;  /* base64: some of them inside lines, blanks too: it may
                          be plain text that only says it is base64 */
    gboolean two_ways; /* another sound reader decodes other bytes */
} SkDecodeSeen;

/* sk_encoding_parse: the encoding the raw header value @raw names; NULL: none
 * given. @seen is filled. */
SkEncoding sk_encoding_parse(const char *raw, SkEncodingSeen *seen);

/* sk_encoding_undo: @bytes decoded. Never larger than the input. For
 * SK_ENCODING_IDENTITY and _UNKNOWN a reference to @bytes. Base64 goes on after
 * a padding, so that everything any reader might see is in the result (and
 * two_ways says so). NULL when there is nothing of that encoding in it
 * (uuencode without a begin line). @seen is filled. */
GBytes *
sk_encoding_undo(SkEncoding encoding, GBytes *bytes, SkDecodeSeen *seen);

/* sk_base64_text: the text of a body in base64 to which a footer was added, as
 * plain lines or as a second block, or behind which a "." of SMTP stands: all
 * of it, as a new reference. NULL when @raw is anything else. */
GBytes *sk_base64_text(GBytes *raw);

/* sk_base64_looks_like: every non-blank line of @bytes is base64 and there is
 * more than a word of it. */
gboolean sk_base64_looks_like(const guint8 *data, gsize len);

#endif
