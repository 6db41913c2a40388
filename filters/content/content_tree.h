/* SPDX-License-Identifier: Apache-2.0
 *
 * How the tree of content lines is made and changed: for those who make one.
 */
#ifndef SK_CONTENT_CONTENT_TREE_H
#define SK_CONTENT_CONTENT_TREE_H

#include <content/content_line.h>

/* sk_content_new: an empty component; @name in any case. */
SkContent *sk_content_new(const char *name);

/* sk_content_line_new: a line without name and value. */
SkContentLine *sk_content_line_new(void);
void sk_content_line_free(SkContentLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkContentLine, sk_content_line_free)

/* sk_content_add: a line @name with the value @value, as it is written, behind
 * all others of @content; @value NULL or empty: none. Lent, or NULL. */
SkContentLine *
sk_content_add(SkContent *content, const char *name, const char *value);

/* sk_content_add_text: the same with the text @text, which is escaped. */
SkContentLine *
sk_content_add_text(SkContent *content, const char *name, const char *text);

/* sk_content_add_param: @line says @name=@value, too; NULL says nothing. */
void
sk_content_add_param(SkContentLine *line, const char *name, const char *value);

/* sk_content_set_text: the first line @name says @text, which is escaped; it
 * is added where there is none. */
void
sk_content_set_text(SkContent *content, const char *name, const char *text);

/* sk_content_drop: without the lines @name; the name may be one of theirs. */
void sk_content_drop(SkContent *content, const char *name);

#endif
