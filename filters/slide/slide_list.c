/* SPDX-License-Identifier: Apache-2.0
 *
 * The lists of presentations: for each kind of part its root and the
 * namespaces that may stand in it. An OLE frame asks in mc:AlternateContent
 * for VML, which no list here has, so that its fallback with a picture is
 * taken.
 */
#include "slide/slide.h"

#define LATER                                                                  \
    { "p14", sk_rows_p14 }, { "p15", sk_rows_p15 }, { "p159", sk_rows_p159 },  \
    {                                                                          \
        "p16", sk_rows_p16                                                     \
    }

static const SkMarkupSet slide[] = {
    { "p", sk_rows_p },
    { "a", sk_rows_slide_a },
    { "c", sk_rows_slide_c },
    { "cx", sk_rows_slide_c },
    { "dgm", sk_rows_slide_dgm },
    { "comp", sk_rows_slide_comp },
    SK_SETS_FRAMES,
    LATER,
    { "p188", sk_rows_p188 },
    { NULL, NULL },
};

static const SkMarkupSet presentation[] = {
    { "p", sk_rows_p_presentation },
    { "a", sk_rows_a },
    LATER,
    { NULL, NULL },
};

static const SkMarkupSet properties[] = {
    { "p", sk_rows_p_properties },
    { "a", sk_rows_a },
    LATER,
    { NULL, NULL },
};

static const SkMarkupSet view[] = {
    { "p", sk_rows_p_view },
    { "a", sk_rows_a },
    LATER,
    { NULL, NULL },
};

static const SkMarkupSet comments[] = {
    { "p", sk_rows_p_comment },
    LATER,
    { NULL, NULL },
};

static const SkMarkupSet modern[] = {
    { "p188", sk_rows_p188 }, { "a", sk_rows_a }, { "oac", sk_rows_oac },
    { "pc", sk_rows_pc },     { NULL, NULL },
};

static const SkMarkupSet styles[] = {
    { "a", sk_rows_a },
    { "a16", sk_rows_a16 },
    { NULL, NULL },
};

const SkMarkupList sk_list_presentation = { "p", "presentation", presentation };
const SkMarkupList sk_list_slide = { "p", "sld", slide };
const SkMarkupList sk_list_slide_layout = { "p", "sldLayout", slide };
const SkMarkupList sk_list_slide_master = { "p", "sldMaster", slide };
const SkMarkupList sk_list_notes = { "p", "notes", slide };
const SkMarkupList sk_list_notes_master = { "p", "notesMaster", slide };
const SkMarkupList sk_list_handout_master = { "p", "handoutMaster", slide };
const SkMarkupList sk_list_presentation_props = { "p", "presentationPr",
                                                  properties };
const SkMarkupList sk_list_view_props = { "p", "viewPr", view };
const SkMarkupList sk_list_slide_comments = { "p", "cmLst", comments };
const SkMarkupList sk_list_comment_authors = { "p", "cmAuthorLst", comments };
const SkMarkupList sk_list_modern_comments = { "p188", "cmLst", modern };
const SkMarkupList sk_list_modern_authors = { "p188", "authorLst", modern };
const SkMarkupList sk_list_table_styles = { "a", "tblStyleLst", styles };
