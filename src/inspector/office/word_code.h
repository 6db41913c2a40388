/* SPDX-License-Identifier: Apache-2.0
 *
 * Fields of Word. Only office/ includes this.
 */
#ifndef SK_INSPECTOR_OFFICE_WORD_CODE_H
#define SK_INSPECTOR_OFFICE_WORD_CODE_H

#include "inspector/inner.h"

/* Stands in a code in the place of a field inside it. */
#define SK_OFFICE_INNER 1

/* sk_office_code_is_ours: returns whether @text, the whole code of a field with
 * its references resolved, is one that may leave if @inside
 * (SK_INSPECT_KEEPS_…) may be kept. */
bool sk_office_code_is_ours(SkSpan text, uint32_t inside);

/* sk_office_address_is_ours: returns whether @target, with its references
 * resolved, is that of a link that may leave if @inside may be kept. */
bool sk_office_address_is_ours(SkSpan target, uint32_t inside);

/* sk_office_tip_names_host: returns whether @tip, which is shown over a link,
 * could be taken for the name of a host. */
bool sk_office_tip_names_host(SkSpan tip);

#endif
