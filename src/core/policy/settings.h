/* SPDX-License-Identifier: Apache-2.0
 *
 * Settings by the table of keys: what a row of the table says is enough to
 * read the setting from a policy file, to carry it to the workers, to show it
 * and to free it. A new key is one row (keys.c) and one member of the
 * struct that the row names. Private to the policy files of core.
 */
#ifndef SK_CORE_POLICY_SETTINGS_H
#define SK_CORE_POLICY_SETTINGS_H

#include <glib.h>
#include "core/policy/keys.h"
#include "core/conf/tree.h"

/* Called for each setting that was read: @key without its prefix ("links",
 * "limits.parts"), and where it was said. */
typedef void (*SkSettingSaid)(gpointer data, const char *key,
                              const char *origin);

/* sk_settings_read: fills every member of @object, a struct of @owner, from
 * the group @own that belongs to it (may be NULL) and, for keys that stand
 * elsewhere in the file ("limits.parts" of a profile), from @root (may be
 * NULL). What was not said, or is wrong and thus already a problem, gets its
 * default. @said may be NULL. */
void sk_settings_read(SkKeyOwner owner, gpointer object, const SkNode *own,
                      const SkNode *root, SkSettingSaid said, gpointer data);

/* sk_settings_free: frees what the members of @object own, not @object. */
void sk_settings_free(SkKeyOwner owner, gpointer object);

/* sk_settings_freeze: the members of @object in the order of the table: "av",
 * floating. */
GVariant *sk_settings_freeze(SkKeyOwner owner, gconstpointer object);

/* sk_settings_thaw: the reverse, into @object, whose members own nothing yet.
 * FALSE when a value is missing, of another type, or not allowed by its row:
 * what was filled until then is freed by sk_settings_free. */
gboolean sk_settings_thaw(SkKeyOwner owner, gpointer object, GVariant *frozen);

/* sk_settings_text: the setting @key of @object as a policy file writes it:
 * `"defang"`, `[ "X-Case" ]`, `true`. New string. */
char *sk_settings_text(const SkKey *key, gconstpointer object);

/* sk_settings_name: @key's path without the prefix of its owner. Lent. */
const char *sk_settings_name(const SkKey *key);

#endif
