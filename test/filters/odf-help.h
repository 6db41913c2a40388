/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of OpenDocument share: one file through the whole pipeline,
 * with the pictures in it, in this process.
 */
#ifndef SK_TEST_ODF_HELP_H
#define SK_TEST_ODF_HELP_H

#include <glib.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

typedef struct {
    SkVerdict verdict;
    SkReason reason;
    char *detail;  /* or NULL */
    char *type;    /* found type afterwards */
    char *name;    /* under which it leaves, or NULL */
    GBytes *bytes; /* NULL when removed */
    char *counts;  /* "formula=1 script=2", sorted; "" for none */
} OdfResult;

void odf_result_free(OdfResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OdfResult, odf_result_free)

/* odf_policy: returns a profile that cleans documents and pictures, with
 * @settings added inside it. To be called before anything else. Lent until the
 * end of the test. */
const SkPolicy *odf_policy(const char *settings);

/* odf_text_policy: returns a profile in which documents leave as text. */
const SkPolicy *odf_text_policy(void);

/* odf_run: passes @bytes through the pipeline, as a file called @name. */
OdfResult *odf_run(const SkPolicy *policy, const char *name, GBytes *bytes);

/* odf_accepted: returns NULL if the exit inspection accepts @bytes as a file of
 * @type under @policy, else its word for the refusal and the place. New string.
 */
char *odf_accepted(const SkPolicy *policy, const char *type, GBytes *bytes);

#endif
