/* SPDX-License-Identifier: Apache-2.0
 *
 * What every cleaner of text files does alike: whether a part is its to clean,
 * bytes to clean text, and how it ends. Files only: text that is read as a
 * letter is body_text.h's.
 */
#ifndef SK_FILE_FILE_TEXT_H
#define SK_FILE_FILE_TEXT_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <sekisho/text.h>
#include <text/text_mark.h>

/* sk_file_is_cleaned: whether the rules of @policy say "clean" for @type. */
gboolean sk_file_is_cleaned(const SkPolicy *policy, const char *type);

/* sk_file_are_cleaned: for one of @types (NULL-terminated). What `uses` asks.
 */
gboolean sk_file_are_cleaned(const SkPolicy *policy, const char *const *types);

/* sk_file_is_mine: whether @part is a file that no filter has decided about,
 * with a rule that says "clean". */
gboolean sk_file_is_mine(const SkPart *part, const SkPolicy *policy);

/* sk_file_decode: the content of @part as UTF-8, not yet clean; what could not
 * be decoded is noted. @declared: a charset said inside, or NULL: then the
 * claimed one. NULL when it holds NUL bytes and is not UTF-16 or -32: no
 * text. New string. */
char *sk_file_decode(SkPart *part, const char *declared);

/* sk_file_clean_text: sk_text_clean of @text, counted on @part. @crlf (may be
 * NULL): whether most of its lines end in CRLF or CR. New string. */
char *sk_file_clean_text(SkPart *part, const char *text, gboolean *crlf);

/* sk_file_wants_crlf: whether most lines of @text end in CRLF or CR. */
gboolean sk_file_wants_crlf(const char *text);

/* sk_file_count_text: what cleaning took out of text, counted on @part. */
void sk_file_count_text(SkPart *part, const SkTextCounts *counts);

/* sk_file_end_lines: @text (LF; taken) as the bytes of a file, with CRLF where
 * @crlf. */
GBytes *sk_file_end_lines(char *text, gboolean crlf);

/* sk_file_drop_xml_head: takes XML declarations off the beginning of @text
 * (clean), in place, counted on @part ("xml-declaration"): what they say of the
 * encoding is no longer true, and by "<?xml" office programs take a text of any
 * name for a document in XML. */
void sk_file_drop_xml_head(SkPart *part, char *text);

/* sk_file_finish: @bytes (taken) stand for @part as @type from now on; kept
 * where nothing changed. Removed where they carry a mark of something that
 * starts, or time is up. */
SkVerdict
sk_file_finish(SkPart *part, GBytes *bytes, const char *type, SkMarks marks);

#endif
