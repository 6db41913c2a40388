/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes gzip and zstd while reading, for report files that were rotated. These
 * are our own files; a damaged one is an error with its name.
 */
#ifndef SK_CLI_REPORT_UNPACK_H
#define SK_CLI_REPORT_UNPACK_H

#include <glib.h>

/* how many first bytes of a file tell its compression */
#define SK_UNPACK_MAGIC 4

typedef struct _SkUnpack SkUnpack;

/* sk_unpack_new: looks at the first @len bytes of a file, which are already
 * read; @read(@data) reads what follows. Returns NULL without @error if it is
 * not compressed, and NULL with SK_ERROR_SYSTEM if it is, but this program was
 * built without the library for it. @name is for messages. */
SkUnpack *sk_unpack_new(const char *first, gsize len,
                        gssize (*read)(gpointer data, void *at, gsize len),
                        gpointer data, const char *name, GError **error);
void sk_unpack_free(SkUnpack *unpack);

/* sk_unpack_read: writes at most @len bytes to @at. Returns their number, 0 at
 * the end, or -1 with SK_ERROR_SYSTEM. */
gssize sk_unpack_read(SkUnpack *unpack, void *at, gsize len, GError **error);

#endif
