/* SPDX-License-Identifier: Apache-2.0
 *
 * Does one word of a policy file follow from the last? Private to policy-words.
 */
#ifndef SK_CORE_CONF_GRAMMAR_H
#define SK_CORE_CONF_GRAMMAR_H

#include <glib.h>
#include "core/conf/problems.h"

typedef enum {
    SK_WANT_NAME, /* of a setting, or the end of the group */
    SK_WANT_EQUALS,
    SK_WANT_VALUE,
    SK_WANT_END,   /* of a setting: ";", or the next one at once */
    SK_WANT_ITEM,  /* of a list, or its end */
    SK_WANT_COMMA, /* in a list, or its end */
} SkWant;

typedef struct {
    SkWant want;
    gboolean lost; /* after a problem, up to the next ";" or "," or bracket */
    char *name;    /* of the setting being read, owned */
} SkGrammar;

/* sk_grammar_take: the next word, @inside the bracket '{', '(' or '[' (0 at the
 * top; for a closing bracket: what is around it). Says what is wrong to
 * @problems. FALSE: leave the word out, it means nothing. */
gboolean sk_grammar_take(SkGrammar *grammar, const char *word, gsize len,
                         char inside, const char *origin, SkProblems *problems);

/* sk_grammar_end: no more words; the last was said at @origin. */
void sk_grammar_end(const SkGrammar *grammar, const char *origin,
                    SkProblems *problems);

#endif
