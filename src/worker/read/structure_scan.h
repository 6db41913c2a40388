/* SPDX-License-Identifier: Apache-2.0
 *
 * Estimates how much structure the raw lines of a mail announce
 * (structure_scan.c): how many multiparts are open at once, how many delimiters
 * there are, and whether a field that GMime parses at once is too much for it.
 */
#ifndef SK_WORKER_READ_STRUCTURE_SCAN_H
#define SK_WORKER_READ_STRUCTURE_SCAN_H

#include <glib.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

typedef struct _SkStructureScan SkStructureScan;

/* sk_structure_scan_new: starts a scan of the @len bytes of one mail; @data and
 * @limits are lent for as long as the scan lives. */
SkStructureScan *
sk_structure_scan_new(const guint8 *data, gsize len, const SkLimits *limits);
void sk_structure_scan_free(SkStructureScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkStructureScan, sk_structure_scan_free)

/* sk_structure_scan_line: takes the next line, which begins at @pos and has
 * @len bytes without its line end. Returns the limit that it meets, else
 * SK_REASON_NONE; after a limit no further line may be given. */
SkReason sk_structure_scan_line(SkStructureScan *scan, gsize pos, gsize len);

#endif
