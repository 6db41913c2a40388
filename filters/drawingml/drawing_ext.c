/* SPDX-License-Identifier: Apache-2.0
 *
 * The entries of extension lists (a:extLst and its kin), told by their URI
 * ([MS-ODRAWXML], [MS-PPTX], [MS-XLSX] and [MS-DOCX], "extensions"). An entry
 * that is not listed here goes whole, as does what no element table lists in
 * an entry that is. Not listed are, among others, the media of PowerPoint, the
 * layers of edited pictures, the addresses pictures came from, and scripts.
 */
#include <string.h>
#include "drawingml/drawingml.h"

static const char *const known[] = {
    /* drawings */
    "{05A4C25C-085E-4340-85A3-A5531E510DB2}", /* thm15:themeFamily */
    "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}", /* a16:rowId */
    "{28A0092B-C50C-407E-A947-70E740481C1C}", /* a14:useLocalDpi */
    "{53640926-AAD7-44D8-BBD7-CCE9431645EC}", /* a14:shadowObscured */
    "{63B3BB69-23CF-44E3-9099-C40C66FF867C}", /* a14:compatExt */
    "{909E8E84-426E-40DD-AFC4-6F175D3DCCD1}", /* a14:hiddenFill */
    "{91240B29-F687-4F45-9708-019B960494DF}", /* a14:hiddenLine */
    "{96DAC541-7B7A-43D3-8B79-37D633B846F1}", /* asvg:svgBlip */
    "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}", /* a16:colId */
    "{A12FA001-AC4F-418D-AE19-62706E023703}", /* ahyp:hlinkClr */
    "{AF507438-7753-43E0-B8FC-AC1667EBCBE1}", /* a14:hiddenEffects */
    "{C183D7F6-B498-43B3-948B-1728B52AA6E4}", /* adec:decorative */
    "{E40237B7-FDA0-4F09-8148-C483321AD2D9}", /* dgm14:cNvPr */
    "{F59B8463-F414-42e2-B3A4-FFEF48DC7170}", /* a15:nonVisualGroupProps */
    "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}", /* a16:creationId */
    "http://schemas.microsoft.com/office/drawing/2008/diagram",
    /* charts */
    /* c15: the series and categories that a filter hides */
    "{02D57815-91ED-43cb-92C2-25804820EDAC}",
    "{56B9EC1D-385E-4148-901F-78D8002777C0}", /* c16r3:dataDisplayOptions16 */
    "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}", /* c14:invertSolidFillFmt */
    "{781A3756-C4B2-4CAC-9D66-4F8BD8637D16}", /* c14:pivotOptions */
    "{C3380CC4-5D6E-409C-BE32-E72D297353CC}", /* c16:uniqueId */
    "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", /* c15: labels of data */
    "{E28EC0CA-F0BB-4C9C-879D-F8772B89E7AC}", /* c16:pivotOptions16 */
    /* presentations */
    "{27BBF7A9-308A-43DC-89C8-2F10F3537804}", /* p15:sldGuideLst of a layout */
    "{2D200454-40CA-4A62-9FC3-DE9A4176ACB9}", /* p15:notesGuideLst */
    "{2FDB2607-1784-4EEB-B798-7EB5836EED8A}", /* p14:showMediaCtrls */
    "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}", /* p14:sectionLst */
    "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}", /* p14:creationId */
    "{C676402C-5697-4E1C-873F-D02D1690AC5C}", /* p15:threadingInfo */
    "{19B8F6BF-5375-455C-9EA6-DF929625EA0E}", /* p15:presenceInfo */
    "{D31A062A-798A-4329-ABDD-BBA856620510}", /* p14:defaultImageDpi */
    "{D42A27DB-BD31-4B8C-83A1-F6EECF244321}", /* p14:modId */
    "{E76CE94A-603C-4142-B9EB-6D1370010A27}", /* p14:discardImageEditData */
    "{EC167BDD-8182-4AB7-AECC-EB403E3ABB37}", /* p14:laserClr */
    "{EFAFB233-063F-42B5-8137-9DF3F51BA10A}", /* p15:sldGuideLst */
    "{FD5EFAAD-0ECE-453E-9831-46B23BE46B34}", /* p15:chartTrackingRefBased */
    "{6950BFC3-D8DA-4A85-94F7-54DA5524770B}", /* p188:commentRel */
};

/* What may stand in a frame, by the URI of a:graphicData. */
static const char *const graphics[] = {
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
};

static gboolean
is_in(const char *const *list, guint n, const char *uri)
{
    for (guint i = 0; i < n; i++)
        if (g_ascii_strcasecmp(list[i], uri) == 0)
            return TRUE;
    return FALSE;
}

SkMarkupDo
sk_drawing_ext(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *uri = sk_markup_value(tag, NULL, "uri");

    /* An a:ext without a URI is the size of a shape. */
    if (uri == NULL && sk_markup_value(tag, NULL, "cx") != NULL)
        return SK_MARKUP_KEEP;
    if (uri != NULL && is_in(known, G_N_ELEMENTS(known), uri))
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "unknown-extension", uri);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_drawing_graphic(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *uri = sk_markup_value(tag, NULL, "uri");

    if (uri != NULL && is_in(graphics, G_N_ELEMENTS(graphics), uri))
        return SK_MARKUP_KEEP;
    sk_markup_count(markup, "embedded-object", NULL);
    return SK_MARKUP_DROP;
}
