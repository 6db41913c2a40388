/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of drawings that may leave (OpenDocument 1.4, part 3, chapter
 * 10).
 */
#include "odf/odf_rows.h"

/* clang-format off */
#define LINK \
    "xlink:actuate xlink:href xlink:show xlink:type"
#define SHAPE \
    "draw:caption-id draw:class-names draw:id draw:layer draw:name" \
    " draw:style-name draw:text-style-name draw:transform draw:z-index" \
    " drawooo:display presentation:class-names presentation:style-name" \
    " table:end-cell-address table:end-x table:end-y" \
    " table:table-background text:anchor-page-number text:anchor-type" \
    " xml:id"
#define PLACE \
    "svg:height svg:width svg:x svg:y"
#define TRANSFORM \
    "dr3d:transform draw:class-names draw:id draw:layer draw:name" \
    " draw:style-name draw:z-index presentation:class-names" \
    " presentation:style-name xml:id"

const SkMarkupRow sk_odf_draw_rows[] = {
    { "a",
      LINK
      " office:name office:server-map office:target-frame-name office:title"
      " xml:id", 0, sk_odf_anchor, NULL, NULL },
    GONE("applet"),
    { "area-circle",
      "draw:nohref office:name office:target-frame-name svg:cx svg:cy svg:r"
      " xlink:href xlink:show xlink:type", 0, sk_odf_area, NULL, NULL },
    { "area-polygon",
      PLACE " draw:nohref draw:points office:name office:target-frame-name"
      " svg:viewBox xlink:href xlink:show xlink:type"
      , 0, sk_odf_area, NULL, NULL },
    { "area-rectangle",
      PLACE " draw:nohref office:name office:target-frame-name xlink:href"
      " xlink:show xlink:type", 0, sk_odf_area, NULL, NULL },
    JUDGED("caption",
        SHAPE " " PLACE
        " draw:caption-point-x draw:caption-point-y draw:corner-radius svg:rx"
        " svg:ry"),
    JUDGED("circle",
        SHAPE " " PLACE
        " draw:end-angle draw:kind draw:start-angle svg:cx svg:cy svg:r"),
    JUDGED("connector",
        SHAPE " draw:end-glue-point draw:end-shape draw:line-skew"
        " draw:start-glue-point draw:start-shape draw:type svg:d svg:viewBox"
        " svg:x1 svg:x2 svg:y1 svg:y2"),
    ROW("contour-path",
        "draw:recreate-on-edit svg:d svg:height svg:viewBox svg:width"),
    ROW("contour-polygon",
        "draw:points draw:recreate-on-edit svg:height svg:viewBox svg:width"),
    { "control", SHAPE " " PLACE " draw:control", 0, sk_odf_form, NULL, NULL },
    JUDGED("custom-shape",
        SHAPE " " PLACE " loext:decorative style:rel-height style:rel-width"),
    JUDGED("ellipse",
        SHAPE " " PLACE
        " draw:end-angle draw:kind draw:start-angle style:rel-height"
        " style:rel-width svg:cx svg:cy svg:rx svg:ry"),
    ROW("enhanced-geometry",
        "dr3d:projection dr3d:shade-mode draw:concentric-gradient-fill-allowed"
        " draw:enhanced-path draw:extrusion draw:extrusion-allowed"
        " draw:extrusion-brightness draw:extrusion-color draw:extrusion-depth"
        " draw:extrusion-diffusion draw:extrusion-first-light-direction"
        " draw:extrusion-first-light-harsh draw:extrusion-first-light-level"
        " draw:extrusion-light-face draw:extrusion-metal"
        " draw:extrusion-metal-type draw:extrusion-number-of-line-segments"
        " draw:extrusion-origin draw:extrusion-rotation-angle"
        " draw:extrusion-rotation-center draw:extrusion-second-light-direction"
        " draw:extrusion-second-light-harsh draw:extrusion-second-light-level"
        " draw:extrusion-shininess draw:extrusion-skew"
        " draw:extrusion-specularity draw:extrusion-viewpoint"
        " draw:glue-point-leaving-directions draw:glue-point-type"
        " draw:glue-points draw:mirror-horizontal draw:mirror-vertical"
        " draw:modifiers draw:path-stretchpoint-x draw:path-stretchpoint-y"
        " draw:text-areas draw:text-path draw:text-path-allowed"
        " draw:text-path-mode draw:text-path-same-letter-heights"
        " draw:text-path-scale draw:text-rotate-angle draw:type"
        " drawooo:enhanced-path drawooo:sub-view-size drawooo:text-path-allowed"
        " loext:extrusion-skew svg:viewBox"),
    JUDGED("equation", "draw:formula draw:name"),
    { "fill-image",
      LINK " draw:display-name draw:name svg:height svg:width"
      , 0, sk_odf_picture, NULL, NULL },
    GONE("floating-frame"),
    { "frame",
      SHAPE " " PLACE " draw:copy-of loext:decorative presentation:class"
      " presentation:placeholder presentation:user-transformed"
      " style:rel-height style:rel-width"
      , 0, sk_odf_frame, NULL, sk_odf_frame_end },
    JUDGED("g",
        "draw:caption-id draw:class-names draw:id draw:name draw:style-name"
        " draw:z-index presentation:class-names presentation:style-name"
        " style:rel-height style:rel-width svg:y table:end-cell-address"
        " table:end-x table:end-y table:table-background"
        " text:anchor-page-number text:anchor-type xml:id"),
    ROW("glue-point", "draw:align draw:escape-direction draw:id svg:x svg:y"),
    ROW("gradient",
        "draw:angle draw:border draw:cx draw:cy draw:display-name"
        " draw:end-color draw:end-intensity draw:name draw:start-color"
        " draw:start-intensity draw:style"),
    ROW("handle",
        "draw:handle-mirror-horizontal draw:handle-mirror-vertical"
        " draw:handle-polar draw:handle-polar-angle draw:handle-polar-pole-x"
        " draw:handle-polar-pole-y draw:handle-polar-radius"
        " draw:handle-position draw:handle-position-x draw:handle-position-y"
        " draw:handle-radius-range-maximum draw:handle-radius-range-minimum"
        " draw:handle-range-x-maximum draw:handle-range-x-minimum"
        " draw:handle-range-y-maximum draw:handle-range-y-minimum"
        " draw:handle-switched"),
    ROW("hatch",
        "draw:color draw:display-name draw:distance draw:name draw:rotation"
        " draw:style"),
    { "image", LINK " xml:id", 0, sk_odf_picture, NULL, NULL },
    ROW("image-map", NULL),
    ROW("layer", "draw:display draw:name draw:protected"),
    ROW("layer-set", NULL),
    JUDGED("line", SHAPE " svg:x1 svg:x2 svg:y1 svg:y2"),
    ROW("marker", "draw:display-name draw:name svg:d svg:viewBox"),
    JUDGED("measure", SHAPE " svg:x1 svg:x2 svg:y1 svg:y2"),
    { "object",
      LINK " draw:notify-on-update-of-ranges xml:id"
      , 0, sk_odf_object, NULL, NULL },
    GONE("object-ole"),
    ROW("opacity",
        "draw:angle draw:border draw:cx draw:cy draw:display-name draw:end"
        " draw:name draw:start draw:style"),
    ROW("page",
        "draw:id draw:master-page-name draw:name draw:nav-order"
        " draw:style-name presentation:presentation-page-layout-name"
        " presentation:use-date-time-name presentation:use-footer-name"
        " presentation:use-header-name xml:id"),
    JUDGED("page-thumbnail",
        PLACE " draw:caption-id draw:class-names draw:id draw:layer draw:name"
        " draw:page-number draw:style-name draw:transform draw:z-index"
        " presentation:class presentation:class-names presentation:placeholder"
        " presentation:style-name presentation:user-transformed"
        " table:end-cell-address table:end-x table:end-y table:table-background"
        " text:anchor-page-number text:anchor-type xml:id"),
    JUDGED("path", SHAPE " " PLACE " svg:d svg:viewBox"),
    GONE("plugin"),
    JUDGED("polygon", SHAPE " " PLACE " draw:points svg:viewBox"),
    JUDGED("polyline", SHAPE " " PLACE " draw:points svg:viewBox"),
    JUDGED("rect",
        SHAPE " " PLACE
        " draw:corner-radius loext:decorative style:rel-height style:rel-width"
        " svg:rx svg:ry"),
    JUDGED("regular-polygon",
        SHAPE " " PLACE " draw:concave draw:corners draw:sharpness"),
    ROW("stroke-dash",
        "draw:display-name draw:distance draw:dots1 draw:dots1-length"
        " draw:dots2 draw:dots2-length draw:name draw:style"),
    ROW("text-box",
        "draw:chain-next-name draw:corner-radius fo:max-height fo:max-width"
        " fo:min-height fo:min-width svg:rx svg:ry text:id xml:id"),
    GONE("thumbnail"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_svg_rows[] = {
    GONE("definition-src"),
    TEXT("desc", NULL),
    GONE("font-face-src"),
    ROW("linearGradient",
        "draw:display-name draw:name svg:gradientTransform svg:gradientUnits"
        " svg:spreadMethod svg:x1 svg:x2 svg:y1 svg:y2"),
    ROW("radialGradient",
        "draw:display-name draw:name svg:cx svg:cy svg:fx svg:fy"
        " svg:gradientTransform svg:gradientUnits svg:r svg:spreadMethod"),
    ROW("stop", "svg:offset svg:stop-color svg:stop-opacity"),
    TEXT("title", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_dr3d_rows[] = {
    ROW("cube", TRANSFORM " dr3d:max-edge dr3d:min-edge"),
    ROW("extrude", TRANSFORM " svg:d svg:viewBox"),
    ROW("light",
        "dr3d:diffuse-color dr3d:direction dr3d:enabled dr3d:specular"),
    ROW("rotate", TRANSFORM " svg:d svg:viewBox"),
    JUDGED("scene",
        PLACE " " TRANSFORM
        " dr3d:ambient-color dr3d:distance dr3d:focal-length dr3d:lighting-mode"
        " dr3d:projection dr3d:shade-mode dr3d:shadow-slant dr3d:vpn dr3d:vrp"
        " dr3d:vup draw:caption-id table:end-cell-address table:end-x"
        " table:end-y table:table-background text:anchor-page-number"
        " text:anchor-type"),
    ROW("sphere", TRANSFORM " dr3d:center dr3d:size"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */
