/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a Word document (office.h).
 */
#include "inspector/office/office.h"
#include "inspector/office_rows/office_rows.h"
#include "inspector/office/word_watch.h"

#define OPEN "application/vnd.openxmlformats-officedocument."

/* clang-format off */
static const char *const *const lists_main[] = {
    sk_office_word_stories, sk_office_word_story, sk_office_word_changes,
    sk_office_word_format, sk_office_word_w14, sk_office_word_w15,
    sk_office_word_w16se, sk_office_wp, sk_office_wp14, sk_office_wps,
    sk_office_wpg, sk_office_wpc, sk_office_a, sk_office_pic, sk_office_a14,
    sk_office_a15, sk_office_a16, sk_office_asvg, sk_office_adec,
    sk_office_ahyp, sk_office_m, sk_office_c_frame, sk_office_cx_frame,
    sk_office_dgm_frame, sk_office_none_cx2, sk_office_none_cx4, sk_office_v,
    sk_office_o, sk_office_x_vml, sk_office_w10, sk_office_pvml, NULL,
};

static const char *const *const lists_styles[] = {
    sk_office_word_styles, sk_office_word_changes, sk_office_word_format,
    sk_office_word_w14, NULL,
};

static const char *const *const lists_numbering[] = {
    sk_office_word_numbering, sk_office_word_stories, sk_office_word_story,
    sk_office_word_changes, sk_office_word_format, sk_office_word_w14,
    sk_office_word_w15, sk_office_word_w16se, sk_office_wp, sk_office_wp14,
    sk_office_wps, sk_office_wpg, sk_office_wpc, sk_office_a, sk_office_pic,
    sk_office_a14, sk_office_a15, sk_office_a16, sk_office_asvg, sk_office_adec,
    sk_office_ahyp, sk_office_m, sk_office_c_frame, sk_office_cx_frame,
    sk_office_dgm_frame, sk_office_none_cx2, sk_office_none_cx4, sk_office_v,
    sk_office_o, sk_office_x_vml, sk_office_w10, sk_office_pvml, NULL,
};

static const char *const *const lists_settings[] = {
    sk_office_word_settings, sk_office_word_compat, sk_office_word_w14,
    sk_office_word_w15, sk_office_m, NULL,
};

static const char *const *const lists_fonts[] = {
    sk_office_word_fonts, NULL,
};

static const char *const *const lists_answers[] = {
    sk_office_word_w15, NULL,
};

static const char *const *const lists_ids[] = {
    sk_office_word_w16cid, NULL,
};

const SkOfficeKind sk_office_word_kinds[] = {
    { .relation = "o:officeDocument",
      .content_type = OPEN "wordprocessingml.document.main+xml",
      .root = "w:document",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:officeDocument",
      .content_type = OPEN "wordprocessingml.template.main+xml",
      .root = "w:document",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:header",
      .content_type = OPEN "wordprocessingml.header+xml",
      .root = "w:hdr",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:footer",
      .content_type = OPEN "wordprocessingml.footer+xml",
      .root = "w:ftr",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:footnotes",
      .content_type = OPEN "wordprocessingml.footnotes+xml",
      .root = "w:footnotes",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:endnotes",
      .content_type = OPEN "wordprocessingml.endnotes+xml",
      .root = "w:endnotes",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:comments",
      .content_type = OPEN "wordprocessingml.comments+xml",
      .root = "w:comments",
      .lists = lists_main,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:styles",
      .content_type = OPEN "wordprocessingml.styles+xml",
      .root = "w:styles",
      .lists = lists_styles,
      .watch = &sk_office_word_watch },
    { .relation = "o:numbering",
      .content_type = OPEN "wordprocessingml.numbering+xml",
      .root = "w:numbering",
      .lists = lists_numbering,
      .judges = sk_office_word_judges,
      .watch = &sk_office_word_watch },
    { .relation = "o:settings",
      .content_type = OPEN "wordprocessingml.settings+xml",
      .root = "w:settings",
      .lists = lists_settings,
      .judges = sk_office_word_judges },
    { .relation = "o:fontTable",
      .content_type = OPEN "wordprocessingml.fontTable+xml",
      .root = "w:fonts",
      .lists = lists_fonts },
    { .relation = "m:2011/relationships/commentsExtended",
      .content_type = OPEN "wordprocessingml.commentsExtended+xml",
      .root = "w15:commentsEx",
      .lists = lists_answers,
      .watch = &sk_office_comment_watch },
    { .relation = "m:2016/09/relationships/commentsIds",
      .content_type = OPEN "wordprocessingml.commentsIds+xml",
      .root = "w16cid:commentsIds",
      .lists = lists_ids,
      .watch = &sk_office_comment_watch },
    { .relation = "m:2011/relationships/people",
      .content_type = OPEN "wordprocessingml.people+xml",
      .root = "w15:people",
      .lists = lists_answers,
      .watch = &sk_office_people_watch },
    { 0 },
};
/* clang-format on */
