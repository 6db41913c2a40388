/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises, before any library reads an archive, what cannot be unpacked: one
 * volume of several, encrypted headers, and programs that unpack themselves.
 *
 * What pack_scan.c defines is declared here.
 */
#ifndef SK_ARCHIVE_PACK_H
#define SK_ARCHIVE_PACK_H

#include <archive/unpack.h>

/* sk_pack_scan: returns FALSE and notes the reason if @bytes are one volume of
 * several, have encrypted headers (RAR and CAB are checked by their own
 * headers), or hold names that no system could store (tar). */
gboolean sk_pack_scan(const guint8 *bytes, gsize len, SkUnpack *unpack);

/* sk_pack_is_piece: returns whether @name says that the file is one piece of a
 * split archive: ".001", ".z01", ".part2.rar", ".r00". @is_archive: the content
 * looks like an archive; if not, only names that nothing but a piece has count.
 */
gboolean sk_pack_is_piece(const char *name, gboolean is_archive);

/* sk_pack_is_sfx: returns whether the program @bytes carries an archive. */
gboolean sk_pack_is_sfx(const guint8 *bytes, gsize len);

#endif
