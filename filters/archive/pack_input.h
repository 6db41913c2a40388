/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes in memory as the library's input. For pack.c only.
 */
#ifndef SK_ARCHIVE_PACK_INPUT_H
#define SK_ARCHIVE_PACK_INPUT_H

#include <sekisho/part.h>

struct archive;

typedef struct {
    SkPart *part; /* whose time it costs */
    const guint8 *bytes;
    gint64 len, at;
} SkPackInput;

/* sk_pack_open: opens @archive over @input, which stays; the library's status.
 * Out of time, reading fails with ETIME. */
int sk_pack_open(struct archive *archive, SkPackInput *input);

#endif
