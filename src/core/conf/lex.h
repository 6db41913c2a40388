/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the words of a policy file. Only the files of core that read settings
 * use this.
 */
#ifndef SK_CORE_CONF_LEX_H
#define SK_CORE_CONF_LEX_H

#include "core/conf/source.h"

/* sk_policy_lex: reads the words of @bytes (of the file shown as @name),
 * follows its @include lines, and puts the resulting tree into @source.
 * Everything that is no word, no UTF-8 or no valid grammar, and each bracket
 * without its counterpart, is reported to @problems. */
void sk_policy_lex(SkPolicySource *source, const char *name, const char *bytes,
                   gsize len, SkProblems *problems);

#endif
