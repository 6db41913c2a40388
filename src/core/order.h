/* SPDX-License-Identifier: Apache-2.0
 *
 * What the door asks of a worker: one fixed struct that travels in
 * SkCellRequest.order. The worker trusts it (it comes from the daemon), yet
 * checks lengths and terminators.
 */
#ifndef SK_CORE_ORDER_H
#define SK_CORE_ORDER_H

#include <stdint.h>

#define SK_ORDER_MAGIC   0x534b4f52u /* "SKOR" */
#define SK_RECEIPT_LEN   10          /* Crockford base32 digits */
#define SK_ORDER_DENY    16          /* parts that may be denied at once */
#define SK_ORDER_ADDRESS 512
#define SK_ORDER_ZONE    128 /* a zone's name and its NUL */

typedef enum { SK_KIND_MAIL = 1, SK_KIND_FILE = 2 } SkKind;

typedef enum {
    SK_TASK_CLEAN = 1,  /* take apart and write anew */
    SK_TASK_NOTICE = 2, /* write only the mail that says it was withheld, for
                           order.reason, to order.recipient or, if empty, to
                           whom the original was addressed */
} SkTask;

/* What the door knows of where a mail comes from, and a worker cannot see. */
enum {
    SK_ORDER_RETURNED = 1, /* it has no sender: mails within are returned ones,
                              and keep their headers only */
    SK_ORDER_OUTSIDE = 2,  /* the client is not of order.zone */
    SK_ORDER_OWN_MAIL = 4, /* the gateway's own MTA made it: proven */
};

typedef struct {
    uint32_t magic;
    uint32_t kind;                         /* SkKind */
    uint32_t task;                         /* SkTask */
    uint32_t reason;                       /* SkReason, for SK_TASK_NOTICE */
    uint32_t flags;                        /* SK_ORDER_… */
    char zone[SK_ORDER_ZONE];              /* where the mail goes to; "": not
                                              known */
    char profile[64];                      /* name in the frozen policy */
    char receipt[SK_RECEIPT_LEN + 2];      /* NUL-terminated */
    uint8_t notice_key[32];                /* HMAC(site key, "notice"): what
                                              signs mark lines; never the site
                                              key itself */
    uint8_t input_sha256[32];
    uint64_t input_len;
    char file_name[256];                   /* kind file: its name, UTF-8 */
    char recipient[SK_ORDER_ADDRESS];      /* SK_TASK_NOTICE to the sender */
    uint32_t n_deny;                       /* parts the inspector refused, by */
    uint32_t deny[SK_ORDER_DENY];          /* number in the output */
} SkOrder;

#endif
