/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes text into a header line: plain where that is possible, else as RFC
 * 2047 encoded words.
 */
#ifndef SK_WORKER_WRITE_ENCODE_WORDS_H
#define SK_WORKER_WRITE_ENCODE_WORDS_H

#include <glib.h>
#include <sekisho/policy.h>

/* the column at which lines are folded where the value permits */
#define SK_LINE_WISH 76

/* sk_encode_is_plain: returns whether @text can stand in a header as it is: it
 * is printable ASCII, holds nothing that reads as an encoded word, has a blank
 * at neither end, and has no run without blanks that is so long that no fold
 * would help. */
gboolean sk_encode_is_plain(const char *text);

/* sk_encode_plain: appends the plain @text to @out, folded before blanks.
 * @column is how many columns of the line are already taken. */
void sk_encode_plain(GString *out, const char *text, gsize column);

/* sk_encode_words: appends the clean @text as encoded words in @charset, joined
 * by @glue (" " or a fold). The first word is shorter if @column columns of the
 * line are already taken. A word ends only between characters as people see
 * them: not before a combining mark and not inside a joined emoji. */
void sk_encode_words(GString *out, const char *text, SkCharset charset,
                     gsize column, const char *glue);

#endif
