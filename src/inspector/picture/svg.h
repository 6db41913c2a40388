/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the inspector about SVG share.
 */
#ifndef SK_INSPECTOR_PICTURE_SVG_H
#define SK_INSPECTOR_PICTURE_SVG_H

#include "inspector/inner.h"

/* What the value of an attribute consists of. */
typedef enum {
    SK_SVG_IS_WORDS, /* letters and "-" */
    SK_SVG_IS_NUMBERS,
    SK_SVG_IS_LENGTHS, /* numbers with units, and words */
    SK_SVG_IS_COLOR,   /* words, digits, rgb() */
    SK_SVG_IS_PAINT,   /* a colour or url(#s1) */
    SK_SVG_IS_URL,     /* a word or url(#s1) */
    SK_SVG_IS_NAME,    /* letters, digits, "-", "_" */
    SK_SVG_IS_FAMILY,
    SK_SVG_IS_PATH,
    SK_SVG_IS_TRANSFORM,
    SK_SVG_IS_REFERENCE, /* #s1, or a data: URL where pictures are permitted */
    SK_SVG_IS_ID,
} SkSvgForm;

/* ---- svg_list.c --------------------------------------------------------- */

/* sk_svg_element: returns the number of the element @name, or -1 if it may not
 * leave. sk_svg_shows_words: returns whether @element may contain text. */
int sk_svg_element(SkSpan name);
bool sk_svg_shows_words(int element);

/* sk_svg_attribute_at: returns the number of the attribute @name, or -1 if it
 * may not leave. */
int sk_svg_attribute_at(SkSpan name);
SkSvgForm sk_svg_form(int attribute);

/* These tell what xlink:href of @element may be. */
bool sk_svg_may_refer(int element);
bool sk_svg_may_hold_picture(int element);

/* sk_svg_repeats: returns how often the target of a reference in this attribute
 * is drawn: once, once for each element below, or once for each corner below.
 */
typedef enum { SK_SVG_ONCE, SK_SVG_EACH, SK_SVG_CORNERS } SkSvgRepeat;
SkSvgRepeat sk_svg_repeats(int attribute);

/* sk_svg_is_gradient: returns whether @element is a gradient, which costs
 * nothing however often it is referred to. */
bool sk_svg_is_gradient(int element);

/* sk_svg_is: returns whether the name of @element is @name. */
bool sk_svg_is(int element, const char *name);

/* ---- svg_value.c -------------------------------------------------------- */

/* sk_svg_value_is: returns whether @value is of @form. *@refers receives the
 * number of the id that it refers to, or 0, and *@corners the number of
 * commands in path data. */
bool sk_svg_value_is(SkSvgForm form, SkSpan value, unsigned *refers,
                     unsigned *corners);

/* sk_svg_is_picture: returns whether @value is a data: URL with a picture that
 * may leave. */
bool sk_svg_is_picture(SkSpan value);

/* ---- svg_drawn.c -------------------------------------------------------- */

typedef struct {
    int element;
    uint32_t parent; /* index of the parent; that of the root is its own */
    uint32_t first_reference, n_references;
    uint64_t drawn, corners;
    bool is_entered;
    uint32_t child, next; /* indices; 0 for none */
} SkSvgPlace;

typedef struct {
    uint32_t id;
    SkSvgRepeat repeat;
} SkSvgReference;

typedef struct {
    SkSvgPlace *places; /* the root comes first */
    size_t n_places, room;
    SkSvgReference *references;
    size_t n_references, reference_room;
    uint32_t *ids; /* indices of the places with the ids s1, s2 and so on */
    size_t n_ids, id_room;
} SkSvgMap;

/* sk_svg_map_fits: returns whether every reference leads to an id and none back
 * to itself, and following all of them draws no more than a viewer can bear. */
bool sk_svg_map_fits(SkSvgMap *map);

#endif
