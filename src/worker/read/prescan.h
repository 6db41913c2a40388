/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks at the raw bytes of a mail before any reader of its structure sees them
 * (prescan.c).
 */
#ifndef SK_WORKER_READ_PRESCAN_H
#define SK_WORKER_READ_PRESCAN_H

#include <glib.h>
#include <sekisho/policy.h>
#include "core/part_private.h"
#include "core/report.h"

#define SK_HEADER_BLOCK_MAX 65536 /* the most bytes in one header block */
#define SK_HEADER_LINES_MAX 1000  /* the most headers in one block */
#define SK_LINE_IN_MAX      998

/* sk_line_next: returns the length, without its line end, of the line of @data
 * that begins at @pos. *@next is set to where the following line begins. */
gsize sk_line_next(const guint8 *data, gsize len, gsize pos, gsize *next);

/* sk_line_is_blank: returns whether the line holds nothing but
 * blanks and tabs. */
gboolean sk_line_is_blank(const guint8 *line, gsize len);

/* sk_prescan_header_line: reports NULs, controls, 8-bit bytes and too great a
 * length in one line of a header or delimiter. It is also used for the headers
 * of inner parts. */
void sk_prescan_header_line(const guint8 *line, gsize len, SkReport *report);

/* sk_prescan_header_name: checks the "Name:" at the start of the first line of
 * a header field, and reports what is wrong with it. */
void sk_prescan_header_name(const guint8 *line, gsize len, SkReport *report);

/* sk_prescan: checks the line ends of the whole mail, its header block, and
 * whether the MIME reader would take too long over it. Returns the first limit
 * that was met, else SK_REASON_NONE; after a limit the mail must not be given
 * to that reader. The time limit is that of @tree; NULL means that there is
 * none. */
SkReason sk_prescan(const guint8 *data, gsize len, const SkLimits *limits,
                    SkReport *report, SkTree *tree);

#endif
