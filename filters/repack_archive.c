/* SPDX-License-Identifier: Apache-2.0
 *
 * repack-archive: where the policy returns an archive as an archive, replaces
 * it with a clean ZIP of the members that passed; where it returns the members
 * alone, gives them names that say where they lay. It runs when everything
 * below an archive is decided. An archive inside a ZIP of ours becomes a folder
 * of it, so that nothing leaves with an archive inside an archive. No byte of
 * the original archive is copied: our own writer writes names and cleaned
 * contents only. This defends against whatever an archive can carry besides its
 * members.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <file/file_name.h>
#include <archive/member_path.h>
#include <archive/zip_write.h>

static gboolean
is_archive(const SkPart *part)
{
    return sk_part_n_children(part) > 0 && sk_part_found(part) != NULL &&
           g_str_equal(sk_type_group(sk_part_found(part)), "archive");
}

/* Returns whether @part is a mail that leaves as a mail with its contents. */
static gboolean
is_mail_itself(const SkPart *part, const SkPolicy *policy)
{
    const SkFileRule *rule = sk_part_rule(part, policy, NULL);

    return rule != NULL && rule->action == SK_DO_CLEAN &&
           g_str_equal(sk_type_group(sk_part_found(part)), "mail");
}

/* Returns whether there is no archive around the archive @part up to the next
 * mail. */
static gboolean
is_outermost(const SkPart *part, const SkPolicy *policy)
{
    while ((part = sk_part_parent(part)) != NULL) {
        if (is_mail_itself(part, policy))
            return TRUE;
        if (is_archive(part))
            return FALSE;
    }
    return TRUE;
}

/* Returns whether @part itself comes back as a ZIP. An archive that was sent as
 * a lone file always does, because there is no mail to put its members into. */
static gboolean
is_wanted(const SkPart *part, const SkPolicy *policy)
{
    const SkFileRule *rule = sk_part_rule(part, policy, NULL);

    return is_archive(part) && rule != NULL &&
           (rule->action == SK_DO_REPACK ||
            (rule->action == SK_DO_FLATTEN && sk_part_parent(part) == NULL));
}

/* Returns whether @part lies in an archive that comes back as a ZIP. */
static gboolean
is_within_zip(const SkPart *part, const SkPolicy *policy)
{
    while ((part = sk_part_parent(part)) != NULL)
        if (is_wanted(part, policy))
            return TRUE;
    return FALSE;
}

/* Returns whether @part leaves as a file. */
static gboolean
leaves(const SkPart *part)
{
    gboolean leaf = sk_part_n_children(part) == 0 || sk_part_is_rebuilt(part);

    return leaf && sk_part_bytes(part) != NULL &&
           sk_part_out_name(part) != NULL &&
           sk_part_role(part) != SK_ROLE_BODY &&
           (sk_part_verdict(part) == SK_VERDICT_KEPT ||
            sk_part_verdict(part) == SK_VERDICT_CLEANED);
}

typedef struct {
    SkPart *above; /* the archive */
    SkMemberFolders *folders;
    SkZipWriter *writer; /* NULL if the members leave as files */
    /* SK_REASON_NONE if there was room and time for all of them */
    SkReason limit;
} Members;

static void
place(Members *members, SkPart *part)
{
    g_autofree char *name = members->writer != NULL
                                ? sk_member_path(members->folders, part)
                                : sk_member_flat_name(members->folders, part);
    const char *written = name;

    if (members->writer != NULL)
        written = sk_zip_writer_add(members->writer, name, sk_part_bytes(part));
    if (written != NULL)
        sk_part_rename(part, written);
    else
        members->limit = SK_REASON_LIMIT_EXPANDED;
}

/* Places every file below @part; what lies in a rebuilt part is inside that
 * already. */
static void
place_all(Members *members, SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);

        if (sk_part_out_of_time(members->above))
            members->limit = SK_REASON_LIMIT_SECONDS;
        if (members->limit != SK_REASON_NONE)
            return;
        if (leaves(child))
            place(members, child);
        else
            place_all(members, child);
    }
}

/* Removes all files below @part: what exceeded a limit must not leave beside
 * the mail instead. */
static SkVerdict
remove_all(SkPart *part, SkReason limit)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        remove_all(sk_part_child(part, i), limit);
    if (sk_part_verdict(part) == SK_VERDICT_REMOVED)
        return SK_VERDICT_REMOVED;
    return sk_part_remove(part, limit, "zip");
}

/* Returns the name of the new ZIP: "minutes.tar.gz" comes back as
 * "minutes.zip". */
static char *
name_as_zip(const SkPart *part)
{
    g_autofree char *clean = sk_file_name_clean(sk_part_name(part));
    g_autofree char *name = NULL;
    char *dot = strrchr(clean, '.');

    if (sk_part_name(part) == NULL)
        return g_strdup("archive.zip");
    if (sk_member_is_compressed(sk_part_found(part)) && dot != NULL &&
        dot != clean)
        *dot = '\0'; /* This drops the ".tar" before it, too. */
    if (g_str_has_suffix(clean, ".tar"))
        clean[strlen(clean) - strlen(".tar")] = '\0';
    else if (dot != NULL && dot != clean)
        *dot = '\0';
    /* The extension is given explicitly, so that "data.db.zip" does not lose
     * another extension on the next pass. */
    name = g_strconcat(*clean != '\0' ? clean : "archive", ".zip", NULL);
    return sk_file_name_fit_to(name, "application/zip");
}

static SkVerdict
repack(SkPart *part)
{
    g_autoptr(SkZipWriter) writer = sk_zip_writer_new();
    g_autoptr(SkMemberFolders) folders = sk_member_folders_new(part);
    Members members = { part, folders, writer, SK_REASON_NONE };
    g_autofree char *name = NULL;
    GBytes *zip;

    place_all(&members, part);
    if (members.limit != SK_REASON_NONE)
        return remove_all(part, members.limit);
    zip = sk_zip_writer_finish(writer);
    if (zip == NULL) /* Nothing passed; each member reports its own reason. */
        return sk_part_remove(part, SK_REASON_ARCHIVE_EMPTY, NULL);
    name = name_as_zip(part);
    sk_part_rename(part, name);
    return sk_part_replace(part, zip, "application/zip");
}

/* Lets the members leave as files, under names that say where they lay. */
static SkVerdict
spread(SkPart *part)
{
    g_autoptr(SkMemberFolders) folders = sk_member_folders_new(part);
    Members members = { part, folders, NULL, SK_REASON_NONE };

    place_all(&members, part);
    return members.limit == SK_REASON_NONE ? sk_part_pass(part)
                                           : remove_all(part, members.limit);
}

static SkVerdict
repack_clean(SkPart *part, const SkPolicy *policy)
{
    if (!is_archive(part) || sk_part_verdict(part) != SK_VERDICT_CLEANED)
        return sk_part_pass(part);
    if (is_wanted(part, policy) && !is_within_zip(part, policy))
        return repack(part);
    if (is_outermost(part, policy))
        return spread(part);
    return sk_part_pass(part);
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
