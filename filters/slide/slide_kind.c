/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a presentation (slide.h) and what each may lead to.
 * Not here, so that they do not leave: tags and data of other programs,
 * controls, objects, fonts, sounds and films. Legacy drawings are read for the
 * pictures of objects, but nothing that leaves refers to one.
 */
#include "drawingml/drawing_kind.h"
#include "slide/slide.h"
#include "slide/slide_state.h"

#define PML "application/vnd.openxmlformats-officedocument.presentationml."

SkSlideState *
sk_slide_state(SkMarkup *markup)
{
    return sk_ooxml_state(markup);
}

static gpointer
begin_slide(SkOoxmlPart *part)
{
    SkSlideState *state = g_new0(SkSlideState, 1);

    (void)part;
    state->children = g_array_new(FALSE, FALSE, sizeof(gsize));
    return state;
}

void
sk_slide_state_clear(SkSlideState *state)
{
    g_clear_pointer(&state->id, g_free);
    g_clear_pointer(&state->name, g_free);
    g_clear_pointer(&state->shape, g_free);
    for (guint i = 0; i < G_N_ELEMENTS(state->place); i++)
        g_clear_pointer(&state->place[i], g_free);
}

static void
finish_slide(gpointer data)
{
    SkSlideState *state = data;

    g_array_unref(state->children);
    g_clear_pointer(&state->pictures, g_hash_table_unref);
    sk_slide_state_clear(state);
    g_free(state);
}

/* clang-format off */
static const SkOoxmlKind layout, master, notes, notes_master, handout_master,
    properties, view, table_styles, comments, authors, later_comments,
    later_authors, slide;

static const SkOoxmlKind *const of_main[] = {
    &master, &slide, &notes_master, &handout_master, &properties, &view,
    &table_styles, &authors, &later_authors, &sk_ooxml_theme, NULL,
};
static const SkOoxmlKind *const of_slide[] = {
    &layout, &notes, &comments, &later_comments, &slide,
    &sk_ooxml_theme_override, &sk_kind_vml, SK_KINDS_SHAPES, NULL,
};
static const SkOoxmlKind *const of_layout[] = {
    &master, &slide, &sk_ooxml_theme_override, SK_KINDS_SHAPES, NULL,
};
static const SkOoxmlKind *const of_master[] = {
    &layout, &slide, &sk_ooxml_theme, SK_KINDS_SHAPES, NULL,
};
static const SkOoxmlKind *const of_notes[] = {
    &notes_master, &slide, &sk_ooxml_theme_override, SK_KINDS_SHAPES, NULL,
};
static const SkOoxmlKind *const of_other_master[] = {
    &sk_ooxml_theme, SK_KINDS_SHAPES, NULL,
};

#define SLIDE .begin = begin_slide, .finish = finish_slide

const SkOoxmlKind sk_slide_main = {
    .relation = "o:officeDocument",
    .content_type = PML "presentation.main+xml",
    .name = "ppt/presentation.xml",
    .list = &sk_list_presentation,
    .holds = of_main,
};

static const SkOoxmlKind slide = {
    .relation = "o:slide", .content_type = PML "slide+xml",
    .name = "ppt/slides/slide%u.xml", .list = &sk_list_slide,
    .holds = of_slide, .is_implicit = TRUE, SLIDE,
};

static const SkOoxmlKind layout = {
    .relation = "o:slideLayout", .content_type = PML "slideLayout+xml",
    .name = "ppt/slideLayouts/slideLayout%u.xml",
    .list = &sk_list_slide_layout, .holds = of_layout, .is_implicit = TRUE,
    SLIDE,
};

static const SkOoxmlKind master = {
    .relation = "o:slideMaster", .content_type = PML "slideMaster+xml",
    .name = "ppt/slideMasters/slideMaster%u.xml",
    .list = &sk_list_slide_master, .holds = of_master, .is_implicit = TRUE,
    SLIDE,
};

static const SkOoxmlKind notes = {
    .relation = "o:notesSlide", .content_type = PML "notesSlide+xml",
    .name = "ppt/notesSlides/notesSlide%u.xml", .list = &sk_list_notes,
    .holds = of_notes, .is_implicit = TRUE, SLIDE,
};

static const SkOoxmlKind notes_master = {
    .relation = "o:notesMaster", .content_type = PML "notesMaster+xml",
    .name = "ppt/notesMasters/notesMaster%u.xml",
    .list = &sk_list_notes_master, .holds = of_other_master,
    .is_implicit = TRUE, SLIDE,
};

static const SkOoxmlKind handout_master = {
    .relation = "o:handoutMaster", .content_type = PML "handoutMaster+xml",
    .name = "ppt/handoutMasters/handoutMaster%u.xml",
    .list = &sk_list_handout_master, .holds = of_other_master, SLIDE,
};

static const SkOoxmlKind properties = {
    .relation = "o:presProps", .content_type = PML "presProps+xml",
    .name = "ppt/presProps.xml", .list = &sk_list_presentation_props,
    .is_implicit = TRUE,
};

static const SkOoxmlKind view = {
    .relation = "o:viewProps", .content_type = PML "viewProps+xml",
    .name = "ppt/viewProps.xml", .list = &sk_list_view_props,
    .is_implicit = TRUE,
};

static const SkOoxmlKind table_styles = {
    .relation = "o:tableStyles", .content_type = PML "tableStyles+xml",
    .name = "ppt/tableStyles.xml", .list = &sk_list_table_styles,
    .is_implicit = TRUE,
};

static const SkOoxmlKind comments = {
    .relation = "o:comments", .content_type = PML "comments+xml",
    .name = "ppt/comments/comment%u.xml", .list = &sk_list_slide_comments,
    .is_implicit = TRUE, .inside = SK_INSIDE_COMMENTS, .word = "comment",
};

static const SkOoxmlKind authors = {
    .relation = "o:commentAuthors", .content_type = PML "commentAuthors+xml",
    .name = "ppt/commentAuthors.xml", .list = &sk_list_comment_authors,
    .is_implicit = TRUE, .inside = SK_INSIDE_COMMENTS, .word = "metadata",
};

static const SkOoxmlKind later_comments = {
    .relation = "m:2018/10/relationships/comments",
    .content_type = "application/vnd.ms-powerpoint.comments+xml",
    .name = "ppt/comments/modernComment%u.xml",
    .list = &sk_list_modern_comments, .is_implicit = TRUE,
    .inside = SK_INSIDE_COMMENTS, .word = "comment",
};

static const SkOoxmlKind later_authors = {
    .relation = "m:2018/10/relationships/authors",
    .content_type = "application/vnd.ms-powerpoint.authors+xml",
    .name = "ppt/authors.xml", .list = &sk_list_modern_authors,
    .is_implicit = TRUE, .inside = SK_INSIDE_COMMENTS, .word = "metadata",
};
/* clang-format on */
