/* SPDX-License-Identifier: Apache-2.0
 *
 * A file of any name and any bytes: its clean name is one for the inspector and
 * stays what it is; what it is found to be has evidence; and what verify-type
 * lets pass, under a policy that opens everything, is not on the floor. The
 * first line is the name, the rest the bytes. For clang:
 * -fsanitize=fuzzer,address.
 */
#include <string.h>
#include <sekisho/floor.h>
#include <charset/charset.h>
#include <file/file_name.h>
#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "inspector/inner.h"
#include "worker/identify/identify.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

extern const SkFilter sk_filter_verify_type;

static const char *const types[SK_INSPECT_N_TYPES] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

static const char text[] =
    "profiles = { f = { files = ( { type = \"*\"; do = \"clean\"; } ); }; };";

static const SkPolicy *
fuzz_policy(void)
{
    static SkPolicyFile *file; /* for the whole run */
    g_autoptr(GError) error = NULL;

    if (file == NULL) {
        file = sk_policy_file_load_text(text, strlen(text), &error);
        g_assert_no_error(error);
        g_assert_true(sk_charset_prepare(&error));
    }
    return sk_policy_file_profile(file, NULL);
}

static gboolean
is_safe(const char *name)
{
    SkSpan span = { (const uint8_t *)name,
                    (const uint8_t *)name + strlen(name) };

    return sk_name_is_safe(span);
}

static void
check_names(const char *claimed)
{
    g_autofree char *clean = sk_file_name_clean(claimed);

    g_assert_true(is_safe(clean));
    for (guint i = 0; i < SK_INSPECT_N_TYPES; i++) {
        g_autofree char *name = sk_file_name_fit_to(claimed, types[i]);
        g_autofree char *again = sk_file_name_fit_to(name, types[i]);
        g_autofree char *second = sk_file_name_numbered(name, 2);
        SkSpan span = { (const uint8_t *)name,
                        (const uint8_t *)name + strlen(name) };

        g_assert_cmpstr(again, ==, name);
        g_assert_true(is_safe(name) && is_safe(second));
        g_assert_cmpuint(sk_name_type(span), ==, i);
    }
}

static void
check_part(SkPart *part, const SkPolicy *policy)
{
    const char *found;

    sk_identify(part);
    found = sk_part_found(part);
    g_assert_nonnull(found);
    g_assert_true(part->evidence != NULL ||
                  g_str_equal(found, "application/x-empty"));
    sk_filter_verify_type.clean(part, policy);
    found = sk_part_found(part);
    if (sk_part_verdict(part) >= SK_VERDICT_REMOVED) {
        g_assert_cmpint(sk_part_reason(part), !=, SK_REASON_NONE);
        return;
    }
    g_assert_null(sk_floor_type(found));
    g_assert_true(is_safe(sk_part_out_name(part)));
    g_assert_false(g_str_has_suffix(found, "+encrypted") ||
                   g_str_has_suffix(found, "+polyglot"));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    const SkPolicy *policy = fuzz_policy();
    const guint8 *end = size > 0 ? memchr(data, '\n', size) : NULL;
    gsize len = end != NULL ? (gsize)(end - data) : 0;
    g_autofree char *raw = g_strndup((const char *)data, len);
    g_autofree char *name = g_utf8_make_valid(raw, -1);
    g_autoptr(GBytes) bytes = end != NULL ? g_bytes_new(end + 1, size - len - 1)
                                          : g_bytes_new(data, size);
    g_autoptr(SkPart) part = sk_part_new(
        SK_ROLE_ATTACHMENT, *name != '\0' ? name : NULL, NULL, bytes);

    check_names(raw);
    check_part(part, policy);
    return 0;
}
