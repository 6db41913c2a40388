/* SPDX-License-Identifier: Apache-2.0
 *
 * What the cells answered, as sealed bytes, and whether it may be believed
 * (testimony.c). These functions are pure: they use no descriptor, process or
 * clock.
 */
#ifndef SK_GATE_TESTIMONY_H
#define SK_GATE_TESTIMONY_H

#include "gate/gate.h"

/* The bytes that a report may take in a worker's output,
 * besides the message. */
#define SK_TESTIMONY_RECORDS (G_GUINT64_CONSTANT(16) << 20)

#define SK_TESTIMONY_PART 512u /* the bytes of the report for one part */

/* sk_testimony_room: returns the bytes that a report may take if the policy
 * lets a message have @parts parts. */
#define sk_testimony_room(parts)                                               \
    MAX(SK_TESTIMONY_RECORDS, (guint64)(parts)*SK_TESTIMONY_PART)

/* What the worker was asked. All of it is lent. */
typedef struct {
    SkKind kind;
    SkTask task;
    guint64 input_len;
    const guint8 *input_sha256; /* 32 bytes */
    const guint8 *nonce;        /* SK_CELL_NONCE bytes */
    guint64 room;               /* the most bytes before the trailer */
    guint parts;                /* limits.parts; 0 for the usual number */
    guint candidates;           /* among which it could choose; or 0 */
} SkAsked;

/* sk_testimony_read: reads @whole, the sealed output of a worker. Returns TRUE
 * if it answers @asked and its trailer, hash and records are valid; then
 * verdict, reason, output (a part of @whole), its hash and the report are set
 * in @outcome. Returns FALSE with SK_ERROR_CELL on a fault. The caller clears
 * @outcome. */
gboolean sk_testimony_read(const SkAsked *asked, GBytes *whole,
                           SkOutcome *outcome, GError **error);

/* sk_testimony_inspection: does the same for an inspector's answer about
 * outcome->output, and sets inspected and inspection_why. */
gboolean sk_testimony_inspection(GBytes *whole, const guint8 *nonce,
                                 SkOutcome *outcome, GError **error);

#endif
