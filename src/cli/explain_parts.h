/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints what `sekisho explain` says about the parts of a message.
 */
#ifndef SK_CLI_EXPLAIN_PARTS_H
#define SK_CLI_EXPLAIN_PARTS_H

#include "core/policy/policy_file.h"
#include "door/gate.h"

/* sk_explain_parts: prints the tree to stdout: for each part what it is and by
 * which evidence, what becomes of it, and for files every rule that was tried
 * up to the one that decides. @input_bytes is the size of the message. */
void sk_explain_parts(const SkPolicy *policy, const SkReport *report,
                      guint64 input_bytes);

/* sk_explain_limits: prints one line for each limit and how much of it was
 * used. */
void sk_explain_limits(const SkPolicy *policy, const SkOutcome *outcome,
                       guint64 input_bytes);

#endif
