/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides whether one word of a policy file may follow the last. Only the files
 * of core that read settings use this.
 */
#ifndef SK_CORE_CONF_GRAMMAR_H
#define SK_CORE_CONF_GRAMMAR_H

#include <glib.h>
#include "core/conf/problems.h"

typedef enum {
    SK_WANT_NAME, /* the name of a setting, or the end of the group */
    SK_WANT_EQUALS,
    SK_WANT_VALUE,
    SK_WANT_END,   /* the end of a setting: ";", or at once the next name */
    SK_WANT_ITEM,  /* an item of a list, or its end */
    SK_WANT_COMMA, /* a comma in a list, or its end */
} SkWant;

typedef struct {
    SkWant want;
    /* an error was reported; everything up to the next ";", "," or bracket is
     * skipped */
    gboolean lost;
    char *name; /* the setting that is being read; owned */
} SkGrammar;

/* sk_grammar_take: takes the next word. @inside is the bracket around it, '{',
 * '(' or '[', or 0 at the top; for a closing bracket it is the one around that.
 * Errors go to @problems. Returns FALSE if the word has no meaning and must be
 * ignored. */
gboolean sk_grammar_take(SkGrammar *grammar, const char *word, gsize len,
                         char inside, const char *origin, SkProblems *problems);

/* sk_grammar_end: says that no more words come. The last one
 * stood at @origin. */
void sk_grammar_end(const SkGrammar *grammar, const char *origin,
                    SkProblems *problems);

#endif
