/* SPDX-License-Identifier: Apache-2.0
 *
 * The judges of values in drawings, which every kind of part has besides its
 * own (office.h). This defends against what a
 * shape does when it is clicked, and against values that lead out of the file.
 */
#include <string.h>

#include "inspector/office/office.h"
#include "inspector/office/word_code.h"

static uint8_t
lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c | 0x20) : c;
}

/* Returns whether @value is @word, in any case. */
static bool
is_word(SkSpan value, const char *word)
{
    if (sk_length(value) != strlen(word))
        return false;
    for (size_t i = 0; word[i] != '\0'; i++)
        if (lower(value.p[i]) != lower((uint8_t)word[i]))
            return false;
    return true;
}

static bool
is_in(SkSpan value, const char *const *words)
{
    for (; *words != NULL; words++)
        if (is_word(value, *words))
            return true;
    return false;
}

/* ---- actions ------------------------------------------------------------- */

static bool
is_action(SkSpan value, SkOfficeContext *context)
{
    static const char *const jumps[] = {
        "",
        "ppaction://hlinksldjump",
        "ppaction://noaction",
        "ppaction://hlinkshowjump?jump=nextslide",
        "ppaction://hlinkshowjump?jump=previousslide",
        "ppaction://hlinkshowjump?jump=firstslide",
        "ppaction://hlinkshowjump?jump=lastslide",
        "ppaction://hlinkshowjump?jump=lastslideviewed",
        "ppaction://hlinkshowjump?jump=endshow",
        NULL,
    };
    static const char show[] = "ppaction://customshow?id=";
    SkSpan head = { value.p, value.p + strlen(show) };
    (void)context;
    if (is_in(value, jumps))
        return true;
    if (sk_length(value) < strlen(show) || !is_word(head, show))
        return false;
    value.p = head.end;
    while (value.p < value.end && *value.p >= '0' && *value.p <= '9')
        value.p++;
    return value.p == value.end || is_word(value, "&return=true");
}

/* ---- extensions ---------------------------------------------------------- */

static bool
is_extension(SkSpan value, SkOfficeContext *context)
{
    /* clang-format off */
    static const char *const known[] = {
        "{05A4C25C-085E-4340-85A3-A5531E510DB2}",
        "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}",
        "{28A0092B-C50C-407E-A947-70E740481C1C}",
        "{53640926-AAD7-44D8-BBD7-CCE9431645EC}",
        "{63B3BB69-23CF-44E3-9099-C40C66FF867C}",
        "{909E8E84-426E-40DD-AFC4-6F175D3DCCD1}",
        "{91240B29-F687-4F45-9708-019B960494DF}",
        "{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
        "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}",
        "{A12FA001-AC4F-418D-AE19-62706E023703}",
        "{AF507438-7753-43E0-B8FC-AC1667EBCBE1}",
        "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
        "{E40237B7-FDA0-4F09-8148-C483321AD2D9}",
        "{F59B8463-F414-42e2-B3A4-FFEF48DC7170}",
        "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",
        "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "{02D57815-91ED-43cb-92C2-25804820EDAC}",
        "{56B9EC1D-385E-4148-901F-78D8002777C0}",
        "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}",
        "{781A3756-C4B2-4CAC-9D66-4F8BD8637D16}",
        "{C3380CC4-5D6E-409C-BE32-E72D297353CC}",
        "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}",
        "{E28EC0CA-F0BB-4C9C-879D-F8772B89E7AC}",
        "{27BBF7A9-308A-43DC-89C8-2F10F3537804}",
        "{2D200454-40CA-4A62-9FC3-DE9A4176ACB9}",
        "{2FDB2607-1784-4EEB-B798-7EB5836EED8A}",
        "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}",
        "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}",
        "{C676402C-5697-4E1C-873F-D02D1690AC5C}",
        "{19B8F6BF-5375-455C-9EA6-DF929625EA0E}",
        "{D31A062A-798A-4329-ABDD-BBA856620510}",
        "{D42A27DB-BD31-4B8C-83A1-F6EECF244321}",
        "{E76CE94A-603C-4142-B9EB-6D1370010A27}",
        "{EC167BDD-8182-4AB7-AECC-EB403E3ABB37}",
        "{EFAFB233-063F-42B5-8137-9DF3F51BA10A}",
        "{FD5EFAAD-0ECE-453E-9831-46B23BE46B34}",
        "{6950BFC3-D8DA-4A85-94F7-54DA5524770B}",
        NULL,
    };
    /* clang-format on */
    (void)context;
    return is_in(value, known);
}

static bool
is_graphic(SkSpan value, SkOfficeContext *context)
{
    static const char *const known[] = {
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.openxmlformats.org/drawingml/2006/table",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "http://schemas.microsoft.com/office/drawing/2010/slicer",
        "http://schemas.microsoft.com/office/drawing/2012/timeslicer",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://purl.oclc.org/ooxml/drawingml/chart",
        "http://purl.oclc.org/ooxml/drawingml/diagram",
        "http://purl.oclc.org/ooxml/drawingml/lockedCanvas",
        "http://purl.oclc.org/ooxml/drawingml/picture",
        "http://purl.oclc.org/ooxml/drawingml/table",
        NULL,
    };
    (void)context;
    return is_in(value, known);
}

/* ---- references ---------------------------------------------------------- */

static bool
is_name(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '.' || c >= 0x80;
}

/* Moves @in behind a text or a name in @quote, which is doubled in it. */
static bool
take_quoted(SkSpan *in, uint8_t quote)
{
    for (in->p++; in->p < in->end; in->p++) {
        if (quote == '\'' && *in->p != 0 && strchr("[]\\/:*?|", *in->p) != NULL)
            return false; /* the name of another workbook */
        if (*in->p != quote)
            continue;
        if (in->p + 1 == in->end || in->p[1] != quote) {
            in->p++;
            return true;
        }
        in->p++;
    }
    return false;
}

static bool
is_reference(SkSpan value, SkOfficeContext *context)
{
    uint8_t before = ',';
    (void)context;
    while (value.p < value.end) {
        uint8_t c = *value.p;
        if (c == '"' || c == '\'') {
            if (!take_quoted(&value, c))
                return false;
            before = c;
            continue;
        }
        /* a function, or another workbook */
        if ((c == '(' && is_name(before)) ||
            (c == '[' && !is_name(before) && before != '[' && before != ']'))
            return false;
        if (!is_name(c) &&
            (c == 0 || strchr("$:!, #{};()[]-+%@?=\n", c) == NULL))
            return false;
        before = c != ' ' ? c : before;
        value.p++;
    }
    return true;
}

static bool
is_none(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    return value.p == value.end;
}

static bool
is_drawn(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    if (!sk_take(&value, "rId") || value.p == value.end)
        return false;
    while (value.p < value.end && *value.p >= '0' && *value.p <= '9')
        value.p++;
    return value.p == value.end;
}

/* ---- styles -------------------------------------------------------------- */

static const char *const properties[] = {
    "position",
    "left",
    "top",
    "right",
    "bottom",
    "width",
    "height",
    "margin",
    "margin-left",
    "margin-top",
    "margin-right",
    "margin-bottom",
    "padding",
    "z-index",
    "visibility",
    "display",
    "rotation",
    "flip",
    "text-align",
    "text-indent",
    "text-decoration",
    "vertical-align",
    "line-height",
    "letter-spacing",
    "direction",
    "unicode-bidi",
    "layout-flow",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "font-variant",
    "color",
    "background",
    "white-space",
    "tab-stops",
    "antialias",
    "center-x",
    "center-y",
    "mso-direction-alt",
    "mso-fit-shape-to-text",
    "mso-fit-text-to-shape",
    "mso-layout-flow-alt",
    "mso-next-textbox",
    "mso-rotate",
    "mso-text-scale",
    "mso-text-shadow",
    "mso-wrap-distance-left",
    "mso-wrap-distance-top",
    "mso-wrap-distance-right",
    "mso-wrap-distance-bottom",
    "mso-wrap-edited",
    "mso-wrap-style",
    "mso-width-percent",
    "mso-height-percent",
    "mso-width-relative",
    "mso-height-relative",
    "mso-left-percent",
    "mso-top-percent",
    "mso-position-horizontal",
    "mso-position-horizontal-relative",
    "mso-position-vertical",
    "mso-position-vertical-relative",
    "mso-char-wrap",
    "mso-kinsoku-overflow",
    "mso-ignore",
    "v-text-anchor",
    "v-text-align",
    "v-text-kern",
    "v-text-reverse",
    "v-text-spacing",
    "v-text-spacing-mode",
    "v-rotate-letters",
    "v-same-letter-heights",
    NULL,
};

/* Returns whether @value is the value of a property: no function, no address.
 */
static bool
is_plain(SkSpan value)
{
    for (; value.p < value.end; value.p++)
        if (!is_name(*value.p) &&
            (*value.p == 0 || strchr(" ,-+%#'\"!", *value.p) == NULL))
            return false;
    return true;
}

static bool
is_style(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    while (value.p < value.end) {
        const uint8_t *end = memchr(value.p, ';', sk_length(value));
        SkSpan one = { value.p, end != NULL ? end : value.end };
        const uint8_t *colon = memchr(one.p, ':', sk_length(one));
        if (colon == NULL)
            return false;
        SkSpan name = { one.p, colon }, rest = { colon + 1, one.end };
        if (!is_in(name, properties) || !is_plain(rest))
            return false;
        value.p = end != NULL ? end + 1 : value.end;
    }
    return true;
}

/* What is shown over a link does not name a host. */
static bool
is_tip(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    return !sk_office_tip_names_host(value);
}

/* Where a shape leads that is clicked. */
static bool
is_link(SkSpan value, SkOfficeContext *context)
{
    return sk_office_address_is_ours(value, context->order->inside);
}

const SkOfficeJudge sk_office_drawing_judges[] = {
    { "action", is_action },   { "uri", is_extension },
    { "graphic", is_graphic }, { "reference", is_reference },
    { "none", is_none },       { "style", is_style },
    { "drawn", is_drawn },     { "tip", is_tip },
    { "link", is_link },       { 0 },
};
