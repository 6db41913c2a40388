/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the charset of bytes that are valid in many, by evidence. Only
 * charset*.c use this.
 */
#ifndef SK_CHARSET_CHARSET_JUDGE_H
#define SK_CHARSET_CHARSET_JUDGE_H

#include <charset/charset_choose.h>

/* sk_judge: returns the likeliest charset of @input, which holds bytes beyond
 * ASCII and is not well-formed UTF-8. @declared is the charset of the label
 * (NULL if there is none) and @reading the result of decoding everything as
 * that. @near may be NULL. */
SkChoice sk_judge(const SkInput *input, const SkCharsetRow *declared,
                  const SkReading *reading, const SkNear *near);

#endif
