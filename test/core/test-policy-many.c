/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy for many: fifty towns by inclusion, each with its own notices and
 * profile above the prefecture's floor, and lists of a hundred thousand
 * entries. How long it takes and how much memory it needs is said with
 * --verbose; nothing here depends on it.
 */
#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>
#include "core/policy/policy_file.h"

#define TOWNS   50
#define ENTRIES 100000

static char *folder;

static void
write_file(const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;

    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
}

/* Writes the files of town number @i and what the prefecture's file says of
 * it. */
static void
write_town(guint i, GString *zones, GString *crossings, GString *profiles)
{
    g_autofree char *profile = g_strdup_printf("town%u.profile", i);
    g_autofree char *notice = g_strdup_printf("town%u.notice", i);
    g_autofree char *body = g_strdup_printf(
        "town%u = { base = \"files-strict\"; notice = { file = \"%s\"; }; "
        "inside = { macros = \"refuse\"; }; };\n",
        i, notice);
    g_autofree char *words =
        g_strdup_printf("top = \"町 %u の関所: {count} 件\";\n", i);

    write_file(profile, body);
    write_file(notice, words);
    g_string_append_printf(zones,
                           "{ name = \"town%u\"; domains = [ "
                           "\"town%u.example.lg.jp\" ]; clients = [ "
                           "\"10.%u.0.0/16\" ]; },\n",
                           i, i, i + 1);
    g_string_append_printf(crossings,
                           "{ from = \"internet\"; to = \"town%u\"; profile = "
                           "\"town%u\"; },\n",
                           i, i);
    g_string_append_printf(profiles, "@include \"%s\"\n", profile);
}

static char *
write_prefecture(void)
{
    g_autoptr(GString) zones = g_string_new(NULL);
    g_autoptr(GString) crossings = g_string_new(NULL);
    g_autoptr(GString) profiles = g_string_new(NULL);
    g_autofree char *text = NULL;

    for (guint i = 0; i < TOWNS; i++)
        write_town(i, zones, crossings, profiles);
    text = g_strdup_printf(
        "zones = ( { name = \"internet\"; default = true; domains = [ \"*\" "
        "]; },\n%s);\ncrossings = ( %s );\nprofiles = {\n%s};\n"
        "floor = { base = \"files-strict\"; inside = { macros = \"refuse\"; }; "
        "};\n",
        zones->str, crossings->str, profiles->str);
    write_file("prefecture.conf", text);
    return g_build_filename(folder, "prefecture.conf", NULL);
}

static gsize
heap(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

static void
test_towns(void)
{
    g_autofree char *path = write_prefecture();
    g_autoptr(GError) error = NULL;
    gsize before = heap();
    gint64 start = g_get_monotonic_time();
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(path, &error);
    gint64 loaded = g_get_monotonic_time();
    g_autoptr(GBytes) frozen = NULL;
    g_autoptr(GPtrArray) thawed = NULL;

    g_assert_no_error(error);
    g_test_message("%d towns: %" G_GINT64_FORMAT " ms to load, %" G_GSIZE_FORMAT
                   " kB",
                   TOWNS, (loaded - start) / 1000, (heap() - before) >> 10);
    frozen = sk_policy_file_freeze(file);
    thawed = sk_policy_thaw(frozen, &error);
    g_assert_no_error(error);
    g_test_message("for the workers: %" G_GSIZE_FORMAT " kB, %" G_GINT64_FORMAT
                   " ms to freeze and thaw",
                   g_bytes_get_size(frozen) >> 10,
                   (g_get_monotonic_time() - loaded) / 1000);
    for (guint i = 0; i < TOWNS; i++) {
        g_autofree char *name = g_strdup_printf("town%u", i);
        g_autofree char *top = g_strdup_printf("町 %u の関所: {count} 件", i);
        const SkPolicy *policy = sk_policy_file_profile(file, name);
        const SkPolicy *worker = thawed->pdata[i];

        g_assert_cmpstr(sk_policy_text(policy, "top"), ==, top);
        g_assert_cmpstr(sk_policy_text(worker, "top"), ==, top);
    }
}

/* A town below the floor is refused by the line of its own file. */
static void
test_below(void)
{
    g_autofree char *path = write_prefecture();
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = NULL;

    write_file("town7.profile",
               "town7 = {\n  base = \"files-strict\";\n  links = \"keep\";\n"
               "  inside = { macros = \"refuse\"; };\n};\n");
    file = sk_policy_file_load(path, &error);
    g_assert_null(file);
    g_assert_error(error, SK_ERROR, SK_ERROR_POLICY);
    g_assert_true(g_str_has_prefix(
        error->message,
        "town7.profile:3: profile \"town7\" lies below the floor "
        "(prefecture.conf:"));
    g_assert_null(strchr(error->message, '\n'));
}

static char *
entry(guint i)
{
    return i % 3 == 0 ? g_strdup_printf("@d%u.example", i)
                      : g_strdup_printf("user%u@d%u.example", i, i % 1000);
}

static void
test_list(void)
{
    g_autofree char *path = g_build_filename(folder, "list.conf", NULL);
    g_autoptr(GString) text = g_string_new("# many\n");
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = NULL;
    SkClient client = { .address = "192.0.2.1" };
    guint listed = 0;
    gint64 start;

    for (guint i = 0; i < ENTRIES; i++) {
        g_autofree char *one = entry(i);

        g_string_append_printf(text, "%s\n", one);
    }
    write_file("many.list", text->str);
    write_file("list.conf",
               "zones = ( { name = \"internet\"; default = true; domains = [ "
               "\"*\" ]; }, { name = \"town\"; domains = [ \"town.example\" ]; "
               "clients = [ \"10.1.0.0/16\" ]; } );\n"
               "crossings = ( { from = \"internet\"; to = \"town\"; withheld = "
               "\"notice\"; when = { sender = [ \"list:many.list\" ]; }; },\n"
               "{ from = \"internet\"; to = \"town\"; } );\n");
    start = g_get_monotonic_time();
    file = sk_policy_file_load(path, &error);
    g_assert_no_error(error);
    g_test_message("%u entries: %" G_GINT64_FORMAT " ms to load, %"
                   G_GSIZE_FORMAT " kB",
                   sk_address_list_count(sk_policy_file_list_at(file, 0)),
                   (g_get_monotonic_time() - start) / 1000,
                   g_bytes_get_size(sk_address_list_table(
                       sk_policy_file_list_at(file, 0))) >>
                       10);
    start = g_get_monotonic_time();
    for (guint i = 0; i < ENTRIES; i += 97) {
        g_autofree char *one = entry(i);
        g_autofree char *sender = i % 3 == 0 ? g_strconcat("x", one, NULL)
                                             : g_strdup(one);
        SkSource source;
        SkRoute route;

        client.sender = i % 2 == 0 ? sender : "nobody@nowhere.example";
        source = sk_policy_file_source(file, &client);
        route = sk_policy_file_route(file, &source, "a@town.example");
        g_assert_cmpint(route.kind, ==, SK_ROUTE_CROSSING);
        g_assert_cmpint(route.withheld, ==,
                        i % 2 == 0 ? SK_WITHHELD_NOTICE : SK_WITHHELD_REFUSE);
        listed++;
    }
    g_test_message("%" G_GINT64_FORMAT " µs for each of %u mails",
                   (g_get_monotonic_time() - start) / listed, listed);
}

static void
remove_folder(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        g_unlink(path);
    }
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("sekisho-many-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_test_add_func("/many/towns", test_towns);
    g_test_add_func("/many/below", test_below);
    g_test_add_func("/many/list", test_list);
    status = g_test_run();
    remove_folder();
    g_free(folder);
    return status;
}
