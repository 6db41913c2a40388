/* SPDX-License-Identifier: Apache-2.0
 *
 * Text in a header line: plain where it can be, else RFC 2047 encoded words.
 */
#ifndef SK_WORKER_WRITE_ENCODE_WORDS_H
#define SK_WORKER_WRITE_ENCODE_WORDS_H

#include <glib.h>
#include <sekisho/policy.h>

#define SK_LINE_WISH 76 /* columns we fold at where the value lets us */

/* sk_encode_is_plain: TRUE when @text can stand in a header as it is: printable
 * ASCII, nothing that reads as an encoded word, blank at neither end, no run
 * without blanks so long that no fold would help. */
gboolean sk_encode_is_plain(const char *text);

/* sk_encode_plain: appends plain @text to @out, folded before blanks; @column:
 * columns already taken on the line. */
void sk_encode_plain(GString *out, const char *text, gsize column);

/* sk_encode_words: appends clean @text as encoded words in @charset, joined by
 * @glue (" " or a fold); the first one shorter when @column asks for it. A word
 * ends between characters as people see them (not before a combining mark or
 * inside a joined emoji). */
void sk_encode_words(GString *out, const char *text, SkCharset charset,
                     gsize column, const char *glue);

#endif
