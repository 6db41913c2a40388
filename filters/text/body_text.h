/* SPDX-License-Identifier: Apache-2.0
 *
 * The last steps that every text body goes through, whatever type it came as:
 * characters that the charset of the profile can encode, no embedded files, no
 * clickable links. The order matters, because each step can bring to light what
 * the next one takes out.
 */
#ifndef SK_TEXT_BODY_TEXT_H
#define SK_TEXT_BODY_TEXT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_body_become: frees *@text and puts @text_new in its place, taking
 * ownership of it. */
void sk_body_become(char **text, char *text_new);

/* sk_body_fold: if the profile writes ISO-2022-JP, maps the characters that it
 * cannot encode, and counts them on @part. */
void sk_body_fold(SkPart *part, char **text, const SkPolicy *policy);

/* sk_body_name_files: returns @text with a line that names each file of @files
 * (of SkInlineFile) where its mark (sk_inline_file_mark) stands. New string. */
char *sk_body_name_files(SkPart *part, const char *text, const char *mark,
                         const GPtrArray *files, const SkPolicy *policy);

/* sk_body_finish: carries out all of these steps on *@text: folds it, cuts out
 * uuencode, yEnc and BinHex (which mail readers decode out of plain text, also
 * out of text that was HTML), defangs links, and leaves no line that makes a
 * reader start to decode something. Idempotent. */
void sk_body_finish(SkPart *part, char **text, const SkPolicy *policy);

#endif
