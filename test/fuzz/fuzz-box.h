/* SPDX-License-Identifier: Apache-2.0
 *
 * What the targets of boxes of mails share: any bytes opened by one filter,
 * with the worker's own reader behind it.
 */
#ifndef SK_TEST_FUZZ_BOX_H
#define SK_TEST_FUZZ_BOX_H

#include <locale.h>
#include <string.h>

#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "charset/charset.h"
#include "worker/inner_mail.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static const SkPolicy *
fuzz_policy(void)
{
    static SkPolicyFile *file; /* for the whole run */
    static const char text[] =
        "profiles = { f = { files = ( { type = \"mail\"; do = \"flatten\"; } );"
        " }; }; limits = { message = \"1M\"; expanded = \"4M\"; parts = 100; "
        "};";
    g_autoptr(GError) error = NULL;

    if (file == NULL) {
        setlocale(LC_ALL, "C.UTF-8");
        file = sk_policy_file_load_text(text, strlen(text), &error);
        g_assert_no_error(error);
        g_assert_true(sk_charset_prepare(&error));
        g_assert_true(sk_mail_prepare(&error));
    }
    return sk_policy_file_profile(file, NULL);
}

static void
weigh(const SkPart *part, guint *parts, guint64 *bytes)
{
    ++*parts;
    if (sk_part_bytes(part) != NULL)
        *bytes += g_bytes_get_size(sk_part_bytes(part));
    g_assert_true(sk_part_name(part) == NULL ||
                  g_utf8_validate(sk_part_name(part), -1, NULL));
    for (guint i = 0; i < sk_part_n_children(part); i++)
        weigh(sk_part_child(part, i), parts, bytes);
}

/* @is_ours: the filter writes the mail that is read itself: it must hold
 * nothing that two readers could take for two things. */
static inline void
open_box(const SkFilter *filter, const char *type, gboolean is_ours,
         const guint8 *data, gsize size)
{
    const SkPolicy *policy = fuzz_policy();
    SkReport *report = sk_report_new();
    SkTree tree = { .policy = policy,
                    .report = report,
                    .read_mail = sk_inner_mail_read };
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    SkPart *part = sk_part_new(SK_ROLE_ATTACHMENT, "box.bin", NULL, bytes);
    guint parts = 0;
    guint64 sum = 0;

    sk_tree_begin(&tree, part);
    sk_part_set_found(part, type);
    filter->clean(part, policy);
    weigh(part, &parts, &sum);
    g_assert_true(sk_part_n_children(part) > 0 ||
                  sk_part_reason(part) != SK_REASON_NONE);
    g_assert_cmpuint(parts, <=, policy->limits.parts);
    g_assert_cmpuint(sum, <=, policy->limits.expanded);
    if (is_ours)
        g_assert_cmpuint(report->ambiguous->len, ==, 0);
    sk_part_free(part);
    sk_report_free(report);
}

#endif
