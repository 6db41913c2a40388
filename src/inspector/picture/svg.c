/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks SVG in exactly the form that our writer gives it: the XML declaration,
 * listed elements and attributes (svg_list.c), each value in its only form, ids
 * numbered in the order in which they stand, and references to these only.
 * Comments, processing instructions, DOCTYPE and style sheets are refused. This
 * defends against pictures that run something, fetch something, move, or draw
 * forever.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/picture/svg.h"

#define DEPTH_MAX    128
#define ELEMENTS_MAX 100000
#define HEAD         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

#define SVG_ATTRIBUTES_MAX 256 /* the most rows of the list */

typedef struct {
    SkSpan in;
    SkSvgMap map;
    uint32_t open[DEPTH_MAX]; /* indices of places */
    unsigned depth;
} Svg;

/* Reads up to one of the characters in @ends. What was read
 * must not be empty. */
static bool
take_until(SkSpan *in, const char *ends, SkSpan *taken)
{
    taken->p = in->p;
    while (in->p < in->end && (*in->p == 0 || strchr(ends, *in->p) == NULL))
        in->p++;
    taken->end = in->p;
    return in->p < in->end && taken->p < taken->end;
}

/* Makes room for one more item of @size bytes behind the @n items in *@all. */
static void
grow(void **all, size_t *room, size_t n, size_t size)
{
    if (n < *room)
        return;
    void *more = sk_room((n * 2 + 64) * size);
    if (n > 0)
        memcpy(more, *all, n * size);
    free(*all);
    *all = more;
    *room = n * 2 + 64;
}

static void
add_reference(SkSvgMap *map, SkSvgPlace *place, unsigned id, SkSvgRepeat repeat)
{
    void *all = map->references;
    grow(&all, &map->reference_room, map->n_references,
         sizeof *map->references);
    map->references = all;
    map->references[map->n_references++] = (SkSvgReference){ id, repeat };
    place->n_references++;
}

/* Reads the next id in the order of the file. */
static bool
take_id(SkSvgMap *map, SkSpan value)
{
    char wanted[16];
    size_t n = map->n_ids + 1, at = sizeof wanted;
    for (; n > 0; n /= 10)
        wanted[--at] = (char)('0' + n % 10);
    wanted[--at] = 's';
    if (sk_length(value) != sizeof wanted - at ||
        memcmp(value.p, wanted + at, sizeof wanted - at) != 0)
        return false;
    void *all = map->ids;
    grow(&all, &map->id_room, map->n_ids, sizeof *map->ids);
    map->ids = all;
    map->ids[map->n_ids++] = (uint32_t)(map->n_places - 1);
    return true;
}

static bool
take_value(Svg *svg, int attribute, SkSpan value)
{
    SkSvgMap *map = &svg->map;
    SkSvgPlace *place = &map->places[map->n_places - 1];
    SkSvgForm form = sk_svg_form(attribute);
    unsigned refers = 0, corners = 0;
    if (form == SK_SVG_IS_ID)
        return take_id(map, value);
    if (form == SK_SVG_IS_REFERENCE) {
        if (value.p < value.end && *value.p == 'd')
            return sk_svg_may_hold_picture(place->element) &&
                   sk_svg_is_picture(value);
        if (!sk_svg_may_refer(place->element))
            return false;
    }
    if (!sk_svg_value_is(form, value, &refers, &corners))
        return false;
    place->corners += corners;
    if (refers > 0)
        add_reference(map, place, refers, sk_svg_repeats(attribute));
    return true;
}

/* Reads on behind the name of an element: its attributes and the end of its
 * tag. */
static bool
take_attributes(Svg *svg, bool *is_closed)
{
    bool seen[SVG_ATTRIBUTES_MAX] = { false };
    while (sk_take(&svg->in, " ")) {
        SkSpan name, value;
        if (!take_until(&svg->in, "= <>\"\n", &name) ||
            !sk_take(&svg->in, "=\"") ||
            !take_until(&svg->in, "\"<>&\n\t", &value) ||
            !sk_take(&svg->in, "\""))
            return false;
        int attribute = sk_svg_attribute_at(name);
        if (attribute < 0 || attribute >= SVG_ATTRIBUTES_MAX || seen[attribute])
            return false;
        seen[attribute] = true;
        if (!take_value(svg, attribute, value))
            return false;
    }
    *is_closed = sk_take(&svg->in, "/>");
    return *is_closed || sk_take(&svg->in, ">");
}

/* Adds a place for @element to the map, below the element that is open. */
static void
add_place(Svg *svg, int element)
{
    SkSvgMap *map = &svg->map;
    void *all = map->places;
    grow(&all, &map->room, map->n_places, sizeof *map->places);
    map->places = all;
    uint32_t parent = svg->depth > 0 ? svg->open[svg->depth - 1] : 0;
    SkSvgPlace *place = &map->places[map->n_places];
    *place = (SkSvgPlace){ .element = element,
                           .parent = parent,
                           .first_reference = (uint32_t)map->n_references };
    if (map->n_places > 0) {
        place->next = map->places[parent].child;
        map->places[parent].child = (uint32_t)map->n_places;
    }
    map->n_places++;
}

/* Reads on behind "<". */
static bool
take_element(Svg *svg)
{
    SkSpan name;
    bool is_closed = false;
    if (svg->depth == DEPTH_MAX || svg->map.n_places == ELEMENTS_MAX ||
        !take_until(&svg->in, " />", &name))
        return false;
    int element = sk_svg_element(name);
    bool is_root = svg->map.n_places == 0;
    if (element < 0 || (is_root && !sk_svg_is(element, "svg")))
        return false;
    if (is_root) {
        if (!sk_take(&svg->in, " xmlns=\"http://www.w3.org/2000/svg\""))
            return false;
        sk_take(&svg->in, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    } else if (svg->depth == 0) {
        return false;
    }
    add_place(svg, element);
    uint32_t at = (uint32_t)(svg->map.n_places - 1);
    if (!take_attributes(svg, &is_closed))
        return false;
    if (!is_closed)
        svg->open[svg->depth++] = at;
    return true;
}

/* Reads on behind "</". */
static bool
take_end(Svg *svg)
{
    SkSpan name;
    if (svg->depth == 0 || !take_until(&svg->in, ">", &name))
        return false;
    svg->depth--;
    return sk_svg_element(name) ==
               svg->map.places[svg->open[svg->depth]].element &&
           sk_take(&svg->in, ">");
}

/* Reads on behind "&" in text: a character that our writer escapes, or the
 * first one of a line that a mail reader would decode. */
static bool
take_escape(Svg *svg)
{
    static const char *const names[] = { "amp;", "lt;", "gt;" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (sk_take(&svg->in, names[i]))
            return true;
    if (!sk_take(&svg->in, "#"))
        return false;
    unsigned c = 0;
    while (svg->in.p < svg->in.end && *svg->in.p >= '0' && *svg->in.p <= '9' &&
           c < 1000)
        c = c * 10 + (unsigned)(*svg->in.p++ - '0');
    return c > ' ' && c < 0x7F && sk_take(&svg->in, ";");
}

/* Reads one character that is not part of a tag. */
static bool
take_sign(Svg *svg)
{
    if (*svg->in.p == '\n' && svg->map.n_places > 0) {
        svg->in.p++;
        return true;
    }
    if (svg->depth == 0 ||
        !sk_svg_shows_words(
            svg->map.places[svg->open[svg->depth - 1]].element) ||
        *svg->in.p == '>')
        return false;
    if (sk_take(&svg->in, "&"))
        return take_escape(svg);
    svg->in.p++;
    return true;
}

static bool
take_next(Svg *svg)
{
    if (sk_take(&svg->in, "</"))
        return take_end(svg);
    return sk_take(&svg->in, "<") ? take_element(svg) : take_sign(svg);
}

const uint8_t *
sk_plain_svg(SkSpan file)
{
    Svg svg = { .in = file };
    const uint8_t *bad = sk_text_whole(file, SK_ENDS_LF);
    if (bad != NULL)
        return bad;
    if (!sk_take(&svg.in, HEAD))
        return file.p;
    bool is_good = true;
    while (is_good && svg.in.p < svg.in.end)
        is_good = take_next(&svg);
    is_good = is_good && svg.depth == 0 && svg.map.n_places > 0 &&
              sk_svg_map_fits(&svg.map);
    free(svg.map.places);
    free(svg.map.references);
    free(svg.map.ids);
    return is_good ? sk_start_whole(file) : svg.in.p;
}
