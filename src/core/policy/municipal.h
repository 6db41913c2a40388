/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules of municipal information security policies (L1 to L15), and how far
 * a policy of this program meets them (municipal.c).
 */
#ifndef SK_CORE_POLICY_MUNICIPAL_H
#define SK_CORE_POLICY_MUNICIPAL_H

#include "core/policy/policy_file.h"

#define SK_MUNICIPAL_RULES 15

typedef enum {
    SK_MUNICIPAL_MET,
    SK_MUNICIPAL_NOT_MET, /* by this policy, or by this version */
    SK_MUNICIPAL_OTHERS,  /* not the program's, but its operator's */
} SkMunicipalState;

/* One line of the table. All texts are static and English; the command line
 * translates them. */
typedef struct {
    const char *name;  /* "L1" */
    const char *title; /* what the rule asks */
    SkMunicipalState state;
    const char *why;
    const char *instead; /* what to write; NULL if there is nothing to write */
} SkMunicipalRule;

/* sk_municipal_state_word: returns "met", "not-met" or "others". Static. */
const char *sk_municipal_state_word(SkMunicipalState state);

/* sk_policy_file_municipal: fills in the line of rule number @i, below
 * SK_MUNICIPAL_RULES, for @file. */
void sk_policy_file_municipal(const SkPolicyFile *file, guint i,
                              SkMunicipalRule *rule);

#endif
