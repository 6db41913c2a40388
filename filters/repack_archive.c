/* SPDX-License-Identifier: Apache-2.0
 *
 * repack-archive: where the policy wants an archive to come back as one, puts
 * a clean ZIP of the members that passed in its place. Runs when all below an
 * archive is decided, the innermost first. Copies no byte of the archive
 * itself: names and cleaned contents only, written by our own writer. Stands
 * against whatever an archive can say besides its members.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <shared/zip_write.h>

static gboolean
passed(const SkPart *part)
{
    return sk_part_bytes(part) != NULL &&
           (sk_part_verdict(part) == SK_VERDICT_KEPT ||
            sk_part_verdict(part) == SK_VERDICT_CLEANED);
}

static char *
join(const char *folder, const char *name)
{
    return *folder == '\0' ? g_strdup(name)
                           : g_strconcat(folder, "/", name, NULL);
}

/* The name in the ZIP: the clean one, in the folder the claimed one says. */
static char *
path_of(const SkPart *part, const char *folder)
{
    const char *claimed = sk_part_name(part);
    const char *clean = sk_part_out_name(part);
    const char *slash = claimed != NULL ? strrchr(claimed, '/') : NULL;
    g_autofree char *own = NULL;

    if (clean == NULL)
        return join(folder, claimed != NULL ? claimed : "file");
    if (slash == NULL || strchr(clean, '/') != NULL)
        return join(folder, clean);
    own = g_strndup(claimed, (gsize)(slash - claimed));
    g_autofree char *below = join(own, clean);
    return join(folder, below);
}

/* Every leaf below @part that passed; an archive inside that was repacked is
 * one of them. *@whole: all of them found room. */
static void
add_passed(SkZipWriter *writer, const SkPart *part, const char *folder,
           gboolean *whole)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);
        g_autofree char *path = path_of(child, folder);

        if (sk_part_n_children(child) > 0 && !sk_part_is_rebuilt(child))
            add_passed(writer, child, path, whole);
        else if (passed(child))
            *whole &= sk_zip_writer_add(writer, path, sk_part_bytes(child));
    }
}

/* "minutes.tar.gz" comes back as "minutes.tar.zip", which says what it is. */
static char *
name_as_zip(const SkPart *part)
{
    const char *claimed = sk_part_name(part);
    const char *slash = claimed != NULL ? strrchr(claimed, '/') : NULL;
    g_autofree char *clean = NULL;
    char *dot;

    if (sk_part_out_name(part) != NULL)
        return g_strdup(sk_part_out_name(part));
    if (slash != NULL)
        claimed = slash + 1;
    clean = sk_zip_name(claimed != NULL ? claimed : "archive");
    dot = strrchr(clean, '.');
    if (dot != NULL && dot != clean)
        *dot = '\0';
    return g_strconcat(clean, ".zip", NULL);
}

/* The tar of a tar.gz: its members go into the ZIP that stands for both. */
static gboolean
is_only_content(const SkPart *part)
{
    static const char *const types[] = {
        "application/gzip",       "application/x-bzip2",
        "application/x-xz",       "application/zstd",
        "application/x-lz4",      "application/x-lzma",
        "application/x-compress", NULL,
    };
    const SkPart *outer = sk_part_parent(part);

    return outer != NULL && sk_part_found(outer) != NULL &&
           g_strv_contains(types, sk_part_found(outer));
}

/* A lone file has no mail to put members into: it comes back as one. */
static gboolean
is_wanted(const SkPart *part, const SkPolicy *policy)
{
    const SkFileRule *rule = sk_policy_rule(policy, sk_part_found(part));

    return rule != NULL && !is_only_content(part) &&
           g_str_equal(sk_type_group(sk_part_found(part)), "archive") &&
           (rule->action == SK_DO_REPACK ||
            (rule->action == SK_DO_FLATTEN && sk_part_parent(part) == NULL));
}

static SkVerdict
repack_clean(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(SkZipWriter) writer = NULL;
    g_autofree char *name = NULL;
    gboolean whole = TRUE;
    GBytes *zip = NULL;

    if (sk_part_n_children(part) == 0 || sk_part_found(part) == NULL ||
        !is_wanted(part, policy))
        return sk_part_pass(part);
    writer = sk_zip_writer_new();
    add_passed(writer, part, "", &whole);
    if (!whole)
        return sk_part_remove(part, SK_REASON_LIMIT_EXPANDED, "zip");
    zip = sk_zip_writer_finish(writer);
    if (zip == NULL)
        return sk_part_pass(part); /* nothing passed: each member says why */
    name = name_as_zip(part);
    sk_part_rename(part, name);
    return sk_part_replace(part, zip, "application/zip");
}

static gboolean
uses_repack(const SkPolicy *policy)
{
    for (guint i = 0; policy->files != NULL && i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (rule->action == SK_DO_REPACK || rule->action == SK_DO_FLATTEN)
            return TRUE;
    }
    return FALSE;
}

const SkFilter sk_filter_repack_archive = {
    .name = "repack-archive",
    .purpose = "writes a clean ZIP of the members that passed",
    .stage = SK_STAGE_BUILD,
    .method = SK_METHOD_SANITIZE,
    .did = "archive-repacked",
    .uses = uses_repack,
    .clean = repack_clean,
};
