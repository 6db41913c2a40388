/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads policy files from disk; the paths of @include lines are relative to the
 * folder of the file that holds them. Only the bytes of files are handled here,
 * not their words (lex.c). This defends against files that are not what they
 * seem: not UTF-8, with NUL bytes, endless, or including themselves.
 */
#include "core/conf/source.h"

#include <string.h>

#include "core/conf/lex.h"

#define BYTES_MAX (4u << 20) /* of all files together */
#define FILES_MAX 1000
#define LISTS_MAX (64u << 20) /* bytes of all list files together */

#define PACK_TYPE "(sa(say))" /* the path, and path and bytes of each file */

static void
free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static SkPolicySource *
source_new(const char *folder)
{
    SkPolicySource *source = g_new0(SkPolicySource, 1);

    source->files = g_ptr_array_new_with_free_func(g_free);
    source->sum = g_checksum_new(G_CHECKSUM_SHA256);
    source->folder = g_strdup(folder);
    source->taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_bytes);
    return source;
}

void
sk_policy_source_free(SkPolicySource *source)
{
    if (source == NULL)
        return;
    sk_node_free(source->root);
    g_ptr_array_unref(source->files);
    g_checksum_free(source->sum);
    g_free(source->folder);
    g_hash_table_unref(source->taken);
    if (source->given != NULL)
        g_hash_table_unref(source->given);
    if (source->lists != NULL)
        g_hash_table_unref(source->lists);
    g_free(source);
}

/* Returns the name that people see: relative to the folder of the policy file
 * if the file lies below it, else the whole path. */
static char *
shown_name(const SkPolicySource *source, const char *path)
{
    gsize len = strlen(source->folder);

    if (strcmp(source->folder, ".") == 0 && g_str_has_prefix(path, "./"))
        return g_filename_display_name(path + 2);
    if (strncmp(path, source->folder, len) == 0 && path[len] == '/')
        return g_filename_display_name(path + len + 1);
    return g_filename_display_name(path);
}

char *
sk_policy_source_resolve(const SkPolicySource *source, const char *origin,
                         const char *name)
{
    g_autofree char *file = NULL;
    g_autofree char *said_in = NULL;
    g_autofree char *folder = NULL;
    const char *colon = strrchr(origin, ':');

    if (g_path_is_absolute(name))
        return g_strdup(name);
    file =
        colon ? g_strndup(origin, (gsize)(colon - origin)) : g_strdup(origin);
    said_in = g_path_is_absolute(file)
                  ? g_strdup(file)
                  : g_build_filename(source->folder, file, NULL);
    folder = g_path_get_dirname(said_in);
    return g_build_filename(folder, name, NULL);
}

static char *
from_disk(const char *path, gsize *len, char **why)
{
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;

    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        *why = g_strdup(g_file_test(path, G_FILE_TEST_EXISTS)
                            ? "not a regular file"
                            : "no such file");
        return NULL;
    }
    if (!g_file_get_contents(path, &bytes, len, &error))
        *why = g_strdup(error->message);
    return bytes;
}

static char *
from_pack(GHashTable *given, const char *path, gsize *len, char **why)
{
    GBytes *bytes = g_hash_table_lookup(given, path);
    char *copy;

    if (bytes == NULL) {
        *why = g_strdup("not in the pack");
        return NULL;
    }
    *len = g_bytes_get_size(bytes);
    copy = g_malloc(*len + 1);
    memcpy(copy, g_bytes_get_data(bytes, NULL), *len);
    copy[*len] = '\0';
    return copy;
}

/* Reads one more file, which counts in *@so_far, where at most @most bytes may
 * come together. */
static char *
load_counted(SkPolicySource *source, const char *path, guint64 *so_far,
             guint64 most, gsize *len, char **why)
{
    g_autofree char *bytes = NULL;

    if (source->files->len >= FILES_MAX) {
        *why = g_strdup_printf("more than %d files", FILES_MAX);
        return NULL;
    }
    bytes = source->given != NULL ? from_pack(source->given, path, len, why)
                                  : from_disk(path, len, why);
    if (bytes == NULL)
        return NULL;
    if (*len > most - *so_far) {
        *why = g_strdup_printf(
            "the policy is larger than %" G_GUINT64_FORMAT " bytes", most);
        return NULL;
    }
    *so_far += *len;
    g_checksum_update(source->sum, (const guchar *)bytes, (gssize)*len);
    g_ptr_array_add(source->files, shown_name(source, path));
    g_hash_table_replace(source->taken, g_strdup(path),
                         g_bytes_new(bytes, *len));
    return g_steal_pointer(&bytes);
}

char *
sk_policy_source_load(SkPolicySource *source, const char *path, gsize *len,
                      char **why)
{
    return load_counted(source, path, &source->bytes, BYTES_MAX, len, why);
}

char *
sk_policy_source_load_list(SkPolicySource *source, const char *path, gsize *len,
                           char **why)
{
    return load_counted(source, path, &source->list_bytes, LISTS_MAX, len, why);
}

/* Takes @given, which may be NULL. */
static SkPolicySource *
read_policy(const char *path, GHashTable *given, SkProblems *problems)
{
    g_autofree char *folder = g_path_get_dirname(path);
    SkPolicySource *source = source_new(folder);
    g_autofree char *full = g_path_is_absolute(path) || strchr(path, '/')
                                ? g_strdup(path)
                                : g_build_filename(".", path, NULL);
    g_autofree char *bytes = NULL;
    g_autofree char *why = NULL;
    gsize len = 0;

    source->given = given;
    bytes = sk_policy_source_load(source, full, &len, &why);
    if (bytes == NULL) {
        sk_problems_add(problems, path, "%s", why);
        return source;
    }
    sk_policy_lex(source, g_ptr_array_index(source->files, 0), bytes, len,
                  problems);
    return source;
}

SkPolicySource *
sk_policy_source_read(const char *path, SkProblems *problems)
{
    return read_policy(path, NULL, problems);
}

GBytes *
sk_policy_source_pack(const SkPolicySource *source, const char *path)
{
    g_auto(GVariantBuilder) files =
        G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE("a(say)"));
    g_autoptr(GVariant) pack = NULL;
    GHashTableIter each;
    gpointer name, bytes;

    if (g_hash_table_size(source->taken) == 0)
        return NULL;
    g_hash_table_iter_init(&each, source->taken);
    while (g_hash_table_iter_next(&each, &name, &bytes))
        g_variant_builder_add(
            &files, "(s@ay)", (const char *)name,
            g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));
    pack = g_variant_ref_sink(
        g_variant_new("(s@a(say))", path, g_variant_builder_end(&files)));
    return g_variant_get_data_as_bytes(pack);
}

SkPolicySource *
sk_policy_source_unpack(GBytes *pack, SkProblems *problems)
{
    g_autoptr(GVariant) whole = g_variant_ref_sink(
        g_variant_new_from_bytes(G_VARIANT_TYPE(PACK_TYPE), pack, FALSE));
    g_autoptr(GVariantIter) files = NULL;
    g_autofree char *path = NULL;
    GHashTable *given =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_bytes);
    GVariant *bytes;
    char *name;

    g_variant_get(whole, "(sa(say))", &path, &files);
    while (g_variant_iter_next(files, "(s@ay)", &name, &bytes)) {
        g_hash_table_replace(given, name, g_variant_get_data_as_bytes(bytes));
        g_variant_unref(bytes);
    }
    return read_policy(path, given, problems);
}

static SkPolicySource *
read_text(const char *name, const char *text, gsize len, gboolean is_notice,
          SkProblems *problems)
{
    SkPolicySource *source = source_new(".");

    source->is_notice = is_notice;
    g_checksum_update(source->sum, (const guchar *)text, (gssize)len);
    g_ptr_array_add(source->files, g_strdup(name));
    source->bytes = len;
    sk_policy_lex(source, name, text, len, problems);
    return source;
}

SkPolicySource *
sk_policy_source_from_text(const char *name, const char *text, gsize len,
                           SkProblems *problems)
{
    return read_text(name, text, len, FALSE, problems);
}

SkPolicySource *
sk_policy_source_from_notice(const char *name, const char *text, gsize len,
                             SkProblems *problems)
{
    return read_text(name, text, len, TRUE, problems);
}
