/* SPDX-License-Identifier: Apache-2.0
 *
 * Mail programs as readers of a text in which they look for links.
 */
#ifndef SK_TEST_LINK_READERS_H
#define SK_TEST_LINK_READERS_H

#include <glib.h>

/* the number of readers */
extern const guint link_readers_n;

/* link_readers_prepare: compiles the patterns. Call it once, before all else. */
void link_readers_prepare(void);

/* link_readers_find: returns what the first reader that makes a link of
 * something in @text takes for one, or NULL if none does. Static. */
const char *link_readers_find(const char *text);

/* link_readers_match: returns whether the pattern of @reader, a number below
 * link_readers_n, matches @text as it is. */
gboolean link_readers_match(guint reader, const char *text);

/* link_readers_what: returns what @reader takes for a link. Static. */
const char *link_readers_what(guint reader);

#endif
