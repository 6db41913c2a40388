/* SPDX-License-Identifier: Apache-2.0
 *
 * SkFilter: what a filter is. A constant table entry; no state, no instance.
 * filters/README.md shows how to add one.
 */
#ifndef SEKISHO_FILTER_H
#define SEKISHO_FILTER_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

/* When a filter runs. A part goes through all filters of one stage before the
 * next stage begins, in the order of THE LIST, which names the stages in this
 * order, too. */
typedef enum {
    SK_STAGE_OPEN,   /* unwrap containers; children start again from here */
    SK_STAGE_VERIFY, /* name, claimed type and content agree */
    SK_STAGE_READ,   /* texts for reading, in whatever charset and form they
                        came, become UTF-8 with LF; no later filter sees
                        another text */
    SK_STAGE_CLEAN,  /* by found type */
    SK_STAGE_CLOSE,  /* choose, strip what nobody vouched for */
    SK_STAGE_BUILD,  /* containers are written anew from what passed: the
                        innermost first, and all filters of this stage on one
                        part before the next, so that an archive in a mail in
                        an archive finds each inside it done */
} SkStage;

typedef struct {
    const char *name;         /* word in the report: "convert-html" */
    const char *purpose;      /* one sentence; `sekisho filters` prints it */
    SkStage stage;
    const char *const *types; /* found types it handles, NULL-terminated;
                                 "text/" matches a whole family; NULL = every
                                 part, nodes too */
    SkMethod method;          /* what the report says when it replaced a part */
    const char *did;          /* word in X-Sekisho did=, or NULL */

    /* TRUE when a message under @policy may need this filter. NULL = always.
     * prepare runs only when some profile uses the filter. */
    gboolean (*uses)(const SkPolicy *policy);

    /* In the zygote, before the sandbox: open converters, load tables; what is
     * not opened here can never be opened. NULL = nothing to do. */
    gboolean (*prepare)(GError **error);

    /* Inside the sandbox, once per part. Ends in one of the five sentences. */
    SkVerdict (*clean)(SkPart *part, const SkPolicy *policy);
} SkFilter;

/* THE LIST, in order of run; ends with NULL (filters/filters.c). */
extern const SkFilter *const sk_filters[];

#endif
