/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts what was found out about the sender of a mail (worker/read/sender.h)
 * into the words of the policy. Nothing is found out here.
 */
#include "core/notice/notice_texts.h"
#include "worker/notice/notice.h"
#include "worker/notice/told.h"

char *
sk_told_text(const SkMail *mail, const SkPolicy *policy)
{
    GString *out;

    if (mail->told == NULL)
        return NULL;
    out = g_string_new(sk_policy_text(policy, "sender.heading"));
    g_string_append_c(out, '\n');
    for (guint i = 0; i < mail->told->len; i++) {
        const SkTold *told = mail->told->pdata[i];
        g_autofree char *name = sk_notice_name(policy, told->name);
        g_autofree char *address = sk_notice_name(policy, told->address);
        g_autofree char *line =
            sk_notice_fill(sk_policy_text(policy, told->key), "name", name,
                           "address", address, NULL);

        g_string_append_printf(out, "%s\n", line);
    }
    return g_string_free(out, FALSE);
}
