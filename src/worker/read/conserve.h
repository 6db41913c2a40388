/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes sure that every byte of a mail belongs to the content of a part, to a
 * header, to a delimiter line, or to plain text that no reader shows
 * (conserve.c).
 */
#ifndef SK_WORKER_READ_CONSERVE_H
#define SK_WORKER_READ_CONSERVE_H

#include <glib.h>
#include <sekisho/verdict.h>
#include "core/part_private.h"
#include "core/report.h"

/* What the MIME reader found where in the bytes of a mail. */
typedef struct _SkMap SkMap;

/* sk_map_new: @data is lent for as long as the map lives. */
SkMap *sk_map_new(const guint8 *data, gsize len);
void sk_map_free(SkMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMap, sk_map_free)

/* sk_map_add_leaf: the content of a leaf is [@start, @end); leaves must be
 * added in document order. */
void sk_map_add_leaf(SkMap *map, gsize start, gsize end);
/* sk_map_add_header: a header field begins at @offset. */
void sk_map_add_header(SkMap *map, gsize offset);
/* sk_map_add_boundary: a multipart with this boundary was read. */
void sk_map_add_boundary(SkMap *map, const char *boundary);

/* sk_map_check: accounts for every byte and reports in @report what is left
 * over. Returns SK_REASON_LIMIT_HEADERS if an inner header block is beyond the
 * limits, SK_REASON_LIMIT_SECONDS if the time of @tree is up (NULL: there is no
 * time limit), else SK_REASON_NONE. */
SkReason sk_map_check(const SkMap *map, SkReport *report, SkTree *tree);

#endif
