/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of styles (ISO/IEC 29500-1, 18.8). Other parts use some of them
 * for formats that depend on a condition.
 */
#include <sheet/sheet_hook.h>

/* clang-format off */
#define COLOR "auto indexed rgb theme tint"

const SkMarkupRow sk_rows_s_style[] = {
    SK_ROW("alignment", "horizontal vertical textRotation wrapText indent "
                        "relativeIndent justifyLastLine shrinkToFit "
                        "readingOrder"),
    SK_ROW("b", "val"),
    SK_ROW("bgColor", COLOR),
    SK_ROW("border", "diagonalUp diagonalDown outline"),
    SK_ROW("borders", "count"),
    SK_ROW("bottom", "style"),
    SK_ROW("cellStyle", "name xfId builtinId iLevel hidden customBuiltin"),
    SK_ROW("cellStyleXfs", "count"),
    SK_ROW("cellStyles", "count"),
    SK_ROW("cellXfs", "count"),
    SK_ROW("charset", "val"),
    SK_ROW("color", COLOR),
    SK_ROW("colors", NULL),
    SK_ROW("condense", "val"),
    SK_ROW("diagonal", "style"),
    SK_ROW("dxf", NULL),
    SK_ROW("dxfs", "count"),
    SK_ROW("end", "style"),
    SK_ROW_AROUND("ext", "uri", sk_sheet_ext, sk_sheet_wrap_end),
    SK_ROW_AROUND("extLst", NULL, sk_sheet_wrap, sk_sheet_wrap_end),
    SK_ROW("extend", "val"),
    SK_ROW("family", "val"),
    SK_ROW("fgColor", COLOR),
    SK_ROW("fill", NULL),
    SK_ROW("fills", "count"),
    SK_ROW("font", NULL),
    SK_ROW("fonts", "count x14ac:knownFonts"),
    SK_ROW("gradientFill", "type degree left right top bottom"),
    SK_ROW("horizontal", "style"),
    SK_ROW("i", "val"),
    SK_ROW("indexedColors", NULL),
    SK_ROW("left", "style"),
    SK_ROW("mruColors", NULL),
    SK_ROW("name", "val"),
    SK_ROW("numFmt", "numFmtId formatCode x16r2:formatCode16"),
    SK_ROW("numFmts", "count"),
    SK_ROW("outline", "val"),
    SK_ROW("patternFill", "patternType"),
    SK_ROW("protection", "locked hidden"),
    SK_ROW("rgbColor", "rgb"),
    SK_ROW("right", "style"),
    SK_ROW("scheme", "val"),
    SK_ROW("shadow", "val"),
    SK_ROW("start", "style"),
    SK_ROW("stop", "position"),
    SK_ROW("strike", "val"),
    SK_ROW("styleSheet", NULL),
    SK_ROW("sz", "val"),
    SK_ROW("tableStyle", "name pivot table count"),
    SK_ROW("tableStyleElement", "type size dxfId"),
    SK_ROW("tableStyles", "count defaultTableStyle defaultPivotStyle"),
    SK_ROW("top", "style"),
    SK_ROW("u", "val"),
    SK_ROW("vertAlign", "val"),
    SK_ROW("vertical", "style"),
    SK_ROW("xf", "numFmtId fontId fillId borderId xfId quotePrefix "
                 "pivotButton applyNumberFormat applyFont applyFill "
                 "applyBorder applyAlignment applyProtection"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_x16r2[] = { SK_ROW_END };
