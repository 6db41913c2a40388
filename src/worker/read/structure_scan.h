/* SPDX-License-Identifier: Apache-2.0
 *
 * How much structure the raw lines of a mail announce (structure_scan.c): how
 * many multiparts are open at once, how many delimiters there are, and whether
 * a field that GMime takes apart at once is too much for it.
 */
#ifndef SK_WORKER_READ_STRUCTURE_SCAN_H
#define SK_WORKER_READ_STRUCTURE_SCAN_H

#include <glib.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

typedef struct _SkStructureScan SkStructureScan;

/* sk_structure_scan_new: for the @len bytes of one mail; @data and @limits are
 * lent for as long as the scan lives. */
SkStructureScan *
sk_structure_scan_new(const guint8 *data, gsize len, const SkLimits *limits);
void sk_structure_scan_free(SkStructureScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkStructureScan, sk_structure_scan_free)

/* sk_structure_scan_line: the next line, of @len bytes without its line end, at
 * @pos. The limit it meets, else SK_REASON_NONE; after a limit no further line
 * may be given. */
SkReason sk_structure_scan_line(SkStructureScan *scan, gsize pos, gsize len);

#endif
