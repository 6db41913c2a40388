/* SPDX-License-Identifier: Apache-2.0
 *
 * What an SVG that leaves may hold, as the inspector knows it: elements, and
 * attributes by the form of their values. Nothing that runs, moves or fetches
 * has a row. This defends against a cleaner that lets more out than it should.
 */
#include <string.h>

#include "inspector/picture/svg.h"

/* clang-format off */
static const char *const elements[] = {
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "image",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "title",
    "desc",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feFuncR",
    "feFuncG",
    "feFuncB",
    "feFuncA",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
};

static const struct {
    const char *name;
    SkSvgForm form;
} attributes[] = {
    { "x", SK_SVG_IS_LENGTHS },
    { "y", SK_SVG_IS_LENGTHS },
    { "dx", SK_SVG_IS_LENGTHS },
    { "dy", SK_SVG_IS_LENGTHS },
    { "rotate", SK_SVG_IS_NUMBERS },
    { "textLength", SK_SVG_IS_LENGTHS },
    { "lengthAdjust", SK_SVG_IS_WORDS },
    { "width", SK_SVG_IS_LENGTHS },
    { "height", SK_SVG_IS_LENGTHS },
    { "rx", SK_SVG_IS_LENGTHS },
    { "ry", SK_SVG_IS_LENGTHS },
    { "cx", SK_SVG_IS_LENGTHS },
    { "cy", SK_SVG_IS_LENGTHS },
    { "r", SK_SVG_IS_LENGTHS },
    { "fx", SK_SVG_IS_LENGTHS },
    { "fy", SK_SVG_IS_LENGTHS },
    { "fr", SK_SVG_IS_LENGTHS },
    { "x1", SK_SVG_IS_LENGTHS },
    { "y1", SK_SVG_IS_LENGTHS },
    { "x2", SK_SVG_IS_LENGTHS },
    { "y2", SK_SVG_IS_LENGTHS },
    { "points", SK_SVG_IS_NUMBERS },
    { "d", SK_SVG_IS_PATH },
    { "path", SK_SVG_IS_PATH },
    { "viewBox", SK_SVG_IS_NUMBERS },
    { "preserveAspectRatio", SK_SVG_IS_WORDS },
    { "xlink:href", SK_SVG_IS_REFERENCE },
    { "xml:space", SK_SVG_IS_WORDS },
    { "xml:lang", SK_SVG_IS_NAME },
    { "startOffset", SK_SVG_IS_LENGTHS },
    { "method", SK_SVG_IS_WORDS },
    { "spacing", SK_SVG_IS_WORDS },
    { "side", SK_SVG_IS_WORDS },
    { "gradientUnits", SK_SVG_IS_WORDS },
    { "gradientTransform", SK_SVG_IS_TRANSFORM },
    { "spreadMethod", SK_SVG_IS_WORDS },
    { "offset", SK_SVG_IS_LENGTHS },
    { "clipPathUnits", SK_SVG_IS_WORDS },
    { "maskUnits", SK_SVG_IS_WORDS },
    { "maskContentUnits", SK_SVG_IS_WORDS },
    { "patternUnits", SK_SVG_IS_WORDS },
    { "patternContentUnits", SK_SVG_IS_WORDS },
    { "patternTransform", SK_SVG_IS_TRANSFORM },
    { "refX", SK_SVG_IS_LENGTHS },
    { "refY", SK_SVG_IS_LENGTHS },
    { "markerWidth", SK_SVG_IS_LENGTHS },
    { "markerHeight", SK_SVG_IS_LENGTHS },
    { "markerUnits", SK_SVG_IS_WORDS },
    { "orient", SK_SVG_IS_LENGTHS },
    { "filterUnits", SK_SVG_IS_WORDS },
    { "primitiveUnits", SK_SVG_IS_WORDS },
    { "in", SK_SVG_IS_NAME },
    { "in2", SK_SVG_IS_NAME },
    { "result", SK_SVG_IS_NAME },
    { "stdDeviation", SK_SVG_IS_NUMBERS },
    { "mode", SK_SVG_IS_WORDS },
    { "type", SK_SVG_IS_WORDS },
    { "values", SK_SVG_IS_NUMBERS },
    { "operator", SK_SVG_IS_WORDS },
    { "k1", SK_SVG_IS_NUMBERS },
    { "k2", SK_SVG_IS_NUMBERS },
    { "k3", SK_SVG_IS_NUMBERS },
    { "k4", SK_SVG_IS_NUMBERS },
    { "order", SK_SVG_IS_NUMBERS },
    { "kernelMatrix", SK_SVG_IS_NUMBERS },
    { "divisor", SK_SVG_IS_NUMBERS },
    { "bias", SK_SVG_IS_NUMBERS },
    { "targetX", SK_SVG_IS_NUMBERS },
    { "targetY", SK_SVG_IS_NUMBERS },
    { "edgeMode", SK_SVG_IS_WORDS },
    { "preserveAlpha", SK_SVG_IS_WORDS },
    { "kernelUnitLength", SK_SVG_IS_NUMBERS },
    { "surfaceScale", SK_SVG_IS_NUMBERS },
    { "diffuseConstant", SK_SVG_IS_NUMBERS },
    { "specularConstant", SK_SVG_IS_NUMBERS },
    { "specularExponent", SK_SVG_IS_NUMBERS },
    { "azimuth", SK_SVG_IS_NUMBERS },
    { "elevation", SK_SVG_IS_NUMBERS },
    { "z", SK_SVG_IS_NUMBERS },
    { "pointsAtX", SK_SVG_IS_NUMBERS },
    { "pointsAtY", SK_SVG_IS_NUMBERS },
    { "pointsAtZ", SK_SVG_IS_NUMBERS },
    { "limitingConeAngle", SK_SVG_IS_NUMBERS },
    { "scale", SK_SVG_IS_NUMBERS },
    { "xChannelSelector", SK_SVG_IS_WORDS },
    { "yChannelSelector", SK_SVG_IS_WORDS },
    { "radius", SK_SVG_IS_NUMBERS },
    { "baseFrequency", SK_SVG_IS_NUMBERS },
    { "numOctaves", SK_SVG_IS_NUMBERS },
    { "seed", SK_SVG_IS_NUMBERS },
    { "stitchTiles", SK_SVG_IS_WORDS },
    { "tableValues", SK_SVG_IS_NUMBERS },
    { "slope", SK_SVG_IS_NUMBERS },
    { "intercept", SK_SVG_IS_NUMBERS },
    { "amplitude", SK_SVG_IS_NUMBERS },
    { "exponent", SK_SVG_IS_NUMBERS },
    { "transform", SK_SVG_IS_TRANSFORM },
    { "transform-origin", SK_SVG_IS_LENGTHS },
    { "display", SK_SVG_IS_WORDS },
    { "visibility", SK_SVG_IS_WORDS },
    { "overflow", SK_SVG_IS_WORDS },
    { "opacity", SK_SVG_IS_LENGTHS },
    { "color", SK_SVG_IS_COLOR },
    { "fill", SK_SVG_IS_PAINT },
    { "fill-opacity", SK_SVG_IS_LENGTHS },
    { "fill-rule", SK_SVG_IS_WORDS },
    { "stroke", SK_SVG_IS_PAINT },
    { "stroke-width", SK_SVG_IS_LENGTHS },
    { "stroke-opacity", SK_SVG_IS_LENGTHS },
    { "stroke-linecap", SK_SVG_IS_WORDS },
    { "stroke-linejoin", SK_SVG_IS_WORDS },
    { "stroke-miterlimit", SK_SVG_IS_LENGTHS },
    { "stroke-dasharray", SK_SVG_IS_LENGTHS },
    { "stroke-dashoffset", SK_SVG_IS_LENGTHS },
    { "paint-order", SK_SVG_IS_WORDS },
    { "vector-effect", SK_SVG_IS_WORDS },
    { "clip-path", SK_SVG_IS_URL },
    { "clip-rule", SK_SVG_IS_WORDS },
    { "mask", SK_SVG_IS_URL },
    { "mask-type", SK_SVG_IS_WORDS },
    { "filter", SK_SVG_IS_URL },
    { "marker-start", SK_SVG_IS_URL },
    { "marker-mid", SK_SVG_IS_URL },
    { "marker-end", SK_SVG_IS_URL },
    { "stop-color", SK_SVG_IS_COLOR },
    { "stop-opacity", SK_SVG_IS_LENGTHS },
    { "flood-color", SK_SVG_IS_COLOR },
    { "flood-opacity", SK_SVG_IS_LENGTHS },
    { "lighting-color", SK_SVG_IS_COLOR },
    { "font-family", SK_SVG_IS_FAMILY },
    { "font-size", SK_SVG_IS_LENGTHS },
    { "font-style", SK_SVG_IS_WORDS },
    { "font-weight", SK_SVG_IS_LENGTHS },
    { "font-variant", SK_SVG_IS_WORDS },
    { "font-stretch", SK_SVG_IS_LENGTHS },
    { "text-anchor", SK_SVG_IS_WORDS },
    { "text-decoration", SK_SVG_IS_COLOR },
    { "letter-spacing", SK_SVG_IS_LENGTHS },
    { "word-spacing", SK_SVG_IS_LENGTHS },
    { "baseline-shift", SK_SVG_IS_LENGTHS },
    { "dominant-baseline", SK_SVG_IS_WORDS },
    { "alignment-baseline", SK_SVG_IS_WORDS },
    { "writing-mode", SK_SVG_IS_WORDS },
    { "glyph-orientation-vertical", SK_SVG_IS_LENGTHS },
    { "direction", SK_SVG_IS_WORDS },
    { "unicode-bidi", SK_SVG_IS_WORDS },
    { "shape-rendering", SK_SVG_IS_WORDS },
    { "text-rendering", SK_SVG_IS_WORDS },
    { "image-rendering", SK_SVG_IS_WORDS },
    { "color-interpolation", SK_SVG_IS_WORDS },
    { "color-interpolation-filters", SK_SVG_IS_WORDS },
    { "id", SK_SVG_IS_ID },
};
/* clang-format on */

static bool
is_word(SkSpan span, const char *word)
{
    return sk_length(span) == strlen(word) &&
           memcmp(span.p, word, strlen(word)) == 0;
}

int
sk_svg_element(SkSpan name)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (is_word(name, elements[i]))
            return (int)i;
    return -1;
}

bool
sk_svg_is(int element, const char *name)
{
    return strcmp(elements[element], name) == 0;
}

static bool
is_one_of(int element, const char *const *names)
{
    while (*names != NULL && !sk_svg_is(element, *names))
        names++;
    return *names != NULL;
}

bool
sk_svg_shows_words(int element)
{
    static const char *const names[] = { "text",  "tspan", "textPath",
                                         "title", "desc",  NULL };
    return is_one_of(element, names);
}

int
sk_svg_attribute_at(SkSpan name)
{
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
        if (is_word(name, attributes[i].name))
            return (int)i;
    return -1;
}

SkSvgForm
sk_svg_form(int attribute)
{
    return attributes[attribute].form;
}

bool
sk_svg_may_refer(int element)
{
    static const char *const names[] = {
        "use",      "linearGradient", "radialGradient", "pattern",
        "textPath", "filter",         "feImage",        NULL
    };
    return is_one_of(element, names);
}

bool
sk_svg_may_hold_picture(int element)
{
    static const char *const names[] = { "image", "feImage", NULL };
    return is_one_of(element, names);
}

bool
sk_svg_is_gradient(int element)
{
    static const char *const names[] = { "linearGradient", "radialGradient",
                                         NULL };
    return is_one_of(element, names);
}

SkSvgRepeat
sk_svg_repeats(int attribute)
{
    const char *name = attributes[attribute].name;
    if (strncmp(name, "marker-", 7) == 0)
        return SK_SVG_CORNERS;
    return strcmp(name, "fill") == 0 || strcmp(name, "stroke") == 0
               ? SK_SVG_EACH
               : SK_SVG_ONCE;
}
