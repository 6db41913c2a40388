/* SPDX-License-Identifier: Apache-2.0
 *
 * What all cleaners of text files do alike: they decide whether a part is
 * theirs, decode it to clean text, and finish it. This is for files only;
 * body_text.h is for text that is read as part of a mail.
 */
#ifndef SK_FILE_FILE_TEXT_H
#define SK_FILE_FILE_TEXT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <sekisho/text.h>
#include <text/text_mark.h>

/* sk_file_is_cleaned: returns whether the rule of @policy for @part says
 * "clean", so that the file leaves written anew in its own format. */
gboolean sk_file_is_cleaned(const SkPart *part, const SkPolicy *policy);

/* sk_file_leaves_as_text: returns whether that rule says "text", so that only
 * the words of the file leave.
 * sk_file_may_be_text: returns whether a file that cannot be written anew may
 * leave as its words: the rule says "text", or its "else" says so and texts
 * leave. */
gboolean sk_file_leaves_as_text(const SkPart *part, const SkPolicy *policy);
gboolean sk_file_may_be_text(const SkPart *part, const SkPolicy *policy);

/* sk_file_are_cleaned: returns whether @policy has any rule that says "clean"
 * or "text" for one of @types (NULL-terminated). A filter asks this in `uses`.
 */
gboolean sk_file_are_cleaned(const SkPolicy *policy, const char *const *types);

/* sk_file_is_mine: returns whether @part is a file with a rule that says
 * "clean" or "text" about which no filter has decided yet. */
gboolean sk_file_is_mine(const SkPart *part, const SkPolicy *policy);

/* sk_file_decode: decodes the content of @part to UTF-8 without cleaning it,
 * and notes what could not be decoded. @declared is a charset declared inside
 * the file; if NULL, the one the mail claims is used. Returns a new string, or
 * NULL if the content is not text because it holds NUL bytes and is neither
 * UTF-16 nor UTF-32. */
char *sk_file_decode(SkPart *part, const char *declared);

/* sk_file_clean_text: applies sk_text_clean to @text and counts the changes on
 * @part. *@crlf (@crlf may be NULL) says whether most lines end in CRLF or CR.
 * New string. */
char *sk_file_clean_text(SkPart *part, const char *text, gboolean *crlf);

/* sk_file_wants_crlf: returns whether most lines of @text end in CRLF or CR. */
gboolean sk_file_wants_crlf(const char *text);

/* sk_file_count_text: counts on @part what cleaning took out of its text. */
void sk_file_count_text(SkPart *part, const SkTextCounts *counts);

/* sk_file_relink: makes the links in @text (clean, with LF, taken) what @policy
 * says of links in texts, and counts them on @part ("link"). It is for all that
 * leaves as a text file: mail programs show such a file below the mail, and
 * make links of what it holds. Returns a new string. */
char *sk_file_relink(SkPart *part, const SkPolicy *policy, char *text);

/* sk_file_end_lines: returns @text (with LF, taken) as the bytes of a file,
 * with CRLF if @crlf. */
GBytes *sk_file_end_lines(char *text, gboolean crlf);

/* sk_file_drop_xml_head: removes XML declarations from the beginning of the
 * clean @text in place and counts them on @part ("xml-declaration"). What they
 * say of the encoding is no longer true, and office programs take a text of any
 * name that begins with "<?xml" for a document. */
void sk_file_drop_xml_head(SkPart *part, char *text);

/* sk_file_finish: replaces the content of @part by @bytes (taken) of the media
 * type @type, or keeps the part if nothing changed. The part is removed instead
 * if @marks says that it would start something, or if its time is up. */
SkVerdict
sk_file_finish(SkPart *part, GBytes *bytes, const char *type, SkMarks marks);

#endif
