/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of words share (odf_text_read.c, odf_text_table.c).
 */
#ifndef SK_ODF_ODF_TEXT_INNER_H
#define SK_ODF_ODF_TEXT_INNER_H

#include <markup/markup_read.h>
#include "odf/odf_text.h"

/* A place that collects lines. */
typedef enum {
    SK_ODF_PLACE_DOCUMENT,
    SK_ODF_PLACE_CELL,
    SK_ODF_PLACE_NOTE,
    SK_ODF_PLACE_COMMENT
} SkOdfPlaceKind;

typedef struct {
    SkOdfPlaceKind kind;
    GString *text; /* owned, but of SK_ODF_PLACE_DOCUMENT */
    guint repeated;
} SkOdfPlace;

typedef struct {
    GPtrArray *rows; /* of GPtrArray of strings */
    guint repeated, empty_cells;
    gboolean is_hidden_row;
} SkOdfTable;

typedef struct {
    const SkOdfTextSource *source;
    GArray *places; /* of SkOdfPlace, the innermost last */
    GArray *tables; /* of SkOdfTable, the innermost last */
    /* of GString: the paragraphs that are open, the innermost last */
    GPtrArray *lines;
    GPtrArray *links;     /* of char *: where each open link leads, or NULL */
    GString *behind;      /* notes and comments that follow the paragraph */
    GString *frames;      /* charts that follow the paragraph or the table */
    GHashTable *controls; /* what each control shows, by its identifier */
    char *control;        /* the identifier of the control that is open */
    GHashTable *hidden;   /* names of styles that hide what has them */
    char *style;          /* the style that is being read */
    char *author;         /* of the comment that is being read */
    gboolean is_author;
    guint skipped; /* the depth of what is left out, plus 1 */
    guint lists, slides, sheets, notes;
    gboolean is_formula; /* The member is one. */
    gboolean is_item;    /* the next paragraph begins an item of a list */
} SkOdfReader;

/* The innermost place. sk_odf_place_push: begins one. sk_odf_place_pop: ends
 * it, and returns its text without the last line end. New string. */
GString *sk_odf_place_text(SkOdfReader *reader);
void
sk_odf_place_push(SkOdfReader *reader, SkOdfPlaceKind kind, guint repeated);
char *sk_odf_place_pop(SkOdfReader *reader);

/* sk_odf_text_put: appends @text to the paragraph that is open, if any.
 * sk_odf_text_put_frames: writes the charts here, if no table is open. */
void sk_odf_text_put(SkOdfReader *reader, const char *text);
void sk_odf_text_put_frames(SkOdfReader *reader);

/* What is in odf_text_frame.c. sk_odf_text_is_unseen: returns whether @tag
 * holds nothing that a reader of the document sees. */
gboolean sk_odf_text_is_unseen(const SkMarkupTag *tag);
void sk_odf_text_open_link(SkOdfReader *reader, const SkMarkupTag *tag);
void sk_odf_text_close_link(SkOdfReader *reader);
/* pictures, objects and controls */
void sk_odf_text_start_shape(SkOdfReader *reader, const SkMarkupTag *tag);

/* What is in odf_text_form.c: elements of forms, and the shape of a control. */
void sk_odf_text_open_form(SkOdfReader *reader, const SkMarkupTag *tag);
void sk_odf_text_put_control(SkOdfReader *reader, const SkMarkupTag *tag);

/* sk_odf_number: returns the number in an attribute, 1 if there is none, from 1
 * to @most. */
guint sk_odf_number(const SkMarkupTag *tag, const char *prefix,
                    const char *name, guint most);

/* sk_odf_style_is_hidden: returns whether what has the style @style (or NULL)
 * is not shown. */
gboolean sk_odf_style_is_hidden(const SkOdfReader *reader, const char *style);

/* Elements in the namespace of tables. */
void sk_odf_start_table_tag(SkOdfReader *reader, const SkMarkupTag *tag);
void sk_odf_end_table_tag(SkOdfReader *reader, const SkMarkupTag *tag);

#endif
