/* SPDX-License-Identifier: Apache-2.0
 *
 * Handles settings by the table of keys: one row of the table is enough to read
 * a setting from a policy file, to carry it to the workers, to show it and to
 * free it. A new key needs one row (keys.c) and one member of the struct that
 * the row names. Only the policy files of core use this.
 */
#ifndef SK_CORE_POLICY_SETTINGS_H
#define SK_CORE_POLICY_SETTINGS_H

#include <glib.h>
#include "core/policy/keys.h"
#include "core/conf/tree.h"

/* Called for each setting that was read. @key lacks its prefix ("links",
 * "limits.parts"); @origin says where it was given. */
typedef void (*SkSettingSaid)(gpointer data, const char *key,
                              const char *origin);

/* sk_settings_read: fills every member of @object, a struct of @owner. Keys of
 * the owner's own group are read from @own, keys that stand elsewhere in the
 * file ("limits.parts" of a profile) from @root; both may be NULL. A setting
 * that is missing, or wrong and already reported, gets its default. @said may
 * be NULL. */
void sk_settings_read(SkKeyOwner owner, gpointer object, const SkNode *own,
                      const SkNode *root, SkSettingSaid said, gpointer data);

/* sk_settings_free: frees what the members of @object own, but not @object. */
void sk_settings_free(SkKeyOwner owner, gpointer object);

/* sk_settings_freeze: returns the members of @object in the order of the table,
 * as a floating "av". */
GVariant *sk_settings_freeze(SkKeyOwner owner, gconstpointer object);

/* sk_settings_thaw: does the reverse into @object, whose members own nothing
 * yet. Returns FALSE if a value is missing, has another type, or is not allowed
 * by its row; free what was filled in by then with sk_settings_free. */
gboolean sk_settings_thaw(SkKeyOwner owner, gpointer object, GVariant *frozen);

/* sk_settings_text: returns the setting @key of @object as a policy file writes
 * it: `"defang"`, `[ "X-Case" ]`, `true`. New string. */
char *sk_settings_text(const SkKey *key, gconstpointer object);

/* sk_settings_name: returns the path of @key without the prefix of its owner.
 * Lent. */
const char *sk_settings_name(const SkKey *key);

#endif
