/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails that make cells fail: counted by the SHA-256 of their bytes, so that
 * none loops between "try again" and a fault for days (promise P4).
 */
#ifndef SK_DOOR_POISON_H
#define SK_DOOR_POISON_H

#include <glib.h>

#define SK_POISON_FAULTS 3
#define SK_POISON_MAX    4096 /* mails remembered; the oldest goes first */

typedef struct _SkPoison SkPoison;

SkPoison *sk_poison_new(void);
void sk_poison_free(SkPoison *poison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPoison, sk_poison_free)

/* sk_poison_fault: the mail @sha256 ended in a fault under the zygotes number
 * @generation. Counts only on zygotes no counted fault of it was seen on, and
 * only when another mail has passed since the last counted one: else the
 * machine may be what is broken, not the mail. Thread-safe, as all here. */
void
sk_poison_fault(SkPoison *poison, const guint8 sha256[32], guint64 generation);

/* sk_poison_passed: @sha256 came to a verdict: the machine works, and this
 * mail is no poison. */
void sk_poison_passed(SkPoison *poison, const guint8 sha256[32]);

/* sk_poison_is: TRUE once SK_POISON_FAULTS have counted. */
gboolean sk_poison_is(SkPoison *poison, const guint8 sha256[32]);

#endif
