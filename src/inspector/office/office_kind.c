/* SPDX-License-Identifier: Apache-2.0
 *
 * All kinds of parts (office.h), and those that every document has.
 */
#include <string.h>

#include "inspector/office/office.h"

static const SkOfficeKind *const all[] = {
    sk_office_shared_kinds, sk_office_drawing_kinds, sk_office_word_kinds,
    sk_office_sheet_kinds,  sk_office_slide_kinds,
};

const SkOfficeKind *
sk_office_kind_at(size_t i)
{
    for (size_t list = 0; list < sizeof all / sizeof all[0]; list++)
        for (const SkOfficeKind *kind = all[list]; kind->content_type != NULL;
             kind++)
            if (i-- == 0)
                return kind;
    return NULL;
}

const SkOfficeKind *
sk_office_kind(SkSpan type)
{
    const SkOfficeKind *kind = NULL;
    for (size_t i = 0; (kind = sk_office_kind_at(i)) != NULL; i++)
        if (strlen(kind->content_type) == sk_length(type) &&
            memcmp(kind->content_type, type.p, sk_length(type)) == 0)
            return kind;
    return NULL;
}

static const char *const properties[] = {
    "cp:coreProperties",
    "cp:keywords*",
    "dc:title*",
    "dc:subject*",
    "dc:creator*",
    "dc:language*",
    "dcterms:created* xsi:type",
    "dcterms:modified* xsi:type",
    NULL,
};
static const char *const *const property_lists[] = { properties, NULL };

/* Returns whether @value may be the name or the version of a program. */
static bool
is_program(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    if (sk_length(value) > 60)
        return false;
    for (; value.p < value.end; value.p++)
        if (!((*value.p >= 'a' && *value.p <= 'z') ||
              (*value.p >= 'A' && *value.p <= 'Z') ||
              (*value.p >= '0' && *value.p <= '9') || *value.p == ' ' ||
              *value.p == '.'))
            return false;
    return true;
}

static const char *const program[] = {
    "ep:Properties",
    "ep:Application*=program",
    "ep:AppVersion*=program",
    NULL,
};
static const char *const *const program_lists[] = { program, NULL };
static const SkOfficeJudge program_judges[] = { { "program", is_program },
                                                { 0 } };

const SkOfficeKind sk_office_shared_kinds[] = {
    { .relation = "o:extended-properties",
      .content_type = "application/vnd.openxmlformats-officedocument."
                      "extended-properties+xml",
      .root = "ep:Properties",
      .lists = program_lists,
      .judges = program_judges },
    { .relation = "p:metadata/core-properties",
      .content_type =
          "application/vnd.openxmlformats-package.core-properties+xml",
      .root = "cp:coreProperties",
      .lists = property_lists },
    { 0 },
};
