/* SPDX-License-Identifier: Apache-2.0
 *
 * The state of the writer. Only markup_write.c, markup_choice.c and
 * markup_hook.c include this.
 */
#ifndef SK_MARKUP_MARKUP_INNER_H
#define SK_MARKUP_MARKUP_INNER_H

#include <markup/markup_list.h>
#include <markup/markup_out.h>

typedef enum {
    SK_FRAME_WRITTEN,   /* its tags are written */
    SK_FRAME_UNWRAPPED, /* only what is in it is */
    SK_FRAME_CHOICES,   /* an mc:AlternateContent */
    SK_FRAME_CHOICE,    /* an mc:Choice that is written */
} SkMarkupFrameKind;

/* An open element that is not dropped. */
typedef struct {
    SkMarkupFrameKind kind;
    /* The element itself, or, unless it is written, the innermost one around it
     * that is. NULL at the root only. */
    const SkMarkupElement *element;
    gboolean has_chosen; /* of choices: one has been taken */
    gsize at;            /* of a choice: where its wrapper begins */
    /* Of a choice: where its content begins. Of a written element: where the
     * attributes of its start tag end. */
    gsize inner;
    gboolean was_open; /* of a choice: the ">" before it was still to come */
} SkMarkupFrame;

#define SK_MARKUP_CACHE 1024 /* a power of two */

struct _SkMarkup {
    SkPart *part;
    const SkMarkupTable *table;
    const SkMarkupList *list;
    const SkMarkupHost *host;
    const SkMarkupSpace *compatibility; /* "mc" */
    SkMarkupOut out;
    SkMarkupFrame frames[SK_MARKUP_DEPTH_MAX];
    guint depth;       /* of frames */
    guint skipping;    /* how many elements are open in one that is dropped */
    GString *gathered; /* the text of an element with a hook for it */
    gboolean is_strict;
    const SkMarkupElement *root;
    guint unknown_elements, unknown_attributes;
    char *element_sample, *attribute_sample;
    SkReason why;
    const char *detail;
    /* What was looked up, by the pointers of names, which are the same for the
     * same name while one document is read. */
    struct {
        const SkMarkupSpace *space;
        const char *name;
        const SkMarkupElement *element;
    } elements[SK_MARKUP_CACHE];
    struct {
        const SkMarkupElement *element;
        const SkMarkupSpace *space;
        const char *name;
        const SkMarkupAllowed *allowed;
    } attributes[SK_MARKUP_CACHE];
};

/* sk_markup_push: opens a frame; there is room, as the reader bounds the depth.
 * sk_markup_top: returns the innermost frame, NULL before the root. */
SkMarkupFrame *sk_markup_push(SkMarkup *markup, SkMarkupFrameKind kind,
                              const SkMarkupElement *element);
SkMarkupFrame *sk_markup_top(SkMarkup *markup);

/* sk_markup_choose: judges a tag of the namespace mc. Returns FALSE if it is to
 * be dropped like an unknown element. sk_markup_end_choice: writes the end tags
 * of the choice @frame, or takes it back if nothing of it was kept. */
gboolean sk_markup_choose(SkMarkup *markup, const SkMarkupTag *tag);
void sk_markup_end_choice(SkMarkup *markup, const SkMarkupFrame *frame);

#endif
