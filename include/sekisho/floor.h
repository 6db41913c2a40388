/* SPDX-License-Identifier: Apache-2.0
 *
 * The floor: kinds of files that never leave, whatever a policy says. A table
 * by the last extension of a name and by media type, each row with the reason
 * that people are told. Containers that are unpacked are not in it: their
 * members are judged.
 */
#ifndef SEKISHO_FLOOR_H
#define SEKISHO_FLOOR_H

#include <glib.h>
#include <sekisho/verdict.h>

typedef struct {
    const char *what; /* extensions without dot, or media types ("font/" is a
                         family): lower case, joined by one SP */
    SkReason reason;
    const char *why; /* what they are, for the report and `policy check`:
                        "program", "disk-image" */
} SkFloor;

/* sk_floor_extension: the row of @ext ("exe", any case, without its dot), or
 * NULL when it is not on the floor. Static. */
const SkFloor *sk_floor_extension(const char *ext);

/* sk_floor_type: the row of the media type @type (any case, no parameters), or
 * NULL when it is not on the floor. Static. */
const SkFloor *sk_floor_type(const char *type);

/* sk_floor_row: row @i of all, extensions first; NULL behind the last. */
const SkFloor *sk_floor_row(guint i);

#endif
