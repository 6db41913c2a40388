/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists the XML that is data: the namespaces and root elements that may leave
 * as XML. The table of the cleaner says where each comes from; this one is the
 * inspector's own, and a test compares the two.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/kind/xml.h"

#define XLINK "http://www.w3.org/1999/xlink"

/* clang-format off */
static const char *const data[] = {
    "http://xml.kishou.go.jp/jmaxml1/",
    "http://xml.kishou.go.jp/jmaxml1/informationBasis1/",
    "http://xml.kishou.go.jp/jmaxml1/elementBasis1/",
    "http://xml.kishou.go.jp/jmaxml1/addition1/",
    "http://xml.kishou.go.jp/jmaxml1/body/meteorology1/",
    "http://xml.kishou.go.jp/jmaxml1/body/seismology1/",
    "http://xml.kishou.go.jp/jmaxml1/body/volcanology1/",
    "urn:oasis:names:tc:emergency:cap:1.1",
    "urn:oasis:names:tc:emergency:cap:1.2",
    "http://www.opengis.net/gml",
    "http://www.opengis.net/gml/3.2",
    "http://fgd.gsi.go.jp/spec/2008/FGD_GMLSchema",
    "http://nlftp.mlit.go.jp/ksj/schemas/ksj-app",
    "http://www.moj.go.jp/MINJI/tizuxml",
    "http://www.moj.go.jp/MINJI/tizuzumen",
    "http://www.opengis.net/citygml/2.0",
    "http://www.opengis.net/citygml/appearance/2.0",
    "http://www.opengis.net/citygml/bridge/2.0",
    "http://www.opengis.net/citygml/building/2.0",
    "http://www.opengis.net/citygml/cityfurniture/2.0",
    "http://www.opengis.net/citygml/cityobjectgroup/2.0",
    "http://www.opengis.net/citygml/generics/2.0",
    "http://www.opengis.net/citygml/landuse/2.0",
    "http://www.opengis.net/citygml/relief/2.0",
    "http://www.opengis.net/citygml/transportation/2.0",
    "http://www.opengis.net/citygml/tunnel/2.0",
    "http://www.opengis.net/citygml/vegetation/2.0",
    "http://www.opengis.net/citygml/waterbody/2.0",
    "https://www.geospatial.jp/iur/uro/2.0",
    "https://www.geospatial.jp/iur/uro/3.0",
    "https://www.geospatial.jp/iur/uro/3.1",
    "https://www.geospatial.jp/iur/urf/2.0",
    "https://www.geospatial.jp/iur/urf/3.0",
    "https://www.geospatial.jp/iur/urf/3.1",
    "urn:oasis:names:tc:ciq:xsdschema:xAL:2.0",
    "http://www.topografix.com/GPX/1/0",
    "http://www.topografix.com/GPX/1/1",
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
    "urn:oasis:names:specification:ubl:schema:xsd:Order-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03",
    "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03",
    "urn:iso:std:iso:20022:tech:xsd:camt.052.001.02",
    "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02",
    "urn:iso:std:iso:20022:tech:xsd:camt.054.001.02",
    "urn:hl7-org:v3",
};
static const char *const attributes[] = {
    "http://www.w3.org/2001/XMLSchema-instance",
    XLINK,
};
static const char *const named[] = {
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/2001/SMIL20/",
    "http://www.w3.org/2001/SMIL20/Language",
};
static const char *const roots[] = {
    "Law",         "DataRoot",       "constdata",  "gyomudata", "reportdata",
    "drawingdata", "photodata",      "plandata",   "meetdata",  "othrsdata",
    "surveydata",  "ボーリング情報", "data",       "Data",      "dataset",
    "Dataset",     "DataSet",        "NewDataSet", "root",      "Root",
    "records",     "Records",        "record",     "rows",      "Rows",
    "row",         "list",           "List",       "items",     "Items",
    "table",       "Table",          "response",   "result",    "results",
    "表",          "一覧",           "一覧表",     "データ",    "届出",
    "届出書",      "申請",           "申請書",     "様式",      "名簿",
    "台帳",        "報告",           "報告書",     "調査票",    "通知",
};
/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool
is_word(const char *word, SkSpan span)
{
    return strlen(word) == sk_length(span) &&
           memcmp(word, span.p, sk_length(span)) == 0;
}

static bool
is_among(const char *const *words, size_t n, SkSpan span)
{
    for (size_t i = 0; i < n; i++)
        if (is_word(words[i], span))
            return true;
    return false;
}

SkXmlKind
sk_xml_kind(SkSpan space)
{
    if (is_among(data, COUNT(data), space))
        return SK_XML_DATA;
    if (is_among(attributes, COUNT(attributes), space))
        return SK_XML_ATTRIBUTES;
    return is_among(named, COUNT(named), space) ? SK_XML_NAMED : SK_XML_FOREIGN;
}

bool
sk_xml_is_xlink(SkSpan space)
{
    return is_word(XLINK, space);
}

bool
sk_xml_is_root(const SkInspectOrder *order, SkSpan name)
{
    for (uint32_t i = 0; i < order->n_roots; i++)
        if (is_word(order->roots[i], name))
            return true;
    return is_among(roots, COUNT(roots), name);
}

bool
sk_roots_are_whole(const SkInspectOrder *order)
{
    if (order->n_roots > SK_INSPECT_ROOTS_MAX)
        return false;
    for (uint32_t i = 0; i < order->n_roots; i++)
        if (order->roots[i][0] == 0 ||
            memchr(order->roots[i], 0, SK_INSPECT_NAME_MAX) == NULL)
            return false;
    return true;
}

const char *
sk_xml_listed(size_t i, SkXmlKind *kind)
{
    if (i < COUNT(data)) {
        *kind = SK_XML_DATA;
        return data[i];
    }
    i -= COUNT(data);
    if (i < COUNT(attributes)) {
        *kind = SK_XML_ATTRIBUTES;
        return attributes[i];
    }
    i -= COUNT(attributes);
    *kind = SK_XML_NAMED;
    return i < COUNT(named) ? named[i] : NULL;
}

const char *
sk_xml_root_listed(size_t i)
{
    return i < COUNT(roots) ? roots[i] : NULL;
}
