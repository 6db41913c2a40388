/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of formulas that may leave: presentation markup of MathML,
 * without actions, links and pictures.
 */
#include "odf/odf_rows.h"

/* clang-format off */
const SkMarkupRow sk_odf_math_rows[] = {
    TEXT("annotation", "encoding"),
    ROW("maligngroup", NULL),
    ROW("malignmark", NULL),
    TEXT("math", "display mode"),
    ROW("menclose", "notation"),
    ROW("merror", NULL),
    ROW("mfenced", "close open separators"),
    ROW("mfrac", "bevelled denomalign linethickness numalign"),
    TEXT("mi", "mathvariant"),
    ROW("mlabeledtr", "columnalign rowalign"),
    ROW("mmultiscripts", NULL),
    TEXT("mn", NULL),
    TEXT("mo",
        "accent fence form largeop lspace maxsize minsize movablelimits rspace"
        " separator stretchy symmetric"),
    ROW("mover", "accent"),
    ROW("mpadded", "depth height lspace voffset width"),
    ROW("mphantom", NULL),
    ROW("mprescripts", NULL),
    ROW("mroot", NULL),
    ROW("mrow", NULL),
    TEXT("ms", "lquote rquote"),
    ROW("mspace", "depth height linebreak width"),
    ROW("msqrt", NULL),
    ROW("mstyle",
        "color displaystyle fontfamily fontsize fontstyle fontweight"
        " mathbackground mathcolor mathsize mathvariant scriptlevel"),
    ROW("msub", NULL),
    ROW("msubsup", NULL),
    ROW("msup", NULL),
    ROW("mtable",
        "align columnalign columnlines columnspacing displaystyle equalcolumns"
        " equalrows frame rowalign rowlines rowspacing side width"),
    ROW("mtd", "columnalign columnspan rowalign rowspan"),
    TEXT("mtext", NULL),
    ROW("mtr", "columnalign rowalign"),
    ROW("munder", "accentunder"),
    ROW("munderover", "accent accentunder"),
    ROW("none", NULL),
    ROW("semantics", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */
