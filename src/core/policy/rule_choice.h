/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the rule of `files` that decides about a file in hand, for core, door,
 * worker and the command line. Filters ask sk_part_rule.
 *
 * The conditions of a rule are decided in two places. Those on the envelope are
 * decided by whoever knows it, the milter's child, which tells the worker by
 * one bit for each rule that a condition on the envelope is not met. The others
 * are decided by whoever has the file.
 */
#ifndef SK_CORE_POLICY_RULE_CHOICE_H
#define SK_CORE_POLICY_RULE_CHOICE_H

#include <sekisho/policy.h>
#include "core/policy/when.h"

/* The bytes of a set of rules: a rule with conditions must be one of the first
 * eight times as many of its profile. */
#define SK_RULES_OFF 32

/* sk_policy_rules_off: sets in @off the bit of every rule of @policy whose
 * conditions on the envelope @facts does not meet or does not know. */
void sk_policy_rules_off(const SkPolicy *policy, const SkFacts *facts,
                         guint8 off[SK_RULES_OFF]);

/* sk_policy_rule_for: returns the rule that decides about a file of the media
 * type @found of which @facts are known (its type need not be): the first that
 * names the type, is not in @off and whose other conditions are met. A
 * condition on what is not known is not met; if @off is NULL, that is so for
 * every condition on the envelope. Returns NULL if there is no such rule. */
const SkFileRule *sk_policy_rule_for(const SkPolicy *policy, const char *found,
                                     const SkFacts *facts, const guint8 *off);

/* sk_policy_may_with: returns whether some rule can do @action with a file of
 * the media type @found, whatever the mail and the file are, if the rules in
 * @off cannot decide. With NULL any rule can. */
gboolean sk_policy_may_with(const SkPolicy *policy, const char *found,
                            SkDo action, const guint8 *off);

/* sk_type_matches: returns whether a rule for @rule (a type, family, group or
 * "*") decides about the media type @found. */
gboolean sk_type_matches(const char *rule, const char *found);

#endif
