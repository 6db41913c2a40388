/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds files that are embedded in the text itself, as was usual before MIME:
 * uuencode, yEnc, BinHex.
 */
#ifndef SK_TEXT_INLINE_FILE_H
#define SK_TEXT_INLINE_FILE_H

#include <glib.h>

typedef struct {
    char *name;  /* the raw bytes of the name; may be empty */
    gsize bytes; /* the size of the lines that held the file */
} SkInlineFile;

/* sk_inline_files_new: returns an empty list of SkInlineFile. */
GPtrArray *sk_inline_files_new(void);

/* sk_inline_file_mark: returns a word that does not occur in @bytes. New
 * string. */
char *sk_inline_file_mark(const char *bytes, gsize len);

/* sk_inline_file_cut: returns @bytes (LF or CRLF lines in any charset that
 * contains ASCII) without the files embedded in them. In place of each stands a
 * line with @mark, the decimal index of the file in @files, and @mark again.
 * The files are appended to @files (of SkInlineFile). Returns NULL, with
 * nothing appended, if there is none. */
GString *sk_inline_file_cut(const char *bytes, gsize len, const char *mark,
                            GPtrArray *files);

#endif
