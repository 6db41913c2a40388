/* SPDX-License-Identifier: Apache-2.0
 *
 * The state while SVG is read (svg_read.c), and the functions for its
 * attributes (svg_attribute.c). Only these two files include this.
 */
#ifndef SK_SVG_SVG_READER_H
#define SK_SVG_SVG_READER_H

#include <xml/xml_reader.h>
#include "svg/svg.h"

#define SK_SVG_SPACES_MAX 64

/* A namespace, as far as it makes a difference. */
typedef enum {
    SK_SVG_SPACE_OTHER,
    SK_SVG_SPACE_SVG,
    SK_SVG_SPACE_XLINK,
    SK_SVG_SPACE_NONE,
} SkSvgSpace;

/* An attribute as it is written, with its references resolved. */
typedef struct {
    char *name, *value;
} SkSvgRaw;

typedef struct {
    SkSvg *svg;
    SkXmlReader xml;
    SkSvgNode *at;  /* the node that is open */
    guint skipping; /* how many elements are open within one that is skipped */
    gboolean in_sheet;
    GString *run; /* the characters so far */
    SkXmlName open[SK_SVG_DEPTH_MAX];
    guint depth;
    struct {
        char *prefix;
        SkSvgSpace space;
        guint depth;
    } spaces[SK_SVG_SPACES_MAX];
    guint n_spaces;
} SkSvgReader;

/* sk_svg_declare_space: if @raw declares a namespace, it is valid from the
 * element at reader->depth on. Returns FALSE if there are too many.
 * sk_svg_leave_spaces: forgets what elements at reader->depth and deeper
 * declared. */
gboolean sk_svg_declare_space(SkSvgReader *reader, const SkSvgRaw *raw);
void sk_svg_leave_spaces(SkSvgReader *reader);

/* sk_svg_local_name: stores in *@local the name of the element @name without
 * its prefix, or "" if it does not belong to SVG. Returns FALSE if its prefix
 * was not declared. */
gboolean sk_svg_local_name(const SkSvgReader *reader, const char *name,
                           const char **local);

/* sk_svg_take_attributes: appends the attributes of a tag to @raws (of
 * SkSvgRaw) and reads its end; *@closed says whether it ended in "/>". Returns
 * FALSE if it is not well-formed. */
gboolean
sk_svg_take_attributes(SkXmlReader *xml, GArray *raws, gboolean *closed);
void sk_svg_clear_raw(gpointer raw);

/* sk_svg_take_values: sets those of @raws that are listed on @node. */
void
sk_svg_take_values(SkSvgReader *reader, SkSvgNode *node, const GArray *raws);

/* sk_svg_unescape: undoes in place the escapes of sk_xml_put_reference() and
 * sk_xml_put(). */
char *sk_svg_unescape(char *text);

#endif
