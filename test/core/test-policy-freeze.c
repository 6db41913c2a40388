/* SPDX-License-Identifier: Apache-2.0
 *
 * The bytes in which workers get a policy: a policy freezes and thaws
 * unchanged, and damaged bytes are an error.
 */
#include <string.h>

#include "core/policy/policy_file.h"
#include "policy-help.h"

static void
assert_same_policy(const SkPolicy *a, const SkPolicy *b)
{
    g_assert_cmpstr(a->name, ==, b->name);
    g_assert_cmpstr(a->base, ==, b->base);
    g_assert_cmpstr(a->hash, ==, b->hash);
    g_assert_cmpint(a->links, ==, b->links);
    g_assert_cmpint(a->charset, ==, b->charset);
    g_assert_cmpint(a->html, ==, b->html);
    g_assert_cmpint(a->hidden, ==, b->hidden);
    g_assert_cmpint(a->ambiguous, ==, b->ambiguous);
    g_assert_cmpint(a->notice_place, ==, b->notice_place);
    g_assert_cmpstr(a->notice_language, ==, b->notice_language);
    g_assert_true(g_strv_equal((const char *const *)a->keep_headers,
                               (const char *const *)b->keep_headers));
    g_assert_cmpmem(&a->limits, sizeof(a->limits), &b->limits,
                    sizeof(b->limits));
    g_assert_cmpstr(sk_policy_text(a, "top"), ==, sk_policy_text(b, "top"));
    g_assert_nonnull(sk_policy_text(b, "reason.attachment"));
    g_assert_null(sk_policy_text(b, "no such text"));
    g_assert_cmpuint(g_hash_table_size(a->origins), ==,
                     g_hash_table_size(b->origins));
    g_assert_cmpstr(sk_policy_origin(a, "links"), ==,
                    sk_policy_origin(b, "links"));
}

static void
test_freeze(gconstpointer data)
{
    g_autoptr(SkPolicyFile) file = data != NULL
                                       ? policy_load_sample(data)
                                       : sk_policy_file_load(NULL, NULL);
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(file);
    g_autoptr(GBytes) again = sk_policy_file_freeze(file);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) thawed = sk_policy_thaw(frozen, &error);

    g_assert_no_error(error);
    g_assert_true(g_bytes_equal(frozen, again));
    g_assert_cmpuint(thawed->len, >, 0);
    for (guint i = 0; i < thawed->len; i++) {
        const SkPolicy *policy = g_ptr_array_index(thawed, i);

        assert_same_policy(sk_policy_file_profile(file, policy->name), policy);
    }
}

/* Whatever byte is changed or cut: an error, and nothing read past the end
 * (valgrind). */
static void
test_thaw_damaged(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_sample("town.conf");
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(file);
    gsize len = 0;
    const guint8 *bytes = g_bytes_get_data(frozen, &len);

    for (gsize i = 0; i < len; i += 3) {
        g_autofree guint8 *copy = g_memdup2(bytes, len);
        g_autoptr(GBytes) bad = NULL;
        g_autoptr(GBytes) cut = g_bytes_new(bytes, i);
        g_autoptr(GPtrArray) a = NULL;
        g_autoptr(GPtrArray) b = sk_policy_thaw(cut, NULL);

        copy[i] ^= 0x5a;
        bad = g_bytes_new(copy, len);
        a = sk_policy_thaw(bad, NULL);
        g_assert_null(a);
        g_assert_null(b);
    }
}

static void
test_thaw_bom(void)
{
    static const struct {
        const char *text;
        gboolean bom;
    } rows[] = {
        { "profiles = { a = { }; };", TRUE },
        { "profiles = { a = { csv = { bom = false; }; }; };", FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(SkPolicyFile) file = policy_load_text(rows[i].text);
        g_autoptr(GBytes) frozen = sk_policy_file_freeze(file);
        g_autoptr(GPtrArray) thawed = sk_policy_thaw(frozen, NULL);
        const SkPolicy *policy = sk_policy_file_profile(file, "a");
        g_autofree char *shown = sk_policy_file_show(file, policy);
        guint found = 0;

        g_assert_cmpint(policy->csv_bom, ==, rows[i].bom);
        g_assert_nonnull(strstr(shown, rows[i].bom ? "csv.bom = true;"
                                                   : "csv.bom = false;"));
        for (guint j = 0; j < thawed->len; j++) {
            const SkPolicy *again = thawed->pdata[j];

            if (strcmp(again->name, "a") == 0 && again->csv_bom == rows[i].bom)
                found++;
        }
        g_assert_cmpuint(found, ==, 1);
    }
}

static void
test_thaw_roots(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(
        "profiles = { a = { xml = { roots = [ \"申請書\", \"b\" ]; }; }; };");
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(file);
    g_autoptr(GPtrArray) thawed = sk_policy_thaw(frozen, NULL);
    const SkPolicy *policy = sk_policy_file_profile(file, "a");
    g_autofree char *shown = sk_policy_file_show(file, policy);

    g_assert_nonnull(strstr(shown, "xml.roots = [ \"申請書\", \"b\" ];"));
    for (guint i = 0; i < thawed->len; i++) {
        const SkPolicy *again = thawed->pdata[i];
        gboolean is_it = strcmp(again->name, "a") == 0;

        g_assert_cmpuint(g_strv_length(again->xml_roots), ==, is_it ? 2 : 0);
        g_assert_cmpstr(is_it ? again->xml_roots[0] : "申請書", ==, "申請書");
    }
}

static void
test_thaw_enum(void)
{
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(NULL, NULL);
    SkPolicy *policy = (SkPolicy *)sk_policy_file_profile(file, NULL);
    g_autoptr(GBytes) frozen = NULL;
    g_autoptr(GError) error = NULL;

    policy->links = (SkLinks)7;
    frozen = sk_policy_file_freeze(file);
    g_assert_null(sk_policy_thaw(frozen, &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_CELL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/policy/freeze/built-in", NULL, test_freeze);
    g_test_add_data_func("/policy/freeze/town", "town.conf", test_freeze);
    g_test_add_data_func("/policy/freeze/prefecture", "prefecture.conf",
                         test_freeze);
    g_test_add_data_func("/policy/freeze/reference", "reference.conf",
                         test_freeze);
    g_test_add_func("/policy/thaw/damaged", test_thaw_damaged);
    g_test_add_func("/policy/thaw/enum", test_thaw_enum);
    g_test_add_func("/policy/thaw/bom", test_thaw_bom);
    g_test_add_func("/policy/thaw/roots", test_thaw_roots);
    return g_test_run();
}
