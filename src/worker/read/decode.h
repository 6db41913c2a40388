/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out which Content-Transfer-Encoding is meant, and undoes it (decode.c).
 *
 * What decode_text.c defines is declared here.
 */
#ifndef SK_WORKER_READ_DECODE_H
#define SK_WORKER_READ_DECODE_H

#include <glib.h>

typedef enum {
    SK_ENCODING_IDENTITY, /* 7bit, 8bit or binary, or none is given */
    SK_ENCODING_BASE64,
    SK_ENCODING_QP,
    SK_ENCODING_UU,
    SK_ENCODING_UNKNOWN,
} SkEncoding;

typedef struct {
    gboolean untidy;      /* it is misspelt, but has only one meaning */
    gboolean conflicting; /* several encodings are given, or an encoded word */
} SkEncodingSeen;

typedef struct {
    gboolean junk; /* characters that the encoding does not have were skipped */
    /* some of these, or blanks, stand inside lines of base64, so that it may be
     * plain text that only claims to be base64 */
    gboolean foreign;
    gboolean two_ways; /* another correct reader decodes other bytes */
} SkDecodeSeen;

/* sk_encoding_parse: returns the encoding that the raw header value @raw names;
 * NULL means that there is no such header. All of @seen is set. */
SkEncoding sk_encoding_parse(const char *raw, SkEncodingSeen *seen);

/* sk_encoding_undo: returns @bytes decoded, which is never larger than the
 * input. For SK_ENCODING_IDENTITY and SK_ENCODING_UNKNOWN it is a reference to
 * @bytes. Base64 is decoded beyond a padding, so that the result holds
 * everything that any reader might see, and two_ways is set. Returns NULL if
 * @bytes holds nothing in that encoding (such as uuencode without a begin
 * line). All of @seen is set. */
GBytes *
sk_encoding_undo(SkEncoding encoding, GBytes *bytes, SkDecodeSeen *seen);

/* sk_base64_text: returns the whole text, as a new reference, of a base64 body
 * to which a footer was added, as plain lines or as a second block, or after
 * which a "." of SMTP was left. NULL if @raw is anything else. */
GBytes *sk_base64_text(GBytes *raw);

/* sk_base64_looks_like: returns whether every non-blank line of @data is base64
 * and there is more than one word of it. */
gboolean sk_base64_looks_like(const guint8 *data, gsize len);

#endif
