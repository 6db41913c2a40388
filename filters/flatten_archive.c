/* SPDX-License-Identifier: Apache-2.0
 *
 * flatten-archive: opens one level of an archive and puts its members in its
 * place. Each member starts from the first stage, so an archive inside an
 * archive comes here again. This filter vouches for nothing: the filters for
 * the types of the members decide about them. This defends against archive
 * bombs, two contradicting lists of members, members that write outside their
 * folder, and archives that only a person with a password can look into.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <charset/charset.h>
#include <archive/pack.h>
#include <archive/unpack.h>

/* Returns the number of archives that @part lies in. */
static guint
levels_above(const SkPart *part)
{
    guint n = 0;

    for (; part != NULL && sk_part_role(part) == SK_ROLE_MEMBER;
         part = sk_part_parent(part))
        n++;
    return n;
}

/* ---- members become parts ---------------------------------------------- */

/* Returns a part for a member that is named in the report but
 * goes no further. */
static SkPart *
dropped(const SkMemberName *name, SkReason reason)
{
    SkPart *child = sk_part_new(SK_ROLE_MEMBER, name->name, NULL, NULL);

    sk_part_remove(child, reason, NULL);
    return child;
}

static SkPart *
part_of(const SkMember *member, const SkMemberName *name)
{
    SkPart *child = NULL;

    if (member->kind == SK_MEMBER_LINK || member->kind == SK_MEMBER_DEVICE)
        child = dropped(name, SK_REASON_ARCHIVE_LINK);
    else if (name->outside)
        child = dropped(name, SK_REASON_ARCHIVE_PATH);
    else if (member->bytes == NULL)
        child = dropped(name, member->reason);
    else
        child = sk_part_new(SK_ROLE_MEMBER, name->name, NULL, member->bytes);
    if (name->other != NULL)
        sk_part_add_name(child, name->other);
    if (name->whole != NULL)
        sk_part_count(child, "path-shortened", 1, name->whole);
    return child;
}

/* The names of all members so far. */
typedef struct {
    /* exact: as they stand; folded: as a file system that ignores case sees
     * them */
    GHashTable *exact, *folded;
} Seen;

/* Returns whether @name, or the other name that some readers see, was seen
 * before letter by letter; remembers both. *@folds is set if the name was seen
 * before by a file system that ignores case. */
static gboolean
is_seen(Seen *seen, const SkMemberName *name, gboolean *folds)
{
    const char *whole = name->whole != NULL ? name->whole : name->name;
    gboolean fresh = g_hash_table_add(seen->exact, g_strdup(whole));

    if (name->other != NULL)
        fresh &= g_hash_table_add(seen->exact, g_strdup(name->other));
    *folds = !g_hash_table_add(seen->folded, sk_member_name_key(name->name));
    return !fresh;
}

/* Returns the members as parts. Returns NULL if @strict and two members have
 * the very same name, because it is unknown which of them a reader shows. Two
 * names that differ only in case are two files; one of them leaves under
 * another name. */
static GPtrArray *
parts_of(SkPart *part, const SkUnpack *unpack, gboolean strict)
{
    g_autoptr(GPtrArray) children =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_part_free);
    g_autoptr(GHashTable) exact =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) folded =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Seen seen = { exact, folded };
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(SkRawName));
    const char *charset;

    for (guint i = 0; i < unpack->list->len; i++)
        g_array_append_val(names, g_array_index(unpack->list, SkMember, i).raw);
    charset = sk_member_charset((const SkRawName *)names->data, names->len);
    for (guint i = 0; i < unpack->list->len; i++) {
        const SkMember *member = &g_array_index(unpack->list, SkMember, i);
        SkMemberName name;
        gboolean twice, folds = FALSE;

        sk_member_name_read(&member->raw, charset, &name);
        if (name.read != NULL)
            sk_part_count(part, name.read, 1, name.name);
        if (name.other != NULL)
            sk_part_count(part, "name-conflict", 1, name.other);
        twice = member->kind == SK_MEMBER_FILE && is_seen(&seen, &name, &folds);
        if (!name.silent && member->kind != SK_MEMBER_DIRECTORY)
            g_ptr_array_add(children, part_of(member, &name));
        sk_member_name_clear(&name);
        if (twice && strict)
            return NULL;
        if (twice || folds)
            sk_part_count(part, "duplicate-name", 1, NULL);
    }
    g_ptr_array_set_free_func(children, NULL);
    return g_steal_pointer(&children);
}

static SkVerdict
split(SkPart *part, const SkUnpack *unpack, gboolean is_zip)
{
    GPtrArray *children = NULL;

    if (unpack->reason != SK_REASON_NONE)
        return sk_part_remove(part, unpack->reason, unpack->why);
    children = parts_of(part, unpack, is_zip);
    if (children == NULL)
        return sk_part_remove(part, SK_REASON_ARCHIVE_AMBIGUOUS,
                              "duplicate-names");
    if (children->len == 0) {
        g_ptr_array_unref(children);
        return sk_part_remove(part, SK_REASON_ARCHIVE_EMPTY, NULL);
    }
    return sk_part_split(part, children);
}

/* ---- the archive ------------------------------------------------------- */

static SkVerdict
open_archive(SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    gboolean is_zip = g_str_equal(found, "application/zip");
    g_auto(SkUnpack) unpack = { 0 };

    sk_unpack_begin(&unpack, part, policy->limits.ratio);
    /* The budget for unpacking is used up, or spent on what was thrown away. */
    if (unpack.bytes == 0)
        sk_unpack_refuse(&unpack, SK_REASON_LIMIT_EXPANDED, NULL);
    else if (is_zip)
        sk_unzip(&unpack, sk_part_bytes(part));
    else if (g_str_equal(found, "application/gzip"))
        sk_unpack_gzip(&unpack, sk_part_bytes(part), sk_part_name(part));
    else if (g_str_equal(found, "application/x-lzh-compressed"))
        sk_unpack_lzh(&unpack, sk_part_bytes(part));
    else
        sk_unpack_by_library(&unpack, sk_part_bytes(part), found,
                             sk_part_name(part));
    return split(part, &unpack, is_zip);
}

static gboolean
opens(const SkFileRule *rule)
{
    return rule != NULL &&
           (rule->action == SK_DO_FLATTEN || rule->action == SK_DO_REPACK);
}

static gboolean
uses_archives(const SkPolicy *policy)
{
    for (guint i = 0; policy->files != NULL && i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (opens(rule) && (g_str_equal(rule->type, "archive") ||
                            g_str_equal(sk_type_group(rule->type), "archive")))
            return TRUE;
    }
    return FALSE;
}

/* Returns the reason to refuse a piece of a split archive or a self-extracting
 * program, whatever type was found for it: its name or its content tells.
 * Returns SK_REASON_NONE if it is neither. */
static SkReason
reason_of_disguise(const SkPart *part, gboolean is_archive)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(sk_part_bytes(part), &len);

    for (guint i = 0; i < sk_part_n_names(part); i++)
        if (sk_pack_is_piece(sk_part_nth_name(part, i), is_archive))
            return SK_REASON_ARCHIVE_SPLIT;
    if (g_str_equal(sk_part_found(part), "application/x-dosexec") &&
        sk_pack_is_sfx(bytes, len))
        return SK_REASON_ARCHIVE_SFX;
    return SK_REASON_NONE;
}

/* Returns FALSE for types that can never be a piece of an archive. */
static gboolean
is_of_interest(const SkPart *part)
{
    return sk_part_bytes(part) != NULL && sk_part_n_children(part) == 0 &&
           sk_part_found(part) != NULL && sk_part_role(part) != SK_ROLE_BODY &&
           !g_str_has_prefix(sk_part_found(part), "text/");
}

static SkVerdict
flatten_clean(SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    gboolean is_archive = g_strcmp0(sk_type_group(found), "archive") == 0;
    const SkFileRule *rule = sk_part_rule(part, policy, found);
    SkReason disguise;

    if (!is_of_interest(part) || !uses_archives(policy))
        return sk_part_pass(part);
    disguise = reason_of_disguise(part, is_archive);
    if (disguise != SK_REASON_NONE)
        return sk_part_remove(part, disguise, NULL);
    if (!is_archive || !opens(rule))
        return sk_part_pass(part);
    /* A disk image is opened only where the policy names its type. */
    if (g_str_equal(found, "application/x-iso9660-image") &&
        !g_str_equal(rule->type, found))
        return sk_part_remove(part, SK_REASON_TYPE_NOT_ALLOWED, NULL);
    if (rule->depth > 0 && levels_above(part) >= rule->depth)
        return sk_part_remove(part, SK_REASON_LIMIT_DEPTH, NULL);
    return open_archive(part, policy);
}

const SkFilter sk_filter_flatten_archive = {
    .name = "flatten-archive",
    .purpose = "opens archives, so that each member is judged on its own",
    .stage = SK_STAGE_OPEN,
    .method = SK_METHOD_NONE,
    .uses = uses_archives,
    .prepare = sk_charset_prepare,
    .clean = flatten_clean,
};
