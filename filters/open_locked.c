/* SPDX-License-Identifier: Apache-2.0
 *
 * open-locked: opens documents of Office that are encrypted under the password
 * that Excel uses when nobody has chosen one. What is in them is judged like
 * any document. Others stay closed and are removed as encrypted. This filter
 * vouches for nothing. This defends against documents that scanners cannot read
 * and Excel opens without asking (O017).
 */
#include <sekisho/filter.h>
#include <locked/cipher.h>
#include <locked/locked.h>

static gboolean
locked_uses(const SkPolicy *policy)
{
    return policy->files != NULL && policy->files->len > 0;
}

static gboolean
locked_prepare(GError **error)
{
    (void)error;
    sk_cipher_prepare();
    return TRUE;
}

static SkVerdict
locked_open(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(GBytes) package = NULL;
    GPtrArray *children = NULL;

    if (!locked_uses(policy))
        return sk_part_pass(part); /* No file leaves. */
    package = sk_locked_open(part, sk_part_bytes(part));
    if (sk_part_out_of_time(part))
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    if (package == NULL)
        return sk_part_pass(part);
    children = g_ptr_array_new_with_free_func((GDestroyNotify)sk_part_free);
    g_ptr_array_add(children,
                    sk_part_new(sk_part_role(part), sk_part_name(part),
                                sk_part_claimed(part), package));
    return sk_part_split(part, children);
}

static const char *const locked_types[] = {
    "application/vnd.openxmlformats+encrypted", NULL
};

const SkFilter sk_filter_open_locked = {
    .name = "open-locked",
    .purpose = "opens documents under the password that Excel itself uses",
    .stage = SK_STAGE_OPEN,
    .types = locked_types,
    .method = SK_METHOD_NONE,
    .uses = locked_uses,
    .prepare = locked_prepare,
    .clean = locked_open,
};
