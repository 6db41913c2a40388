/* SPDX-License-Identifier: Apache-2.0
 *
 * The last steps that every text body takes, whatever it came as: what the
 * charset of the profile can say, no files written into it, no links to click
 * on. In this order, for each step can bring to light what the next takes out.
 */
#ifndef SK_TEXT_BODY_TEXT_H
#define SK_TEXT_BODY_TEXT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_body_become: frees *@text and puts @text_new (taken) in its place. */
void sk_body_become(char **text, char *text_new);

/* sk_body_fold: under ISO-2022-JP, maps what that cannot say; counted on
 * @part. */
void sk_body_fold(SkPart *part, char **text, const SkPolicy *policy);

/* sk_body_name_files: @text with the line that names each file of @files (of
 * SkInlineFile) where its mark (sk_inline_file_mark) stands. New string. */
char *sk_body_name_files(SkPart *part, const char *text, const char *mark,
                         const GPtrArray *files, const SkPolicy *policy);

/* sk_body_finish: all of it: folded, without uuencode, yEnc and BinHex (mail
 * readers decode them out of plain text, also out of text that was HTML),
 * links defanged, no line left that starts something to decode. Idempotent. */
void sk_body_finish(SkPart *part, char **text, const SkPolicy *policy);

#endif
