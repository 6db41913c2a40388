/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails that make cells fail. They are counted by the SHA-256 of their bytes,
 * so that none loops for days between a fault and "try again".
 */
#ifndef SK_DOOR_POISON_H
#define SK_DOOR_POISON_H

#include <glib.h>

#define SK_POISON_FAULTS 3
/* how many mails are remembered; the oldest is forgotten first */
#define SK_POISON_MAX 4096

typedef struct _SkPoison SkPoison;

SkPoison *sk_poison_new(void);
void sk_poison_free(SkPoison *poison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPoison, sk_poison_free)

/* sk_poison_fault: counts that the mail @sha256 ended in a fault under the
 * zygotes of number @generation. A fault counts only on other zygotes than the
 * last counted one of this mail, and only if another mail has passed since
 * then, because otherwise the machine may be broken instead of the mail.
 * Thread-safe, like all functions here. */
void
sk_poison_fault(SkPoison *poison, const guint8 sha256[32], guint64 generation);

/* sk_poison_passed: notes that @sha256 came to a verdict: the machine works,
 * and this mail is not poison. */
void sk_poison_passed(SkPoison *poison, const guint8 sha256[32]);

/* sk_poison_is: returns TRUE once SK_POISON_FAULTS faults were counted. */
gboolean sk_poison_is(SkPoison *poison, const guint8 sha256[32]);

#endif
