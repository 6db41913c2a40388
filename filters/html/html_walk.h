/* SPDX-License-Identifier: Apache-2.0
 *
 * The walk over the tree that writes the page, shared by html_walk.c (blocks),
 * html_inline.c (what stands in a line), html_table.c and html_grid.c. Private
 * to filters/html.
 *
 * What html_form.c defines is declared here.
 */
#ifndef SK_HTML_HTML_WALK_H
#define SK_HTML_HTML_WALK_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

#include "html/html_css.h"
#include "html/html_flow.h"
#include "html/html_notes.h"
#include "html/html_tree.h"

typedef enum {
    SK_WORD_IMAGE,
    SK_WORD_FIELD,
    SK_WORD_PASSWORD,
    SK_WORD_FILE,
    SK_WORD_BUTTON,
    SK_WORD_CHOICE,
    SK_WORD_STRUCK,
    SK_WORD_LINKS,
    SK_N_WORDS
} SkHtmlWord;

typedef struct {
    const SkHtmlDoc *doc;
    const SkPolicy *policy;
    SkPart *part;
    SkCssSheet *sheet;
    SkNotes *notes;
    SkFlow *flow;
    gboolean stop; /* out of time */
    /* visibility: hidden, until an element inside undoes it */
    gboolean invisible;
    gboolean tiny; /* inside an element with font-size: 0 */
    /* inside a block that CSS strikes out, of which no bracket has said so yet
     */
    gboolean struck;
    GString *unseen; /* text met in that state */
    guint pictures;  /* pictures that are seen and have no alt text */
    guint unnamed;   /* those of @pictures that are not marked as decoration */
    guint lists;     /* how many lists we stand in */
    const SkHtmlNode *open_link; /* the <a> we stand in, if it has no words */
} SkWalk;

/* sk_walk_node, sk_walk_children: write @node, or all children of @node, to
 * walk->flow. */
void sk_walk_node(SkWalk *walk, const SkHtmlNode *node);
void sk_walk_children(SkWalk *walk, const SkHtmlNode *node);

/* sk_walk_inline: writes an element that stands within a line. Returns FALSE if
 * @node is none of these. */
gboolean sk_walk_inline(SkWalk *walk, const SkHtmlNode *node);

/* sk_walk_open_struck: begins "[struck out: " if CSS strikes out @node or a
 * block around it, and @node is the block whose words are to stand in these
 * brackets; TRUE when the caller has to close them. Sets walk->struck, which
 * the caller puts back when @node ends. */
gboolean sk_walk_open_struck(SkWalk *walk, const SkHtmlNode *node);

/* sk_walk_field: writes an element of a form. Returns FALSE if @node is none of
 * these. */
gboolean sk_walk_field(SkWalk *walk, const SkHtmlNode *node);

/* sk_walk_table: writes a <table>. sk_walk_row: writes a row of a table that is
 * only layout. */
void sk_walk_table(SkWalk *walk, const SkHtmlNode *table);
void sk_walk_row(SkWalk *walk, const SkHtmlNode *row);

/* sk_walk_cell: returns the text of @cell in lines that are not wrapped. New.
 */
char *sk_walk_cell(SkWalk *walk, const SkHtmlNode *cell);

/* sk_walk_hides: returns whether @node is not seen by a reader. If so, it has
 * been counted, and shown with a mark if the policy asks for that. */
gboolean sk_walk_hides(SkWalk *walk, const SkHtmlNode *node);

/* sk_walk_word: returns a word that we add, in the language of the reader. */
const char *sk_walk_word(const SkWalk *walk, SkHtmlWord word);

#endif
