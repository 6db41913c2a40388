/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks settings against the table of keys and reads them by it. Only the
 * policy files of core use this.
 */
#ifndef SK_CORE_POLICY_VALUES_H
#define SK_CORE_POLICY_VALUES_H

#include <glib.h>
#include "core/policy/keys.h"
#include "core/conf/problems.h"
#include "core/conf/tree.h"

/* sk_values_check: checks every setting of the tree and reports unknown keys,
 * wrong types, words that are not offered, numbers out of bounds, and required
 * keys that are missing. */
void sk_values_check(const SkNode *root, SkProblems *problems);

/* These read the setting of @group (which may be NULL) that is the key @path of
 * the table. If it is missing, or wrong and already reported, they return the
 * key's default. The text of sk_values_text is "" if there is no default. */
guint sk_values_word(const SkNode *group, const char *path);
gboolean sk_values_bool(const SkNode *group, const char *path);
/* for SIZE, too */
guint64 sk_values_number(const SkNode *group, const char *path);
char *sk_values_text(const SkNode *group, const char *path);   /* new string */
char **sk_values_texts(const SkNode *group, const char *path); /* new array */

/* sk_values_origin: returns where that setting was given, or "default". */
const char *sk_values_origin(const SkNode *group, const char *path);

#endif
