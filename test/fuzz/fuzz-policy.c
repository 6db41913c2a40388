/* SPDX-License-Identifier: Apache-2.0
 *
 * Any text as a policy: it loads or is refused with problems, each with its
 * line, and what loads freezes, thaws, shows, routes and answers its
 * conditions. The bytes after the first NUL are an address to route, a client,
 * a label, a file name and a list file. For clang:
 * -fsanitize=fuzzer,address,undefined.
 */
#include <string.h>

#include "core/policy/policy_file.h"
#include "core/policy/when.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static void
check_refused(const GError *error)
{
    g_assert_true(g_error_matches(error, SK_ERROR, SK_ERROR_POLICY));
    g_assert_true(g_str_has_prefix(error->message, "policy.conf:"));
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
}

/* Returns whether a rule of files asks for the envelope. Workers do not get
 * such entries: they are only told which rules the envelope leaves out. */
static gboolean
asks_for_envelope(const SkPolicy *policy)
{
    guint envelope = sk_when_keys_that(SK_WHEN_IS_ENVELOPE);

    for (guint i = 0; policy->files != NULL && i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (rule->when != NULL && (rule->when->keys & envelope) != 0)
            return TRUE;
    }
    return FALSE;
}

static void
check_frozen(const SkPolicyFile *file)
{
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(file);
    g_autoptr(GPtrArray) thawed = sk_policy_thaw(frozen, NULL);

    g_assert_nonnull(thawed);
    for (guint i = 0; i < thawed->len; i++) {
        const SkPolicy *there = g_ptr_array_index(thawed, i);
        const SkPolicy *here = sk_policy_file_profile_at(file, i);
        g_autofree char *a = sk_policy_file_show(file, here);
        g_autofree char *b = sk_policy_file_show(file, there);

        if (!asks_for_envelope(here))
            g_assert_cmpstr(a, ==, b);
    }
    g_assert_null(sk_policy_file_profile_at(file, thawed->len));
}

/* Nothing passes a sealed zone, and no route is half filled. */
static void
check_route(const SkPolicyFile *file, const char *address)
{
    SkClient client = { .address = address, .listener = address };
    SkSource from = sk_policy_file_source(file, &client);
    SkSource each = { NULL, SK_PROOF_UNLISTED };

    for (guint i = 0; (each.zone = sk_policy_file_zone_name(file, i / 2));
         i++) {
        SkRoute route;

        each.proof = i % 2 == 0 ? SK_PROOF_NETWORK : SK_PROOF_UNLISTED;
        route = sk_policy_file_route(file, &each, address);
        g_assert_true(route.kind != SK_ROUTE_SAME_ZONE ||
                      each.proof == SK_PROOF_NETWORK);
        g_assert_true((route.kind == SK_ROUTE_CROSSING) ==
                      (route.policy != NULL));
        g_assert_true((route.kind == SK_ROUTE_REFUSED) ==
                      (route.reason != SK_REASON_NONE));
        g_assert_true(route.kind == SK_ROUTE_REFUSED || route.to != NULL);
        g_assert_true(sk_route_same(&route, &route));
    }
    if (from.zone == NULL)
        g_assert_cmpint(sk_policy_file_route(file, &from, address).kind, ==,
                        SK_ROUTE_REFUSED);
}

/* Every condition has an answer, the same with and without its explanation. No
 * condition covers every other one, and only none covers none. */
static void
check_conditions(const SkPolicyFile *file, const char *text)
{
    const char *const names[] = { text, NULL };
    const SkHeaderFact label = { (char *)"Subject", (char *)text };
    SkFacts facts = { .known = SK_WHEN_ALL,
                      .client = text,
                      .listener = text,
                      .sender = text,
                      .recipient = text,
                      .size = strlen(text),
                      .from = text,
                      .headers = &label,
                      .n_headers = 1,
                      .type = text,
                      .names = names };
    SkCrossingRow row;

    for (guint i = 0; sk_policy_file_crossing_at(file, i, &row); i++) {
        g_autoptr(GPtrArray) tried =
            g_ptr_array_new_with_free_func(sk_when_tried_free);
        g_autofree char *said =
            row.when != NULL ? sk_when_text(row.when) : g_strdup("");

        g_assert_nonnull(said);
        g_assert_cmpint(sk_when_test(row.when, &facts, SK_WHEN_ALL, tried), ==,
                        sk_when_test(row.when, &facts, SK_WHEN_ALL, NULL));
        g_assert_true(sk_when_covers(NULL, row.when, SK_WHEN_ALL));
        g_assert_true(sk_when_covers(row.when, NULL, SK_WHEN_ALL) ==
                      (row.when == NULL));
    }
}

/* A list of any kind can be read from any bytes, and what it holds is found. */
static void
check_list(const char *text, gsize len)
{
    static const SkListKind kinds[] = { SK_LIST_ADDRESSES, SK_LIST_DOMAINS,
                                        SK_LIST_HASHES };

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(SkProblems) problems = sk_problems_new();
        g_autoptr(SkAddressList) list =
            sk_address_list_read(kinds[i], "a.list", text, len, problems);
        g_autoptr(SkAddressList) again = sk_address_list_from_table(
            kinds[i], "a.list", sk_address_list_table(list));

        g_assert_nonnull(again);
        g_assert_cmpuint(sk_address_list_count(again), ==,
                         sk_address_list_count(list));
    }
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    const guint8 *nul = size > 0 ? memchr(data, 0, size) : NULL;
    gsize len = nul != NULL ? (gsize)(nul - data) : size;
    g_autofree char *address =
        nul != NULL ? g_strndup((const char *)nul + 1, size - len - 1)
                    : g_strdup("a@city.example.lg.jp");
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file =
        sk_policy_file_load_text((const char *)data, len, &error);

    check_list(address, strlen(address));
    if (file == NULL) {
        check_refused(error);
        return 0;
    }
    check_frozen(file);
    check_route(file, address);
    check_conditions(file, address);
    return 0;
}
