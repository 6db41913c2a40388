/* SPDX-License-Identifier: Apache-2.0
 *
 * Removes the files that the inspector refused (denied.h), when a mail is
 * cleaned for the second time because of them. Nothing is judged anew here.
 * Without this, one odd attachment would keep a whole mail outside.
 */
#include "worker/write/attach_out.h"
#include "worker/denied.h"
#include "worker/file_names.h"

#define FIRST_FILE 2 /* The text of a mail is its part 1. */

/* Removes @part and everything that passed in it, because a container that was
 * written anew takes its content along. Each of them is then named in the
 * notice. */
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
