/* SPDX-License-Identifier: Apache-2.0
 *
 * What lists do not tell of Word's parts: fields, and what a policy does not
 * let them keep. For word_kind.c only.
 */
#ifndef SK_INSPECTOR_OFFICE_WORD_WATCH_H
#define SK_INSPECTOR_OFFICE_WORD_WATCH_H

#include "inspector/office/office.h"

/* The watch of every part that holds text: the document itself, headers, notes,
 * comments, numbering. */
extern const SkOfficeWatch sk_office_word_watch;
/* The watches of the parts that belong to comments, and of the part that names
 * the people who wrote them. */
extern const SkOfficeWatch sk_office_comment_watch, sk_office_people_watch;

/* The judges of single values. */
extern const SkOfficeJudge sk_office_word_judges[];

#endif
