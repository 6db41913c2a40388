/* SPDX-License-Identifier: Apache-2.0
 *
 * The codes of fields (ISO/IEC 29500-1, 17.16): which of them may stay. A code
 * is a name, arguments and switches, as in `REF _Ref1 \h`. Those that lay out,
 * number or refer within the document are on a list, each with its switches.
 * What fetches, runs, asks, or is not on the list does not stay; the text that
 * it last gave does. Only the folder word/ includes this.
 */
#ifndef SK_WORD_WORD_CODE_H
#define SK_WORD_WORD_CODE_H

#include <glib.h>
#include <sekisho/removed.h>

/* Stands in a code in the place of a field inside it. */
#define SK_WORD_INNER '\1'

typedef struct {
    gboolean stays;
    /* why it does not: a word of sekisho/removed.h; NULL where nothing but the
     * form changes */
    const char *word;
    /* the kind of object that it is even though it stays, so that a policy may
     * remove it; SK_INSIDE_NONE for most */
    SkInside kind;
    const char *name; /* in capital letters, "" if unknown; static */
} SkWordCode;

/* sk_word_code_judge: judges @code. */
SkWordCode sk_word_code_judge(const char *code);

/* sk_word_code_link: returns the code under which the link may leave whose code
 * @code may not stay as it is: with the target as links of relationships have
 * it (sk_ooxml_link_target), and without switches that links do not have, names
 * of windows, and a tip that names a host, which *@names_host tells. NULL if
 * @code is no link, is not clear, or leads elsewhere. New string. */
char *sk_word_code_link(const char *code, gboolean *names_host);

/* sk_word_code_target: returns the target of the link @code as it stands there,
 * whatever it is; NULL if @code is no link out of the document, or not clear.
 * New string. */
char *sk_word_code_target(const char *code);

/* sk_word_code_label: returns the words of the button that @code is, which
 * stand in the code itself; NULL if it is none. Points into @code. */
const char *sk_word_code_label(const char *code);

#endif
