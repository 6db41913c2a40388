/* SPDX-License-Identifier: Apache-2.0
 *
 * The hooks of the lists for workbooks, and what the parts of one workbook
 * share. Only filters/sheet includes this.
 *
 * What these files define is declared here: rows_book.c, rows_later.c,
 * rows_pivot.c, rows_sheet.c, rows_style.c.
 */
#ifndef SK_SHEET_SHEET_HOOK_H
#define SK_SHEET_SHEET_HOOK_H

#include <drawingml/drawingml.h>
#include <ooxml/ooxml_kind.h>
#include <formula/formula.h>

/* What one part needs while it is written (begin and finish of its kind). */
typedef struct {
    GArray *frames; /* of the elements that may be cut when they end */
    /* the cell that is being written */
    gsize cell_at;
    char cell_ref[16], cell_style[16], cell_type[16];
    char *formula; /* that does not leave; NULL if it has none */
    char *value;
    gboolean is_shared;
    guint shared; /* the number of its shared formula */
    /* the shared formulas that leave, by number */
    GHashTable *shared_kept;
    /* the workbook: for each sheet that came the number that it has when it
     * leaves, or -1 */
    GArray *sheets;
    guint n_sheets;
    char *name; /* of the defined name that is being written */
} SkSheetState;

gpointer sk_sheet_begin(SkOoxmlPart *part);
/* sk_sheet_begin_book: does the same for the workbook, and makes what all parts
 * share. */
gpointer sk_sheet_begin_book(SkOoxmlPart *part);
void sk_sheet_finish(gpointer state);

/* sk_sheet_scope: returns what formulas of this workbook may name. Never NULL.
 */
const SkFormulaScope *sk_sheet_scope(SkMarkup *markup);

/* ---- elements that are cut when they end (sheet_frame.c) ---------------- */

/* sk_sheet_wrap, sk_sheet_wrap_end: for an element that only holds others and
 * goes when none of them stays. sk_sheet_unit, sk_sheet_unit_end: for an
 * element that goes when a formula in it does. sk_sheet_group_end: ends a unit
 * that also goes when no child of it stays. sk_sheet_child_end: counts an
 * element that stays as a child of the element around it. */
SkMarkupDo sk_sheet_wrap(SkMarkup *markup, SkMarkupTag *tag);
void sk_sheet_wrap_end(SkMarkup *markup);
SkMarkupDo sk_sheet_unit(SkMarkup *markup, SkMarkupTag *tag);
void sk_sheet_unit_end(SkMarkup *markup);
void sk_sheet_group_end(SkMarkup *markup);
void sk_sheet_child_end(SkMarkup *markup);

/* sk_sheet_unit_formula: judges the text of a formula. If the formula does not
 * leave, the unit that holds it goes with it. */
char *sk_sheet_unit_formula(SkMarkup *markup, const char *text);

/* sk_sheet_ext: judges an entry of an extension list by its URI. */
SkMarkupDo sk_sheet_ext(SkMarkup *markup, SkMarkupTag *tag);

/* sk_sheet_known_ext: returns whether @uri is that of a listed extension. */
gboolean sk_sheet_known_ext(const char *uri);

/* ---- cells (sheet_cell.c) ----------------------------------------------- */

SkMarkupDo sk_sheet_cell(SkMarkup *markup, SkMarkupTag *tag);
void sk_sheet_cell_end(SkMarkup *markup);
SkMarkupDo sk_sheet_cell_formula(SkMarkup *markup, SkMarkupTag *tag);
char *sk_sheet_cell_formula_text(SkMarkup *markup, const char *text);
char *sk_sheet_cell_value(SkMarkup *markup, const char *text);

/* ---- the workbook (sheet_book.c) ---------------------------------------- */

SkMarkupDo sk_sheet_of_book(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_view(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_name(SkMarkup *markup, SkMarkupTag *tag);
char *sk_sheet_name_text(SkMarkup *markup, const char *text);

/* ---- the rest (sheet_value.c) ------------------------------------------- */

/* sk_sheet_gone: drops an element without counting it, because the relationship
 * or the part that belongs to it is counted. */
SkMarkupDo sk_sheet_gone(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_link(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_cfvo(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_control(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_table(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_pivot_source(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_pivot_range(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_pivot_formula(SkMarkup *markup, SkMarkupTag *tag);
SkMarkupDo sk_sheet_path(SkMarkup *markup, SkMarkupTag *tag);
/* sk_sheet_total_formula: judges the formula of a total. One that does not
 * leave is replaced by #REF!. */
char *sk_sheet_total_formula(SkMarkup *markup, const char *text);

/* ---- rows ---------------------------------------------------------------- */

extern const SkMarkupRow sk_rows_s_book[], sk_rows_s_sheet[], sk_rows_s_style[],
    sk_rows_s_string[], sk_rows_s_comment[], sk_rows_s_table[],
    sk_rows_s_pivot[], sk_rows_s_meta[];
extern const SkMarkupRow sk_rows_x14[], sk_rows_x15[], sk_rows_x15ac[],
    sk_rows_x12ac[], sk_rows_xm[], sk_rows_x16r2[], sk_rows_xcalcf[],
    sk_rows_xda[], sk_rows_xltc[], sk_rows_sle[], sk_rows_tsle[];

#endif
