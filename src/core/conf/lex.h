/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a policy file. Private to the policy files of core.
 */
#ifndef SK_CORE_CONF_LEX_H
#define SK_CORE_CONF_LEX_H

#include "core/conf/source.h"

/* sk_policy_lex: reads the words of @bytes (of the file shown as @name),
 * follows its @include lines, and gives @source the tree that they make. What
 * is no word, no UTF-8, no grammar, or a bracket without its other half goes to
 * @problems. */
void sk_policy_lex(SkPolicySource *source, const char *name, const char *bytes,
                   gsize len, SkProblems *problems);

#endif
