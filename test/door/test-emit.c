/* SPDX-License-Identifier: Apache-2.0
 *
 * From rules of `files` to the types the inspector may let pass.
 */
#include <string.h>

#include "core/policy/private.h"
#include "gate/emit.h"
#include "inspector/order.h"

#define BIT(type) SK_INSPECT_BIT(SK_INSPECT_TYPE_##type)

typedef struct {
    const char *path;
    SkFileRule rules[3]; /* up to one without type */
    gboolean tombstones;
    guint64 types;
} Case;

#define RULE(type, action)                                                     \
    {                                                                          \
        (char *)type, action, 0, NULL                                          \
    }

static const Case cases[] = {
    { "none", { { NULL } }, FALSE, 0 },
    { "none-but-tombstones", { { NULL } }, TRUE, 0 },
    { "remove-all", { RULE("*", SK_DO_REMOVE) }, FALSE, 0 },
    { "tombstones", { RULE("*", SK_DO_REMOVE) }, TRUE, BIT(PLAIN) },
    { "one", { RULE("text/csv", SK_DO_CLEAN) }, FALSE, BIT(CSV) },
    { "group", { RULE("table", SK_DO_CLEAN) }, FALSE, BIT(CSV) | BIT(TSV) },
    { "first-wins",
      { RULE("text/csv", SK_DO_REMOVE), RULE("text/", SK_DO_CLEAN) },
      FALSE,
      BIT(PLAIN) | BIT(TSV) | BIT(CALENDAR) | BIT(CONTACT) | BIT(XML) },
    { "flatten-lets-members-only",
      { RULE("archive", SK_DO_FLATTEN) },
      FALSE,
      0 },
    { "repack",
      { RULE("application/x-lzh-compressed", SK_DO_REPACK) },
      FALSE,
      BIT(ZIP) },
    { "mail-flattened", { RULE("mail", SK_DO_FLATTEN) }, FALSE, 0 },
    { "mail",
      { RULE("application/vnd.ms-outlook", SK_DO_CLEAN) },
      FALSE,
      BIT(MESSAGE) },
    { "all",
      { RULE("archive", SK_DO_REPACK), RULE("*", SK_DO_CLEAN) },
      TRUE,
      SK_INSPECT_ALL_TYPES },
};

static void
check_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    SkPolicy policy = { .files = files, .tombstones = c->tombstones };

    for (guint i = 0; i < 3 && c->rules[i].type != NULL; i++)
        g_ptr_array_add(files, (gpointer)&c->rules[i]);
    g_assert_cmphex(sk_emit_types(&policy, FALSE, NULL), ==, c->types);
}

static void
check_no_list(void)
{
    SkPolicy policy = { .tombstones = TRUE };

    g_assert_cmphex(sk_emit_types(&policy, TRUE, NULL), ==, 0);
}

static void
check_lone(void)
{
    SkFileRule rule = RULE("archive", SK_DO_FLATTEN);
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    SkPolicy policy = { .files = files };

    g_ptr_array_add(files, &rule);
    g_assert_cmphex(sk_emit_types(&policy, TRUE, NULL), ==, BIT(ZIP));
}

static void
check_names(void)
{
    g_assert_cmpuint(sk_emit_type("text/csv"), ==, SK_INSPECT_TYPE_CSV);
    g_assert_cmpuint(sk_emit_type("text/html"), ==, SK_INSPECT_N_TYPES);
    g_assert_cmpuint(sk_emit_type(NULL), ==, SK_INSPECT_N_TYPES);
    g_assert_cmpuint(sk_emit_type_of("a/b.CSV"), ==, SK_INSPECT_TYPE_CSV);
    g_assert_cmpuint(sk_emit_type_of("x.md"), ==, SK_INSPECT_TYPE_PLAIN);
    g_assert_cmpuint(sk_emit_type_of("x.csv.exe"), ==, SK_INSPECT_N_TYPES);
    g_assert_cmpuint(sk_emit_type_of("-"), ==, SK_INSPECT_N_TYPES);
    g_assert_cmpuint(sk_emit_type_of("x."), ==, SK_INSPECT_N_TYPES);
}

/* What the table of types says this version cleans is what may leave. */
static void
test_possible(void)
{
    const char *type, *group;

    for (guint i = 0; sk_type_at(i, &type, &group); i++) {
        gboolean leaves = sk_emit_type(type) != SK_INSPECT_N_TYPES;
        gboolean becomes = g_str_equal(group, "mail") ||
                           g_str_equal(group, "archive") ||
                           g_str_equal(type, "text/xml") ||
                           g_str_equal(type, "image/jp2") ||
                           strstr(type, ".macroenabled.") != NULL ||
                           strstr(type, ".text-master") != NULL ||
                           g_str_has_suffix(type, ".text-web") ||
                           g_str_has_suffix(type, ".flat-xml");

        if (!becomes)
            g_assert_cmpint(sk_type_can_be(type, SK_DO_CLEAN), ==, leaves);
    }
    g_assert_true(sk_type_can_be("application/xml", SK_DO_TEXT));
    g_assert_false(sk_type_can_be("image/png", SK_DO_TEXT));
    g_assert_false(sk_type_can_be("application/x-dosexec", SK_DO_CLEAN));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/emit/", cases[i].path, NULL);
        g_test_add_data_func(path, &cases[i], check_case);
    }
    g_test_add_func("/emit/no-list", check_no_list);
    g_test_add_func("/emit/lone", check_lone);
    g_test_add_func("/emit/names", check_names);
    g_test_add_func("/emit/possible", test_possible);
    return g_test_run();
}
