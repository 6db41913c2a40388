/* SPDX-License-Identifier: Apache-2.0
 *
 * What the inspector may let out under a policy.
 */
#ifndef SK_DOOR_EMIT_H
#define SK_DOOR_EMIT_H

#include <sekisho/policy.h>

/* sk_emit_types: bits of SkInspectType: every type that some rule of @policy
 * may let leave as a file. 0 when it has no rules: text only. @lone: not with a
 * mail: what is flattened has no mail to go into and comes back as a zip. */
guint64 sk_emit_types(const SkPolicy *policy, gboolean lone);

/* sk_emit_type: the SkInspectType that is written @media_type;
 * SK_INSPECT_N_TYPES when there is none (NULL too). */
guint sk_emit_type(const char *media_type);

/* sk_emit_type_of: the SkInspectType whose extension the file @name has;
 * SK_INSPECT_N_TYPES when none has it. */
guint sk_emit_type_of(const char *name);

#endif
