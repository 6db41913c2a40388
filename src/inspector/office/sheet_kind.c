/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a workbook (office.h).
 */
#include "inspector/office/office.h"
#include "inspector/office_rows/sheet_rows.h"

#define OPEN  "application/vnd.openxmlformats-officedocument."
#define CELL  OPEN "spreadsheetml."
#define MSFT  "application/vnd.ms-excel."
#define SHEET .judges = sk_office_sheet_judges, .has_default = true
#define LATER .judges = sk_office_sheet_judges

/* clang-format off */
static const char *const *const lists_book[] = {
    sk_office_s_book, sk_office_x14, sk_office_x15, sk_office_xcalcf, NULL,
};
static const char *const *const lists_sheet[] = {
    sk_office_s_sheet, sk_office_s_style, sk_office_x14, sk_office_x15,
    sk_office_xm, sk_office_xdr, sk_office_x12ac, NULL,
};
static const char *const *const lists_style[] = {
    sk_office_s_style, sk_office_x14, sk_office_x15, NULL,
};
static const char *const *const lists_string[] = { sk_office_s_string, NULL };
static const char *const *const lists_comment[] = {
    sk_office_s_comment, sk_office_xdr, NULL,
};
static const char *const *const lists_table[] = {
    sk_office_s_table, sk_office_x14, NULL,
};
static const char *const *const lists_pivot[] = {
    sk_office_s_pivot, sk_office_x14, sk_office_x15, NULL,
};
static const char *const *const lists_meta[] = {
    sk_office_s_meta, sk_office_xda, NULL,
};
static const char *const *const lists_thread[] = { sk_office_xltc, NULL };
static const char *const *const lists_drawing[] = {
    sk_office_xdr, sk_office_sle, sk_office_tsle, sk_office_a, sk_office_pic,
    sk_office_a14, sk_office_a15, sk_office_a16, sk_office_asvg, sk_office_adec,
    sk_office_ahyp, sk_office_m, sk_office_c_frame, sk_office_cx_frame,
    sk_office_dgm_frame, sk_office_none_cx2, sk_office_none_cx4, NULL,
};

static const char *const *const lists_vml[] = {
    sk_office_v, sk_office_o, sk_office_x_sheet, sk_office_w10,
    sk_office_pvml, sk_office_vml_plain, NULL,
};

const SkOfficeKind sk_office_sheet_kinds[] = {
    { "o:officeDocument", CELL "sheet.main+xml", "workbook", lists_book,
      SHEET },
    { "o:officeDocument", CELL "template.main+xml", "workbook", lists_book,
      SHEET },
    { "o:worksheet", CELL "worksheet+xml", "worksheet", lists_sheet, SHEET },
    { "o:chartsheet", CELL "chartsheet+xml", "chartsheet", lists_sheet,
      SHEET },
    { "o:styles", CELL "styles+xml", "styleSheet", lists_style, SHEET },
    { "o:sharedStrings", CELL "sharedStrings+xml", "sst", lists_string,
      SHEET },
    { "o:comments", CELL "comments+xml", "comments", lists_comment, SHEET },
    { "o:table", CELL "table+xml", "table", lists_table, SHEET },
    { "o:pivotTable", CELL "pivotTable+xml", "pivotTableDefinition",
      lists_pivot, SHEET },
    { "o:pivotCacheDefinition", CELL "pivotCacheDefinition+xml",
      "pivotCacheDefinition", lists_pivot, SHEET },
    { "o:pivotCacheRecords", CELL "pivotCacheRecords+xml", "pivotCacheRecords",
      lists_pivot, SHEET },
    { "o:sheetMetadata", CELL "sheetMetadata+xml", "metadata", lists_meta,
      SHEET },
    { "o:ctrlProp", MSFT "controlproperties+xml", "x14:formControlPr",
      lists_pivot, SHEET },
    { "m:2007/relationships/slicer", MSFT "slicer+xml", "x14:slicers",
      lists_pivot, SHEET },
    { "m:2007/relationships/slicerCache", MSFT "slicerCache+xml",
      "x14:slicerCacheDefinition", lists_pivot, SHEET },
    { "m:2011/relationships/timeline", MSFT "timeline+xml", "x15:timelines",
      lists_pivot, SHEET },
    { "m:2011/relationships/timelineCache", MSFT "timelineCache+xml",
      "x15:timelineCacheDefinition", lists_pivot, SHEET },
    { "m:2017/10/relationships/threadedComment", MSFT "threadedcomments+xml",
      "xltc:ThreadedComments", lists_thread, LATER },
    { "m:2017/10/relationships/person", MSFT "person+xml", "xltc:personList",
      lists_thread, LATER },
    { "o:drawing", OPEN "drawing+xml", "xdr:wsDr", lists_drawing, LATER },
    /* of presentations, too */
    { "o:vmlDrawing", OPEN "vmlDrawing", "xml", lists_vml, LATER },
    { 0 },
};
/* clang-format on */
