/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a workbook (office.h).
 */
#include "inspector/office/office_rows.h"

#define OPEN "application/vnd.openxmlformats-officedocument."

/* clang-format off */
static const char *const workbook[] = {
    "workbook", "sheets", "sheet name sheetId", NULL,
};
static const char *const *const lists_main[] = { workbook, NULL };

const SkOfficeKind sk_office_sheet_kinds[] = {
    { .relation = "o:officeDocument",
      .content_type = OPEN "spreadsheetml.sheet.main+xml",
      .root = "workbook",
      .lists = lists_main,
      .has_default = true },
    { .relation = "o:officeDocument",
      .content_type = OPEN "spreadsheetml.template.main+xml",
      .root = "workbook",
      .lists = lists_main,
      .has_default = true },
    { 0 },
};
/* clang-format on */
