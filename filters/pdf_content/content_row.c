/* SPDX-License-Identifier: Apache-2.0
 *
 * The operators of content streams that leave (ISO 32000-1, annex A), in the
 * order of their bytes. A table only.
 */
#include <stdlib.h>
#include <string.h>
#include "pdf_content/content_row.h"

#define NAMED(symbol) SK_PDF_OP_NAMED, SK_PDF_RESOURCE_##symbol

/* clang-format off */
static const SkPdfOpRow rows[] = {
    { "\"", "nns", SK_PDF_OP_PLAIN, 0 },
    { "'", "s", SK_PDF_OP_PLAIN, 0 },
    { "B", "", SK_PDF_OP_PLAIN, 0 },
    { "B*", "", SK_PDF_OP_PLAIN, 0 },
    { "BDC", "/p", SK_PDF_OP_MARK, 0 },
    { "BI", "", SK_PDF_OP_IMAGE, 0 },
    { "BMC", "/", SK_PDF_OP_MARK, 0 },
    { "BT", "", SK_PDF_OP_TEXT, 0 },
    { "BX", "", SK_PDF_OP_COMPATIBILITY, 0 },
    { "CS", "/", SK_PDF_OP_SPACE, 0 },
    { "DP", "/p", SK_PDF_OP_POINT, 0 },
    { "Do", "/", NAMED(X_OBJECT) },
    { "EMC", "", SK_PDF_OP_MARK_END, 0 },
    { "ET", "", SK_PDF_OP_TEXT_END, 0 },
    { "EX", "", SK_PDF_OP_COMPATIBILITY, 0 },
    { "F", "", SK_PDF_OP_PLAIN, 0 },
    { "G", "n", SK_PDF_OP_PLAIN, 0 },
    { "J", "2", SK_PDF_OP_PLAIN, 0 },
    { "K", "nnnn", SK_PDF_OP_PLAIN, 0 },
    { "M", "n", SK_PDF_OP_PLAIN, 0 },
    { "MP", "/", SK_PDF_OP_POINT, 0 },
    { "Q", "", SK_PDF_OP_RESTORE, 0 },
    { "RG", "nnn", SK_PDF_OP_PLAIN, 0 },
    { "S", "", SK_PDF_OP_PLAIN, 0 },
    { "SC", "", SK_PDF_OP_COLOR, 0 },
    { "SCN", "", SK_PDF_OP_COLOR, 0 },
    { "T*", "", SK_PDF_OP_PLAIN, 0 },
    { "TD", "nn", SK_PDF_OP_PLAIN, 0 },
    { "TJ", "t", SK_PDF_OP_PLAIN, 0 },
    { "TL", "n", SK_PDF_OP_PLAIN, 0 },
    { "Tc", "n", SK_PDF_OP_PLAIN, 0 },
    { "Td", "nn", SK_PDF_OP_PLAIN, 0 },
    { "Tf", "/n", NAMED(FONT) },
    { "Tj", "s", SK_PDF_OP_PLAIN, 0 },
    { "Tm", "nnnnnn", SK_PDF_OP_PLAIN, 0 },
    { "Tr", "7", SK_PDF_OP_PLAIN, 0 },
    { "Ts", "n", SK_PDF_OP_PLAIN, 0 },
    { "Tw", "n", SK_PDF_OP_PLAIN, 0 },
    { "Tz", "n", SK_PDF_OP_PLAIN, 0 },
    { "W", "", SK_PDF_OP_PLAIN, 0 },
    { "W*", "", SK_PDF_OP_PLAIN, 0 },
    { "b", "", SK_PDF_OP_PLAIN, 0 },
    { "b*", "", SK_PDF_OP_PLAIN, 0 },
    { "c", "nnnnnn", SK_PDF_OP_PLAIN, 0 },
    { "cm", "nnnnnn", SK_PDF_OP_PLAIN, 0 },
    { "cs", "/", SK_PDF_OP_SPACE, 0 },
    { "d", "dn", SK_PDF_OP_PLAIN, 0 },
    { "d0", "nn", SK_PDF_OP_WIDTH, 0 },
    { "d1", "nnnnnn", SK_PDF_OP_WIDTH, 0 },
    { "f", "", SK_PDF_OP_PLAIN, 0 },
    { "f*", "", SK_PDF_OP_PLAIN, 0 },
    { "g", "n", SK_PDF_OP_PLAIN, 0 },
    { "gs", "/", NAMED(EXT_G_STATE) },
    { "h", "", SK_PDF_OP_PLAIN, 0 },
    { "i", "n", SK_PDF_OP_PLAIN, 0 },
    { "j", "2", SK_PDF_OP_PLAIN, 0 },
    { "k", "nnnn", SK_PDF_OP_PLAIN, 0 },
    { "l", "nn", SK_PDF_OP_PLAIN, 0 },
    { "m", "nn", SK_PDF_OP_PLAIN, 0 },
    { "n", "", SK_PDF_OP_PLAIN, 0 },
    { "q", "", SK_PDF_OP_SAVE, 0 },
    { "re", "nnnn", SK_PDF_OP_PLAIN, 0 },
    { "rg", "nnn", SK_PDF_OP_PLAIN, 0 },
    { "ri", "/", SK_PDF_OP_INTENT, 0 },
    { "s", "", SK_PDF_OP_PLAIN, 0 },
    { "sc", "", SK_PDF_OP_COLOR, 0 },
    { "scn", "", SK_PDF_OP_COLOR, 0 },
    { "sh", "/", NAMED(SHADING) },
    { "v", "nnnn", SK_PDF_OP_PLAIN, 0 },
    { "w", "n", SK_PDF_OP_PLAIN, 0 },
    { "y", "nnnn", SK_PDF_OP_PLAIN, 0 },
};
/* clang-format on */

static int
by_word(const void *key, const void *row)
{
    return strcmp(key, ((const SkPdfOpRow *)row)->word);
}

const SkPdfOpRow *
sk_pdf_op_row(const char *word)
{
    return bsearch(word, rows, G_N_ELEMENTS(rows), sizeof *rows, by_word);
}
