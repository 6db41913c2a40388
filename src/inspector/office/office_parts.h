/* SPDX-License-Identifier: Apache-2.0
 *
 * The parts of a package while it is checked. For office.c and office_parts.c
 * only.
 */
#ifndef SK_INSPECTOR_OFFICE_PARTS_H
#define SK_INSPECTOR_OFFICE_PARTS_H

#include "inspector/office/office.h"
#include "inspector/zip_reader.h"

#define SK_OFFICE_NAME_MAX 200 /* bytes of the name of a part */

/* A member of the package. */
typedef struct {
    SkZipEntry entry;
    bool is_relations; /* of the member before it, or of the package */
    /* what it is: XML of a kind, or a file of a type */
    const SkOfficeKind *kind;
    SkInspectType type;
    bool is_reached; /* a relationship of an earlier member leads to it */
} SkOfficePart;

/* sk_office_parts_type: gives each of the @n @parts its kind or type by the
 * content types in @xml, which name exactly these parts. Returns NULL, or the
 * byte that is wrong. */
const uint8_t *sk_office_parts_type(SkOfficePart *parts, size_t n, SkSpan xml);

/* sk_office_parts_sort: returns the @n @parts by their names. The caller frees
 * the array. sk_office_parts_find: returns the one of them to which @target
 * leads from the member @source, or NULL. */
SkOfficePart **sk_office_parts_sort(SkOfficePart *parts, size_t n);
SkOfficePart *sk_office_parts_find(SkOfficePart *const *sorted, size_t n,
                                   SkSpan source, SkSpan target);

/* sk_office_is_relations_of: returns whether @name is the member that holds the
 * relationships of @source (empty for the package). */
bool sk_office_is_relations_of(SkSpan name, SkSpan source);

#endif
