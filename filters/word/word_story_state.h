/* SPDX-License-Identifier: Apache-2.0
 *
 * The state of reading one story. Only word_story*.c include this.
 */
#ifndef SK_WORD_WORD_STORY_STATE_H
#define SK_WORD_WORD_STORY_STATE_H

#include <markup/markup_read.h>
#include <word/word_story.h>

/* How the text that is written now is marked. */
typedef enum {
    SK_WORD_MODE_PLAIN,
    SK_WORD_MODE_HIDDEN,
    SK_WORD_MODE_INSERTED,
    SK_WORD_MODE_DELETED,
} SkWordMode;

typedef struct {
    GString *text;
    GString *after; /* what stands behind it: text boxes, charts */
    char *style, *list;
    int level; /* -1 if the paragraph does not say */
    SkWordMode mode;
} SkWordParagraph;

typedef struct {
    GPtrArray *rows;    /* of GPtrArray of char * */
    guint span;         /* of the cell that is open */
    gboolean is_merged; /* that cell goes on from the one above */
} SkWordTable;

typedef struct {
    GString *code;
    gboolean has_result;
    gboolean is_checked;
    guint chosen;
    GPtrArray *entries;
} SkWordShown; /* a field */

typedef struct {
    SkWordStory *story;
    GPtrArray *sinks;      /* of GString: where paragraphs go, innermost last */
    GPtrArray *paragraphs; /* of SkWordParagraph */
    GPtrArray *tables;     /* of SkWordTable */
    GPtrArray *fields;     /* of SkWordShown */
    GPtrArray *links;      /* of char *: the target of each open link, or "" */
    GString *capture;      /* takes the text instead; NULL for none */
    GString *ruby;
    guint skipping; /* elements open in one that is not read */
    guint inserted, deleted;
    gboolean is_hidden; /* the run */
    gboolean in_text;   /* characters that come now are text */
    guint choices;      /* bits: a choice was read, innermost lowest */
} SkWordReader;

/* What an element shows; either function may be NULL. */
typedef struct {
    const char *prefix, *name;
    void (*start)(SkWordReader *reader, SkMarkupTag *tag);
    void (*end)(SkWordReader *reader);
} SkWordElement;

/* sk_word_element: returns the row for @tag, or NULL if no row shows it
 * (word_story_tags.c). */
const SkWordElement *sk_word_element(const SkMarkupTag *tag);

/* sk_word_put: appends @text to what is open. */
void sk_word_put(SkWordReader *reader, const char *text, gsize len);

/* sk_word_sink: returns the text to which lines are appended now.
 * sk_word_behind: returns the text that is written behind the paragraph that is
 * open, or what sk_word_sink returns if none is. */
GString *sk_word_sink(SkWordReader *reader);
GString *sk_word_behind(SkWordReader *reader);

/* word_story_block.c */
void sk_word_open_paragraph(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_close_paragraph(SkWordReader *reader);
void sk_word_set_paragraph(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_open_table(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_close_table(SkWordReader *reader);
void sk_word_open_row(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_skip_columns(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_open_cell(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_set_cell(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_close_cell(SkWordReader *reader);
void sk_word_open_box(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_close_box(SkWordReader *reader);
void sk_word_free_paragraph(gpointer paragraph);
void sk_word_free_table(gpointer table);

/* word_story_field.c */
void sk_word_read_character(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_read_form(SkWordReader *reader, SkMarkupTag *tag);
void sk_word_free_shown(gpointer field);
/* sk_word_link_of_field: returns where the link of the code @code leads, in the
 * form that is shown; "" if it is no link, or leads to a place in the document.
 * New string. sk_word_put_target: says that a link leads to @target, unless
 * that is "". */
char *sk_word_link_of_field(const SkWordReader *reader, const char *code);
void sk_word_put_target(SkWordReader *reader, const char *target);

#endif
