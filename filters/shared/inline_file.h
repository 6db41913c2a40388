/* SPDX-License-Identifier: Apache-2.0
 *
 * Files written into the text itself, as before MIME: uuencode, yEnc, BinHex.
 */
#ifndef SK_SHARED_INLINE_FILE_H
#define SK_SHARED_INLINE_FILE_H

#include <glib.h>

/* sk_inline_file_mark: a word that does not occur in @bytes. New string. */
char *sk_inline_file_mark(const char *bytes, gsize len);

/* sk_inline_file_cut: @bytes (LF or CRLF lines, any charset that has ASCII)
 * without the files in them; in place of each stands a line of @mark, the
 * number of its name in @names in decimals, and @mark again. Their names, raw
 * bytes as new strings, are added to @names. NULL, and nothing added, when
 * there is none. */
GString *sk_inline_file_cut(const char *bytes, gsize len, const char *mark,
                            GPtrArray *names);

#endif
