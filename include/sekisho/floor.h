/* SPDX-License-Identifier: Apache-2.0
 *
 * The floor: kinds of files that never leave, whatever a policy says. It is a
 * table by the last extension of a name and by media type; each row has the
 * reason that people are told. Containers that are unpacked are not in it,
 * because their members are judged.
 */
#ifndef SEKISHO_FLOOR_H
#define SEKISHO_FLOOR_H

#include <glib.h>
#include <sekisho/verdict.h>

typedef struct {
    /* extensions without a dot, or media types ("font/" is a family), in lower
     * case, separated by single blanks */
    const char *what;
    SkReason reason;
    /* what they are, for the report and `policy check`:
     * "program", "disk-image" */
    const char *why;
} SkFloor;

/* sk_floor_extension: returns the row of @ext ("exe", in any case, without its
 * dot), or NULL if it is not on the floor. Static. */
const SkFloor *sk_floor_extension(const char *ext);

/* sk_floor_type: returns the row of the media type @type (in any case, without
 * parameters), or NULL if it is not on the floor. Static. */
const SkFloor *sk_floor_type(const char *type);

/* sk_floor_row: returns row @i of the table, extensions first, or NULL behind
 * the last. */
const SkFloor *sk_floor_row(guint i);

#endif
