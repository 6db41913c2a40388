/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of the presentation itself and of the parts beside its slides:
 * properties, the state of the windows and comments with their authors.
 */
#include "slide/slide.h"

const SkMarkupRow sk_rows_p_presentation[] = {
    SK_ROW_START("custDataLst", NULL, sk_slide_skip),
    SK_ROW("custShow", "id name"),
    SK_ROW("custShowLst", NULL),
    SK_ROW("defaultTextStyle", NULL),
    SK_ROW_START("embeddedFontLst", NULL, sk_slide_skip),
    SK_ROW_START("ext", "uri", sk_drawing_ext),
    SK_ROW("extLst", "mod"),
    SK_ROW("handoutMasterId", "r:id!"),
    SK_ROW("handoutMasterIdLst", NULL),
    SK_ROW("kinsoku", "lang invalStChars invalEndChars"),
    SK_ROW(
        "modifyVerifier",
        "cryptProviderType cryptAlgorithmClass cryptAlgorithmType "
        "cryptAlgorithmSid spinCount saltData hashData cryptProvider algIdExt "
        "algIdExtSource cryptProviderTypeExt cryptProviderTypeExtSource "
        "algorithmName hashValue saltValue spinValue"),
    SK_ROW("notesMasterId", "r:id!"),
    SK_ROW("notesMasterIdLst", NULL),
    SK_ROW("notesSz", "cx cy"),
    SK_ROW("photoAlbum", "bw showCaptions layout frame"),
    SK_ROW("presentation",
           "serverZoom firstSlideNum showSpecialPlsOnTitleSld rtl "
           "removePersonalInfoOnSave compatMode strictFirstAndLastChars "
           "embedTrueTypeFonts saveSubsetFonts autoCompressPictures "
           "bookmarkIdSeed conformance"),
    SK_ROW("sld", "r:id!"),
    SK_ROW("sldId", "id r:id!"),
    SK_ROW("sldIdLst", NULL),
    SK_ROW("sldLst", NULL),
    SK_ROW("sldMasterId", "id r:id!"),
    SK_ROW("sldMasterIdLst", NULL),
    SK_ROW("sldSz", "cx cy type"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p_properties[] = {
    SK_ROW("browse", "showScrollbar"),
    SK_ROW("clrMru", NULL),
    SK_ROW("custShow", "id"),
    SK_ROW_START("ext", "uri", sk_drawing_ext),
    SK_ROW("extLst", "mod"),
    SK_ROW("kiosk", "restart"),
    SK_ROW("penClr", NULL),
    SK_ROW("present", NULL),
    SK_ROW("presentationPr", NULL),
    SK_ROW("prnPr", "prnWhat clrMode hiddenSlides scaleToFitPaper frameSlides"),
    SK_ROW("showPr", "loop showNarration showAnimation useTimings"),
    SK_ROW("sldAll", NULL),
    SK_ROW("sldRg", "st end"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p_view[] = {
    SK_ROW("cSldViewPr", "snapToGrid snapToObjects showGuides"),
    SK_ROW("cViewPr", "varScale"),
    SK_ROW_START("ext", "uri", sk_drawing_ext),
    SK_ROW("extLst", NULL),
    SK_ROW("gridSpacing", "cx cy"),
    SK_ROW("guide", "orient pos"),
    SK_ROW("guideLst", NULL),
    SK_ROW("normalViewPr", "showOutlineIcons snapVertSplitter vertBarState "
                           "horzBarState preferSingleView"),
    SK_ROW("notesTextViewPr", NULL),
    SK_ROW("notesViewPr", NULL),
    SK_ROW("origin", "x y"),
    SK_ROW("outlineViewPr", NULL),
    SK_ROW("restoredLeft", "sz autoAdjust"),
    SK_ROW("restoredTop", "sz autoAdjust"),
    SK_ROW("scale", NULL),
    SK_ROW("slideViewPr", NULL),
    SK_ROW("sorterViewPr", "showFormatting"),
    SK_ROW("viewPr", "lastView showComments"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_p_comment[] = {
    SK_ROW("cm", "authorId dt idx"),
    SK_ROW("cmAuthor", "id name initials lastIdx clrIdx"),
    SK_ROW("cmAuthorLst", NULL),
    SK_ROW("cmLst", NULL),
    SK_ROW_START("ext", "uri", sk_drawing_ext),
    SK_ROW("extLst", "mod"),
    SK_ROW("pos", "x y"),
    SK_ROW_TEXT("text", NULL),
    SK_ROW_END,
};
