/* SPDX-License-Identifier: Apache-2.0
 *
 * How the tree of content lines is made: for its reader alone.
 */
#ifndef SK_SHARED_CONTENT_TREE_H
#define SK_SHARED_CONTENT_TREE_H

#include <shared/content_line.h>

/* sk_content_new: an empty component; @name in any case. */
SkContent *sk_content_new(const char *name);

/* sk_content_line_new: a line without name and value. */
SkContentLine *sk_content_line_new(void);
void sk_content_line_free(SkContentLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkContentLine, sk_content_line_free)

#endif
