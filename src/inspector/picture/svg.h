/* SPDX-License-Identifier: Apache-2.0
 *
 * What the inspector's files about SVG say to each other.
 */
#ifndef SK_INSPECTOR_PICTURE_SVG_H
#define SK_INSPECTOR_PICTURE_SVG_H

#include "inspector/inner.h"

/* What the value of an attribute is made of. */
typedef enum {
    SK_SVG_IS_WORDS, /* letters and "-" */
    SK_SVG_IS_NUMBERS,
    SK_SVG_IS_LENGTHS, /* numbers with units, and words */
    SK_SVG_IS_COLOR,   /* words, digits, rgb() */
    SK_SVG_IS_PAINT,   /* or url(#s1) */
    SK_SVG_IS_URL,     /* a word or url(#s1) */
    SK_SVG_IS_NAME,    /* letters, digits, "-", "_" */
    SK_SVG_IS_FAMILY,
    SK_SVG_IS_PATH,
    SK_SVG_IS_TRANSFORM,
    SK_SVG_IS_REFERENCE, /* #s1, or data: where pictures stand */
    SK_SVG_IS_ID,
} SkSvgForm;

/* ---- svg_list.c --------------------------------------------------------- */

/* sk_svg_element: the number of the element @name; -1: it is none that may
 * leave. sk_svg_shows_words: text stands in it. */
int sk_svg_element(SkSpan name);
bool sk_svg_shows_words(int element);

/* sk_svg_attribute_at: the number of the attribute @name; -1: none. */
int sk_svg_attribute_at(SkSpan name);
SkSvgForm sk_svg_form(int attribute);

/* sk_svg_may_link: what xlink:href of @element may be. */
bool sk_svg_may_refer(int element);
bool sk_svg_may_hold_picture(int element);

/* sk_svg_repeats: how what the attribute refers to is drawn: once, once for
 * each element below, once for each corner below. */
typedef enum { SK_SVG_ONCE, SK_SVG_EACH, SK_SVG_CORNERS } SkSvgRepeat;
SkSvgRepeat sk_svg_repeats(int attribute);

/* sk_svg_is_gradient: drawn once, whatever refers to it. */
bool sk_svg_is_gradient(int element);

/* sk_svg_is: whether @element is called @name. */
bool sk_svg_is(int element, const char *name);

/* ---- svg_value.c -------------------------------------------------------- */

/* sk_svg_value_is: @value is of @form; *@refers: the number it refers to, 0:
 * none; *@corners: commands of path data. */
bool sk_svg_value_is(SkSvgForm form, SkSpan value, unsigned *refers,
                     unsigned *corners);

/* sk_svg_is_picture: @value is a data: URL with a picture that may leave. */
bool sk_svg_is_picture(SkSpan value);

/* ---- svg_drawn.c -------------------------------------------------------- */

typedef struct {
    int element;
    uint32_t parent; /* index; itself for the root */
    uint32_t first_reference, n_references;
    uint64_t drawn, corners;
    bool is_entered;
    uint32_t child, next; /* index, 0: none */
} SkSvgPlace;

typedef struct {
    uint32_t id;
    SkSvgRepeat repeat;
} SkSvgReference;

typedef struct {
    SkSvgPlace *places; /* the root first */
    size_t n_places, room;
    SkSvgReference *references;
    size_t n_references, reference_room;
    uint32_t *ids; /* index of the place with id s1, s2 … */
    size_t n_ids, id_room;
} SkSvgMap;

/* sk_svg_map_fits: every reference leads to an id, none back to itself, and
 * following all of them draws no more than a viewer can. */
bool sk_svg_map_fits(SkSvgMap *map);

#endif
