/* SPDX-License-Identifier: Apache-2.0
 *
 * Settings held against the table of keys, and read from it. Private to the
 * policy files of core.
 */
#ifndef SK_CORE_POLICY_VALUES_H
#define SK_CORE_POLICY_VALUES_H

#include <glib.h>
#include "core/policy/keys.h"
#include "core/conf/problems.h"
#include "core/conf/tree.h"

/* sk_values_check: every setting of the tree against the table: unknown keys,
 * wrong types, words that are not offered, numbers out of bounds, keys that
 * must be given and are not. */
void sk_values_check(const SkNode *root, SkProblems *problems);

/* Reading the setting @name of @group (may be NULL), which is the key @path of
 * the table; the key's default when it is absent, or wrong and thus already a
 * problem. sk_values_text lends; "" when there is no default. */
guint sk_values_word(const SkNode *group, const char *path);
gboolean sk_values_bool(const SkNode *group, const char *path);
guint64 sk_values_number(const SkNode *group, const char *path); /* SIZE too */
char *sk_values_text(const SkNode *group, const char *path);     /* new */
char **sk_values_texts(const SkNode *group, const char *path);   /* new */

/* sk_values_origin: where that setting was said, or "default". */
const char *sk_values_origin(const SkNode *group, const char *path);

#endif
