/* SPDX-License-Identifier: Apache-2.0
 *
 * What becomes of one input under another policy: the differences between two
 * outcomes of the same bytes, as `sekisho policy diff` lists them and a
 * candidate reports them. Receipts differ with every policy and are no
 * difference.
 */
#ifndef SK_GATE_CHANGE_H
#define SK_GATE_CHANGE_H

#include "core/policy/policy_file.h"
#include "gate/gate.h"

typedef struct {
    /* the part, such as "2/report.docx"; "" is the whole input */
    char *part;
    char *before, *after; /* what becomes of it, in words */
    /* where the policies say so: "old.conf:12"; "" if no setting does */
    char *rule_before, *rule_after;
    /* something leaves under the new policy that did not under the old */
    gboolean crosses;
} SkChange;

/* One policy and what it made of the input. */
typedef struct {
    const SkPolicy *policy;
    const SkOutcome *outcome;
} SkTried;

/* sk_changes_between: lists how @after differs from @before: an array of
 * SkChange, empty if the same would come out. */
GPtrArray *sk_changes_between(const SkTried *before, const SkTried *after);

/* sk_changes_new: returns an empty list of SkChange. */
GPtrArray *sk_changes_new(void);

/* sk_changes_add_route: adds to @changes how the route @after of the recipient
 * @to differs from @before, if it does: refused, untouched, or cleaned by which
 * profile. */
void sk_changes_add_route(GPtrArray *changes, const char *to,
                          const SkRoute *before, const SkRoute *after);

/* sk_changes_json: writes the members of @change into the object that is open
 * in @json. */
void sk_changes_json(GString *json, const SkChange *change);

#endif
