/* SPDX-License-Identifier: Apache-2.0
 *
 * What lists do not tell of Word's parts: fields, and what a policy does not
 * let them keep. For word_kind.c only.
 */
#ifndef SK_INSPECTOR_OFFICE_WORD_WATCH_H
#define SK_INSPECTOR_OFFICE_WORD_WATCH_H

#include "inspector/office/office.h"

/* Of a part with text: a document, a header, notes, comments, numbering. */
extern const SkOfficeWatch sk_office_word_watch;
/* Of a part that belongs to comments, and of one that names people. */
extern const SkOfficeWatch sk_office_comment_watch, sk_office_people_watch;

/* The judges of single values. */
extern const SkOfficeJudge sk_office_word_judges[];

#endif
