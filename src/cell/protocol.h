/* SPDX-License-Identifier: Apache-2.0
 *
 * What is said between an asker (milter child, CLI) and a cell (zygote and the
 * worker it forks): fixed structs, native byte order (same machine, same
 * build), every field checked by the reader. Knows no content.
 *
 * One control socket (SOCK_SEQPACKET pair) leads to each zygote. For every
 * message the asker makes a socket pair, and sends an SkCellRequest with
 * exactly three descriptors (SCM_RIGHTS): its answer socket, the input memfd,
 * the empty output memfd. The zygote answers with one SkCellReply on the
 * answer socket, or closes it: no reply is a fault. The asker closing its end
 * cancels: the worker is killed. EOF on the control socket ends the zygote.
 *
 * What the worker found is in the output memfd, ending in an SkTrailer. No
 * exit status alone is success: the asker seals the output, then checks
 * trailer, nonce, lengths and hashes.
 */
#ifndef SK_CELL_PROTOCOL_H
#define SK_CELL_PROTOCOL_H

#include <stdint.h>

#define SK_CELL_MAGIC      0x534b434cu /* "SKCL" */
#define SK_CELL_VERSION    2u
#define SK_CELL_NONCE      16
#define SK_CELL_ORDER_MAX  12288 /* bytes of a room's own order */
#define SK_CELL_LAYERS_MAX 1024

typedef struct {
    uint32_t magic, version;
    uint8_t nonce[SK_CELL_NONCE]; /* of this message; echoed in every answer */
    uint32_t wall_ms;             /* deadline: killed then */
    uint32_t cpu_seconds;         /* RLIMIT_CPU, from this message's start; the
                                     soft 80% is the room's own business */
    uint64_t crossing;            /* of this message: a worker that has had one
                                     of another crossing never gets it */
    uint64_t memory;              /* bytes of heap beyond what is always there */
    uint64_t output;              /* most bytes the output may hold */
    uint64_t input_len;           /* bytes of input; 0: the whole file */
    uint32_t order_len;           /* bytes used of order */
    uint8_t order[SK_CELL_ORDER_MAX];
} SkCellRequest;

typedef enum {
    SK_CELL_EXITED = 1,  /* code: what work returned; 0 = look at the trailer */
    SK_CELL_SIGNALLED,   /* code: signal */
    SK_CELL_DEADLINE,    /* killed at wall_ms */
    SK_CELL_BUSY,        /* no worker, or no room for it; code: errno */
    SK_CELL_BAD_REQUEST, /* request malformed; code: 0 */
    SK_CELL_ODD,         /* it said or did what no worker may; code: 0 */
    SK_CELL_LEFT,        /* ended without an answer; code: exit status */
} SkCellEnd;

typedef struct {
    uint32_t magic, version;
    uint8_t nonce[SK_CELL_NONCE];
    int32_t end, code;
    uint64_t cpu_us;      /* user + system; 0 when it did not answer */
} SkCellReply;

/* First message of a zygote on its control socket, once it is warm and locked
 * down: which layers hold ("seccomp=yes landlock=yes(abi 7) userns=yes …",
 * NUL-terminated), and whether the mandatory ones do. */
typedef struct {
    uint32_t magic, version;
    uint32_t ready; /* 1: mandatory layers hold; 0: layers says why not */
    char layers[SK_CELL_LAYERS_MAX];
} SkCellHello;

#define SK_TRAILER_MAGIC UINT64_C(0x656e644f686f676f)

/* At the end of a worker's output: [output bytes][records][SkTrailer]. */
typedef struct {
    uint64_t magic;
    uint32_t version;
    uint32_t verdict;             /* SkVerdict: KEPT, CLEANED or WITHHELD */
    uint32_t reason;              /* SkReason */
    uint32_t zero;
    uint8_t nonce[SK_CELL_NONCE]; /* the request's */
    uint64_t input_len;           /* bytes of input this answers */
    uint8_t input_sha256[32];     /* as the worker's order said */
    uint64_t output_len;          /* 0 when there is nothing to send on */
    uint64_t records_len;
    uint8_t sha256[32];           /* of output bytes and records */
} SkTrailer;

#endif
