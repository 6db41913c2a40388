/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a workbook (ISO/IEC 29500-1, 12.3; [MS-XLSX] 2.1), and
 * the lists of what may stand in them. Sheets of macros leave as worksheets.
 * Not among them are sheets of dialogs, links to other workbooks, connections,
 * queries, the data model, the settings of printers, revisions, and the chain
 * of calculation, which Excel makes anew.
 */
#include <drawingml/drawing_kind.h>
#include <sheet/sheet_hook.h>

#define OPEN "application/vnd.openxmlformats-officedocument."
#define CELL OPEN "spreadsheetml."
#define MS   "application/vnd.ms-excel."

/* clang-format off */

/* ---- lists --------------------------------------------------------------- */

static const SkMarkupSet book[] = {
    { "s", sk_rows_s_book }, { "x14", sk_rows_x14 }, { "x15", sk_rows_x15 },
    { "x15ac", sk_rows_x15ac }, { "xcalcf", sk_rows_xcalcf }, { NULL, NULL },
};

static const SkMarkupSet sheet[] = {
    { "s", sk_rows_s_sheet }, { "s", sk_rows_s_style }, { "x14", sk_rows_x14 },
    { "x15", sk_rows_x15 }, { "xm", sk_rows_xm }, { "xdr", sk_rows_xdr },
    { "x14ac", sk_rows_none }, { "x12ac", sk_rows_x12ac }, { NULL, NULL },
};

static const SkMarkupSet style[] = {
    { "s", sk_rows_s_style }, { "x14", sk_rows_x14 }, { "x15", sk_rows_x15 },
    { "x14ac", sk_rows_none }, { "x16r2", sk_rows_x16r2 }, { NULL, NULL },
};

static const SkMarkupSet string[] = {
    { "s", sk_rows_s_string }, { NULL, NULL },
};

static const SkMarkupSet comment[] = {
    { "s", sk_rows_s_comment }, { "xdr", sk_rows_xdr }, { NULL, NULL },
};

static const SkMarkupSet table[] = {
    { "s", sk_rows_s_table }, { "x14", sk_rows_x14 }, { NULL, NULL },
};

static const SkMarkupSet pivot[] = {
    { "s", sk_rows_s_pivot }, { "x14", sk_rows_x14 }, { "x15", sk_rows_x15 },
    { NULL, NULL },
};

static const SkMarkupSet later[] = {
    { "s", sk_rows_s_pivot }, { "x14", sk_rows_x14 }, { "x15", sk_rows_x15 },
    { NULL, NULL },
};

static const SkMarkupSet meta[] = {
    { "s", sk_rows_s_meta }, { "xda", sk_rows_xda }, { NULL, NULL },
};

static const SkMarkupSet thread[] = {
    { "xltc", sk_rows_xltc }, { NULL, NULL },
};

static const SkMarkupSet drawing[] = {
    { "xdr", sk_rows_xdr }, { "sle", sk_rows_sle }, { "sle15", sk_rows_none },
    { "tsle", sk_rows_tsle }, SK_SETS_FRAMES, { NULL, NULL },
};

static const SkMarkupList list_book = { "s", "workbook", book };
static const SkMarkupList list_sheet = { "s", "worksheet", sheet };
/* Of a sheet of macros what a reader saw leaves: a worksheet of values, and of
 * the formulas that any worksheet may have. */
static const SkMarkupList list_macro = { "xm", "macrosheet", sheet,
                                         "s", "worksheet" };
static const SkMarkupList list_chart = { "s", "chartsheet", sheet };
static const SkMarkupList list_style = { "s", "styleSheet", style };
static const SkMarkupList list_string = { "s", "sst", string };
static const SkMarkupList list_comment = { "s", "comments", comment };
static const SkMarkupList list_table = { "s", "table", table };
static const SkMarkupList list_pivot = { "s", "pivotTableDefinition", pivot };
static const SkMarkupList list_cache = { "s", "pivotCacheDefinition", pivot };
static const SkMarkupList list_records = { "s", "pivotCacheRecords", pivot };
static const SkMarkupList list_control = { "x14", "formControlPr", later };
static const SkMarkupList list_slicer = { "x14", "slicers", later };
static const SkMarkupList list_slicer_cache = { "x14", "slicerCacheDefinition",
                                                later };
static const SkMarkupList list_timeline = { "x15", "timelines", later };
static const SkMarkupList list_timeline_cache = {
    "x15", "timelineCacheDefinition", later };
static const SkMarkupList list_meta = { "s", "metadata", meta };
static const SkMarkupList list_thread = { "xltc", "ThreadedComments", thread };
static const SkMarkupList list_person = { "xltc", "personList", thread };
static const SkMarkupList list_drawing = { "xdr", "wsDr", drawing };

/* ---- what sheets lead to ------------------------------------------------- */

#define STATE .begin = sk_sheet_begin, .finish = sk_sheet_finish

static const SkOoxmlKind kind_records = {
    .relation = "o:pivotCacheRecords",
    .content_type = CELL "pivotCacheRecords+xml",
    .name = "xl/pivotCache/pivotCacheRecords%u.xml",
    .list = &list_records, STATE,
};
static const SkOoxmlKind *const of_cache[] = { &kind_records, NULL };
static const SkOoxmlKind kind_cache = {
    .relation = "o:pivotCacheDefinition",
    .content_type = CELL "pivotCacheDefinition+xml",
    .name = "xl/pivotCache/pivotCacheDefinition%u.xml",
    .list = &list_cache, .holds = of_cache, .is_implicit = TRUE, STATE,
};
static const SkOoxmlKind *const of_pivot[] = { &kind_cache, NULL };
static const SkOoxmlKind kind_pivot = {
    .relation = "o:pivotTable",
    .content_type = CELL "pivotTable+xml",
    .name = "xl/pivotTables/pivotTable%u.xml",
    .list = &list_pivot, .holds = of_pivot, .is_implicit = TRUE, STATE,
};
static const SkOoxmlKind *const of_drawing[] = { SK_KINDS_SHAPES, NULL };
static const SkOoxmlKind kind_drawing = {
    .relation = "o:drawing",
    .content_type = OPEN "drawing+xml",
    .name = "xl/drawings/drawing%u.xml",
    .list = &list_drawing, .holds = of_drawing,
};
static const SkOoxmlKind kind_comment = {
    .relation = "o:comments",
    .content_type = CELL "comments+xml",
    .name = "xl/comments%u.xml",
    .list = &list_comment, .is_implicit = TRUE,
    .inside = SK_INSIDE_COMMENTS, .word = "comment",
};
static const SkOoxmlKind kind_thread = {
    .relation = "m:2017/10/relationships/threadedComment",
    .content_type = MS "threadedcomments+xml",
    .name = "xl/threadedComments/threadedComment%u.xml",
    .list = &list_thread, .is_implicit = TRUE,
    .inside = SK_INSIDE_COMMENTS, .word = "comment",
};
static const SkOoxmlKind kind_table = {
    .relation = "o:table",
    .content_type = CELL "table+xml",
    .name = "xl/tables/table%u.xml",
    .list = &list_table, STATE,
};
static const SkOoxmlKind kind_control = {
    .relation = "o:ctrlProp",
    .content_type = MS "controlproperties+xml",
    .name = "xl/ctrlProps/ctrlProp%u.xml",
    .list = &list_control, STATE,
    .inside = SK_INSIDE_FORMS, .word = "form",
};
static const SkOoxmlKind kind_slicer = {
    .relation = "m:2007/relationships/slicer",
    .content_type = MS "slicer+xml",
    .name = "xl/slicers/slicer%u.xml",
    .list = &list_slicer, STATE,
};
static const SkOoxmlKind kind_timeline = {
    .relation = "m:2011/relationships/timeline",
    .content_type = MS "timeline+xml",
    .name = "xl/timelines/timeline%u.xml",
    .list = &list_timeline, STATE,
};
static const SkOoxmlKind *const of_sheet[] = {
    &kind_drawing, &sk_kind_vml, &kind_comment, &kind_thread, &kind_table,
    &kind_pivot, &kind_control, &kind_slicer, &kind_timeline,
    &sk_ooxml_picture, NULL,
};

/* ---- what the workbook leads to ------------------------------------------ */

static const SkOoxmlKind kind_sheet = {
    .relation = "o:worksheet",
    .content_type = CELL "worksheet+xml",
    .name = "xl/worksheets/sheet%u.xml",
    .list = &list_sheet, .holds = of_sheet, STATE,
};
static const SkOoxmlKind kind_macro_sheet = {
    .relation = "m:2006/relationships/xlMacrosheet",
    .plain_relation = "o:worksheet",
    .content_type = CELL "worksheet+xml " MS "macrosheet+xml",
    .name = "xl/worksheets/sheet%u.xml",
    .list = &list_macro, .holds = of_sheet, STATE,
};
static const SkOoxmlKind kind_macro_sheet_abroad = {
    .relation = "m:2006/relationships/xlIntlMacrosheet",
    .plain_relation = "o:worksheet",
    .content_type = CELL "worksheet+xml " MS "intlmacrosheet+xml",
    .name = "xl/worksheets/sheet%u.xml",
    .list = &list_macro, .holds = of_sheet, STATE,
};
static const SkOoxmlKind kind_chart_sheet = {
    .relation = "o:chartsheet",
    .content_type = CELL "chartsheet+xml",
    .name = "xl/chartsheets/sheet%u.xml",
    .list = &list_chart, .holds = of_sheet, STATE,
};
static const SkOoxmlKind kind_style = {
    .relation = "o:styles",
    .content_type = CELL "styles+xml",
    .name = "xl/styles.xml",
    .list = &list_style, .is_implicit = TRUE, STATE,
};
static const SkOoxmlKind kind_string = {
    .relation = "o:sharedStrings",
    .content_type = CELL "sharedStrings+xml",
    .name = "xl/sharedStrings.xml",
    .list = &list_string, .is_implicit = TRUE,
};
static const SkOoxmlKind kind_meta = {
    .relation = "o:sheetMetadata",
    .content_type = CELL "sheetMetadata+xml",
    .name = "xl/metadata.xml",
    .list = &list_meta, .is_implicit = TRUE, STATE,
};
static const SkOoxmlKind kind_person = {
    .relation = "m:2017/10/relationships/person",
    .content_type = MS "person+xml",
    .name = "xl/persons/person%u.xml",
    .list = &list_person, .is_implicit = TRUE,
    .inside = SK_INSIDE_COMMENTS, .word = "comment",
};
static const SkOoxmlKind kind_slicer_cache = {
    .relation = "m:2007/relationships/slicerCache",
    .content_type = MS "slicerCache+xml",
    .name = "xl/slicerCaches/slicerCache%u.xml",
    .list = &list_slicer_cache, STATE,
};
static const SkOoxmlKind kind_timeline_cache = {
    .relation = "m:2011/relationships/timelineCache",
    .content_type = MS "timelineCache+xml",
    .name = "xl/timelineCaches/timelineCache%u.xml",
    .list = &list_timeline_cache, STATE,
};
static const SkOoxmlKind *const of_book[] = {
    &kind_sheet, &kind_macro_sheet, &kind_macro_sheet_abroad, &kind_chart_sheet,
    &sk_ooxml_theme, &kind_style, &kind_string,
    &kind_cache, &kind_meta, &kind_person, &kind_slicer_cache,
    &kind_timeline_cache, NULL,
};

const SkOoxmlKind sk_sheet_main = {
    .relation = "o:officeDocument",
    .content_type = CELL "sheet.main+xml " CELL "template.main+xml "
                    MS "sheet.macroEnabled.main+xml "
                    MS "template.macroEnabled.main+xml",
    .name = "xl/workbook.xml",
    .list = &list_book, .holds = of_book, .is_implicit = TRUE,
    .begin = sk_sheet_begin_book, .finish = sk_sheet_finish,
};
