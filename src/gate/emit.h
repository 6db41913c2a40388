/* SPDX-License-Identifier: Apache-2.0
 *
 * The file types that the inspector may let out under a policy.
 */
#ifndef SK_GATE_EMIT_H
#define SK_GATE_EMIT_H

#include <sekisho/policy.h>
#include "inspector/order.h"

/* sk_emit_types: returns the bits of SkInspectType for every type that some
 * rule of @policy lets leave as a file, or 0 (text only) if there are no rules.
 * @lone says that the file did not come in a mail: flattened text then has no
 * mail to go into and comes back as a zip. The rules in the set @off
 * (core/policy/rule_choice.h; may be NULL) cannot decide about this message and
 * do not count. */
guint64 sk_emit_types(const SkPolicy *policy, gboolean lone, const guint8 *off);

/* sk_emit_type: returns the SkInspectType whose media type is @media_type, or
 * SK_INSPECT_N_TYPES if there is none or @media_type is NULL. */
guint sk_emit_type(const char *media_type);

/* sk_emit_type_of: returns the SkInspectType to which the extension of the file
 * @name belongs, or SK_INSPECT_N_TYPES if there is none. */
guint sk_emit_type_of(const char *name);

/* sk_emit_inside: returns the bits SK_INSPECT_KEEPS_… of what documents may
 * keep under @policy. */
guint32 sk_emit_inside(const SkPolicy *policy);

/* sk_emit_names: adds to @order, whose lists are empty, what may leave by its
 * name because @policy lists it besides the built-in lists: headers, root
 * elements of XML and functions of formulas. */
void sk_emit_names(const SkPolicy *policy, SkInspectOrder *order);

#endif
