/* SPDX-License-Identifier: Apache-2.0
 *
 * How text looks in WordprocessingML: the properties of runs, paragraphs,
 * tables and sections (ISO/IEC 29500-1, 17.3 to 17.6). Tables only.
 */
#include <word/word_hook.h>
#include <word/word_rows.h>

#define BORDER SK_WORD_BORDER
#define SIDE   SK_WORD_SIDE
#define TINT   SK_WORD_TINT
#define VAL    SK_WORD_VAL
#define WIDTH  SK_WORD_WIDTH
/* clang-format off */
#define V(n)    { .name = n, .attributes = SK_WORD_VAL }
#define N(n)    { .name = n }
#define A(n, a) { .name = n, .attributes = a }

const SkMarkupRow sk_word_rows_format[] = {
    /* runs */
    { .name = "rPr", .end = sk_word_end_format },
    V("rStyle"),
    A("rFonts", "w:hint w:ascii w:hAnsi w:eastAsia w:cs w:asciiTheme "
      "w:hAnsiTheme w:eastAsiaTheme w:cstheme"),
    V("b"), V("bCs"), V("i"), V("iCs"), V("caps"), V("smallCaps"), V("strike"),
    V("dstrike"), V("outline"), V("shadow"), V("emboss"), V("imprint"),
    V("noProof"), V("snapToGrid"), V("vanish"), V("webHidden"),
    A("color", TINT " " VAL),
    A("spacing", VAL " w:before w:beforeLines w:beforeAutospacing w:after "
      "w:afterLines w:afterAutospacing w:line w:lineRule"),
    V("w"), V("kern"), V("position"), V("sz"), V("szCs"), V("highlight"),
    A("u", TINT " " VAL " w:color"),
    V("effect"),
    A("bdr", BORDER),
    A("shd", TINT " " VAL " w:color w:fill w:themeFill w:themeFillTint "
      "w:themeFillShade"),
    A("fitText", VAL " w:id"),
    V("vertAlign"), V("rtl"), V("cs"), V("em"),
    A("lang", VAL " w:eastAsia w:bidi"),
    A("eastAsianLayout", "w:id w:combine w:combineBrackets w:vert "
      "w:vertCompress"),
    V("specVanish"), V("oMath"),
    /* paragraphs */
    { .name = "pPr", .end = sk_word_end_ppr },
    V("pStyle"), V("keepNext"), V("keepLines"), V("pageBreakBefore"),
    A("framePr", "w:dropCap w:lines w:w w:h w:vSpace w:hSpace w:wrap "
      "w:hAnchor w:vAnchor w:x w:xAlign w:y w:yAlign w:hRule w:anchorLock"),
    V("widowControl"), N("numPr"), V("ilvl"), V("numId"),
    V("suppressLineNumbers"), N("pBdr"),
    A("top", SIDE),
    A("left", SIDE),
    A("start", SIDE),
    A("bottom", SIDE),
    A("right", SIDE),
    A("end", SIDE),
    A("between", BORDER),
    A("bar", BORDER),
    N("tabs"),
    A("tab", VAL " w:leader w:pos"),
    V("suppressAutoHyphens"), V("kinsoku"), V("wordWrap"), V("overflowPunct"),
    V("topLinePunct"), V("autoSpaceDE"), V("autoSpaceDN"), V("bidi"),
    V("adjustRightInd"),
    A("ind", "w:left w:start w:leftChars w:startChars w:right w:end "
      "w:rightChars w:endChars w:hanging w:hangingChars w:firstLine "
      "w:firstLineChars"),
    V("contextualSpacing"), V("mirrorIndents"), V("suppressOverlap"), V("jc"),
    V("textDirection"), V("textAlignment"), V("textboxTightWrap"),
    V("outlineLvl"),
    A("cnfStyle", VAL " w:firstRow w:lastRow w:firstColumn w:lastColumn "
      "w:oddVBand w:evenVBand w:oddHBand w:evenHBand w:firstRowFirstColumn "
      "w:firstRowLastColumn w:lastRowFirstColumn w:lastRowLastColumn"),
    /* tables */
    N("tblPr"), V("tblStyle"),
    A("tblpPr", "w:leftFromText w:rightFromText w:topFromText "
      "w:bottomFromText w:vertAnchor w:horzAnchor w:tblpXSpec w:tblpX "
      "w:tblpYSpec w:tblpY"),
    V("tblOverlap"), V("bidiVisual"), V("tblStyleRowBandSize"),
    V("tblStyleColBandSize"),
    A("tblW", WIDTH),
    A("tblCellSpacing", WIDTH),
    A("tblInd", WIDTH),
    N("tblBorders"),
    A("insideH", BORDER),
    A("insideV", BORDER),
    A("tblLayout", "w:type"),
    N("tblCellMar"),
    A("tblLook", VAL " w:firstRow w:lastRow w:firstColumn w:lastColumn "
      "w:noHBand w:noVBand"),
    V("tblCaption"), V("tblDescription"), N("trPr"), V("gridBefore"),
    V("gridAfter"),
    A("wBefore", WIDTH),
    A("wAfter", WIDTH),
    V("cantSplit"),
    A("trHeight", VAL " w:hRule"),
    V("tblHeader"), V("hidden"), N("tcPr"),
    A("tcW", WIDTH),
    V("gridSpan"), V("hMerge"), V("vMerge"), N("tcBorders"),
    A("tl2br", BORDER),
    A("tr2bl", BORDER),
    V("noWrap"), N("tcMar"), V("tcFitText"), V("vAlign"), V("hideMark"),
    /* sections */
    { .name = "sectPr", .start = sk_word_start_section },
    V("type"),
    A("pgSz", "w:w w:h w:orient w:code"),
    A("pgMar", "w:top w:right w:bottom w:left w:header w:footer w:gutter"),
    A("paperSrc", "w:first w:other"),
    A("pgBorders", "w:zOrder w:display w:offsetFrom"),
    A("lnNumType", "w:countBy w:start w:distance w:restart"),
    A("pgNumType", "w:fmt w:start w:chapStyle w:chapSep"),
    A("cols", "w:equalWidth w:space w:num w:sep"),
    A("col", "w:w w:space"),
    V("formProt"), V("noEndnote"), V("titlePg"), V("rtlGutter"),
    A("docGrid", "w:type w:linePitch w:charSpace"),
    N("footnotePr"), N("endnotePr"), V("pos"),
    A("numFmt", VAL " w:format"),
    V("numStart"), V("numRestart"),
    A("headerReference", "w:type r:id!"),
    A("footerReference", "w:type r:id!"),
    N(NULL),
};
/* clang-format on */
