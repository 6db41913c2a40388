/* SPDX-License-Identifier: Apache-2.0
 *
 * Gives bytes in memory to libarchive. Only pack.c uses this.
 */
#ifndef SK_ARCHIVE_PACK_INPUT_H
#define SK_ARCHIVE_PACK_INPUT_H

#include <sekisho/part.h>

struct archive;

typedef struct {
    SkPart *part; /* the part whose time limit applies */
    const guint8 *bytes;
    gint64 len, at;
} SkPackInput;

/* sk_pack_open: opens @archive over @input, which must stay alive. Returns the
 * library's status. When the time is up, reading fails with ETIME. */
int sk_pack_open(struct archive *archive, SkPackInput *input);

#endif
