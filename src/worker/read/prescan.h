/* SPDX-License-Identifier: Apache-2.0
 *
 * A look at the raw bytes before any reader of structure sees them (prescan.c).
 */
#ifndef SK_WORKER_READ_PRESCAN_H
#define SK_WORKER_READ_PRESCAN_H

#include <glib.h>
#include <sekisho/policy.h>
#include "core/part_private.h"
#include "core/report.h"

#define SK_HEADER_BLOCK_MAX 65536 /* bytes of one header block */
#define SK_HEADER_LINES_MAX 1000  /* headers in one block */
#define SK_LINE_IN_MAX         998

/* sk_line_next: the line that begins at @pos of @data: its length without line
 * end, and in *@next where the following one begins. */
gsize sk_line_next(const guint8 *data, gsize len, gsize pos, gsize *next);

/* sk_line_is_blank: whether there is nothing but blanks and tabs in it. */
gboolean sk_line_is_blank(const guint8 *line, gsize len);

/* sk_prescan_header_line: the bytes of one line of a header or delimiter: NUL,
 * controls, 8-bit, length. Also used for the headers of inner parts. */
void sk_prescan_header_line(const guint8 *line, gsize len, SkReport *report);

/* sk_prescan_header_name: "Name:" at the start of a header field's line. */
void sk_prescan_header_name(const guint8 *line, gsize len, SkReport *report);

/* sk_prescan: line ends of the whole mail, its header block, and what would
 * make the MIME reader run away. Returns the first limit met, else
 * SK_REASON_NONE; after a limit the mail must not be given to that reader.
 * @tree: whose time it is; NULL: no limit. */
SkReason sk_prescan(const guint8 *data, gsize len, const SkLimits *limits,
                    SkReport *report, SkTree *tree);

#endif
