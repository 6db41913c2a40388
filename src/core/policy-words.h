/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a policy on their way to the parser. Private to policy-lex.
 */
#ifndef SK_CORE_POLICY_WORDS_H
#define SK_CORE_POLICY_WORDS_H

#include "core/policy-grammar.h"
#include "core/policy-source.h"

typedef struct {
    SkPolicySource *source;
    SkProblems *problems;
    SkGrammar grammar;
    GString *brackets;         /* open ones, as characters */
    GPtrArray *bracket_origin; /* of char*: where each was opened */
    char *origin;              /* of the line of text being written */
    gboolean comma;            /* seen, not yet written */
} SkWords;

void
sk_words_begin(SkWords *words, SkPolicySource *source, SkProblems *problems);

/* sk_words_put: the next word, said at @origin: a sign or bracket, a quoted
 * text with its quotes, or anything else between blanks. */
void
sk_words_put(SkWords *words, const char *origin, const char *word, gsize len);

/* sk_words_end: no more words; says what was left open and frees all. */
void sk_words_end(SkWords *words);

#endif
