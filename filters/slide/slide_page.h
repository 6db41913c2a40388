/* SPDX-License-Identifier: Apache-2.0
 *
 * One slide, notes page or list of comments as text. Only slide_text.c and
 * slide_page.c include this.
 *
 * What slide_comment.c defines is declared here.
 */
#ifndef SK_SLIDE_SLIDE_PAGE_H
#define SK_SLIDE_SLIDE_PAGE_H

#include <glib.h>
#include <sekisho/part.h>

/* What a frame on a slide refers to; it is written where the frame stands. */
typedef struct {
    gsize at; /* in the text of the page */
    char *id; /* of the relationship */
    gboolean is_chart;
} SkSlideRef;

typedef struct {
    GString *title, *text;
    GArray *refs; /* of SkSlideRef, in order */
    gboolean is_hidden;
} SkSlidePage;

/* sk_slide_page_read: reads a slide or a notes page. Returns NULL with *@why
 * and *@detail set if it cannot be read. @is_notes: only the notes themselves,
 * not the picture of the slide, its number and so on. */
SkSlidePage *sk_slide_page_read(SkPart *part, GBytes *bytes, gboolean is_notes,
                                SkReason *why, const char **detail);
void sk_slide_page_free(SkSlidePage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkSlidePage, sk_slide_page_free)

/* sk_slide_authors_read: adds to @authors (number or id to name) those of the
 * part @bytes. sk_slide_comments_read: appends the comments of @bytes to @out,
 * each behind "［コメント］" and its author's name. */
gboolean sk_slide_authors_read(SkPart *part, GBytes *bytes, GHashTable *authors,
                               SkReason *why, const char **detail);
gboolean
sk_slide_comments_read(SkPart *part, GBytes *bytes, GHashTable *authors,
                       GString *out, SkReason *why, const char **detail);

#endif
