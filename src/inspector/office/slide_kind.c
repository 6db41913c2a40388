/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts of a presentation (office.h).
 */
#include "inspector/office/office.h"
#include "inspector/office_rows/office_rows.h"

#define OPEN "application/vnd.openxmlformats-officedocument."
#define MSFT "application/vnd.ms-"

/* clang-format off */
static const char *const *const lists_main[] = {
    sk_office_p_presentation, sk_office_a, sk_office_p14, sk_office_p15,
    sk_office_p159, sk_office_p16, NULL,
};

static const char *const *const lists_master[] = {
    sk_office_p, sk_office_slide_a, sk_office_slide_c, sk_office_slide_c_cx,
    sk_office_slide_dgm, sk_office_a, sk_office_pic, sk_office_a14,
    sk_office_a15, sk_office_a16, sk_office_asvg, sk_office_adec,
    sk_office_ahyp, sk_office_m, sk_office_c_frame, sk_office_cx_frame,
    sk_office_dgm_frame, sk_office_none_cx2, sk_office_none_cx4, sk_office_p14,
    sk_office_p15, sk_office_p159, sk_office_p16, sk_office_p188, NULL,
};

static const char *const *const lists_comments[] = {
    sk_office_p_comment, sk_office_p14, sk_office_p15, sk_office_p159,
    sk_office_p16, NULL,
};

static const char *const *const lists_later_comments[] = {
    sk_office_p188, sk_office_a, sk_office_oac, sk_office_pc, NULL,
};

static const char *const *const lists_properties[] = {
    sk_office_p_properties, sk_office_a, sk_office_p14, sk_office_p15,
    sk_office_p159, sk_office_p16, NULL,
};

static const char *const *const lists_view[] = {
    sk_office_p_view, sk_office_a, sk_office_p14, sk_office_p15, sk_office_p159,
    sk_office_p16, NULL,
};

static const char *const *const lists_table_styles[] = {
    sk_office_a, sk_office_a16, NULL,
};

const SkOfficeKind sk_office_slide_kinds[] = {
    { .relation = "o:officeDocument",
      .content_type = OPEN "presentationml.presentation.main+xml",
      .root = "p:presentation",
      .lists = lists_main },
    { .relation = "o:officeDocument",
      .content_type = OPEN "presentationml.slideshow.main+xml",
      .root = "p:presentation",
      .lists = lists_main },
    { .relation = "o:officeDocument",
      .content_type = OPEN "presentationml.template.main+xml",
      .root = "p:presentation",
      .lists = lists_main },
    { .relation = "o:slideMaster",
      .content_type = OPEN "presentationml.slideMaster+xml",
      .root = "p:sldMaster",
      .lists = lists_master },
    { .relation = "o:slideLayout",
      .content_type = OPEN "presentationml.slideLayout+xml",
      .root = "p:sldLayout",
      .lists = lists_master },
    { .relation = "o:slide",
      .content_type = OPEN "presentationml.slide+xml",
      .root = "p:sld",
      .lists = lists_master },
    { .relation = "o:notesSlide",
      .content_type = OPEN "presentationml.notesSlide+xml",
      .root = "p:notes",
      .lists = lists_master },
    { .relation = "o:notesMaster",
      .content_type = OPEN "presentationml.notesMaster+xml",
      .root = "p:notesMaster",
      .lists = lists_master },
    { .relation = "o:comments",
      .content_type = OPEN "presentationml.comments+xml",
      .root = "p:cmLst",
      .lists = lists_comments },
    { .relation = "m:2018/10/relationships/comments",
      .content_type = MSFT "powerpoint.comments+xml",
      .root = "p188:cmLst",
      .lists = lists_later_comments },
    { .relation = "o:handoutMaster",
      .content_type = OPEN "presentationml.handoutMaster+xml",
      .root = "p:handoutMaster",
      .lists = lists_master },
    { .relation = "o:presProps",
      .content_type = OPEN "presentationml.presProps+xml",
      .root = "p:presentationPr",
      .lists = lists_properties },
    { .relation = "o:viewProps",
      .content_type = OPEN "presentationml.viewProps+xml",
      .root = "p:viewPr",
      .lists = lists_view },
    { .relation = "o:tableStyles",
      .content_type = OPEN "presentationml.tableStyles+xml",
      .root = "a:tblStyleLst",
      .lists = lists_table_styles },
    { .relation = "o:commentAuthors",
      .content_type = OPEN "presentationml.commentAuthors+xml",
      .root = "p:cmAuthorLst",
      .lists = lists_comments },
    { .relation = "m:2018/10/relationships/authors",
      .content_type = MSFT "powerpoint.authors+xml",
      .root = "p188:authorLst",
      .lists = lists_later_comments },
    { 0 },
};
/* clang-format on */
