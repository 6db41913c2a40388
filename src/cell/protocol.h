/* SPDX-License-Identifier: Apache-2.0
 *
 * The messages between an asker (milter child, CLI) and a cell (a zygote and
 * the workers that it forks). They are fixed structs in native byte order,
 * because both sides are the same build on the same machine; the reader checks
 * every field. Nothing here knows about content.
 *
 * One control socket (a SOCK_SEQPACKET pair) leads to each zygote. For every
 * message the asker makes a socket pair and sends an SkCellRequest with exactly
 * three descriptors (SCM_RIGHTS): its answer socket, the input memfd, and the
 * empty output memfd. The zygote answers with one SkCellReply on the answer
 * socket, or closes it: no reply is a fault. If the asker closes its end, the
 * message is cancelled and the worker is killed. EOF on the control socket ends
 * the zygote.
 *
 * What the worker found is in the output memfd, which ends in an SkTrailer. An
 * exit status alone is never success: the asker seals the output, then checks
 * trailer, nonce, lengths and hashes.
 */
#ifndef SK_CELL_PROTOCOL_H
#define SK_CELL_PROTOCOL_H

#include <stddef.h>
#include <stdint.h>

#define SK_CELL_MAGIC      0x534b434cu /* "SKCL" */
#define SK_CELL_VERSION    3u
#define SK_CELL_NONCE      16
#define SK_CELL_ORDER_MAX  20480 /* the most bytes of a room's own order */
#define SK_CELL_LAYERS_MAX 1024

typedef struct {
    uint32_t magic, version;
    uint8_t nonce[SK_CELL_NONCE]; /* of this message; echoed in every answer */
    uint32_t wall_ms; /* the deadline, at which the worker is killed */
    /* The RLIMIT_CPU, counted from the start of this message. The soft limit at
     * 80% of it is up to the room. */
    uint32_t cpu_seconds;
    /* The crossing of this message: a worker that has had a message of another
     * crossing never gets it. */
    uint64_t crossing;
    uint64_t memory; /* the bytes of heap beyond what is always there */
    uint64_t output; /* the most bytes that the output may hold */
    /* the size of the input in bytes; 0 means the whole file */
    uint64_t input_len;
    uint32_t order_len; /* how many bytes of @order are used */
    uint8_t order[SK_CELL_ORDER_MAX];
} SkCellRequest;

/* The bytes of a request that travel, by its own order_len. Who sends one must
 * have set that to SK_CELL_ORDER_MAX at most; who receives one compares this
 * with the bytes that came. */
#define sk_cell_request_size(request)                                          \
    (offsetof(SkCellRequest, order) + (request)->order_len)

typedef enum {
    /* @code is what work returned; if 0, look at the trailer */
    SK_CELL_EXITED = 1,
    SK_CELL_SIGNALLED, /* @code is the signal */
    SK_CELL_DEADLINE,  /* it was killed at wall_ms */
    SK_CELL_BUSY, /* there was no worker or no room for it; @code is an errno */
    SK_CELL_BAD_REQUEST, /* the request was malformed; @code is 0 */
    SK_CELL_ODD,         /* the worker did what no worker may do; @code is 0 */
    SK_CELL_LEFT, /* it ended without an answer; @code is its exit status */
} SkCellEnd;

/* What the zygote has done with its workers since it began, for statistics. */
typedef struct {
    uint64_t started;  /* workers that were forked */
    uint64_t put_back; /* times that one was put back after a message */
    uint64_t retired;  /* ended because they had their share, or as surplus */
    uint64_t killed;   /* ended in any other way */
} SkCellTotals;

typedef struct {
    uint32_t magic, version;
    uint8_t nonce[SK_CELL_NONCE];
    int32_t end, code;
    uint64_t cpu_us;     /* user and system time; 0 if it did not answer */
    SkCellTotals totals; /* as they are when this is sent */
} SkCellReply;

/* The first message of a zygote on its control socket, sent when it is warm and
 * locked down. It says which layers hold ("seccomp=yes landlock=yes(abi 7)
 * userns=yes …", NUL-terminated), and whether the mandatory ones do. */
typedef struct {
    uint32_t magic, version;
    /* 1 if the mandatory layers hold; if 0, @layers says why not */
    uint32_t ready;
    char layers[SK_CELL_LAYERS_MAX];
} SkCellHello;

#define SK_TRAILER_MAGIC UINT64_C(0x656e644f686f676f)

/* The end of a worker's output: [output bytes][records][SkTrailer]. */
typedef struct {
    uint64_t magic;
    uint32_t version;
    uint32_t verdict; /* an SkVerdict: KEPT, CLEANED or WITHHELD */
    uint32_t reason;  /* an SkReason */
    /* which of several ways to do the work was taken; 0 if there was one */
    uint32_t choice;
    uint8_t nonce[SK_CELL_NONCE]; /* that of the request */
    uint64_t input_len;           /* the size of the input that this answers */
    uint8_t input_sha256[32];     /* as given in the worker's order */
    uint64_t output_len;          /* 0 if there is nothing to send on */
    uint64_t records_len;
    uint8_t sha256[32]; /* over the output bytes and the records */
} SkTrailer;

#endif
