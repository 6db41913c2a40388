/* SPDX-License-Identifier: Apache-2.0
 *
 * What the milter asks of a worker: one fixed struct that travels in
 * SkCellRequest.order. The worker trusts it, because it comes from the daemon,
 * but checks lengths and terminators.
 */
#ifndef SK_CORE_ORDER_H
#define SK_CORE_ORDER_H

#include <stdint.h>

#define SK_ORDER_MAGIC   0x534b4f52u /* "SKOR" */
#define SK_RECEIPT_LEN   10          /* Crockford base32 digits */
#define SK_ORDER_DENY    16          /* parts that may be refused at once */
#define SK_ORDER_ADDRESS 512
#define SK_ORDER_ZONE    128 /* the name of a zone and its NUL */

typedef enum { SK_KIND_MAIL = 1, SK_KIND_FILE = 2 } SkKind;

typedef enum {
    SK_TASK_CLEAN = 1, /* take the message apart and write it anew */
    /* write only the mail that says that the original was withheld for
     * order.reason; it goes to order.recipient or, if that is empty, to whom
     * the original was addressed */
    SK_TASK_NOTICE = 2,
} SkTask;

/* What the milter knows about the origin of a mail and a worker cannot see. */
enum {
    /* The mail has no sender: mails inside it are returned ones and keep only
     * their headers. */
    SK_ORDER_RETURNED = 1,
    SK_ORDER_OUTSIDE = 2, /* The client does not belong to order.zone. */
    /* It is proven that the gateway's own MTA made the mail. */
    SK_ORDER_OWN_MAIL = 4,
};

/* The most crossings among which a worker may choose, and the bytes of a set of
 * rules; policy_file.h has the same numbers. */
#define SK_ORDER_CANDIDATES 8
#define SK_ORDER_OFF        32

/* A crossing that a mail may take: the worker, which alone reads headers, takes
 * the first whose conditions on them are met, and the last if none is. */
typedef struct {
    uint32_t row;     /* the number of the crossing in the policy */
    char profile[64]; /* the name of the profile in the frozen policy */
    char receipt[SK_RECEIPT_LEN + 2]; /* NUL-terminated */
    /* one bit for each rule of `files` whose conditions on the envelope are not
     * met */
    uint8_t off[SK_ORDER_OFF];
} SkOrderCandidate;

typedef struct {
    uint32_t magic;
    uint32_t kind;   /* an SkKind */
    uint32_t task;   /* an SkTask */
    uint32_t reason; /* an SkReason, for SK_TASK_NOTICE */
    uint32_t flags;  /* bits of SK_ORDER_… */
    /* the zone to which the mail goes; "" if it is not known */
    char zone[SK_ORDER_ZONE];
    char profile[64]; /* the name of the profile in the frozen policy */
    char receipt[SK_RECEIPT_LEN + 2]; /* NUL-terminated */
    /* HMAC(site key, "notice"), with which mark lines are signed; never the
     * site key itself */
    uint8_t notice_key[32];
    uint8_t input_sha256[32];
    uint64_t input_len;
    char file_name[256];              /* for a file: its name in UTF-8 */
    char recipient[SK_ORDER_ADDRESS]; /* for SK_TASK_NOTICE to the sender */
    /* as in SkOrderCandidate; of a mail that may take one crossing alone */
    uint8_t off[SK_ORDER_OFF];
    /* If there are any, profile, receipt and off are those of the one that the
     * worker takes, and what stands there before is not used. */
    uint32_t n_candidates;
    SkOrderCandidate candidates[SK_ORDER_CANDIDATES];
    uint32_t n_deny; /* the number of parts that the inspector refused */
    uint32_t deny[SK_ORDER_DENY]; /* their numbers in the output */
} SkOrder;

#endif
