/* SPDX-License-Identifier: Apache-2.0
 *
 * Policies for tests that need one without problems: the test fails if there
 * are any.
 */
#ifndef SK_TEST_POLICY_HELP_H
#define SK_TEST_POLICY_HELP_H

#include "core/policy/policy_file.h"

/* policy_load_sample: returns the policy of the file @name in samples/policy.
 * New. */
SkPolicyFile *policy_load_sample(const char *name);

/* policy_load_text: returns the policy whose text is @text. New. */
SkPolicyFile *policy_load_text(const char *text);

#endif
