/* SPDX-License-Identifier: Apache-2.0
 *
 * What a document of OOXML may be: the content types of main parts
 * (ooxml_kind.h), and the media types of files. A kind with macros leaves as
 * the same without them.
 */
#include <ooxml/ooxml.h>
#include <ooxml/ooxml_kind.h>

#define OPEN "application/vnd.openxmlformats-officedocument."
#define MS   "application/vnd.ms-"

/* clang-format off */
#define WORD(type) OPEN "wordprocessingml." type
#define CELL(type) OPEN "spreadsheetml." type
#define SHOW(type) OPEN "presentationml." type

static const SkOoxmlMain mains[] = {
    { WORD("document.main+xml"), WORD("document.main+xml"),
      WORD("document"), &sk_word_main },
    { WORD("template.main+xml"), WORD("template.main+xml"),
      WORD("template"), &sk_word_main },
    { MS "word.document.macroEnabled.main+xml", WORD("document.main+xml"),
      WORD("document"), &sk_word_main },
    { MS "word.template.macroEnabledTemplate.main+xml",
      WORD("template.main+xml"), WORD("template"), &sk_word_main },
    { CELL("sheet.main+xml"), CELL("sheet.main+xml"),
      CELL("sheet"), &sk_sheet_main },
    { CELL("template.main+xml"), CELL("template.main+xml"),
      CELL("template"), &sk_sheet_main },
    { MS "excel.sheet.macroEnabled.main+xml", CELL("sheet.main+xml"),
      CELL("sheet"), &sk_sheet_main },
    { MS "excel.template.macroEnabled.main+xml", CELL("template.main+xml"),
      CELL("template"), &sk_sheet_main },
    { SHOW("presentation.main+xml"), SHOW("presentation.main+xml"),
      SHOW("presentation"), &sk_slide_main },
    { SHOW("slideshow.main+xml"), SHOW("slideshow.main+xml"),
      SHOW("slideshow"), &sk_slide_main },
    { SHOW("template.main+xml"), SHOW("template.main+xml"),
      SHOW("template"), &sk_slide_main },
    { MS "powerpoint.presentation.macroEnabled.main+xml",
      SHOW("presentation.main+xml"), SHOW("presentation"), &sk_slide_main },
    { MS "powerpoint.slideshow.macroEnabled.main+xml",
      SHOW("slideshow.main+xml"), SHOW("slideshow"), &sk_slide_main },
    { MS "powerpoint.template.macroEnabled.main+xml",
      SHOW("template.main+xml"), SHOW("template"), &sk_slide_main },
};

const char *const sk_ooxml_types[] = {
    WORD("document"), WORD("template"), CELL("sheet"), CELL("template"),
    SHOW("presentation"), SHOW("slideshow"), SHOW("template"),
    MS "word.document.macroenabled.12", MS "word.template.macroenabled.12",
    MS "excel.sheet.macroenabled.12", MS "excel.template.macroenabled.12",
    MS "powerpoint.presentation.macroenabled.12",
    MS "powerpoint.slideshow.macroenabled.12",
    MS "powerpoint.template.macroenabled.12",
    NULL,
};
/* clang-format on */

const SkOoxmlMain *
sk_ooxml_main(const char *type)
{
    for (guint i = 0; i < G_N_ELEMENTS(mains); i++)
        if (g_ascii_strcasecmp(mains[i].content_type, type) == 0)
            return &mains[i];
    return NULL;
}
