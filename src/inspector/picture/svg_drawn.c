/* SPDX-License-Identifier: Apache-2.0
 *
 * Computes how much is drawn when every reference of an SVG is followed. This
 * defends against a few hundred bytes that draw forever.
 */
#include "inspector/picture/svg.h"

#define CHAIN_MAX 200
#define DRAWN_MAX 1000000
#define MANY      UINT32_MAX

static uint64_t
least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Returns 0 if a reference leads back to itself, or if references are nested
 * too deep. */
static uint64_t
count(SkSvgMap *map, uint32_t at, unsigned depth)
{
    SkSvgPlace *place = &map->places[at];
    uint64_t sum = 1;
    if (place->drawn > 0)
        return place->drawn;
    if (place->is_entered || depth == CHAIN_MAX)
        return 0;
    place->is_entered = true;
    for (uint32_t i = place->child; i != 0; i = map->places[i].next) {
        uint64_t below = count(map, i, depth + 1);
        if (below == 0)
            return 0;
        sum += below;
        place->corners =
            least(place->corners + map->places[i].corners, MANY / 2);
    }
    sum = least(sum, MANY);
    uint64_t below = sum;
    for (uint32_t i = 0; i < place->n_references; i++) {
        const SkSvgReference *reference =
            &map->references[place->first_reference + i];
        uint32_t target = map->ids[reference->id - 1];
        uint64_t cost = count(map, target, depth + 1), times = 1;
        if (cost == 0)
            return 0;
        if (reference->repeat == SK_SVG_EACH)
            times = below;
        else if (reference->repeat == SK_SVG_CORNERS && place->corners > 0)
            times = place->corners;
        if (!sk_svg_is_gradient(map->places[target].element))
            sum += least(cost * times, MANY);
    }
    place->is_entered = false;
    place->drawn = least(sum, MANY);
    return place->drawn;
}

bool
sk_svg_map_fits(SkSvgMap *map)
{
    for (size_t i = 0; i < map->n_references; i++)
        if (map->references[i].id > map->n_ids)
            return false;
    uint64_t drawn = count(map, 0, 0);
    return drawn > 0 && drawn <= DRAWN_MAX;
}
