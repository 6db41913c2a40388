/* SPDX-License-Identifier: Apache-2.0
 *
 * What gate.c, ask_worker.c and ask_inspector.c share: how a passage asks its
 * worker and its inspector. Only those files use this.
 */
#ifndef SK_GATE_GATE_INNER_H
#define SK_GATE_GATE_INNER_H

#include <glib.h>
#include "gate/gate.h"

/* The memory of a worker or an inspector beyond what its message needs. */
#define SK_GATE_MEMORY (G_GUINT64_CONSTANT(256) << 20)

/* sk_gate_map: maps the whole sealed memfd @fd as bytes. @fd stays the
 * caller's. Returns NULL with @error if it is empty or cannot be mapped. */
GBytes *sk_gate_map(int fd, GError **error);

/* sk_gate_room: returns the most bytes that the worker may answer with. */
guint64 sk_gate_room(const SkPassage *passage);

/* sk_gate_off: writes into @off the set of the rules of the profile that cannot
 * decide for this passage. */
void sk_gate_off(const SkPassage *passage, guint8 off[SK_RULES_OFF]);

/* sk_gate_crossing: returns a number for the crossing of @passage, the same for
 * all its messages, by FNV-1a. The words come from the policy, so no attacker
 * chooses a collision. */
guint64 sk_gate_crossing(const SkPassage *passage);

/* sk_gate_worker: runs the worker. @deny is a part that is left out; 0 means
 * that nothing is left out. Returns its sealed output memfd, which is the
 * caller's, or -1 with @error. */
int sk_gate_worker(const SkPassage *passage, guint32 deny, SkOutcome *outcome,
                   GError **error);

/* sk_gate_inspector: runs the inspector over the sealed memfd @output and fills
 * in what it says. Returns FALSE with @error if it gave no answer. */
gboolean sk_gate_inspector(const SkPassage *passage, int output,
                           SkOutcome *outcome, GError **error);

#endif
