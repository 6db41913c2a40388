/* SPDX-License-Identifier: Apache-2.0
 *
 * What Word 2010 and later added to WordprocessingML ([MS-DOCX]): effects of
 * text, features of fonts, check boxes, sections that repeat, answers to
 * comments. Tables only.
 */
#include <word/word_hook.h>
#include <word/word_rows.h>

/* clang-format off */
#define V(n)    { .name = n, .attributes = "w14:val" }
#define N(n)    { .name = n }
#define A(n, a) { .name = n, .attributes = a }


const SkMarkupRow sk_word_rows_w14[] = {
    V("alpha"), N("bevel"),
    A("bevelB", "w14:w w14:h w14:prst"),
    A("bevelT", "w14:w w14:h w14:prst"),
    A("camera", "w14:prst"),
    N("checkbox"), V("checked"),
    A("checkedState", "w14:font w14:val"),
    V("cntxtAlts"),
    /* a change that another author made at the same time: what it put in stays,
     * what it took out does not */
    { .name = "conflictDel", .attributes = SK_WORD_CHANGE,
      .start = sk_word_start_conflict },
    { .name = "conflictIns", .attributes = SK_WORD_CHANGE,
      .start = sk_word_start_conflict },
    N("contourClr"), V("defaultImageDpi"), N("extrusionClr"),
    A("fillToRect", "w14:l w14:t w14:r w14:b"),
    A("glow", "w14:rad"),
    N("gradFill"),
    A("gs", "w14:pos"),
    N("gsLst"), V("hueMod"), V("ligatures"),
    A("lightRig", "w14:rig w14:dir"),
    A("lin", "w14:ang w14:scaled"),
    V("lum"), V("lumMod"), V("lumOff"),
    A("miter", "w14:lim"),
    N("noFill"), V("numForm"), V("numSpacing"),
    A("path", "w14:path"),
    A("props3d", "w14:extrusionH w14:contourW w14:prstMaterial"),
    V("prstDash"),
    A("reflection", "w14:blurRad w14:stA w14:stPos w14:endA w14:endPos "
      "w14:dist w14:dir w14:fadeDir w14:sx w14:sy w14:kx w14:ky w14:algn"),
    A("rot", "w14:lat w14:lon w14:rev"),
    N("round"), V("sat"), V("satMod"), V("satOff"), N("scene3d"),
    V("schemeClr"), V("shade"),
    A("shadow", "w14:blurRad w14:dist w14:dir w14:sx w14:sy w14:kx w14:ky "
      "w14:algn"),
    N("solidFill"), V("srgbClr"),
    A("styleSet", "w14:id w14:val"),
    N("stylisticSets"), N("textFill"),
    A("textOutline", "w14:w w14:cap w14:cmpd w14:algn"),
    V("tint"),
    A("uncheckedState", "w14:font w14:val"),
    N(NULL),
};

#undef V
#define V(n) { .name = n, .attributes = SK_WORD_VAL }

const SkMarkupRow sk_word_rows_w15[] = {
    A("appearance", "w15:val"),
    V("chartTrackingRefBased"), V("collapsed"),
    A("color", "w:val w:themeColor w:themeTint w:themeShade"),
    A("commentEx", "w15:paraId w15:paraIdParent w15:done"),
    N("commentsEx"), V("doNotAllowInsertDeleteSection"), V("footnoteColumns"),
    N("people"),
    { .name = "person", .attributes = "w15:author",
      .start = sk_word_start_person },
    N("repeatingSection"), N("repeatingSectionItem"), V("sectionTitle"),
    N(NULL),
};

const SkMarkupRow sk_word_rows_w16cid[] = {
    N("commentsIds"),
    A("commentId", "w16cid:paraId w16cid:durableId"),
    N(NULL),
};

const SkMarkupRow sk_word_rows_w16se[] = {
    A("symEx", "w16se:font w16se:char"),
    N(NULL),
};
/* clang-format on */
