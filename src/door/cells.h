/* SPDX-License-Identifier: Apache-2.0
 *
 * The two zygotes of one policy: where their programs are, starting them,
 * stopping them.
 */
#ifndef SK_DOOR_CELLS_H
#define SK_DOOR_CELLS_H

#include <glib.h>
#include "cell/cell.h"
#include "door/gate.h"

typedef struct {
    SkCell worker;
    SkCell inspector;
} SkCells;

/* sk_cells_program: the absolute path of "sekisho-worker" or
 * "sekisho-inspector": beside the running program, in the build tree's room, or
 * in libexecdir, whichever is there first. SK_ERROR_SYSTEM when none is. */
char *sk_cells_program(const char *name, GError **error);

/* sk_cells_start_one: one zygote; @frozen (sk_policy_file_freeze) may be NULL.
 * See sk_cell_spawn for which thread may call it. SK_ERROR_SANDBOX when a
 * mandatory layer is missing, with what to do about it. */
gboolean sk_cells_start_one(SkCell *cell, const char *name, GBytes *frozen,
                            GError **error);

/* sk_cells_start: both, or neither. */
gboolean sk_cells_start(SkCells *cells, GBytes *frozen, GError **error);
void sk_cells_stop(SkCells *cells);

/* sk_cells_controls: what a gate needs of them. Lent. */
SkGateCells sk_cells_controls(const SkCells *cells);

#endif
