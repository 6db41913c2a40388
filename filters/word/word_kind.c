/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a Word document, what each leads to, and the lists of
 * what may stand in them. Not here, and so they do not leave: macros and the
 * like, OLE objects, ActiveX controls, chunks of other formats, sub-documents,
 * embedded fonts, printer settings, web settings (framesets), the glossary,
 * custom XML, and the templates and data sources that are external.
 */
#include <drawingml/drawing_kind.h>
#include <drawingml/drawingml.h>
#include <word/word_rows.h>
#include <word/word_state.h>

#define WML "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* clang-format off */

/* ---- lists --------------------------------------------------------------- */

/* Everything that stands in a story. */
#define STORY                                                                  \
    { "w", sk_word_rows_stories }, { "w", sk_word_rows_story },                \
    { "w", sk_word_rows_changes }, { "w", sk_word_rows_format },               \
    { "w14", sk_word_rows_w14 }, { "w15", sk_word_rows_w15 },                  \
    { "w16se", sk_word_rows_w16se },                                           \
    { "wp", sk_rows_wp }, { "wp14", sk_rows_wp14 }, { "wps", sk_rows_wps },    \
    { "wpg", sk_rows_wpg }, { "wpc", sk_rows_wpc },                            \
    SK_SETS_FRAMES, SK_SETS_VML

static const SkMarkupSet story[] = { STORY, { NULL, NULL } };

/* Pictures may be bullets. */
static const SkMarkupSet numbering[] = {
    { "w", sk_word_rows_numbering }, STORY, { NULL, NULL },
};

static const SkMarkupSet styles[] = {
    { "w", sk_word_rows_styles }, { "w", sk_word_rows_changes },
    { "w", sk_word_rows_format }, { "w14", sk_word_rows_w14 },
    { NULL, NULL },
};

static const SkMarkupSet settings[] = {
    { "w", sk_word_rows_settings }, { "w", sk_word_rows_compat },
    { "w14", sk_word_rows_w14 }, { "w15", sk_word_rows_w15 },
    { "m", sk_rows_m }, { NULL, NULL },
};

static const SkMarkupSet fonts[] = {
    { "w", sk_word_rows_fonts }, { NULL, NULL },
};

static const SkMarkupSet w15[] = {
    { "w15", sk_word_rows_w15 }, { NULL, NULL },
};

static const SkMarkupSet w16cid[] = {
    { "w16cid", sk_word_rows_w16cid }, { NULL, NULL },
};

static const SkMarkupList list_document = { "w", "document", story };
static const SkMarkupList list_header = { "w", "hdr", story };
static const SkMarkupList list_footer = { "w", "ftr", story };
static const SkMarkupList list_footnotes = { "w", "footnotes", story };
static const SkMarkupList list_endnotes = { "w", "endnotes", story };
static const SkMarkupList list_comments = { "w", "comments", story };
static const SkMarkupList list_styles = { "w", "styles", styles };
static const SkMarkupList list_numbering = { "w", "numbering", numbering };
static const SkMarkupList list_settings = { "w", "settings", settings };
static const SkMarkupList list_fonts = { "w", "fonts", fonts };
static const SkMarkupList list_answers = { "w15", "commentsEx", w15 };
static const SkMarkupList list_ids = { "w16cid", "commentsIds", w16cid };
static const SkMarkupList list_people = { "w15", "people", w15 };

/* ---- what they lead to --------------------------------------------------- */

static const SkOoxmlKind header, footer, footnotes, endnotes, comments,
    styles_kind, numbering_kind, settings_kind, fonts_kind, answers, ids,
    people;

static const SkOoxmlKind *const of_main[] = {
    &header, &footer, &footnotes, &endnotes, &comments, &styles_kind,
    &numbering_kind, &settings_kind, &fonts_kind, &answers, &ids, &people,
    &sk_ooxml_theme, SK_KINDS_SHAPES, NULL,
};
static const SkOoxmlKind *const of_story[] = { SK_KINDS_SHAPES, NULL };

/* ---- kinds --------------------------------------------------------------- */

#define STATE .begin = sk_word_begin, .finish = sk_word_finish

const SkOoxmlKind sk_word_main = {
    .relation = "o:officeDocument",
    .content_type = WML "document.main+xml",
    .name = "word/document.xml",
    .list = &list_document,
    .holds = of_main,
    .is_implicit = TRUE,
    STATE,
};

static const SkOoxmlKind header = {
    .relation = "o:header",
    .content_type = WML "header+xml",
    .name = "word/header%u.xml",
    .list = &list_header,
    .holds = of_story,
    STATE,
};

static const SkOoxmlKind footer = {
    .relation = "o:footer",
    .content_type = WML "footer+xml",
    .name = "word/footer%u.xml",
    .list = &list_footer,
    .holds = of_story,
    STATE,
};

static const SkOoxmlKind footnotes = {
    .relation = "o:footnotes",
    .content_type = WML "footnotes+xml",
    .name = "word/footnotes.xml",
    .list = &list_footnotes,
    .holds = of_story,
    .is_implicit = TRUE,
    STATE,
};

static const SkOoxmlKind endnotes = {
    .relation = "o:endnotes",
    .content_type = WML "endnotes+xml",
    .name = "word/endnotes.xml",
    .list = &list_endnotes,
    .holds = of_story,
    .is_implicit = TRUE,
    STATE,
};

#define COMMENTS                                                               \
    .is_implicit = TRUE, .inside = SK_INSIDE_COMMENTS, .word = "comment"

static const SkOoxmlKind comments = {
    .relation = "o:comments",
    .content_type = WML "comments+xml",
    .name = "word/comments.xml",
    .list = &list_comments,
    .holds = of_story,
    COMMENTS, STATE,
};

static const SkOoxmlKind answers = {
    .relation = "m:2011/relationships/commentsExtended",
    .content_type = WML "commentsExtended+xml",
    .name = "word/commentsExtended.xml",
    .list = &list_answers,
    COMMENTS,
};

static const SkOoxmlKind ids = {
    .relation = "m:2016/09/relationships/commentsIds",
    .content_type = WML "commentsIds+xml",
    .name = "word/commentsIds.xml",
    .list = &list_ids,
    COMMENTS,
};

static const SkOoxmlKind people = {
    .relation = "m:2011/relationships/people",
    .content_type = WML "people+xml",
    .name = "word/people.xml",
    .list = &list_people,
    .is_implicit = TRUE,
    .inside = SK_INSIDE_METADATA,
    .word = "author",
};

static const SkOoxmlKind styles_kind = {
    .relation = "o:styles",
    .content_type = WML "styles+xml",
    .name = "word/styles.xml",
    .list = &list_styles,
    .is_implicit = TRUE,
    STATE,
};

static const SkOoxmlKind numbering_kind = {
    .relation = "o:numbering",
    .content_type = WML "numbering+xml",
    .name = "word/numbering.xml",
    .list = &list_numbering,
    .holds = of_story,
    .is_implicit = TRUE,
    STATE,
};

static const SkOoxmlKind settings_kind = {
    .relation = "o:settings",
    .content_type = WML "settings+xml",
    .name = "word/settings.xml",
    .list = &list_settings,
    .is_implicit = TRUE,
    STATE,
};

static const SkOoxmlKind fonts_kind = {
    .relation = "o:fontTable",
    .content_type = WML "fontTable+xml",
    .name = "word/fontTable.xml",
    .list = &list_fonts,
    .is_implicit = TRUE,
};
/* clang-format on */
