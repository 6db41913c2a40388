/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of cleaners share: one file through the real filter, the exit
 * inspection of what it made, and the same over thousands of damaged inputs.
 */
#ifndef SK_TEST_CLEAN_HELP_H
#define SK_TEST_CLEAN_HELP_H

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
    char *counts;  /* "formula=1 control=2", sorted; "" for none */
} CleanResult;

void clean_result_free(CleanResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CleanResult, clean_result_free)

/* clean_prepare: once, first: what the filters open. */
void clean_prepare(void);

/* clean_policy: a profile that cleans all text kinds; @settings: more of its
 * inside. Stays until the end of the test. */
const SkPolicy *clean_policy(const char *settings);

/* clean_policy_of: a profile that cleans only @type. Stays as long. */
const SkPolicy *clean_policy_of(const char *type);

/* clean_run: @bytes, found to be of @type and claimed so with @charset (may be
 * NULL), as an attachment through the cleaners. */
CleanResult *clean_run(const SkPolicy *policy, const char *type,
                       const char *charset, const char *bytes, gsize len);

/* clean_text_of: what leaves, as a string. New string. */
char *clean_text_of(const CleanResult *result);

/* clean_accepted: NULL when the exit inspection lets @bytes out as a file of
 * @type under @policy, else its word. */
const char *
clean_accepted(const SkPolicy *policy, const char *type, GBytes *bytes);

/* clean_check: what came of @bytes: if it leaves, the inspection accepts it
 * and cleaning it again changes nothing. TRUE when it leaves. */
gboolean clean_check(const SkPolicy *policy, const char *type,
                     const char *bytes, gsize len);

/* clean_storm: clean_check over @rounds inputs made of @seeds and @words by
 * cutting, doubling, exchanging and inserting; the same ones every time. One in
 * twenty at least must leave, or nothing would be tested. */
void
clean_storm(const SkPolicy *policy, const char *type, const char *const *seeds,
            const char *const *words, guint rounds);

#endif
