/* SPDX-License-Identifier: Apache-2.0
 *
 * SkFilter describes a filter. It is a constant table entry without state or
 * instances. filters/README.md shows how to add one.
 */
#ifndef SEKISHO_FILTER_H
#define SEKISHO_FILTER_H

#include <glib.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

/* When a filter runs. A part goes through all filters of one stage before the
 * next stage begins. Inside a stage the order is that of THE LIST, which is
 * sorted by stages, too. */
typedef enum {
    SK_STAGE_OPEN, /* unwraps containers; the children start again from here */
    SK_STAGE_VERIFY, /* checks that name, claimed type and content agree */
    /* turns texts for reading, in whatever charset and form they came, into
     * UTF-8 with LF; no later filter sees another text */
    SK_STAGE_READ,
    SK_STAGE_CLEAN, /* cleans parts by their found type */
    /* chooses between parts, and strips what no filter has vouched for */
    SK_STAGE_CLOSE,
    /* writes containers anew from what passed. The innermost come first, and
     * all filters of this stage run on one part before the next, so that an
     * archive in a mail in an archive finds everything inside it done */
    SK_STAGE_BUILD,
} SkStage;

typedef struct {
    const char *name;    /* the word in the report, such as "convert-html" */
    const char *purpose; /* one sentence, which `sekisho filters` prints */
    SkStage stage;
    /* the found types that it handles, NULL-terminated. "text/" matches a whole
     * family; NULL means every part, including those with children */
    const char *const *types;
    SkMethod method; /* what the report says if the filter replaced a part */
    const char *did; /* the word in "did=" of X-Sekisho, or NULL */

    /* uses: returns TRUE if a message under @policy may need this filter; NULL
     * means always. prepare runs only if some profile uses the filter. */
    gboolean (*uses)(const SkPolicy *policy);

    /* prepare: runs in the zygote before the sandbox closes. It opens
     * converters and loads tables; what is not opened here can never be opened.
     * NULL if there is nothing to do. */
    gboolean (*prepare)(GError **error);

    /* clean: runs inside the sandbox, once for each part, and ends in one of
     * the five sentences of part.h. */
    SkVerdict (*clean)(SkPart *part, const SkPolicy *policy);
} SkFilter;

/* THE LIST of all filters in the order in which they run, ended by NULL
 * (filters/filters.c). */
extern const SkFilter *const sk_filters[];

#endif
