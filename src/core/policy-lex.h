/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a policy file. Private to the policy files of core.
 */
#ifndef SK_CORE_POLICY_LEX_H
#define SK_CORE_POLICY_LEX_H

#include "core/policy-source.h"

/* sk_policy_lex: appends the words of @bytes (of the file shown as @name) to
 * @source, follows its @include lines, and reports what is no word, no UTF-8,
 * or a bracket without its other half. */
void sk_policy_lex(SkPolicySource *source, const char *name, const char *bytes,
                   gsize len, SkProblems *problems);

#endif
