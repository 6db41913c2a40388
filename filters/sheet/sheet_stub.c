/* SPDX-License-Identifier: Apache-2.0
 *
 * The least of a workbook, until its lists are there: the names of sheets. The
 * definition is weak: that of the format itself takes its place.
 */
#include <ooxml/ooxml_kind.h>

static const SkMarkupRow s_rows[] = {
    { .name = "workbook" },
    { .name = "sheets" },
    { .name = "sheet", .attributes = "name sheetId" },
    { 0 },
};
static const SkMarkupSet s_sets[] = { { "s", s_rows }, { 0 } };
static const SkMarkupList s_list = { "s", "workbook", s_sets };

__attribute__((weak)) const SkOoxmlKind sk_sheet_main = {
    .relation = "o:officeDocument",
    .name = "xl/workbook.xml",
    .list = &s_list,
};
