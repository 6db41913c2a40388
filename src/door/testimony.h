/* SPDX-License-Identifier: Apache-2.0
 *
 * What the cells say, as sealed bytes, and whether it may be believed
 * (testimony.c). Pure: no descriptor, no process, no clock.
 */
#ifndef SK_DOOR_TESTIMONY_H
#define SK_DOOR_TESTIMONY_H

#include "door/gate.h"

/* What a report may take in a worker's output, besides the message. */
#define SK_TESTIMONY_RECORDS (G_GUINT64_CONSTANT(16) << 20)

#define SK_TESTIMONY_PART 512u /* bytes of it for one part */

/* sk_testimony_room: what a report may take where the policy lets a message
 * have @parts parts. */
#define sk_testimony_room(parts)                                               \
    MAX(SK_TESTIMONY_RECORDS, (guint64)(parts)*SK_TESTIMONY_PART)

/* What the worker was asked; all of it lent. */
typedef struct {
    SkKind kind;
    SkTask task;
    guint64 input_len;
    const guint8 *input_sha256; /* 32 bytes */
    const guint8 *nonce;        /* SK_CELL_NONCE bytes */
    guint64 room;               /* most bytes before the trailer */
    guint parts;                /* limits.parts; 0: as many as is usual */
} SkAsked;

/* sk_testimony_read: @whole is a worker's sealed output. TRUE: it answers
 * @asked, trailer, hash and records are as they must be, and verdict, reason,
 * output (a part of @whole), its hash and report of @outcome are set. FALSE
 * with SK_ERROR_CELL: a fault; @outcome is the caller's to clear. */
gboolean sk_testimony_read(const SkAsked *asked, GBytes *whole,
                           SkOutcome *outcome, GError **error);

/* sk_testimony_inspection: the same of an inspector's answer about
 * outcome->output; sets inspected and inspection_why. */
gboolean sk_testimony_inspection(GBytes *whole, const guint8 *nonce,
                                 SkOutcome *outcome, GError **error);

#endif
