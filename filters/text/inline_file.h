/* SPDX-License-Identifier: Apache-2.0
 *
 * Files written into the text itself, as before MIME: uuencode, yEnc, BinHex.
 */
#ifndef SK_TEXT_INLINE_FILE_H
#define SK_TEXT_INLINE_FILE_H

#include <glib.h>

typedef struct {
    char *name;  /* raw bytes, may be empty */
    gsize bytes; /* of the lines that it was written in */
} SkInlineFile;

/* sk_inline_files_new: an empty list, of SkInlineFile. */
GPtrArray *sk_inline_files_new(void);

/* sk_inline_file_mark: a word that does not occur in @bytes. New string. */
char *sk_inline_file_mark(const char *bytes, gsize len);

/* sk_inline_file_cut: @bytes (LF or CRLF lines, any charset that has ASCII)
 * without the files in them; in place of each stands a line of @mark, the
 * number of its place in @files in decimals, and @mark again. They are added to
 * @files (of SkInlineFile). NULL, and nothing added, when there is none. */
GString *sk_inline_file_cut(const char *bytes, gsize len, const char *mark,
                            GPtrArray *files);

#endif
