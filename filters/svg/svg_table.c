/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists what an SVG that leaves consists of (svg.h): its elements and
 * attributes. It is an allow-list: scripts, event attributes, foreignObject,
 * animation and everything that loads a file have no row, so nothing can write
 * them.
 */
#include <string.h>
#include "svg/svg.h"

static const char *const names[] = {
#define SK_X(symbol, name, words) name,
    SK_SVG_ELEMENTS(SK_X)
#undef SK_X
};

static const gboolean has_words[] = {
#define SK_X(symbol, name, words) words,
    SK_SVG_ELEMENTS(SK_X)
#undef SK_X
};

/* clang-format off */
#define B(symbol)  SK_SVG_BIT(symbol)
#define ANY        (~G_GUINT64_CONSTANT(0))
#define PRIMITIVES (ANY << SK_SVG_FE_BLEND)
#define BOXES                                                                  \
    (B(SVG) | B(SYMBOL) | B(USE) | B(IMAGE) | B(RECT) | B(MASK) | B(PATTERN) | \
     B(FILTER) | PRIMITIVES)
#define TEXTS     (B(TEXT) | B(TSPAN))
#define GRADIENTS (B(LINEAR) | B(RADIAL))
#define FUNCTIONS (B(FE_RED) | B(FE_GREEN) | B(FE_BLUE) | B(FE_ALPHA))
#define LIGHTS    (B(FE_POINT) | B(FE_SPOT))
#define LIT       (B(FE_DIFFUSE) | B(FE_SPECULAR))

#define NUM   SK_SVG_NUMBER
#define LEN   (SK_SVG_NUMBER | SK_SVG_LENGTH)
#define CSS   SK_SVG_CSS
#define PLACE (LEN | CSS | SK_SVG_UNIT) /* a position or a size */
#define PAINT (SK_SVG_COLOR | SK_SVG_URL | CSS)
#define REF   (SK_SVG_URL | CSS)
#define MANY  100000

/* In the order in which they are written. A name may have several rows for
 * different elements. */
static const SkSvgAttribute attributes[] = {
    { "x", LEN, MANY, NULL, TEXTS, 0 },
    { "y", LEN, MANY, NULL, TEXTS, 0 },
    { "x", NUM, 1, NULL, LIGHTS, 0 },
    { "y", NUM, 1, NULL, LIGHTS, 0 },
    { "x", PLACE, 1, NULL, BOXES, 0 },
    { "y", PLACE, 1, NULL, BOXES, 0 },
    { "dx", LEN, MANY, NULL, TEXTS, 0 },
    { "dy", LEN, MANY, NULL, TEXTS, 0 },
    { "dx", NUM, 1, NULL, B(FE_OFFSET) | B(FE_SHADOW), 0 },
    { "dy", NUM, 1, NULL, B(FE_OFFSET) | B(FE_SHADOW), 0 },
    { "rotate", NUM, MANY, NULL, TEXTS, 0 },
    { "textLength", LEN, 1, NULL, TEXTS | B(TEXT_PATH), 0 },
    { "lengthAdjust", 0, 1, "spacing spacingAndGlyphs", TEXTS | B(TEXT_PATH),
      0 },
    { "width", PLACE, 1, "auto", BOXES, 0 },
    { "height", PLACE, 1, "auto", BOXES, 0 },
    { "rx", PLACE, 1, "auto", B(RECT) | B(ELLIPSE), 0 },
    { "ry", PLACE, 1, "auto", B(RECT) | B(ELLIPSE), 0 },
    { "cx", PLACE, 1, NULL, B(CIRCLE) | B(ELLIPSE) | B(RADIAL), 0 },
    { "cy", PLACE, 1, NULL, B(CIRCLE) | B(ELLIPSE) | B(RADIAL), 0 },
    { "r", PLACE, 1, NULL, B(CIRCLE) | B(RADIAL), 0 },
    { "fx", LEN, 1, NULL, B(RADIAL), 0 },
    { "fy", LEN, 1, NULL, B(RADIAL), 0 },
    { "fr", LEN, 1, NULL, B(RADIAL), 0 },
    { "x1", LEN, 1, NULL, B(LINE) | B(LINEAR), 0 },
    { "y1", LEN, 1, NULL, B(LINE) | B(LINEAR), 0 },
    { "x2", LEN, 1, NULL, B(LINE) | B(LINEAR), 0 },
    { "y2", LEN, 1, NULL, B(LINE) | B(LINEAR), 0 },
    { "points", NUM, 1000000, NULL, B(POLYLINE) | B(POLYGON), 0 },
    { "d", SK_SVG_PATH_DATA, 1, NULL, B(PATH), 0 },
    { "path", SK_SVG_PATH_DATA, 1, NULL, B(TEXT_PATH), 0 },
    { "viewBox", NUM, 4, NULL, B(SVG) | B(SYMBOL) | B(PATTERN) | B(MARKER), 0 },
    { "preserveAspectRatio", 0, 2,
      "none xMinYMin xMidYMin xMaxYMin xMinYMid xMidYMid xMaxYMid xMinYMax "
      "xMidYMax xMaxYMax meet slice",
      B(SVG) | B(SYMBOL) | B(PATTERN) | B(MARKER) | B(IMAGE) | B(FE_IMAGE), 0 },
    { "xlink:href", SK_SVG_LOCAL, 1, NULL,
      B(USE) | GRADIENTS | B(PATTERN) | B(TEXT_PATH) | B(FILTER), 0 },
    { "xlink:href", SK_SVG_LOCAL | SK_SVG_PICTURE, 1, NULL, B(FE_IMAGE), 0 },
    { "xlink:href", SK_SVG_PICTURE, 1, NULL, B(IMAGE), 0 },
    { "xml:space", 0, 1, "default preserve", ANY, 0 },
    { "xml:lang", SK_SVG_NAME, 1, NULL, ANY, 0 },
    { "startOffset", LEN, 1, NULL, B(TEXT_PATH), 0 },
    { "method", 0, 1, "align stretch", B(TEXT_PATH), 0 },
    { "spacing", 0, 1, "auto exact", B(TEXT_PATH), 0 },
    { "side", 0, 1, "left right", B(TEXT_PATH), 0 },
    { "gradientUnits", 0, 1, "userSpaceOnUse objectBoundingBox", GRADIENTS, 0 },
    { "gradientTransform", SK_SVG_TRANSFORM, 1, NULL, GRADIENTS, 0 },
    { "spreadMethod", 0, 1, "pad reflect repeat", GRADIENTS, 0 },
    { "offset", LEN, 1, NULL, B(STOP), 0 },
    { "offset", NUM, 1, NULL, FUNCTIONS, 0 },
    { "clipPathUnits", 0, 1, "userSpaceOnUse objectBoundingBox", B(CLIP), 0 },
    { "maskUnits", 0, 1, "userSpaceOnUse objectBoundingBox", B(MASK), 0 },
    { "maskContentUnits", 0, 1, "userSpaceOnUse objectBoundingBox", B(MASK),
      0 },
    { "patternUnits", 0, 1, "userSpaceOnUse objectBoundingBox", B(PATTERN), 0 },
    { "patternContentUnits", 0, 1, "userSpaceOnUse objectBoundingBox",
      B(PATTERN), 0 },
    { "patternTransform", SK_SVG_TRANSFORM, 1, NULL, B(PATTERN), 0 },
    { "refX", LEN, 1, "left center right", B(MARKER) | B(SYMBOL), 0 },
    { "refY", LEN, 1, "top center bottom", B(MARKER) | B(SYMBOL), 0 },
    { "markerWidth", LEN, 1, NULL, B(MARKER), 0 },
    { "markerHeight", LEN, 1, NULL, B(MARKER), 0 },
    { "markerUnits", 0, 1, "strokeWidth userSpaceOnUse", B(MARKER), 0 },
    { "orient", LEN, 1, "auto auto-start-reverse", B(MARKER), 0 },
    { "filterUnits", 0, 1, "userSpaceOnUse objectBoundingBox", B(FILTER), 0 },
    { "primitiveUnits", 0, 1, "userSpaceOnUse objectBoundingBox", B(FILTER),
      0 },
    { "in", SK_SVG_NAME, 1, NULL, PRIMITIVES, 0 },
    { "in2", SK_SVG_NAME, 1, NULL, PRIMITIVES, 0 },
    { "result", SK_SVG_NAME, 1, NULL, PRIMITIVES, 0 },
    { "stdDeviation", NUM, 2, NULL, B(FE_BLUR) | B(FE_SHADOW), 1000 },
    { "mode", 0, 1,
      "normal multiply screen darken lighten overlay color-dodge color-burn "
      "hard-light soft-light difference exclusion hue saturation color "
      "luminosity",
      B(FE_BLEND), 0 },
    { "type", 0, 1, "matrix saturate hueRotate luminanceToAlpha", B(FE_MATRIX),
      0 },
    { "type", 0, 1, "identity table discrete linear gamma", FUNCTIONS, 0 },
    { "type", 0, 1, "fractalNoise turbulence", B(FE_NOISE), 0 },
    { "values", NUM, 20, NULL, B(FE_MATRIX), 0 },
    { "operator", 0, 1, "over in out atop xor lighter arithmetic",
      B(FE_COMPOSITE), 0 },
    { "operator", 0, 1, "erode dilate", B(FE_MORPH), 0 },
    { "k1", NUM, 1, NULL, B(FE_COMPOSITE), 0 },
    { "k2", NUM, 1, NULL, B(FE_COMPOSITE), 0 },
    { "k3", NUM, 1, NULL, B(FE_COMPOSITE), 0 },
    { "k4", NUM, 1, NULL, B(FE_COMPOSITE), 0 },
    { "order", NUM, 2, NULL, B(FE_CONVOLVE), 16 },
    { "kernelMatrix", NUM, 256, NULL, B(FE_CONVOLVE), 0 },
    { "divisor", NUM, 1, NULL, B(FE_CONVOLVE), 0 },
    { "bias", NUM, 1, NULL, B(FE_CONVOLVE), 0 },
    { "targetX", NUM, 1, NULL, B(FE_CONVOLVE), 16 },
    { "targetY", NUM, 1, NULL, B(FE_CONVOLVE), 16 },
    { "edgeMode", 0, 1, "duplicate wrap none", B(FE_CONVOLVE) | B(FE_BLUR), 0 },
    { "preserveAlpha", 0, 1, "true false", B(FE_CONVOLVE), 0 },
    { "kernelUnitLength", NUM, 2, NULL, B(FE_CONVOLVE) | LIT, 1000 },
    { "surfaceScale", NUM, 1, NULL, LIT, 0 },
    { "diffuseConstant", NUM, 1, NULL, LIT, 0 },
    { "specularConstant", NUM, 1, NULL, LIT, 0 },
    { "specularExponent", NUM, 1, NULL, LIT | B(FE_SPOT), 0 },
    { "azimuth", NUM, 1, NULL, B(FE_DISTANT), 0 },
    { "elevation", NUM, 1, NULL, B(FE_DISTANT), 0 },
    { "z", NUM, 1, NULL, LIGHTS, 0 },
    { "pointsAtX", NUM, 1, NULL, B(FE_SPOT), 0 },
    { "pointsAtY", NUM, 1, NULL, B(FE_SPOT), 0 },
    { "pointsAtZ", NUM, 1, NULL, B(FE_SPOT), 0 },
    { "limitingConeAngle", NUM, 1, NULL, B(FE_SPOT), 0 },
    { "scale", NUM, 1, NULL, B(FE_DISPLACE), 0 },
    { "xChannelSelector", 0, 1, "R G B A", B(FE_DISPLACE), 0 },
    { "yChannelSelector", 0, 1, "R G B A", B(FE_DISPLACE), 0 },
    { "radius", NUM, 2, NULL, B(FE_MORPH), 1000 },
    { "baseFrequency", NUM, 2, NULL, B(FE_NOISE), 0 },
    { "numOctaves", NUM, 1, NULL, B(FE_NOISE), 16 },
    { "seed", NUM, 1, NULL, B(FE_NOISE), 0 },
    { "stitchTiles", 0, 1, "stitch noStitch", B(FE_NOISE), 0 },
    { "tableValues", NUM, 1024, NULL, FUNCTIONS, 0 },
    { "slope", NUM, 1, NULL, FUNCTIONS, 0 },
    { "intercept", NUM, 1, NULL, FUNCTIONS, 0 },
    { "amplitude", NUM, 1, NULL, FUNCTIONS, 0 },
    { "exponent", NUM, 1, NULL, FUNCTIONS, 0 },
    /* attributes that style sheets set, too */
    { "transform", SK_SVG_TRANSFORM | CSS, 1, "none", ANY, 0 },
    { "transform-origin", LEN | CSS, 3, "left center right top bottom", ANY,
      0 },
    { "display", CSS, 1, "inline block none", ANY, 0 },
    { "visibility", CSS, 1, "visible hidden collapse", ANY, 0 },
    { "overflow", CSS, 2, "visible hidden scroll auto", ANY, 0 },
    { "opacity", LEN | CSS, 1, NULL, ANY, 0 },
    { "color", SK_SVG_COLOR | CSS, 1, NULL, ANY, 0 },
    { "fill", PAINT, 2, "none context-fill context-stroke", ANY, 0 },
    { "fill-opacity", LEN | CSS, 1, NULL, ANY, 0 },
    { "fill-rule", CSS, 1, "nonzero evenodd", ANY, 0 },
    { "stroke", PAINT, 2, "none context-fill context-stroke", ANY, 0 },
    { "stroke-width", LEN | CSS, 1, NULL, ANY, 0 },
    { "stroke-opacity", LEN | CSS, 1, NULL, ANY, 0 },
    { "stroke-linecap", CSS, 1, "butt round square", ANY, 0 },
    { "stroke-linejoin", CSS, 1, "miter round bevel miter-clip arcs", ANY, 0 },
    { "stroke-miterlimit", NUM | CSS, 1, NULL, ANY, 0 },
    { "stroke-dasharray", LEN | CSS, 256, "none", ANY, 0 },
    { "stroke-dashoffset", LEN | CSS, 1, NULL, ANY, 0 },
    { "paint-order", CSS, 3, "normal fill stroke markers", ANY, 0 },
    { "vector-effect", CSS, 1, "none non-scaling-stroke", ANY, 0 },
    { "clip-path", REF, 1, "none", ANY, 0 },
    { "clip-rule", CSS, 1, "nonzero evenodd", ANY, 0 },
    { "mask", REF, 1, "none", ANY, 0 },
    { "mask-type", CSS, 1, "luminance alpha", ANY, 0 },
    { "filter", REF, 1, "none", ANY, 0 },
    { "marker-start", REF, 1, "none", ANY, 0 },
    { "marker-mid", REF, 1, "none", ANY, 0 },
    { "marker-end", REF, 1, "none", ANY, 0 },
    { "stop-color", SK_SVG_COLOR | CSS, 1, NULL, ANY, 0 },
    { "stop-opacity", LEN | CSS, 1, NULL, ANY, 0 },
    { "flood-color", SK_SVG_COLOR | CSS, 1, NULL, ANY, 0 },
    { "flood-opacity", LEN | CSS, 1, NULL, ANY, 0 },
    { "lighting-color", SK_SVG_COLOR | CSS, 1, NULL, ANY, 0 },
    { "font-family", SK_SVG_FAMILY | CSS, 1, NULL, ANY, 0 },
    { "font-size", PLACE, 1,
      "xx-small x-small small medium large x-large xx-large smaller larger",
      ANY, 0 },
    { "font-style", CSS, 1, "normal italic oblique", ANY, 0 },
    { "font-weight", NUM | CSS, 1, "normal bold bolder lighter", ANY, 0 },
    { "font-variant", CSS, 2, "normal small-caps", ANY, 0 },
    { "font-stretch", LEN | CSS, 1,
      "normal ultra-condensed extra-condensed condensed semi-condensed "
      "semi-expanded expanded extra-expanded ultra-expanded",
      ANY, 0 },
    { "text-anchor", CSS, 1, "start middle end", ANY, 0 },
    { "text-decoration", SK_SVG_COLOR | CSS, 4,
      "none underline overline line-through solid", ANY, 0 },
    { "letter-spacing", PLACE, 1, "normal", ANY, 0 },
    { "word-spacing", PLACE, 1, "normal", ANY, 0 },
    { "baseline-shift", LEN | CSS, 1, "baseline sub super", ANY, 0 },
    { "dominant-baseline", CSS, 1,
      "auto alphabetic central hanging ideographic mathematical middle "
      "text-after-edge text-before-edge text-bottom text-top use-script "
      "no-change reset-size",
      ANY, 0 },
    { "alignment-baseline", CSS, 1,
      "auto baseline before-edge text-before-edge middle central after-edge "
      "text-after-edge ideographic alphabetic hanging mathematical",
      ANY, 0 },
    { "writing-mode", CSS, 1,
      "horizontal-tb vertical-rl vertical-lr lr-tb lr rl-tb rl tb-rl tb", ANY,
      0 },
    { "glyph-orientation-vertical", LEN | CSS, 1, "auto", ANY, 0 },
    { "direction", CSS, 1, "ltr rtl", ANY, 0 },
    { "unicode-bidi", CSS, 1, "normal embed isolate", ANY, 0 },
    { "shape-rendering", CSS, 1,
      "auto optimizeSpeed crispEdges geometricPrecision", ANY, 0 },
    { "text-rendering", CSS, 1,
      "auto optimizeSpeed optimizeLegibility geometricPrecision", ANY, 0 },
    { "image-rendering", CSS, 1, "auto optimizeSpeed optimizeQuality pixelated",
      ANY, 0 },
    { "color-interpolation", CSS, 1, "auto sRGB linearRGB", ANY, 0 },
    { "color-interpolation-filters", CSS, 1, "auto sRGB linearRGB", ANY, 0 },
};
/* clang-format on */

SkSvgKind
sk_svg_kind(const char *name)
{
    guint kind = 0;

    while (kind < SK_SVG_N_KINDS && strcmp(names[kind], name) != 0)
        kind++;
    return (SkSvgKind)kind;
}

const char *
sk_svg_name(guint kind)
{
    return names[kind];
}

gboolean
sk_svg_has_words(guint kind)
{
    return kind < SK_SVG_N_KINDS && has_words[kind];
}

const SkSvgAttribute *
sk_svg_attribute(const char *name, guint kind, gboolean css)
{
    for (guint i = 0; i < G_N_ELEMENTS(attributes); i++) {
        const SkSvgAttribute *row = &attributes[i];

        if (*row->name == *name && strcmp(row->name, name) == 0 &&
            (row->kinds >> kind & 1) != 0 &&
            (!css || (row->grammar & SK_SVG_CSS) != 0))
            return row;
    }
    return NULL;
}
