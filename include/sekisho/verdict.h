/* SPDX-License-Identifier: Apache-2.0
 *
 * The vocabulary of decisions: what became of a part (SkVerdict), why
 * (SkReason, a word for machines), and by which method of the ministry's
 * guideline (SkMethod). The sentences for people stand in the notice texts,
 * under the same words.
 */
#ifndef SEKISHO_VERDICT_H
#define SEKISHO_VERDICT_H

#include <glib.h>

/* In ascending order: the verdict of a tree is the greatest verdict of its
 * parts. */
typedef enum {
    /* no filter has vouched for it; a part without children that stays so is
     * removed at the end */
    SK_VERDICT_UNDECIDED,
    SK_VERDICT_KEPT,     /* crosses as it is */
    SK_VERDICT_CLEANED,  /* crosses rewritten (replaced or split) */
    SK_VERDICT_REMOVED,  /* does not cross; the mail goes on without it */
    SK_VERDICT_WITHHELD, /* the whole message does not cross */
} SkVerdict;

/* X(symbol, word). The words never change, because reports, notice texts and
 * scripts rely on them. New ones are added only at the end, because the numbers
 * travel between processes. */
#define SK_REASONS(X)                                                          \
    X(NONE, "none")                                                            \
    X(ATTACHMENT, "attachment")       /* the profile passes text only */       \
    X(ALTERNATIVE, "alternative")     /* the same text in another form */      \
    X(UNDECIDED, "undecided")         /* no filter vouched for it */           \
    X(UNREADABLE, "unreadable")       /* not well-formed for its type */       \
    X(AMBIGUOUS, "ambiguous")         /* two readers may see two contents */   \
    X(ENCRYPTED, "encrypted")         /* cannot be looked into */              \
    X(EXECUTABLE, "executable")       /* program, script or shortcut */        \
    X(PARTIAL, "partial")             /* message/partial: one of several */    \
    X(EXTERNAL_BODY, "external-body") /* message/external-body: a pointer */   \
    X(INLINE_FILE, "inline-file")     /* uuencode, yEnc, BinHex in text */     \
    X(LIMIT_PARTS, "limit-parts")                                              \
    X(LIMIT_DEPTH, "limit-depth")                                              \
    X(LIMIT_EXPANDED, "limit-expanded")                                        \
    X(LIMIT_RATIO, "limit-ratio")                                              \
    X(LIMIT_SECONDS, "limit-seconds")                                          \
    X(LIMIT_HEADERS, "limit-headers")                                          \
    X(LIMIT_MESSAGE, "limit-message")                                          \
    X(INSPECTION, "inspection")       /* the inspector said no */              \
    X(UNPROCESSABLE, "unprocessable") /* three faults on fresh zygotes */      \
    X(NO_CROSSING, "no-crossing")     /* two zones, no crossing listed */      \
    X(SEALED_ZONE, "sealed-zone")                                              \
    X(UNKNOWN_DOMAIN, "unknown-domain")                                        \
    X(BAD_ADDRESS, "bad-address")                                              \
    X(MIXED_RECIPIENTS, "mixed-recipients")                                    \
    X(TYPE_NOT_ALLOWED, "type-not-allowed")                                    \
    X(SIGNATURE, "signature") /* a signature of what was rebuilt */            \
    X(NO_TEXT, "no-text")     /* file profile without a text form */           \
    X(ARCHIVE_DAMAGED, "archive-damaged")     /* cut short, wrong checksum */  \
    X(ARCHIVE_AMBIGUOUS, "archive-ambiguous") /* two lists of members */       \
    X(ARCHIVE_SPLIT, "archive-split")         /* one of several volumes */     \
    X(ARCHIVE_SFX, "archive-sfx")             /* a program that unpacks */     \
    X(ARCHIVE_METHOD, "archive-method")       /* a packing we do not undo */   \
    X(ARCHIVE_LINK, "archive-link")           /* member: link or device */     \
    X(ARCHIVE_PATH, "archive-path")           /* member: leads outside */      \
    X(ARCHIVE_EMPTY, "archive-empty")         /* nothing in it */              \
    X(POLYGLOT, "polyglot") /* two readers see two files in it */              \
    X(MACRO, "macro")       /* a document that holds programs */               \
    X(DISK_IMAGE, "disk-image")                                                \
    X(NEVER_ALLOWED, "never-allowed") /* on the floor (floor.h) */             \
    X(RETURNED, "returned")     /* of a returned mail: its headers cross */    \
    X(OWN_DOMAIN, "own-domain") /* outside, and claims to be inside */         \
    X(LIMIT_PIXELS, "limit-pixels")                                            \
    X(INSIDE, "inside")                 /* nothing like it may lie inside */   \
    X(INSIDE_REFUSED, "inside-refused") /* what is in it refuses the whole */  \
    X(PICTURE_FORMAT, "picture-format") /* a picture that nothing rewrites */

typedef enum {
#define SK_X(symbol, word) SK_REASON_##symbol,
    SK_REASONS(SK_X)
#undef SK_X
        SK_N_REASONS
} SkReason;

/* The guideline's ways of bringing something into the LGWAN zone. */
#define SK_METHODS(X)                                                          \
    X(NONE, "none")                                                            \
    X(TEXT_BODY, "text-body")                                                  \
    X(TEXT_EXTRACT, "text-extract")                                            \
    X(IMAGE_PDF, "image-pdf")                                                  \
    X(SANITIZE, "sanitize")                                                    \
    X(APPROVED, "approved")                                                    \
    X(REMOVED, "removed")

typedef enum {
#define SK_X(symbol, word) SK_METHOD_##symbol,
    SK_METHODS(SK_X)
#undef SK_X
        SK_N_METHODS
} SkMethod;

/* Words for machines: static, never NULL; an unknown number gives "none" /
 * "undecided" (a number from another process is checked before it is used). */
const char *sk_verdict_word(SkVerdict verdict);
const char *sk_reason_word(SkReason reason);
const char *sk_method_word(SkMethod method);

/* sk_reason_from_word: returns the reason of @word, or SK_N_REASONS if there is
 * none. */
SkReason sk_reason_from_word(const char *word);

#endif
