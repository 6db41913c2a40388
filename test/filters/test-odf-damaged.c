/* SPDX-License-Identifier: Apache-2.0
 *
 * OpenDocument files with bytes changed, in their XML and in the package, and
 * cut short: the same ones every time. Each gets a verdict; what leaves is
 * accepted by the exit inspection, and cleaning it again changes nothing.
 */
#include <string.h>
#include "odf-content-rows.h"
#include "odf-help.h"

#define FLIPS 500

/* Returns whether @bytes leave. */
static gboolean
check(const SkPolicy *policy, GBytes *bytes)
{
    g_autoptr(OdfResult) result = odf_run(policy, "file.odt", bytes);
    g_autoptr(OdfResult) again = NULL;
    g_autofree char *refused = NULL;

    if (result->bytes == NULL)
        return FALSE;
    refused = odf_accepted(policy, result->type, result->bytes);
    g_assert_cmpstr(refused, ==, NULL);
    again = odf_run(policy, result->name, result->bytes);
    g_assert_true(again->bytes != NULL &&
                  g_bytes_equal(again->bytes, result->bytes));
    return TRUE;
}

static void
run_xml(void)
{
    const SkPolicy *policy = odf_policy(ODF_FAITHFUL);
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261128);
    guint left = 0;

    for (guint i = 0; i < FLIPS; i++) {
        g_autoptr(GBytes) bytes =
            odf_table_package(&rows[i % G_N_ELEMENTS(rows)], rand, 1 + i % 3);

        left += check(policy, bytes);
    }
    g_test_message("%u of %d leave", left, FLIPS);
    g_assert_cmpuint(left, >, FLIPS / 20);
}

static void
run_package(void)
{
    const SkPolicy *policy = odf_policy(ODF_FAITHFUL);
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261129);

    for (guint i = 0; i < FLIPS; i++) {
        g_autoptr(GBytes) whole =
            odf_table_package(&rows[i % G_N_ELEMENTS(rows)], NULL, 0);
        gsize len = 0;
        guint8 *copy =
            g_memdup2(g_bytes_get_data(whole, &len), g_bytes_get_size(whole));
        g_autoptr(GBytes) bytes = NULL;

        for (guint n = 1 + i % 3; n > 0; n--)
            copy[g_rand_int_range(rand, 0, (gint32)len)] =
                (guint8)g_rand_int_range(rand, 0, 256);
        bytes = g_bytes_new_take(copy, i % 8 == 0 ? len * (i % 16) / 16 : len);
        check(policy, bytes);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/odf/damaged/xml", run_xml);
    g_test_add_func("/odf/damaged/package", run_package);
    return g_test_run();
}
