/* SPDX-License-Identifier: Apache-2.0
 *
 * The two zygotes of one policy: where to find their programs, and how to start
 * and stop them.
 */
#ifndef SK_GATE_CELLS_H
#define SK_GATE_CELLS_H

#include <glib.h>
#include "cell/cell.h"
#include "gate/gate.h"

typedef struct {
    SkCell worker;
    SkCell inspector;
} SkCells;

/* sk_cells_program: returns the absolute path of the program @name
 * ("sekisho-worker" or "sekisho-inspector") as a new string. It is looked for
 * beside the running program, then in its folder of the build tree, then in
 * libexecdir. Fails with SK_ERROR_SYSTEM if it is in none of them. */
char *sk_cells_program(const char *name, GError **error);

/* sk_cells_start_one: starts one zygote. @frozen (from sk_policy_file_freeze)
 * may be NULL. See sk_cell_spawn for the thread that must call it. If a
 * mandatory layer is missing, it fails with SK_ERROR_SANDBOX and says what to
 * do about it. */
gboolean sk_cells_start_one(SkCell *cell, const char *name, GBytes *frozen,
                            GError **error);

/* sk_cells_start: starts both zygotes, or neither. */
gboolean sk_cells_start(SkCells *cells, GBytes *frozen, GError **error);
void sk_cells_stop(SkCells *cells);

/* sk_cells_controls: returns the control sockets that a gate needs; they stay
 * owned by @cells. */
SkGateCells sk_cells_controls(const SkCells *cells);

#endif
