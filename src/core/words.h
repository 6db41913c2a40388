/* SPDX-License-Identifier: Apache-2.0
 *
 * The fixed words of a report: what was untidy in a mail (it was rebuilt and
 * goes on), what was ambiguous (two readers may see different contents, and the
 * policy decides), and what is merely counted. Reports are checked against
 * these tables, and scripts rely on the words: add new ones only at the end.
 */
#ifndef SK_CORE_WORDS_H
#define SK_CORE_WORDS_H

/* X(word) */
#define SK_UNTIDY_WORDS(X)                                                     \
    X("8bit-header")        /* raw 8-bit text in a header */                   \
    X("escape-in-header")   /* raw ISO-2022-JP in a header */                  \
    X("long-line")          /* a line of more than 998 bytes */                \
    X("blank-before-colon") /* "Subject : x" */                                \
    X("last-boundary")      /* a multipart that is never closed */             \
    X("preamble")           /* plain text before the first part */             \
    X("epilogue")           /* plain text after the last part */               \
    X("stray-bytes")        /* at most 64 bytes that belong to no part */      \
    X("duplicate-header")   /* twice the same, or a second To */               \
    X("duplicate-parameter")                                                   \
    X("bad-parameter")         /* broken RFC 2231, an unclosed quote … */    \
    X("bad-content-type")      /* unreadable, taken as its context says */     \
    X("bad-encoding")          /* a transfer encoding misspelt, yet clear */   \
    X("unknown-encoding")      /* a transfer encoding nobody knows */          \
    X("encoding-junk")         /* characters the encoding does not have */     \
    X("encoding-on-multipart") /* one that changes nothing */                  \
    X("encoding-on-message")   /* one that changes nothing */                  \
    X("encoded-word")          /* RFC 2047 errors */                           \
    X("bad-address")                                                           \
    X("missing-from")                                                          \
    X("missing-date")                                                          \
    X("bad-date")                                                              \
    X("bad-message-id")                                                        \
    X("bad-token")           /* Precedence and the like with odd characters */ \
    X("bad-trace")           /* a Received that cannot leave as it came */     \
    X("binary-body")         /* NUL in a part's raw bytes */                   \
    X("cr-before-line-end")  /* CR CR LF inside a body */                      \
    X("mbox-line")           /* a "From " line among the headers */            \
    X("empty-part")          /* a part, or a multipart, of headers only */     \
    X("blank-fold")          /* a line of blanks before a fold */              \
    X("blank-before-body")   /* blanks in the empty line behind the headers */ \
    X("text-after-encoding") /* a footer behind a body in base64 */            \
    X("several-from")        /* a From of more than one mailbox */             \
    X("long-list")           /* more recipients than a header may hold */

#define SK_AMBIGUOUS_WORDS(X)                                                  \
    X("bare-cr")              /* CR without LF */                              \
    X("mixed-line-ends")      /* some lines end in LF, some in CRLF */         \
    X("nul-header")           /* NUL in a header or delimiter */               \
    X("control-header")       /* another control character there */            \
    X("bad-header-name")      /* a line among the headers that is none */      \
    X("blank-line-in-header") /* of blanks only: end of headers or not? */     \
    X("headers-too-long")     /* what may leave exceeds 30 kB */               \
    X("conflicting-header")   /* two From, Subject, Date, Message-ID … */    \
    X("conflicting-content-type")                                              \
    X("conflicting-encoding")                                                  \
    X("conflicting-disposition")                                               \
    X("conflicting-boundary")                                                  \
    X("conflicting-parameter")                                                 \
    X("boundary-form")       /* encoded word, empty or odd boundary */         \
    X("no-boundary")         /* a multipart without one */                     \
    X("empty-multipart")     /* a multipart without parts */                   \
    X("delimiter-like-line") /* one reader's delimiter, another's text */      \
    X("hidden-entity")       /* a part in preamble or epilogue */              \
    X("unattributed-bytes")  /* more than 64 bytes that belong to no part */   \
    X("header-in-body")      /* MIME headers after the headers ended */        \
    X("malformed")           /* GMime gave up on part of it */                 \
    X("nesting")             /* GMime's own nesting limit */                   \
    X("base64-two-ways")     /* stop at "=" and go on differ */                \
    X("ambiguous-encoding-on-multipart")                                       \
    X("ambiguous-encoding-on-message")                                         \
    X("encoded-text") /* base64 for one reader, plain text for another */      \
    X("no-from")      /* a From that names nobody */

#define SK_NOTE_WORDS(X)                                                       \
    X("undecodable") /* places that became U+FFFD */                           \
    X("charset-guessed")                                                       \
    X("control")         /* control characters taken out */                    \
    X("bidi")            /* bidi overrides taken out */                        \
    X("invisible")       /* zero-width characters taken out */                 \
    X("bad-address")     /* addresses replaced by the placeholder */           \
    X("charset-unsure")  /* of the guessed: another charset was near, or a     \
                            label  that means something was not followed */    \
    X("address-in-name") /* display names that were another's address */

#include <glib.h>

/* sk_word_is_fixed: returns TRUE for 1 to 40 characters of a-z, 0-9 and "-"
 * that begin with a letter or digit. Every word of a report must have this
 * form. Filters choose words of their own, so records are checked for the form
 * only. */
gboolean sk_word_is_fixed(const char *word);

#endif
