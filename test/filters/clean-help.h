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
    gboolean holds_pictures;
} CleanResult;

void clean_result_free(CleanResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CleanResult, clean_result_free)

/* clean_prepare: calls the prepare functions of the cleaners. To be called
 * once, before anything else. */
void clean_prepare(void);

/* clean_policy: returns a profile that cleans all kinds of text, with @settings
 * added inside it. Lent until the end of the test. */
const SkPolicy *clean_policy(const char *settings);

/* clean_policy_of: returns a profile that cleans only files of @type. Lent
 * until the end of the test. */
const SkPolicy *clean_policy_of(const char *type);

/* clean_run: passes @bytes through the cleaners, as an attachment that was
 * found to be of @type and claims the same with @charset (may be NULL). */
CleanResult *clean_run(const SkPolicy *policy, const char *type,
                       const char *charset, const char *bytes, gsize len);

/* clean_text_of: returns the bytes that leave as a new string. */
char *clean_text_of(const CleanResult *result);

/* clean_accepted: returns NULL if the exit inspection accepts @bytes as a file
 * of @type under @policy, else its word for the refusal. */
const char *
clean_accepted(const SkPolicy *policy, const char *type, GBytes *bytes);

/* clean_check: cleans @bytes. If something leaves, asserts that the inspection
 * accepts it and that cleaning it again changes nothing, and returns TRUE. */
gboolean clean_check(const SkPolicy *policy, const char *type,
                     const char *bytes, gsize len);

/* clean_storm: calls clean_check for @rounds inputs, which are made of @seeds
 * and @words by cutting, doubling, exchanging and inserting, and are the same
 * every time. Asserts that at least one in twenty leaves, because otherwise
 * nothing would be tested. */
void
clean_storm(const SkPolicy *policy, const char *type, const char *const *seeds,
            const char *const *words, guint rounds);

#endif
