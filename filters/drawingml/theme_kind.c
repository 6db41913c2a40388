/* SPDX-License-Identifier: Apache-2.0
 *
 * Themes: the colours, fonts and formats of a document, and what replaces them
 * for one of its parts (ooxml/ooxml_kind.h).
 */
#include "drawingml/drawingml.h"
#include "ooxml/ooxml_kind.h"

#define OPEN "application/vnd.openxmlformats-officedocument."

static const SkMarkupSet theme_sets[] = { SK_SETS_SHAPES,
                                          { "thm15", sk_rows_thm15 },
                                          { 0 } };
static const SkMarkupList theme_list = { "a", "theme", theme_sets };
static const SkMarkupList override_list = { "a", "themeOverride", theme_sets };
static const SkOoxmlKind *const theme_holds[] = { &sk_ooxml_picture, NULL };

const SkOoxmlKind sk_ooxml_theme = {
    .relation = "o:theme",
    .content_type = OPEN "theme+xml",
    .name = "~/theme/theme%u.xml",
    .list = &theme_list,
    .holds = theme_holds,
    .is_implicit = TRUE,
};

const SkOoxmlKind sk_ooxml_theme_override = {
    .relation = "o:themeOverride",
    .content_type = OPEN "themeOverride+xml",
    .name = "~/theme/themeOverride%u.xml",
    .list = &override_list,
    .holds = theme_holds,
    .is_implicit = TRUE,
};
