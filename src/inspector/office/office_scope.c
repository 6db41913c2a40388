/* SPDX-License-Identifier: Apache-2.0
 *
 * The namespaces that the root of a part declares (office.h).
 */
#include "inspector/office/office.h"

static SkSpan
span_of(const char *text)
{
    const uint8_t *p = (const uint8_t *)text;
    return (SkSpan){ p, p + strlen(text) };
}

/* Takes the declaration of @space, if it is next. */
static bool
take_declaration(SkSpan *from, const SkOfficeSpace *space)
{
    SkSpan in = *from;
    if (!sk_take(&in, " xmlns") ||
        (*space->prefix != '\0' &&
         (!sk_take(&in, ":") || !sk_take(&in, space->prefix))) ||
        !sk_take(&in, "=\""))
        return false;
    SkSpan strict = in;
    if (sk_take(&in, space->uri) && sk_take(&in, "\"")) {
        *from = in;
        return true;
    }
    if (space->strict == NULL || !sk_take(&strict, space->strict) ||
        !sk_take(&strict, "\""))
        return false;
    *from = strict;
    return true;
}

/* Takes mc:Ignorable, which names exactly the ignorable namespaces. */
static bool
take_ignorable(const SkOfficeScope *scope, SkSpan *in)
{
    const char *before = " mc:Ignorable=\"";
    bool any = false;
    for (size_t i = 0; sk_office_space_at(i) != NULL; i++) {
        const SkOfficeSpace *space = sk_office_space_at(i);
        if (!scope->declared[i] || !space->is_ignorable)
            continue;
        if (!sk_take(in, before) || !sk_take(in, space->prefix))
            return false;
        before = " ";
        any = true;
    }
    return !any || sk_take(in, "\"");
}

bool
sk_office_scope_take(SkOfficeScope *scope, SkSpan *in)
{
    for (size_t i = 0; sk_office_space_at(i) != NULL; i++) {
        const SkOfficeSpace *space = sk_office_space_at(i);
        scope->declared[i] = take_declaration(in, space);
        if (scope->declared[i])
            scope->prefixes[scope->n_prefixes++] = span_of(space->prefix);
        if (*space->prefix == '\0')
            scope->has_default = scope->declared[i];
    }
    return take_ignorable(scope, in);
}

bool
sk_office_scope_has(const SkOfficeScope *scope, SkSpan prefix)
{
    for (size_t i = 0; i < scope->n_prefixes; i++) {
        SkSpan ours = scope->prefixes[i];
        if (sk_length(ours) == sk_length(prefix) &&
            memcmp(ours.p, prefix.p, sk_length(prefix)) == 0)
            return true;
    }
    return false;
}
