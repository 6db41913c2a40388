/* SPDX-License-Identifier: Apache-2.0
 *
 * The two ways of encrypting packages. Only the files of filters/locked include
 * this.
 *
 * What these files define is declared here: agile.c, standard.c.
 */
#ifndef SK_LOCKED_LOCKED_INNER_H
#define SK_LOCKED_LOCKED_INNER_H

#include <locked/cipher.h>
#include <sekisho/part.h>

/* The password "VelvetSweatshop" in UTF-16, little-endian. */
extern const guint8 sk_locked_password[30];

/* sk_locked_spin: hashes @salt and the password, and then @rounds times the
 * number of the round and the hash before it, to @hash (SK_HASH_MAX bytes).
 * Returns FALSE if the time of @part is over. */
gboolean sk_locked_spin(SkPart *part, SkHasher *hasher, const guint8 *salt,
                        gsize salt_len, guint rounds, guint8 *hash);

/* sk_locked_room: returns room for the package of which @data (@len bytes) is
 * the stream: a length of 8 bytes, then the data. Sets *@size to the length,
 * and
 * *@whole to that of the blocks in which it stands. NULL if these do not fit.
 */
guint8 *sk_locked_room(SkPart *part, const guint8 *data, gsize len, gsize *size,
                       gsize *whole);

/* sk_agile_open, sk_standard_open: decrypt @package by @info, the streams of
 * these names. */
GBytes *sk_agile_open(SkPart *part, GBytes *info, GBytes *package);
GBytes *sk_standard_open(SkPart *part, GBytes *info, GBytes *package);

#endif
