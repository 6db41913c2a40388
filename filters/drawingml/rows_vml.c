/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of VML, the drawings of Office before 2007 (ECMA-376 part 4,
 * chapter 19), which still hold the shapes of comments, watermarks, pictures in
 * headers and form controls. Not listed, and so left out, are OLE objects,
 * scripts, packed copies of a shape (o:gfxdata), and all addresses except those
 * of links.
 */
#include "drawingml/drawingml.h"

#define SHAPE                                                                  \
    "id href style title alt coordsize coordorigin wrapcoords print "          \
    "o:spid o:oned o:regroupid o:button o:bullet o:hr o:hrstd "                \
    "o:hrnoshade o:hrpct o:hralign o:allowincell o:allowoverlap "              \
    "o:userdrawn o:insetmode o:bordertopcolor o:borderleftcolor "              \
    "o:borderbottomcolor o:borderrightcolor filled fillcolor "                 \
    "stroked strokecolor strokeweight insetpen opacity o:spt "                 \
    "o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "                \
    "o:oleicon o:preferrelative o:cliptowrap o:clip"
#define EDGE                                                                   \
    "v:ext on weight color color2 opacity linestyle miterlimit "               \
    "joinstyle endcap dashstyle insetpen filltype imageaspect "                \
    "imagesize imagealignshape startarrow startarrowwidth "                    \
    "startarrowlength endarrow endarrowwidth endarrowlength "                  \
    "o:title o:forcedash"

const SkMarkupRow sk_rows_v[] = {
    SK_ROW_START("arc", SHAPE " startangle endangle", sk_vml_shape),
    SK_ROW("background",
           "id fill fillcolor o:bwmode o:bwpure o:bwnormal o:targetscreensize"),
    SK_ROW_START("curve", SHAPE " from control1 control2 to", sk_vml_shape),
    SK_ROW("f", "eqn"),
    SK_ROW("fill",
           "id type on color opacity color2 size origin position aspect colors "
           "angle alignshape focus focussize focusposition method o:title "
           "o:opacity2 recolor rotate r:id o:relid@"),
    SK_ROW("formulas", NULL),
    SK_ROW_START("group", SHAPE " editas o:tableproperties o:tablelimits",
                 sk_vml_shape),
    SK_ROW("h",
           "position polar map invx invy switch xrange yrange radiusrange"),
    SK_ROW("handles", NULL),
    SK_ROW("imagedata", "id chromakey cropleft croptop cropright cropbottom "
                        "gain blacklevel gamma grayscale bilevel embosscolor "
                        "recolortarget o:title o:relid@ r:id r:pict"),
    SK_ROW_START("line", SHAPE " from to", sk_vml_shape),
    SK_ROW_START("oval", SHAPE, sk_vml_shape),
    SK_ROW("path", "id v limo textboxrect fillok strokeok shadowok arrowok "
                   "gradientshapeok textpathok insetpenok o:connecttype "
                   "o:connectlocs o:connectangles o:extrusionok"),
    SK_ROW_START("polyline", SHAPE " points", sk_vml_shape),
    SK_ROW_START("rect", SHAPE, sk_vml_shape),
    SK_ROW_START("roundrect", SHAPE " arcsize", sk_vml_shape),
    SK_ROW("shadow", "id on type obscured color opacity offset color2 offset2 "
                     "origin matrix"),
    SK_ROW_START("shape", SHAPE " type adj path", sk_vml_shape),
    SK_ROW_START("shapetype", SHAPE " adj path o:master", sk_vml_shape),
    SK_ROW("stroke",
           "id on weight color opacity linestyle miterlimit joinstyle endcap "
           "dashstyle filltype imageaspect imagesize imagealignshape color2 "
           "startarrow startarrowwidth startarrowlength endarrow endarrowwidth "
           "endarrowlength o:title o:forcedash r:id insetpen o:relid@"),
    SK_ROW_START("textbox", "id style inset", sk_vml_shape),
    SK_ROW_START("textpath", "id style on fitshape fitpath trim xscale string",
                 sk_vml_shape),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_o[] = {
    SK_ROW("bottom", EDGE),
    SK_ROW("callout",
           "v:ext on type gap angle dropauto drop distance lengthspecified "
           "length accentbar textborder minusx minusy"),
    SK_ROW("clippath", "o:v"),
    SK_ROW("colormenu",
           "v:ext strokecolor fillcolor shadowcolor extrusioncolor"),
    SK_ROW("colormru", "v:ext colors"),
    SK_ROW("column", EDGE),
    SK_ROW("complex", "v:ext"),
    SK_ROW("entry", "new old"),
    SK_ROW("extrusion",
           "v:ext on type render viewpointorigin viewpoint skewangle skewamt "
           "foredepth backdepth orientation orientationangle "
           "lockrotationcenter autorotationcenter rotationcenter rotationangle "
           "color shininess specularity diffusity metal edge facet lightface "
           "brightness lightposition lightlevel lightharsh lightposition2 "
           "lightlevel2 lightharsh2"),
    SK_ROW("fill", "v:ext type"),
    SK_ROW("idmap", "v:ext data"),
    SK_ROW("left", EDGE),
    SK_ROW("lock",
           "v:ext position selection grouping ungrouping rotation cropping "
           "verticies adjusthandles text aspectratio shapetype"),
    SK_ROW("proxy", "start end idref connectloc"),
    SK_ROW("r", "id type how idref"),
    SK_ROW("regrouptable", "v:ext"),
    SK_ROW("right", EDGE),
    SK_ROW("rules", "v:ext"),
    SK_ROW("shapedefaults",
           "v:ext spidmax style fill fillcolor stroke strokecolor "
           "o:allowincell o:allowoverlap o:insetmode"),
    SK_ROW("shapelayout", "v:ext"),
    SK_ROW("skew", "v:ext id on offset origin matrix"),
    SK_ROW("top", EDGE),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_x_vml[] = {
    SK_ROW_TEXT("Accel", NULL),
    SK_ROW_TEXT("Accel2", NULL),
    SK_ROW_TEXT("Anchor", NULL),
    SK_ROW_TEXT("AutoFill", NULL),
    SK_ROW_TEXT("AutoLine", NULL),
    SK_ROW_TEXT("AutoPict", NULL),
    SK_ROW_TEXT("AutoScale", NULL),
    SK_ROW_TEXT("CF", NULL),
    SK_ROW_TEXT("Cancel", NULL),
    SK_ROW_TEXT("Checked", NULL),
    SK_ROW("ClientData", "ObjectType"),
    SK_ROW_TEXT("ColHidden", NULL),
    SK_ROW_TEXT("Colored", NULL),
    SK_ROW_TEXT("Column", NULL),
    SK_ROW_TEXT("Default", NULL),
    SK_ROW_TEXT("DefaultSize", NULL),
    SK_ROW_TEXT("Disabled", NULL),
    SK_ROW_TEXT("Dismiss", NULL),
    SK_ROW_TEXT("DropLines", NULL),
    SK_ROW_TEXT("DropStyle", NULL),
    SK_ROW_TEXT("Dx", NULL),
    SK_ROW_TEXT("FirstButton", NULL),
    SK_ROW_VALUE("FmlaGroup", NULL, sk_drawing_formula),
    SK_ROW_VALUE("FmlaLink", NULL, sk_drawing_formula),
    SK_ROW_VALUE("FmlaPict", NULL, sk_drawing_formula),
    SK_ROW_VALUE("FmlaRange", NULL, sk_drawing_formula),
    SK_ROW_VALUE("FmlaTxbx", NULL, sk_drawing_formula),
    SK_ROW_TEXT("Help", NULL),
    SK_ROW_TEXT("Horiz", NULL),
    SK_ROW_TEXT("Inc", NULL),
    SK_ROW_TEXT("JustLastX", NULL),
    SK_ROW_TEXT("LCT", NULL),
    SK_ROW_TEXT("ListItem", NULL),
    SK_ROW_TEXT("LockText", NULL),
    SK_ROW_TEXT("Locked", NULL),
    SK_ROW_TEXT("Max", NULL),
    SK_ROW_TEXT("Min", NULL),
    SK_ROW_TEXT("MoveWithCells", NULL),
    SK_ROW_TEXT("MultiLine", NULL),
    SK_ROW_TEXT("MultiSel", NULL),
    SK_ROW_TEXT("NoThreeD", NULL),
    SK_ROW_TEXT("NoThreeD2", NULL),
    SK_ROW_TEXT("Page", NULL),
    SK_ROW_TEXT("PrintObject", NULL),
    SK_ROW_TEXT("Row", NULL),
    SK_ROW_TEXT("RowHidden", NULL),
    SK_ROW_TEXT("SecretEdit", NULL),
    SK_ROW_TEXT("Sel", NULL),
    SK_ROW_TEXT("SelType", NULL),
    SK_ROW_TEXT("SizeWithCells", NULL),
    SK_ROW_TEXT("TextHAlign", NULL),
    SK_ROW_TEXT("TextVAlign", NULL),
    SK_ROW_TEXT("VScroll", NULL),
    SK_ROW_TEXT("VTEdit", NULL),
    SK_ROW_TEXT("Val", NULL),
    SK_ROW_TEXT("ValidIds", NULL),
    SK_ROW_TEXT("Visible", NULL),
    SK_ROW_TEXT("WidthMin", NULL),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_w10[] = {
    SK_ROW("anchorlock", NULL),
    SK_ROW("borderbottom", "type width shadow"),
    SK_ROW("borderleft", "type width shadow"),
    SK_ROW("borderright", "type width shadow"),
    SK_ROW("bordertop", "type width shadow"),
    SK_ROW("wrap", "type side anchorx anchory"),
    SK_ROW_END,
};

const SkMarkupRow sk_rows_pvml[] = {
    SK_ROW("iscomment", NULL),
    SK_ROW_END,
};

/* what Office writes into the text boxes of comments, which is HTML */
const SkMarkupRow sk_rows_vml_plain[] = {
    SK_ROW_TEXT("b", NULL),
    SK_ROW("br", NULL),
    SK_ROW_TEXT("center", NULL),
    SK_ROW_BOTH("div", "style align dir", sk_vml_shape, NULL),
    SK_ROW_TEXT("font", "face size color"),
    SK_ROW_TEXT("i", NULL),
    SK_ROW_TEXT("p", NULL),
    SK_ROW_TEXT("s", NULL),
    SK_ROW_BOTH("span", "style dir", sk_vml_shape, NULL),
    SK_ROW_TEXT("strike", NULL),
    SK_ROW_TEXT("sub", NULL),
    SK_ROW_TEXT("sup", NULL),
    SK_ROW_TEXT("u", NULL),
    SK_ROW("xml", NULL),
    SK_ROW_END,
};
