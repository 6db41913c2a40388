/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges what an OpenDocument may hold only if the request says so: hyperlinks
 * that lead out, formulas in cells, forms, comments and tracked changes. This
 * defends against a cleaner that lets out what the policy takes out.
 */
#include <string.h>

#include "inspector/office/odf.h"

/* The elements of each kind of content. A name that ends in a colon stands for
 * all elements with that prefix. */
static const struct {
    const char *name;
    uint32_t bit; /* SK_INSPECT_KEEPS_…, without which none may be there */
} elements[] = {
    { "office:forms", SK_INSPECT_KEEPS_FORMS },
    { "form:", SK_INSPECT_KEEPS_FORMS },
    { "draw:control", SK_INSPECT_KEEPS_FORMS },
    { "field:", SK_INSPECT_KEEPS_FORMS },
    { "office:annotation", SK_INSPECT_KEEPS_COMMENTS },
    { "office:annotation-end", SK_INSPECT_KEEPS_COMMENTS },
    { "text:tracked-changes", SK_INSPECT_KEEPS_COMMENTS },
    { "text:changed-region", SK_INSPECT_KEEPS_COMMENTS },
    { "text:change", SK_INSPECT_KEEPS_COMMENTS },
    { "text:change-start", SK_INSPECT_KEEPS_COMMENTS },
    { "text:change-end", SK_INSPECT_KEEPS_COMMENTS },
    { "table:tracked-changes", SK_INSPECT_KEEPS_COMMENTS },
    { "office:change-info", SK_INSPECT_KEEPS_COMMENTS },
};

/* Returns whether @word, which may be a prefix, stands for the name @name. */
static bool
is_named(SkSpan name, const char *word)
{
    size_t len = strlen(word);
    return word[len - 1] == ':'
               ? sk_length(name) > len && memcmp(name.p, word, len) == 0
               : sk_opendoc_is(name, word);
}

static bool
may_have(const SkOdfAttribute *attribute, uint32_t inside)
{
    if (sk_opendoc_is(attribute->name, "table:formula"))
        return (inside & SK_INSPECT_KEEPS_FORMULAS) != 0;
    if (sk_opendoc_is(attribute->name, "text:url"))
        return (inside & SK_INSPECT_KEEPS_LINKS) != 0 ||
               (attribute->value.p < attribute->value.end &&
                *attribute->value.p == '#');
    return true;
}

bool
sk_opendoc_inside(const SkOdfTag *tag, uint32_t inside)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if ((inside & elements[i].bit) == 0 &&
            is_named(tag->name, elements[i].name))
            return false;
    for (size_t i = 0; i < tag->n; i++)
        if (!may_have(&tag->attributes[i], inside))
            return false;
    return true;
}
