/* SPDX-License-Identifier: Apache-2.0
 *
 * SVG while it is read (svg_read.c), and its attributes (svg_attribute.c). Only
 * these two include it.
 */
#ifndef SK_SVG_SVG_READER_H
#define SK_SVG_SVG_READER_H

#include <xml/xml_reader.h>
#include "svg/svg.h"

#define SK_SVG_SPACES_MAX 64

/* A namespace, as far as it matters. */
typedef enum {
    SK_SVG_SPACE_OTHER,
    SK_SVG_SPACE_SVG,
    SK_SVG_SPACE_XLINK,
    SK_SVG_SPACE_NONE,
} SkSvgSpace;

/* An attribute as it is written, references undone. */
typedef struct {
    char *name, *value;
} SkSvgRaw;

typedef struct {
    SkSvg *svg;
    SkXmlReader xml;
    SkSvgNode *at;  /* that is open */
    guint skipping; /* open elements of what is stepped over */
    gboolean in_sheet;
    GString *run; /* characters so far */
    SkXmlName open[SK_SVG_DEPTH_MAX];
    guint depth;
    struct {
        char *prefix;
        SkSvgSpace space;
        guint depth;
    } spaces[SK_SVG_SPACES_MAX];
    guint n_spaces;
} SkSvgReader;

/* sk_svg_declare_space: takes @raw if it declares a namespace, from the element
 * at reader->depth on. FALSE when there are too many. sk_svg_leave_spaces:
 * forgets what elements at reader->depth and deeper declared. */
gboolean sk_svg_declare_space(SkSvgReader *reader, const SkSvgRaw *raw);
void sk_svg_leave_spaces(SkSvgReader *reader);

/* sk_svg_local_name: the name of the element @name without its prefix, "" when
 * it is none of SVG's. FALSE when its prefix means nothing. */
gboolean sk_svg_local_name(const SkSvgReader *reader, const char *name,
                           const char **local);

/* sk_svg_take_attributes: the attributes of a tag, onto @raws (of SkSvgRaw),
 * and its end; *@closed: it was "/>". FALSE: not well-formed. */
gboolean
sk_svg_take_attributes(SkXmlReader *xml, GArray *raws, gboolean *closed);
void sk_svg_clear_raw(gpointer raw);

/* sk_svg_take_values: what is listed of @raws, onto @node. */
void
sk_svg_take_values(SkSvgReader *reader, SkSvgNode *node, const GArray *raws);

/* sk_svg_unescape: undoes in place what sk_xml_put_reference() and sk_xml_put()
 * escape. */
char *sk_svg_unescape(char *text);

#endif
