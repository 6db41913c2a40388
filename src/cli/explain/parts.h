/* SPDX-License-Identifier: Apache-2.0
 *
 * What `sekisho explain` says about the parts of a message and its limits.
 */
#ifndef SK_CLI_EXPLAIN_PARTS_H
#define SK_CLI_EXPLAIN_PARTS_H

#include "core/policy/policy_file.h"
#include "gate/gate.h"

/* sk_explain_parts: prints the tree to stdout: for each part what it is and by
 * which evidence, what becomes of it, and for files every rule that was tried
 * up to the one that decides. @input_bytes is the size of the message. */
void sk_explain_parts(const SkPolicy *policy, const SkReport *report,
                      guint64 input_bytes);

/* sk_explain_asked: returns how many rules of `files` were asked about @part;
 * they are the first ones, and the last of them decided. Returns 0 if another
 * rule decided. */
guint sk_explain_asked(const SkPolicy *policy, const SkPartReport *part);

/* How much of a limit a message used. */
typedef struct {
    const char *key; /* "limits.parts"; static */
    guint64 used, most;
    const char *unit; /* " bytes" or ""; static */
} SkUsed;

enum { SK_USED_N = 5 };

void sk_explain_used(const SkPolicy *policy, const SkOutcome *outcome,
                     guint64 input_bytes, SkUsed used[SK_USED_N]);

/* sk_explain_limits: prints one line for each limit and how much of it was
 * used. */
void sk_explain_limits(const SkPolicy *policy, const SkOutcome *outcome,
                       guint64 input_bytes);

#endif
