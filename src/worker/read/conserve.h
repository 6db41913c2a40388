/* SPDX-License-Identifier: Apache-2.0
 *
 * Conservation of content: every byte of a mail belongs to a part's content, a
 * header, a delimiter line, or plain text that no reader shows (conserve.c).
 */
#ifndef SK_WORKER_READ_CONSERVE_H
#define SK_WORKER_READ_CONSERVE_H

#include <glib.h>
#include <sekisho/verdict.h>
#include "core/part_private.h"
#include "core/report.h"

/* What the MIME reader made of the bytes. */
typedef struct _SkMap SkMap;

SkMap *sk_map_new(const guint8 *data, gsize len); /* lends @data */
void sk_map_free(SkMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMap, sk_map_free)

/* A leaf's content is [@start, @end); in document order. */
void sk_map_add_leaf(SkMap *map, gsize start, gsize end);
/* A header field begins at @offset. */
void sk_map_add_header(SkMap *map, gsize offset);
/* A multipart with this boundary was read. */
void sk_map_add_boundary(SkMap *map, const char *boundary);

/* sk_map_check: accounts for every byte and says in @report what is left over.
 * SK_REASON_LIMIT_HEADERS when an inner header block is beyond the limits, that
 * of seconds when the time of @tree (NULL: no limit) is up. */
SkReason sk_map_check(const SkMap *map, SkReport *report, SkTree *tree);

#endif
