/* SPDX-License-Identifier: Apache-2.0
 *
 * The charset of bytes that may be in many, by evidence. For charset*.c only.
 */
#ifndef SK_CHARSET_CHARSET_JUDGE_H
#define SK_CHARSET_CHARSET_JUDGE_H

#include <charset/charset_choose.h>

/* sk_judge: the likeliest charset of @input, which holds 8-bit bytes and is
 * not well-formed UTF-8. @declared: what the label says (NULL: nothing), and
 * @reading, all of it read so. @near may be NULL. */
SkChoice sk_judge(const SkInput *input, const SkCharsetRow *declared,
                  const SkReading *reading, const SkNear *near);

#endif
