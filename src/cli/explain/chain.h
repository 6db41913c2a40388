/* SPDX-License-Identifier: Apache-2.0
 *
 * The chain of crossings that were tried for a mail, each with its conditions,
 * up to the one that decided, as `sekisho explain` and `sekisho policy show
 * --message` show it.
 */
#ifndef SK_CLI_EXPLAIN_CHAIN_H
#define SK_CLI_EXPLAIN_CHAIN_H

#include "cli/explain/explained.h"

/* sk_chain_print: prints the chain for recipient number @i of @explained, or
 * nothing if its mail takes no crossing. */
void sk_chain_print(const SkExplained *explained, guint i);

/* sk_chain_json: writes the same chain as an array "tried" into the object that
 * is open in @json. */
void sk_chain_json(GString *json, const SkExplained *explained, guint i);

#endif
