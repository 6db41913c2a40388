/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of documents share: one file through the whole pipeline, with
 * all filters and without a sandbox, so that a debugger and a sanitizer see
 * everything.
 */
#ifndef SK_TEST_DOCUMENT_HELP_H
#define SK_TEST_DOCUMENT_HELP_H

#include <glib.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

typedef struct {
    SkVerdict verdict;
    SkReason reason;
    char *detail;  /* or NULL */
    char *type;    /* found type afterwards */
    char *name;    /* under which it leaves, or NULL */
    GBytes *bytes; /* NULL unless it leaves */
    char *counts;  /* "formula=1 vba-project=2", sorted; "" for none */
    /* the same of everything inside, with names and reasons, a line each */
    char *inside;
} DocumentResult;

void document_result_free(DocumentResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DocumentResult, document_result_free)

/* document_policy: returns a profile that builds on @base ("files-faithful"),
 * with @settings (such as "inside = { hyperlinks = \"remove\"; };") in it,
 * after preparing what the filters need. Lent until the end of the test. */
const SkPolicy *document_policy(const char *base, const char *settings);

/* document_run: passes @bytes through the pipeline, as a file called @name. */
DocumentResult *
document_run(const SkPolicy *policy, const char *name, GBytes *bytes);

/* document_accepted: returns NULL if the exit inspection lets the file out,
 * else its word. *@at (may be NULL) gets the byte that it objects to. */
const char *document_accepted(const SkPolicy *policy,
                              const DocumentResult *result, guint64 *at);

#endif
