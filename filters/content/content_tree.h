/* SPDX-License-Identifier: Apache-2.0
 *
 * Creates and changes the tree of content lines.
 */
#ifndef SK_CONTENT_CONTENT_TREE_H
#define SK_CONTENT_CONTENT_TREE_H

#include <content/content_line.h>

/* sk_content_new: creates an empty component. @name may be in any case. */
SkContent *sk_content_new(const char *name);

/* sk_content_line_new: creates a line without name and value. */
SkContentLine *sk_content_line_new(void);
void sk_content_line_free(SkContentLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkContentLine, sk_content_line_free)

/* sk_content_add: appends the line @name with @value as it is written to
 * @content. Nothing is added if @value is NULL or empty. Returns the new line
 * (lent) or NULL. */
SkContentLine *
sk_content_add(SkContent *content, const char *name, const char *value);

/* sk_content_add_text: does the same with the plain text @text, which it
 * escapes. */
SkContentLine *
sk_content_add_text(SkContent *content, const char *name, const char *text);

/* sk_content_add_param: adds the parameter @name with @value to @line, or
 * nothing if @value is NULL. */
void
sk_content_add_param(SkContentLine *line, const char *name, const char *value);

/* sk_content_set_text: sets the first line @name to @text, which it escapes, or
 * adds that line. */
void
sk_content_set_text(SkContent *content, const char *name, const char *text);

/* sk_content_drop: removes all lines @name from @content. @name may belong to
 * one of them. */
void sk_content_drop(SkContent *content, const char *name);

#endif
