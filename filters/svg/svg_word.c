/* SPDX-License-Identifier: Apache-2.0
 *
 * Words of SVG besides elements and attributes (svg.h): colours, and the names
 * under which the report counts what is left out. These lists only choose a
 * name: what is on no list is left out as well.
 */
#include <string.h>
#include "svg/svg.h"

/* clang-format off */
/* Attributes that repeat what the rest of the tree says, or that matter only to
 * programs for editing the drawing. */
static const char quiet[] =
    "id class style version baseProfile href xlink:type xlink:show "
    "xlink:actuate x-none requiredFeatures requiredExtensions systemLanguage "
    "enable-background contentScriptType contentStyleType zoomAndPan "
    "pointer-events cursor xml:base xlink:title xlink:role xlink:arcrole "
    "data-name focusable role tabindex aria-hidden aria-label "
    "aria-labelledby crossorigin target type media";

static const struct {
    const char *names;
    gsize counter;
} gone[] = {
    { "script handler listener", G_STRUCT_OFFSET(SkSvg, scripts) },
    { "animate animateTransform animateMotion animateColor set mpath discard "
      "animation",
      G_STRUCT_OFFSET(SkSvg, animations) },
    { "foreignObject iframe video audio canvas object embed",
      G_STRUCT_OFFSET(SkSvg, foreign) },
    { "metadata", G_STRUCT_OFFSET(SkSvg, metadata) },
    { "font font-face glyph missing-glyph altGlyph altGlyphDef hkern vkern "
      "font-face-src font-face-uri",
      G_STRUCT_OFFSET(SkSvg, fonts) },
    { "style", G_STRUCT_OFFSET(SkSvg, styles) },
};

static const char colors[] =
    "transparent currentColor aliceblue antiquewhite aqua aquamarine azure "
    "beige bisque black blanchedalmond blue blueviolet brown burlywood "
    "cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan "
    "darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki "
    "darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon "
    "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise "
    "darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick "
    "floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray "
    "green greenyellow grey honeydew hotpink indianred indigo ivory khaki "
    "lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral "
    "lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink "
    "lightsalmon lightseagreen lightskyblue lightslategray lightslategrey "
    "lightsteelblue lightyellow lime limegreen linen magenta maroon "
    "mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen "
    "mediumslateblue mediumspringgreen mediumturquoise mediumvioletred "
    "midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive "
    "olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise "
    "palevioletred papayawhip peachpuff peru pink plum powderblue purple "
    "rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown "
    "seagreen seashell sienna silver skyblue slateblue slategray slategrey "
    "snow springgreen steelblue tan teal thistle tomato turquoise violet wheat "
    "white whitesmoke yellow yellowgreen";
/* clang-format on */

const char *
sk_svg_word(const char *list, const char *word, gsize len)
{
    gsize n = 0;

    for (const char *p = list; p != NULL && *p != '\0';
         p += n, p += *p == ' ') {
        n = strcspn(p, " ");
        if (n == len && g_ascii_strncasecmp(p, word, len) == 0)
            return p;
    }
    return NULL;
}

const char *
sk_svg_color_name(const char *word, gsize len)
{
    return sk_svg_word(colors, word, len);
}

gboolean
sk_svg_is_quiet(const char *name)
{
    return sk_svg_word(quiet, name, strlen(name)) != NULL;
}

guint *
sk_svg_gone(SkSvg *svg, const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(gone); i++)
        if (sk_svg_word(gone[i].names, name, strlen(name)) != NULL)
            return &G_STRUCT_MEMBER(guint, svg, gone[i].counter);
    return &svg->elements;
}
