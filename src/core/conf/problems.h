/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of everything that is wrong with a policy, so that one run shows all
 * of it. Only the files of core that read settings use this.
 */
#ifndef SK_CORE_CONF_PROBLEMS_H
#define SK_CORE_CONF_PROBLEMS_H

#include <glib.h>

typedef struct _SkProblems SkProblems;

SkProblems *sk_problems_new(void);
void sk_problems_free(SkProblems *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkProblems, sk_problems_free)

/* sk_problems_add: adds a problem as "@origin: text"; @origin
 * is "file:line". */
void sk_problems_add(SkProblems *problems, const char *origin,
                     const char *format, ...) G_GNUC_PRINTF(3, 4);

guint sk_problems_count(const SkProblems *problems);

/* sk_problems_text: returns the problems one a line, sorted by file and line,
 * without a last LF. Those beyond the hundredth are only counted. New string.
 */
char *sk_problems_text(const SkProblems *problems);

/* sk_did_you_mean: returns `; did you mean "x"?` for the candidate nearest to
 * @word, or "" if none is near. @candidates is NULL-terminated. New string. */
char *sk_did_you_mean(const char *word, const char *const *candidates);

#endif
