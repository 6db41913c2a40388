/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes opened as an archive of any kind by flatten-archive: it ends, with
 * members within the limits or with a reason. The first byte of the input
 * chooses the type. For clang: -fsanitize=fuzzer,address.
 */
#include <locale.h>
#include <string.h>

#include "core/part_private.h"
#include "core/policy/policy_file.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

extern const SkFilter sk_filter_flatten_archive;

static const char *const types[] = {
    "application/zip",
    "application/x-7z-compressed",
    "application/vnd.rar",
    "application/x-tar",
    "application/gzip",
    "application/x-bzip2",
    "application/x-xz",
    "application/zstd",
    "application/x-lz4",
    "application/x-lzma",
    "application/x-compress",
    "application/x-lzh-compressed",
    "application/vnd.ms-cab-compressed",
    "application/x-cpio",
    "application/x-archive",
    "application/x-iso9660-image",
};

static const char text[] =
    "profiles = { f = { files = ( { type = \"application/x-iso9660-image\"; do "
    "= \"flatten\"; }, { type = \"archive\"; do = \"flatten\"; } ); }; };"
    "limits = { message = \"1M\"; expanded = \"4M\"; parts = 100; };";

static const SkPolicy *
fuzz_policy(void)
{
    static SkPolicyFile *file; /* for the whole run */
    g_autoptr(GError) error = NULL;

    if (file == NULL) {
        setlocale(LC_ALL, "C.UTF-8");
        file = sk_policy_file_load_text(text, strlen(text), &error);
        g_assert_no_error(error);
        g_assert_true(sk_filter_flatten_archive.prepare(&error));
    }
    return sk_policy_file_profile(file, NULL);
}

static void
check(const SkPart *part, const SkPolicy *policy)
{
    guint64 bytes = 0;

    g_assert_cmpint(sk_part_verdict(part), !=, SK_VERDICT_KEPT);
    g_assert_true(sk_part_n_children(part) > 0 ||
                  sk_part_reason(part) != SK_REASON_NONE);
    g_assert_cmpuint(sk_part_n_children(part), <, policy->limits.parts);
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        const SkPart *child = sk_part_child(part, i);

        g_assert_true(g_utf8_validate(sk_part_name(child), -1, NULL));
        if (sk_part_bytes(child) != NULL)
            bytes += g_bytes_get_size(sk_part_bytes(child));
    }
    g_assert_cmpuint(bytes, <=, policy->limits.expanded);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    const SkPolicy *policy = fuzz_policy();
    SkReport *report;
    g_autoptr(GBytes) bytes = NULL;
    SkPart *part;

    if (size < 1)
        return 0;
    report = sk_report_new();
    bytes = g_bytes_new(data + 1, size - 1);
    SkTree tree = { .policy = policy, .report = report };
    part = sk_part_new(SK_ROLE_ATTACHMENT, "archive.bin", NULL, bytes);
    sk_tree_begin(&tree, part);
    sk_part_set_found(part, types[data[0] % G_N_ELEMENTS(types)]);
    sk_filter_flatten_archive.clean(part, policy);
    check(part, policy);
    sk_part_free(part);
    sk_report_free(report);
    return 0;
}
