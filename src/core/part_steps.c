/* SPDX-License-Identifier: Apache-2.0
 *
 * Does what follows from each decision about a part: the filter that made it is
 * added to those that the report names, and a text for reading is brought into
 * the one form that all texts have inside the pipeline. Nothing is decided
 * here.
 */
#include <string.h>
#include <sekisho/text.h>
#include "core/part_private.h"

void
sk_part_add_step(SkPart *part, const SkFilter *filter, gboolean changed)
{
    SkStep step = { .filter = filter, .changed = changed };
    SkStep *last;

    if (filter == NULL)
        return;
    if (part->steps == NULL)
        part->steps = g_array_new(FALSE, FALSE, sizeof(SkStep));
    last = part->steps->len > 0
               ? &g_array_index(part->steps, SkStep, part->steps->len - 1)
               : NULL;
    if (last != NULL && last->filter == filter)
        last->changed = last->changed || changed;
    else
        g_array_append_val(part->steps, step);
}

static gboolean
is_text_for_reading(const SkPart *part)
{
    return part->role == SK_ROLE_BODY && part->bytes != NULL &&
           sk_part_passes(part) && g_strcmp0(part->found, "text/plain") == 0;
}

/* Counts what had to be removed here. Normally the filter that read the charset
 * has counted it; this is for a filter that hands on bytes which none had read.
 */
static void
count_lost(SkPart *part, const SkTextCounts *lost)
{
    sk_part_count(part, "control", lost->controls, NULL);
    sk_part_count(part, "bidi", lost->bidi, NULL);
    sk_part_count(part, "zero-width", lost->zero_width, NULL);
    sk_part_note(part, "undecodable", lost->invalid);
}

void
sk_part_settle_text(SkPart *part)
{
    SkTextCounts lost = { 0 };
    gsize len;
    const char *text;
    char *clean;

    if (!is_text_for_reading(part))
        return;
    text = g_bytes_get_data(part->bytes, &len);
    if (len == 0 || sk_text_is_clean(text, len))
        return;
    clean = sk_text_clean(text, (gssize)len, &lost);
    count_lost(part, &lost);
    if (part->original == NULL && part->first_found == NULL)
        part->original = part->bytes;
    else
        g_bytes_unref(part->bytes);
    part->bytes = g_bytes_new_take(clean, strlen(clean));
}
