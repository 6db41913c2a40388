/* SPDX-License-Identifier: Apache-2.0
 *
 * Loads a policy: source, table of keys, profiles and zones, in this order. A
 * policy with one problem is no policy. Nothing is routed or cleaned here.
 */
#include "core/policy/private.h"
#include "core/policy/settings.h"

#include <string.h>

/* the length of a profile's name; SkOrder.profile holds as much */
#define PROFILE_NAME_MAX 63

static const char built_in[] = "# sekisho's built-in policy\n";

static void
free_policy(gpointer data)
{
    sk_policy_free(data);
}

static void
free_zone(gpointer data)
{
    sk_zone_free(data);
}

static void
free_crossing(gpointer data)
{
    sk_crossing_free(data);
}

static void
unref_list(gpointer data)
{
    sk_address_list_unref(data);
}

static SkPolicyFile *
file_new(void)
{
    SkPolicyFile *file = g_new0(SkPolicyFile, 1);

    file->references = 1;
    file->zones = g_ptr_array_new_with_free_func(free_zone);
    file->crossings = g_ptr_array_new_with_free_func(free_crossing);
    file->profiles = g_ptr_array_new_with_free_func(free_policy);
    file->spares = g_ptr_array_new_with_free_func(free_policy);
    file->notes = g_ptr_array_new_with_free_func(g_free);
    file->files = g_ptr_array_new_with_free_func(g_free);
    file->lists = g_ptr_array_new_with_free_func(unref_list);
    return file;
}

SkPolicyFile *
sk_policy_file_ref(SkPolicyFile *file)
{
    g_atomic_int_inc(&file->references);
    return file;
}

void
sk_policy_file_unref(SkPolicyFile *file)
{
    if (file == NULL || !g_atomic_int_dec_and_test(&file->references))
        return;
    g_ptr_array_unref(file->crossings);
    g_ptr_array_unref(file->zones);
    g_ptr_array_unref(file->profiles);
    g_ptr_array_unref(file->spares);
    g_ptr_array_unref(file->notes);
    g_ptr_array_unref(file->files);
    g_ptr_array_unref(file->lists);
    g_free(file->floor);
    sk_settings_free(SK_KEY_OF_MILTER, &file->milter);
    g_free(file->hash);
    if (file->pack != NULL)
        g_bytes_unref(file->pack);
    g_free(file);
}

/* ---- looking ------------------------------------------------------------ */

const char *
sk_policy_file_hash(const SkPolicyFile *file)
{
    return file->hash;
}

/* Returns the first of @profiles that is called @name, or the first of all if
 * @name is NULL. */
static const SkPolicy *
find_profile(const GPtrArray *profiles, const char *name)
{
    for (guint i = 0; i < profiles->len; i++) {
        const SkPolicy *policy = g_ptr_array_index(profiles, i);

        if (name == NULL || strcmp(policy->name, name) == 0)
            return policy;
    }
    return NULL;
}

const SkPolicy *
sk_policy_file_profile(const SkPolicyFile *file, const char *name)
{
    const SkPolicy *policy = find_profile(file->profiles, name);

    return policy != NULL ? policy : find_profile(file->spares, name);
}

const SkPolicy *
sk_policy_file_profile_at(const SkPolicyFile *file, guint i)
{
    return i < file->profiles->len ? g_ptr_array_index(file->profiles, i)
                                   : NULL;
}

const SkLimits *
sk_policy_file_limits(const SkPolicyFile *file)
{
    return &sk_policy_file_profile(file, NULL)->limits;
}

const char *const *
sk_policy_file_notes(const SkPolicyFile *file)
{
    return (const char *const *)file->notes->pdata;
}

const char *const *
sk_policy_file_files(const SkPolicyFile *file)
{
    return (const char *const *)file->files->pdata;
}

const char *
sk_policy_file_milter_socket(const SkPolicyFile *file)
{
    return file->milter.socket;
}

const char *
sk_policy_file_report_path(const SkPolicyFile *file)
{
    return file->milter.report;
}

const char *
sk_policy_file_site_key_path(const SkPolicyFile *file)
{
    return file->milter.site_key;
}

/* A message keeps its place while it waits for the inspector, for the disk and
 * for the MTA, and needs no processor then. With one place for each processor,
 * a fifth of their time was measured to be idle although messages waited; with
 * two, a sixth more messages pass. */
guint
sk_policy_file_workers(const SkPolicyFile *file)
{
    guint processors = g_get_num_processors(); /* never 0 */

    return file->milter.workers > 0 ? file->milter.workers : 2 * processors;
}

guint
sk_policy_file_queue(const SkPolicyFile *file)
{
    return file->milter.queue > 0 ? file->milter.queue
                                  : 2 * sk_policy_file_workers(file);
}

const SkAddressList *
sk_policy_file_list_at(const SkPolicyFile *file, guint i)
{
    return i < file->lists->len ? g_ptr_array_index(file->lists, i) : NULL;
}

GBytes *
sk_policy_file_pack(const SkPolicyFile *file)
{
    return file->pack;
}

/* ---- loading ------------------------------------------------------------ */

static void
check_profile_name(const SkNode *profile, SkProblems *problems)
{
    if (sk_policy_is_preset(profile->name))
        sk_problems_add(problems, profile->origin,
                        "\"%s\" is the name of a preset; choose another for "
                        "your profile",
                        profile->name);
    if (strlen(profile->name) > PROFILE_NAME_MAX || strchr(profile->name, '*'))
        sk_problems_add(problems, profile->origin,
                        "the name of a profile holds letters, digits, - and "
                        "_, %d at most",
                        PROFILE_NAME_MAX);
}

/* Returns whether a crossing asks for the preset @name itself. */
static gboolean
is_crossed_under(const SkNode *root, const char *name)
{
    const SkNode *list = sk_node_member(root, "crossings");
    guint n =
        list != NULL && list->kind == SK_NODE_LIST ? list->members->len : 0;

    for (guint i = 0; i < n; i++) {
        const SkNode *node = sk_node_at(list, i);

        if (node->kind == SK_NODE_GROUP) {
            g_autofree char *said = sk_values_text(node, "crossings[].profile");

            if (strcmp(said, name) == 0)
                return TRUE;
        }
    }
    return FALSE;
}

/* Builds the presets. One for which nobody asks is left out, because the worker
 * prepares the filters of every profile that it is given. */
static void
build_presets(SkPolicyFile *file, const SkNode *root, SkPolicySource *source,
              SkProblems *problems)
{
    const char *const *names = sk_policy_key("profiles.*.base")->words;

    for (guint i = 0; names[i] != NULL; i++) {
        gboolean is_asked = strcmp(names[i], SK_PRESET_TEXT_ONLY) == 0 ||
                            is_crossed_under(root, names[i]);

        g_ptr_array_add(
            is_asked ? file->profiles : file->spares,
            sk_policy_build(names[i], NULL, root, source, problems));
    }
}

static void
take_notes(SkPolicyFile *file, const SkPolicy *policy)
{
    for (guint i = 0; i < policy->notes->len; i++)
        g_ptr_array_add(file->notes, g_strdup(policy->notes->pdata[i]));
}

static void
build_profiles(SkPolicyFile *file, const SkNode *root, SkPolicySource *source,
               SkProblems *problems)
{
    const SkNode *profiles = sk_node_member(root, "profiles");

    if (profiles != NULL && profiles->kind != SK_NODE_GROUP)
        profiles = NULL;
    for (guint i = 0; profiles != NULL && i < profiles->members->len; i++) {
        const SkNode *profile = sk_node_at(profiles, i);

        check_profile_name(profile, problems);
        g_ptr_array_add(
            file->profiles,
            sk_policy_build(profile->name, profile, root, source, problems));
        take_notes(file, file->profiles->pdata[file->profiles->len - 1]);
    }
    build_presets(file, root, source, problems);
}

/* Notes that a policy can be loaded but lets nothing cross. */
static void
note_idle(SkPolicyFile *file, const SkPolicySource *source)
{
    const char *name = g_ptr_array_index(source->files, 0);

    if (file->zones->len == 0)
        g_ptr_array_add(file->notes,
                        g_strdup_printf("%s: no zones: good for the command "
                                        "line; the milter does not take it",
                                        name));
    else if (file->crossings->len == 0)
        g_ptr_array_add(file->notes,
                        g_strdup_printf("%s: no crossings: nothing can pass "
                                        "from one zone to another; the milter "
                                        "does not take it",
                                        name));
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(sk_address_list_name(*(SkAddressList *const *)a),
                  sk_address_list_name(*(SkAddressList *const *)b));
}

static void
take_lists(SkPolicyFile *file, const SkPolicySource *source)
{
    GHashTableIter each;
    gpointer list;

    if (source->lists == NULL)
        return;
    g_hash_table_iter_init(&each, source->lists);
    while (g_hash_table_iter_next(&each, NULL, &list))
        g_ptr_array_add(file->lists, sk_address_list_ref(list));
    g_ptr_array_sort(file->lists, by_name);
}

/* Gives every profile the hash over everything that was read. */
static void
finish(SkPolicyFile *file, const SkPolicySource *source)
{
    file->hash =
        g_strconcat("sha256:", g_checksum_get_string(source->sum), NULL);
    for (guint i = 0; i < file->profiles->len; i++)
        ((SkPolicy *)g_ptr_array_index(file->profiles, i))->hash =
            g_strdup(file->hash);
    for (guint i = 0; i < file->spares->len; i++)
        ((SkPolicy *)g_ptr_array_index(file->spares, i))->hash =
            g_strdup(file->hash);
    for (guint i = 0; i < source->files->len; i++)
        g_ptr_array_add(file->files,
                        g_strdup(g_ptr_array_index(source->files, i)));
    g_ptr_array_add(file->files, NULL);
    g_ptr_array_add(file->notes, NULL);
    take_lists(file, source);
}

static SkPolicyFile *
build(SkPolicySource *source, SkProblems *problems)
{
    const SkNode *root = source->root;
    g_autoptr(SkPolicyFile) file = NULL;

    if (sk_problems_count(problems) > 0)
        return NULL;
    file = file_new();
    sk_values_check(root, problems);
    sk_policy_build_milter(&file->milter, sk_node_member(root, "milter"),
                           problems);
    sk_policy_check_limits(root, problems);
    build_profiles(file, root, source, problems);
    sk_policy_build_zones(file, root, source, problems);
    sk_policy_check_floor(file, root, source, problems);
    if (sk_problems_count(problems) > 0)
        return NULL;
    note_idle(file, source);
    finish(file, source);
    return g_steal_pointer(&file);
}

/* Builds a policy from @source (taken), or returns all its problems as one
 * error. @path is the file that it was read from, or NULL. */
static SkPolicyFile *
load(SkPolicySource *source, const char *path, SkProblems *problems,
     GError **error)
{
    SkPolicyFile *file = build(source, problems);

    if (file == NULL) {
        g_autofree char *text = sk_problems_text(problems);

        g_set_error_literal(error, SK_ERROR, SK_ERROR_POLICY, text);
    }
    if (file != NULL && path != NULL)
        file->pack = sk_policy_source_pack(source, path);
    sk_policy_source_free(source);
    return file;
}

SkPolicyFile *
sk_policy_file_load_text(const char *text, gsize len, GError **error)
{
    g_autoptr(SkProblems) problems = sk_problems_new();

    return load(sk_policy_source_from_text("policy.conf", text, len, problems),
                NULL, problems, error);
}

SkPolicyFile *
sk_policy_file_load(const char *path, GError **error)
{
    g_autoptr(SkProblems) problems = sk_problems_new();

    if (path == NULL)
        return load(sk_policy_source_from_text("built-in", built_in,
                                               strlen(built_in), problems),
                    NULL, problems, error);
    return load(sk_policy_source_read(path, problems), path, problems, error);
}

SkPolicyFile *
sk_policy_file_unpack(GBytes *pack, GError **error)
{
    g_autoptr(SkProblems) problems = sk_problems_new();

    return load(sk_policy_source_unpack(pack, problems), NULL, problems, error);
}
