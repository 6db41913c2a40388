/* SPDX-License-Identifier: Apache-2.0
 *
 * samples/policy/reference.conf holds every key of the table, with its default
 * and its sentence, and no other; and what it says is what an empty file is.
 */
#include <glib.h>
#include <string.h>

#include "core/policy/policy_file.h"
#include "core/policy/keys.h"
#include "core/conf/source.h"
#include "core/policy/values.h"

/* The last word of a key's path. */
static const char *
last_word(const SkKey *key)
{
    const char *dot = strrchr(key->path, '.');

    return dot != NULL ? dot + 1 : key->path;
}

/* with_paths: the file names the usual folders; returns it, as `meson install`
 * writes it, with those of this build. Takes @text. */
static char *
with_paths(char *text)
{
    GString *changed = g_string_new(text);

    g_free(text);
    g_string_replace(changed, "\"/etc/sekisho/", "\"" SK_SYSCONFDIR "/", 0);
    g_string_replace(changed, "/run/sekisho/", SK_RUNDIR "/", 0);
    g_string_replace(changed, "/var/log/sekisho/", SK_LOGDIR "/", 0);
    return g_string_free(changed, FALSE);
}

static char *
read_reference(void)
{
    g_autofree char *path = g_test_build_filename(
        G_TEST_DIST, "samples", "policy", "reference.conf", NULL);
    g_autoptr(GError) error = NULL;
    char *text = NULL;

    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return with_paths(text);
}

/* The setting @key of @lines: the line after its sentence, or NULL. */
static const char *
setting_line(char **lines, const SkKey *key)
{
    g_autofree char *sentence = g_strdup_printf("# %s", key->purpose);

    for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
        if (strcmp(g_strstrip(lines[i]), sentence) == 0)
            return g_strstrip(lines[i + 1]);
    return NULL;
}

static void
test_key(gconstpointer data)
{
    const SkKey *key = data;
    g_autofree char *text = read_reference();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    const char *line = setting_line(lines, key);
    g_autofree char *begins = g_strconcat(last_word(key), " = ", NULL);
    g_autofree char *ends = NULL;

    g_assert_nonnull(line); /* the sentence stands there, word for word */
    g_assert_true(g_str_has_prefix(line, begins));
    if (key->initial != NULL && *key->initial == '\0')
        return; /* a group or list */
    ends = key->initial == NULL
               ? g_strdup("# must be given")
               : g_strconcat("# default: ", key->initial, NULL);
    g_assert_true(g_str_has_suffix(line, ends));
}

/* Every key is used in the file; unknown ones the loader refuses. */
static void
visit(const SkNode *node, const char *prefix, GHashTable *seen)
{
    for (guint i = 0; i < node->members->len; i++) {
        const SkNode *member = sk_node_at(node, i);
        g_autofree char *path = NULL;

        if (node->kind == SK_NODE_LIST)
            path = g_strconcat(prefix, "[]", NULL);
        else if (strcmp(prefix, "profiles") == 0)
            path = g_strdup("profiles.*");
        else
            path = g_strconcat(prefix, *prefix ? "." : "", member->name, NULL);
        if (member->name != NULL)
            g_hash_table_add(seen, g_strdup(path));
        visit(member, path, seen);
    }
}

static void
test_complete(void)
{
    g_autofree char *text = read_reference();
    g_autoptr(SkProblems) problems = sk_problems_new();
    g_autoptr(SkPolicySource) source = sk_policy_source_from_text(
        "reference.conf", text, strlen(text), problems);
    const SkNode *root = source->root;
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    g_assert_nonnull(root);
    sk_values_check(root, problems);
    g_assert_cmpuint(sk_problems_count(problems), ==, 0);
    visit(root, "", seen);
    for (guint i = 0; i < n; i++) {
        g_test_message("%s", keys[i].path);
        g_assert_true(g_hash_table_contains(seen, keys[i].path));
    }
}

/* The values written are the defaults: the profile equals the preset. */
static void
test_equals_preset(void)
{
    g_autofree char *path = g_test_build_filename(
        G_TEST_DIST, "samples", "policy", "reference.conf", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file = sk_policy_file_load(path, &error);
    g_autoptr(SkPolicyFile) none = sk_policy_file_load(NULL, &error);
    const SkPolicy *a, *b;

    g_assert_no_error(error);
    a = sk_policy_file_profile(file, "town");
    b = sk_policy_file_profile(none, NULL);
    g_assert_cmpstr(a->base, ==, b->base);
    g_assert_cmpint(a->links, ==, b->links);
    g_assert_cmpint(a->charset, ==, b->charset);
    g_assert_cmpint(a->html, ==, b->html);
    g_assert_cmpint(a->hidden, ==, b->hidden);
    g_assert_cmpint(a->ambiguous, ==, b->ambiguous);
    g_assert_cmpint(a->notice_place, ==, b->notice_place);
    g_assert_cmpstr(a->notice_language, ==, b->notice_language);
    g_assert_cmpmem(&a->limits, sizeof(a->limits), &b->limits,
                    sizeof(b->limits));
    g_assert_cmpstr(sk_policy_file_milter_socket(file), ==,
                    sk_policy_file_milter_socket(none));
    g_assert_cmpuint(sk_policy_file_queue(file), ==,
                     sk_policy_file_queue(none));
}

int
main(int argc, char **argv)
{
    guint n;
    const SkKey *keys = sk_policy_keys(&n);

    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/policy-reference/complete", test_complete);
    g_test_add_func("/policy-reference/equals-preset", test_equals_preset);
    for (guint i = 0; i < n; i++) {
        g_autofree char *path =
            g_strconcat("/policy-reference/", keys[i].path, NULL);

        g_test_add_data_func(path, &keys[i], test_key);
    }
    return g_test_run();
}
