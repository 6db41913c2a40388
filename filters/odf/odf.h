/* SPDX-License-Identifier: Apache-2.0
 *
 * OpenDocument files: texts, spreadsheets, presentations and drawings, as
 * packages or flat, written anew as packages by lists of what may leave.
 */
#ifndef SK_ODF_ODF_H
#define SK_ODF_ODF_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* The media types that are cleaned, terminated by NULL. */
extern const char *const sk_odf_types[];

/* sk_odf_prepare: builds what is needed before the process enters the sandbox.
 */
void sk_odf_prepare(void);

/* sk_odf_clean_part: splits @part into the pictures in it, or writes it at once
 * if there are none. Returns the verdict on @part. */
SkVerdict sk_odf_clean_part(SkPart *part, const SkPolicy *policy);

/* sk_odf_build_part: writes @part, which sk_odf_clean_part has split, with what
 * became of the pictures in it. Returns the verdict on @part. */
SkVerdict sk_odf_build_part(SkPart *part, const SkPolicy *policy);

/* sk_odf_convert_part: lets the words of @part leave, as a text file. Returns
 * the verdict on @part. */
SkVerdict sk_odf_convert_part(SkPart *part, const SkPolicy *policy);

#endif
