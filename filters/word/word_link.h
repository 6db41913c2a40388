/* SPDX-License-Identifier: Apache-2.0
 *
 * What the code of a field that is a link tells, gathered while the code is
 * read. Only word_code.c and word_link.c include this; the first defines
 * sk_word_code_read_link.
 */
#ifndef SK_WORD_WORD_LINK_H
#define SK_WORD_WORD_LINK_H

#include <glib.h>

typedef struct {
    GString *target, *tip, *place;
    gboolean has_bad_frame;
    /* Switches that links do not have are read over instead of making the code
     * unclear. */
    gboolean is_lenient;
} SkWordLink;

SkWordLink *sk_word_link_new(gboolean is_lenient);
void sk_word_link_free(SkWordLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkWordLink, sk_word_link_free)

/* sk_word_link_switch: notes the argument @value of the switch @letter. */
void sk_word_link_switch(SkWordLink *link, char letter, const char *value);

/* sk_word_link_may_stay: returns whether a link whose code was read may leave
 * as it is. An empty target, with the switch \l, is a place in the document. */
gboolean sk_word_link_may_stay(const SkWordLink *link);

/* sk_word_code_read_link: reads the code of a link into @link. Returns FALSE if
 * the code is not clear, or that of another field. */
gboolean sk_word_code_read_link(const char *code, SkWordLink *link);

#endif
