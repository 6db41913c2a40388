/* SPDX-License-Identifier: Apache-2.0
 *
 * Generic regions and refinement regions of JBIG2 (ITU-T T.88, 7.4.6 and
 * 7.4.7): the heads that say how their pixels are coded.
 */
#include "jbig2/segment.h"

/* Template 0 with twelve free places (EXTTEMPLATE), which nobody writes. */
#define MORE_PLACES 16

static gboolean
is_damaged(SkJbig2 *jbig2)
{
    return sk_picture_is_damaged(jbig2->budget.picture, "jbig2-region");
}

gboolean
sk_jbig2_draw_generic(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                      SkJbig2Bitmap *bitmap)
{
    SkJbig2Generic generic = { 0 };
    SkJbig2Arithmetic decoder;
    g_autofree SkJbig2Context *contexts = NULL;
    gsize at = SK_JBIG2_REGION_BYTES + 1, used;
    guint flags;

    if (segment->len < at)
        return is_damaged(jbig2);
    flags = segment->data[SK_JBIG2_REGION_BYTES];
    if ((flags & 1) != 0)
        return sk_jbig2_fax(&jbig2->budget, &jbig2->fax, segment->data + at,
                            segment->len - at, bitmap, &used);
    generic.template = flags >> 1 & 3;
    generic.is_typical = (flags & 8) != 0;
    if ((flags & MORE_PLACES) != 0 ||
        !sk_jbig2_places(segment, &at,
                         sk_jbig2_generic_places(generic.template), generic.at))
        return is_damaged(jbig2);
    contexts =
        sk_jbig2_contexts(jbig2, sk_jbig2_generic_contexts(generic.template));
    generic.contexts = contexts;
    sk_jbig2_arithmetic(&decoder, segment->data + at, segment->len - at);
    return contexts != NULL &&
           sk_jbig2_generic(&jbig2->budget, &decoder, &generic, bitmap);
}

gboolean
sk_jbig2_draw_refined(SkJbig2 *jbig2, const SkJbig2Segment *segment,
                      const SkJbig2Bitmap *reference, gint64 x, gint64 y,
                      SkJbig2Bitmap *bitmap)
{
    SkJbig2Refine refine = { .reference = reference, .x = -x, .y = -y };
    SkJbig2Arithmetic decoder;
    g_autofree SkJbig2Context *contexts = NULL;
    gsize at = SK_JBIG2_REGION_BYTES + 1;
    guint flags;

    if (segment->len < at)
        return is_damaged(jbig2);
    flags = segment->data[SK_JBIG2_REGION_BYTES];
    refine.template = flags & 1;
    refine.is_typical = (flags & 2) != 0;
    if (refine.template == 0 && !sk_jbig2_places(segment, &at, 2, refine.at))
        return is_damaged(jbig2);
    contexts = sk_jbig2_contexts(jbig2, SK_JBIG2_REFINE_CONTEXTS);
    refine.contexts = contexts;
    sk_jbig2_arithmetic(&decoder, segment->data + at, segment->len - at);
    return contexts != NULL &&
           sk_jbig2_refine(&jbig2->budget, &decoder, &refine, bitmap);
}
