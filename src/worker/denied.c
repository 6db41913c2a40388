/* SPDX-License-Identifier: Apache-2.0
 *
 * The second run of a mail of which the inspector refused one file
 * (denied.h). Judges nothing anew. Stands against the one odd attachment for
 * which a whole mail would stay outside.
 */
#include "worker/write/attach_out.h"
#include "worker/denied.h"
#include "worker/file_names.h"

#define FIRST_FILE 2 /* part 1 is the text */

/* A container that was written anew goes with all that passed in it: each of
 * them is named. */
static void
deny(SkPart *part)
{
    SkVerdict verdict = sk_part_verdict(part);

    for (guint i = 0; i < sk_part_n_children(part); i++)
        deny(sk_part_child(part, i));
    if (verdict == SK_VERDICT_KEPT || verdict == SK_VERDICT_CLEANED)
        sk_part_remove(part, SK_REASON_INSPECTION, NULL);
}

gboolean
sk_denied_remove(SkPart *root, const SkOrder *order)
{
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(SkFile));

    if (order->n_deny == 0)
        return TRUE;
    sk_files_below(root, files);
    for (guint i = 0; i < order->n_deny; i++)
        if (order->deny[i] < FIRST_FILE ||
            order->deny[i] - FIRST_FILE >= files->len)
            return FALSE;
    for (guint i = 0; i < order->n_deny; i++)
        deny(g_array_index(files, SkFile, order->deny[i] - FIRST_FILE).part);
    return TRUE;
}
