/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads SVG into a tree (svg.h) with the XML reader that knows no entities, no
 * DTD and no files (xml/xml_reader.h). An element that is not listed is skipped
 * with everything in it, and counted. This defends against scripts, pages
 * within pictures, animation that sets links, and entities.
 */
#include <string.h>

#include <xml/xml_char.h>
#include "svg/svg_reader.h"

/* Returns the kind as which an element leaves: a link becomes a group or a text
 * span, depending on where it stands, and a choice among languages becomes a
 * group. */
static SkSvgKind
kind_of(SkSvgReader *reader, const char *local)
{
    gboolean in_text = sk_svg_has_words(reader->at->kind);

    if (strcmp(local, "a") == 0) {
        reader->svg->links++;
        return in_text ? SK_SVG_TSPAN : SK_SVG_G;
    }
    return strcmp(local, "switch") == 0 ? SK_SVG_G : sk_svg_kind(local);
}

static void
end_run(SkSvgReader *reader)
{
    if (reader->at != NULL && reader->skipping == 0 && reader->run->len > 0 &&
        sk_svg_has_words(reader->at->kind))
        sk_svg_add(reader->svg, reader->at, SK_SVG_RUN)->text =
            g_strndup(reader->run->str, reader->run->len);
    if (reader->in_sheet)
        g_string_append(reader->svg->sheets, reader->run->str);
    g_string_truncate(reader->run, 0);
}

/* Returns FALSE if a <style> says that it is not CSS, or not for the screen. */
static gboolean
is_sheet(const GArray *raws)
{
    for (guint i = 0; i < raws->len; i++) {
        const SkSvgRaw *raw = &g_array_index(raws, SkSvgRaw, i);

        if (strcmp(raw->name, "type") == 0)
            return *raw->value == '\0' ||
                   g_ascii_strcasecmp(raw->value, "text/css") == 0;
        if (strcmp(raw->name, "media") == 0)
            return sk_svg_word("all screen", raw->value, strlen(raw->value)) !=
                   NULL;
    }
    return TRUE;
}

/* Returns whether this is not the first child of a <switch>. Browsers draw the
 * first child that they support; the others would be drawn on top of it. */
static gboolean
is_alternative(const SkSvgNode *parent)
{
    return parent->is_alternative && parent->first != NULL;
}

/* Begins the element @local, which belongs to SVG unless @local is "". */
static gboolean
begin_element(SkSvgReader *reader, const char *local, const GArray *raws)
{
    SkSvg *svg = reader->svg;
    SkSvgNode *node = NULL;
    SkSvgKind kind;

    if (svg->root == NULL && strcmp(local, "svg") != 0)
        return sk_picture_is_damaged(svg->picture, "svg-root");
    kind = svg->root == NULL ? SK_SVG_SVG : kind_of(reader, local);
    if (svg->root != NULL && strcmp(local, "style") == 0 && is_sheet(raws)) {
        reader->in_sheet = TRUE;
        reader->skipping = 1;
        return TRUE;
    }
    if (kind == SK_SVG_N_KINDS ||
        (reader->at != NULL && is_alternative(reader->at))) {
        (*sk_svg_gone(svg, local))++;
        reader->skipping = 1;
        return TRUE;
    }
    if (svg->nodes != NULL && svg->nodes->len >= SK_SVG_ELEMENTS_MAX)
        return sk_picture_refuse(svg->picture, SK_REASON_LIMIT_EXPANDED,
                                 "svg-elements");
    node = sk_svg_add(svg, reader->at, kind);
    node->is_alternative = strcmp(local, "switch") == 0;
    svg->root = svg->root != NULL ? svg->root : node;
    sk_svg_take_values(reader, node, raws);
    reader->at = node;
    return TRUE;
}

/* Ends the element that was opened last. */
static gboolean
end_element(SkSvgReader *reader)
{
    reader->depth--;
    sk_svg_leave_spaces(reader);
    if (reader->skipping > 0) {
        reader->skipping--;
        reader->in_sheet = FALSE;
    } else if (reader->at != NULL) {
        reader->at = reader->at->parent;
    }
    return TRUE;
}

/* Reads on behind "<". */
static gboolean
take_element(SkSvgReader *reader)
{
    g_autoptr(GArray) raws = g_array_new(FALSE, TRUE, sizeof(SkSvgRaw));
    g_autofree char *full = NULL;
    const char *local = NULL;
    SkXmlName name;
    gboolean closed = FALSE, good = FALSE;

    g_array_set_clear_func(raws, sk_svg_clear_raw);
    if ((reader->depth == 0 && reader->svg->root != NULL) ||
        !sk_xml_take_name(&reader->xml, &name))
        return FALSE;
    if (reader->depth == SK_SVG_DEPTH_MAX)
        return sk_picture_refuse(reader->svg->picture, SK_REASON_LIMIT_DEPTH,
                                 "svg");
    end_run(reader);
    if (!sk_svg_take_attributes(&reader->xml, raws, &closed))
        return FALSE;
    for (guint i = 0; i < raws->len; i++)
        if (!sk_svg_declare_space(reader, &g_array_index(raws, SkSvgRaw, i)))
            return FALSE;
    full = g_strndup(name.name, name.len);
    good = sk_svg_local_name(reader, full, &local);
    reader->open[reader->depth++] = name;
    if (reader->skipping > 0)
        reader->skipping++;
    else if (!good || !begin_element(reader, local, raws))
        return FALSE;
    return !closed || end_element(reader);
}

/* Reads on behind "</". */
static gboolean
take_end(SkSvgReader *reader)
{
    SkXmlName name;

    if (reader->depth == 0 || !sk_xml_take_name(&reader->xml, &name) ||
        name.len != reader->open[reader->depth - 1].len ||
        memcmp(name.name, reader->open[reader->depth - 1].name, name.len) != 0)
        return FALSE;
    end_run(reader);
    sk_xml_skip_blanks(&reader->xml);
    return sk_xml_take(&reader->xml, ">") && end_element(reader);
}

/* Reads on behind "<!". */
static gboolean
take_declaration(SkSvgReader *reader)
{
    SkXmlReader *xml = &reader->xml;
    const char *end = NULL;

    if (sk_xml_take(xml, "--"))
        return sk_xml_take_comment(xml);
    if (sk_xml_take(xml, "DOCTYPE")) {
        xml->had_root = reader->svg->root != NULL;
        return sk_xml_take_doctype(xml);
    }
    end = strstr(xml->p, "]]>");
    if (reader->depth == 0 || end == NULL || !sk_xml_take(xml, "[CDATA["))
        return FALSE;
    g_string_append_len(reader->run, xml->p, end - xml->p);
    xml->p = end + 3;
    return TRUE;
}

static gboolean
take_text(SkSvgReader *reader)
{
    SkXmlReader *xml = &reader->xml;
    gsize run = 0;

    if (reader->depth == 0)
        return sk_xml_skip_blanks(xml);
    if (sk_xml_take(xml, "&")) {
        g_autoptr(GString) one = g_string_new(NULL);
        gboolean good = sk_xml_put_reference(one, &xml->p, FALSE);

        g_string_append(reader->run, sk_svg_unescape(one->str));
        return good;
    }
    if (sk_xml_take(xml, "]]>"))
        return FALSE;
    run = *xml->p == ']' ? 1 : strcspn(xml->p, "<&]");
    g_string_append_len(reader->run, xml->p, (gssize)run);
    xml->p += run;
    return run > 0;
}

static gboolean
take_next(SkSvgReader *reader)
{
    SkXmlReader *xml = &reader->xml;

    if (sk_xml_take(xml, "</"))
        return take_end(reader);
    if (sk_xml_take(xml, "<!"))
        return take_declaration(reader);
    if (sk_xml_take(xml, "<?"))
        return sk_xml_take_instruction(xml);
    if (sk_xml_take(xml, "<"))
        return take_element(reader);
    return take_text(reader);
}

static gboolean
skip_head(SkXmlReader *xml)
{
    const char *end = strchr(xml->p, '>');

    if (!g_str_has_prefix(xml->p, "<?xml") || !g_ascii_isspace(xml->p[5]))
        return TRUE;
    if (end == NULL || end[-1] != '?')
        return FALSE;
    xml->p = end + 1;
    return TRUE;
}

gboolean
sk_svg_read(SkSvg *svg, const char *text)
{
    g_autoptr(GString) run = g_string_new(NULL);
    SkSvgReader reader = { .svg = svg, .run = run };
    gboolean good = FALSE;

    reader.xml.p = text;
    reader.xml.reason = SK_REASON_UNREADABLE;
    reader.xml.why = "svg";
    svg->sheets = g_string_new(NULL);
    good = skip_head(&reader.xml);
    while (good && *reader.xml.p != '\0') {
        good = take_next(&reader);
        if (sk_picture_out_of_time(svg->picture))
            good = FALSE;
    }
    good = good && reader.depth == 0 && svg->root != NULL;
    svg->comments += reader.xml.comments + reader.xml.instructions;
    svg->doctypes += reader.xml.doctypes;
    reader.depth = 0;
    sk_svg_leave_spaces(&reader);
    return good ||
           sk_picture_refuse(svg->picture, reader.xml.reason, reader.xml.why);
}
