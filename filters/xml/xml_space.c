/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables of XML that is data (xml_space.h). A namespace is accepted if its
 * specification is public, municipalities exchange such files, and no browser,
 * office program, mail program or desktop acts upon it or fetches anything for
 * it. Therefore HTML, SVG, MathML, XSLT, XForms, XInclude, SMIL, RSS, Atom,
 * KML, XBRL, XML Schema, XML Signature, OpenDocument and Office are not listed.
 */
#include <string.h>

#include <xml/xml_space.h>

#define DATA       SK_XML_SPACE_DATA
#define ATTRIBUTES SK_XML_SPACE_ATTRIBUTES
#define NAMED      SK_XML_SPACE_NAMED

/* clang-format off */
static const struct {
    const char *space;
    SkXmlSpaceKind kind;
} spaces[] = {
    /* 気象庁防災情報XMLフォーマット 技術資料: weather, earthquakes,
     * volcanoes */
    { "http://xml.kishou.go.jp/jmaxml1/", DATA },
    { "http://xml.kishou.go.jp/jmaxml1/informationBasis1/", DATA },
    { "http://xml.kishou.go.jp/jmaxml1/elementBasis1/", DATA },
    { "http://xml.kishou.go.jp/jmaxml1/addition1/", DATA },
    { "http://xml.kishou.go.jp/jmaxml1/body/meteorology1/", DATA },
    { "http://xml.kishou.go.jp/jmaxml1/body/seismology1/", DATA },
    { "http://xml.kishou.go.jp/jmaxml1/body/volcanology1/", DATA },
    /* OASIS Common Alerting Protocol 1.1 and 1.2: warnings to the public */
    { "urn:oasis:names:tc:emergency:cap:1.1", DATA },
    { "urn:oasis:names:tc:emergency:cap:1.2", DATA },
    /* OGC 07-036, ISO 19136: geography; XLinks in it are cut to this file */
    { "http://www.opengis.net/gml", DATA },
    { "http://www.opengis.net/gml/3.2", DATA },
    /* 国土地理院 基盤地図情報 ダウンロードデータ ファイル仕様書 */
    { "http://fgd.gsi.go.jp/spec/2008/FGD_GMLSchema", DATA },
    /* 国土交通省 国土数値情報 製品仕様書 (JPGIS 2.1 and 2014) */
    { "http://nlftp.mlit.go.jp/ksj/schemas/ksj-app", DATA },
    /* 法務省 登記所備付地図データ 地図XMLフォーマット */
    { "http://www.moj.go.jp/MINJI/tizuxml", DATA },
    { "http://www.moj.go.jp/MINJI/tizuzumen", DATA },
    /* OGC 12-019 CityGML 2.0, for 3D都市モデル (PLATEAU) */
    { "http://www.opengis.net/citygml/2.0", DATA },
    { "http://www.opengis.net/citygml/appearance/2.0", DATA },
    { "http://www.opengis.net/citygml/bridge/2.0", DATA },
    { "http://www.opengis.net/citygml/building/2.0", DATA },
    { "http://www.opengis.net/citygml/cityfurniture/2.0", DATA },
    { "http://www.opengis.net/citygml/cityobjectgroup/2.0", DATA },
    { "http://www.opengis.net/citygml/generics/2.0", DATA },
    { "http://www.opengis.net/citygml/landuse/2.0", DATA },
    { "http://www.opengis.net/citygml/relief/2.0", DATA },
    { "http://www.opengis.net/citygml/transportation/2.0", DATA },
    { "http://www.opengis.net/citygml/tunnel/2.0", DATA },
    { "http://www.opengis.net/citygml/vegetation/2.0", DATA },
    { "http://www.opengis.net/citygml/waterbody/2.0", DATA },
    { "https://www.geospatial.jp/iur/uro/2.0", DATA }, /* i-UR 都市計画 */
    { "https://www.geospatial.jp/iur/uro/3.0", DATA },
    { "https://www.geospatial.jp/iur/uro/3.1", DATA },
    { "https://www.geospatial.jp/iur/urf/2.0", DATA },
    { "https://www.geospatial.jp/iur/urf/3.0", DATA },
    { "https://www.geospatial.jp/iur/urf/3.1", DATA },
    { "urn:oasis:names:tc:ciq:xsdschema:xAL:2.0", DATA }, /* addresses */
    /* GPX 1.0 and 1.1 Schema Documentation: tracks and places */
    { "http://www.topografix.com/GPX/1/0", DATA },
    { "http://www.topografix.com/GPX/1/1", DATA },
    /* OASIS UBL 2.1, デジタルインボイス JP PINT: invoices, orders */
    { "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", DATA },
    { "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", DATA },
    { "urn:oasis:names:specification:ubl:schema:xsd:Order-2", DATA },
    { "urn:oasis:names:specification:ubl:schema:xsd:"
      "CommonAggregateComponents-2",
      DATA },
    { "urn:oasis:names:specification:ubl:schema:xsd:"
      "CommonBasicComponents-2",
      DATA },
    { "urn:oasis:names:specification:ubl:schema:xsd:"
      "CommonExtensionComponents-2",
      DATA },
    /* ISO 20022, 全銀EDIシステム (ZEDI): transfers and their advice */
    { "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03", DATA },
    { "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03", DATA },
    { "urn:iso:std:iso:20022:tech:xsd:camt.052.001.02", DATA },
    { "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02", DATA },
    { "urn:iso:std:iso:20022:tech:xsd:camt.054.001.02", DATA },
    /* HL7 CDA R2, 特定健診・特定保健指導の電子的なデータ標準様式 */
    { "urn:hl7-org:v3", DATA },
    /* W3C XML Schema Part 1, 2.6: xsi:type and xsi:nil */
    { "http://www.w3.org/2001/XMLSchema-instance", ATTRIBUTES },
    /* W3C XLink 1.0: only references into the same file are accepted */
    { "http://www.w3.org/1999/xlink", ATTRIBUTES },
    /* namespaces that serializers and geographic tools declare without using
     * them */
    { "http://www.w3.org/2001/XMLSchema", NAMED },
    { "http://www.w3.org/2001/SMIL20/", NAMED },
    { "http://www.w3.org/2001/SMIL20/Language", NAMED },
};

/* Root elements without a namespace. Programs that recognize files by such an
 * element (RSS, JNLP, Windows Script, MSBuild, property lists) use names of
 * their own; the names here are either specified by an authority or plain words
 * for data. */
static const char *const roots[] = {
    /* 法令標準XMLスキーマ (e-Gov); e-Gov 電子申請 構成管理XML, 法令API */
    "Law",
    "DataRoot",
    /* 電子納品 (CALS/EC) 各要領: the XML of works, surveys, drawings, photos */
    "constdata",
    "gyomudata",
    "reportdata",
    "drawingdata",
    "photodata",
    "plandata",
    "meetdata",
    "othrsdata",
    "surveydata",
    "ボーリング情報",
    /* plain words for data */
    "data",
    "Data",
    "dataset",
    "Dataset",
    "DataSet",
    "NewDataSet",
    "root",
    "Root",
    "records",
    "Records",
    "record",
    "rows",
    "Rows",
    "row",
    "list",
    "List",
    "items",
    "Items",
    "table",
    "Table",
    "response",
    "result",
    "results",
    "表",
    "一覧",
    "一覧表",
    "データ",
    "届出",
    "届出書",
    "申請",
    "申請書",
    "様式",
    "名簿",
    "台帳",
    "報告",
    "報告書",
    "調査票",
    "通知",
};
/* clang-format on */

SkXmlSpaceKind
sk_xml_space_kind(const char *space, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (strlen(spaces[i].space) == len &&
            memcmp(spaces[i].space, space, len) == 0)
            return spaces[i].kind;
    return SK_XML_SPACE_FOREIGN;
}

static gboolean
is_name(const char *word, const char *name, gsize len)
{
    return strlen(word) == len && memcmp(word, name, len) == 0;
}

gboolean
sk_xml_root_is_data(const char *name, gsize len, const char *const *more)
{
    for (guint i = 0; i < G_N_ELEMENTS(roots); i++)
        if (is_name(roots[i], name, len))
            return TRUE;
    for (; more != NULL && *more != NULL; more++)
        if (is_name(*more, name, len))
            return TRUE;
    return FALSE;
}

const char *
sk_xml_space_at(guint i, SkXmlSpaceKind *kind)
{
    if (i >= G_N_ELEMENTS(spaces))
        return NULL;
    *kind = spaces[i].kind;
    return spaces[i].space;
}

const char *
sk_xml_root_at(guint i)
{
    return i < G_N_ELEMENTS(roots) ? roots[i] : NULL;
}
