/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIPs for tests, written field by field, so that each field can lie.
 */
#ifndef SK_TEST_ZIP_MAKE_H
#define SK_TEST_ZIP_MAKE_H

#include <glib.h>

/* One member. Zero fields mean what is right for @name and @content; the
 * l_… fields replace what the local header says, c_… what the central says. */
typedef struct {
    const char *name, *content; /* stored */
    const char *l_name, *c_name;
    const char *l_extra, *c_extra; /* bytes, see the lengths */
    gsize l_extra_len, c_extra_len;
    guint flags;
    int l_flags_xor;   /* changes the local flags */
    int l_method;      /* 1 + method, 0: the same */
    int method;        /* of both */
    int l_crc_add, l_size_add, c_size_add;
    gboolean later;    /* bit 3: zeros in the local header */
    int descriptor;    /* 12, 16, 20, 24; 0: none */
    int d_crc_add;     /* the descriptor lies */
    const char *gap;   /* bytes behind the data */
    gboolean hidden;   /* no central entry */
    gboolean twice;    /* a second central entry for the same local one */
    guint32 attributes; /* external */
    guint made_by;
    int offset_add;
} ZipRow;

/* How the rest of the archive is written. */
typedef struct {
    const char *prefix, *before_directory, *before_end, *comment, *behind;
    gsize behind_len, comment_len;
    int entries_add, offset_add, size_add, disk;
    gboolean reversed;     /* central entries in reverse order */
    gboolean second_end;   /* the end record twice */
    gboolean zip64;        /* a ZIP64 end record and locator */
    int zip64_entries_add;
} ZipFrame;

/* zip_make: the archive of @rows (up to a NULL name). New. */
GByteArray *zip_make(const ZipRow *rows, const ZipFrame *frame);

#endif
