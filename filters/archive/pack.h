/* SPDX-License-Identifier: Apache-2.0
 *
 * What can be seen of an archive before a library touches it: several volumes,
 * encrypted headers, programs that unpack themselves.
 */
#ifndef SK_ARCHIVE_PACK_H
#define SK_ARCHIVE_PACK_H

#include <archive/unpack.h>

/* sk_pack_scan: FALSE, and the reason noted, when @bytes are one volume of
 * several, have encrypted headers (by those of RAR and CAB) or names that no
 * system could hold (tar). */
gboolean sk_pack_scan(const guint8 *bytes, gsize len, SkUnpack *unpack);

/* sk_pack_is_piece: whether @name says that it is one piece of a split archive:
 * ".001", ".z01", ".part2.rar", ".r00". @is_archive: its content looks like
 * one; else only names that nothing but a piece has count. */
gboolean sk_pack_is_piece(const char *name, gboolean is_archive);

/* sk_pack_is_sfx: whether the program @bytes carries an archive. */
gboolean sk_pack_is_sfx(const guint8 *bytes, gsize len);

#endif
