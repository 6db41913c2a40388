/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a colour profile of ours (ICC.1:2001-04): a header of constants, three
 * tags that every profile must have, and those that the caller adds.
 */
#ifndef SK_ICC_WRITE_H
#define SK_ICC_WRITE_H

#include <glib.h>

/* What the header says: four letters each. */
typedef struct {
    const char *class, *space, *connection;
} SkIccHead;

/* sk_icc_data: starts the data of a tag with its type, four letters. The caller
 * owns it. */
GByteArray *sk_icc_data(const char *type);

/* sk_icc_begin: starts a list of tags, which sk_icc_finish or sk_icc_tags_free
 * frees. Name and copyright are "c" and empty; the white point is D50. */
GArray *sk_icc_begin(void);
void sk_icc_tags_free(GArray *tags);

/* sk_icc_add: adds the tag @name, four letters that stay. Takes @data. */
void sk_icc_add(GArray *tags, const char *name, GByteArray *data);

/* sk_icc_finish: returns the profile and frees @tags. Tags with the same data
 * share its bytes. The caller unrefs the profile. */
GBytes *sk_icc_finish(GArray *tags, const SkIccHead *head);

#endif
