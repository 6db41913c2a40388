/* SPDX-License-Identifier: Apache-2.0
 *
 * verify-type: compares every name a file was given, the type it was declared
 * as and the type its bytes have; the worst of them decides. A type on the
 * floor (sekisho/floor.h) never leaves, whatever the policy says; a file that
 * the policy does not permit under any one of its names does not leave either.
 * A file that passes gets the one clean name under which it leaves, and is then
 * cleaned by the filter for its type, which reads it completely. No content is
 * read here. This defends against the program that is called a picture, and
 * against the picture that is a program to the next reader.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <sekisho/floor.h>
#include <file/file_claims.h>
#include <file/file_name.h>
#include <file/file_type.h>

/* The objection to a part; the graver of two is kept. */
typedef struct {
    enum { NOTHING, NOT_ALLOWED, FLOOR } grade;
    SkReason reason;
    char *detail; /* the claim (name or type) that the objection is about */
} Objection;

static void
clear_objection(Objection *objection)
{
    g_free(objection->detail);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Objection, clear_objection)

static void
object_floor(Objection *objection, const SkFloor *floor, const char *claim,
             const char *what)
{
    if (floor == NULL || objection->grade >= FLOOR)
        return;
    objection->grade = FLOOR;
    objection->reason = floor->reason;
    g_free(objection->detail);
    objection->detail = g_strdup_printf("%s %s: %s", claim, what, floor->why);
}

static void
object_policy(Objection *objection, const char *claim, const char *what)
{
    if (objection->grade >= NOT_ALLOWED)
        return;
    objection->grade = NOT_ALLOWED;
    objection->reason = SK_REASON_TYPE_NOT_ALLOWED;
    objection->detail = g_strdup_printf("%s %s", claim, what);
}

static gboolean
is_allowed(const SkPart *part, const SkPolicy *policy, const char *type)
{
    const SkFileRule *rule = sk_part_rule(part, policy, type);

    return rule != NULL && rule->action != SK_DO_REMOVE;
}

static void
judge_name(Objection *objection, const SkPart *part, const char *name,
           const SkPolicy *policy)
{
    static const SkFloor class = { "", SK_REASON_EXECUTABLE,
                                   "class-identifier" };
    g_auto(SkFileClaims) claims = sk_file_claims(name);

    if (claims.is_class)
        object_floor(objection, &class, "name", ".{}");
    for (guint i = 0; i < claims.extensions->len; i++) {
        const char *ext = claims.extensions->pdata[i];
        const char *type = sk_extension_type(ext, strlen(ext));
        g_autofree char *dotted = g_strdup_printf(".%.40s", ext);

        object_floor(objection, sk_floor_extension(ext), "name", dotted);
        if (type != NULL && !g_str_equal(type, sk_part_found(part)) &&
            !is_allowed(part, policy, type))
            object_policy(objection, "name", dotted);
    }
}

/* Returns whether the claim is a known mistake: every browser on a machine with
 * a spreadsheet program declares a CSV table as a document of that program. */
static gboolean
is_usual_mistake(const char *claimed, const char *found)
{
    return g_str_equal(claimed, "application/vnd.ms-excel") &&
           (g_str_equal(found, "text/csv") ||
            g_str_equal(found, "text/tab-separated-values"));
}

/* Returns whether the declared type says something: it is a known type, or
 * belongs to a family (images, audio and so on) that is not text. */
static gboolean
says_something(const char *claimed)
{
    static const char *const families[] = { "image/", "audio/",     "video/",
                                            "model/", "multipart/", NULL };

    for (guint i = 0; families[i] != NULL; i++)
        if (g_str_has_prefix(claimed, families[i]))
            return TRUE;
    return sk_type_is_known(claimed);
}

static void
judge_claim(Objection *objection, const SkPart *part, const SkPolicy *policy)
{
    const char *claimed = sk_type_canonical(sk_part_claimed(part));
    const char *found = sk_part_found(part);

    if (claimed == NULL)
        return;
    object_floor(objection, sk_floor_type(claimed), "claimed", claimed);
    if (!g_str_equal(claimed, found) && !is_allowed(part, policy, claimed) &&
        says_something(claimed) && !is_usual_mistake(claimed, found))
        object_policy(objection, "claimed", claimed);
}

static void
judge(Objection *objection, const SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);

    object_floor(objection, sk_floor_type(found), "content", found);
    for (guint i = 0; i < sk_part_n_names(part); i++)
        judge_name(objection, part, sk_part_nth_name(part, i), policy);
    judge_claim(objection, part, policy);
}

/* Returns the type under which an empty file leaves: the one that its name
 * claims, if that may leave empty, or else plain text. */
static const char *
type_of_empty(const SkPart *part)
{
    const char *name = sk_part_name(part);
    gsize len = 0;
    const char *ext = name != NULL ? sk_file_name_extension(name, &len) : "";
    const char *type = sk_extension_type(ext, len);

    if (type == NULL || !sk_file_type_leaves(type) ||
        g_str_equal(type, "message/rfc822") ||
        g_str_equal(type, "application/zip"))
        return "text/plain";
    return type;
}

static SkVerdict
pass_empty(SkPart *part, const SkPolicy *policy)
{
    const char *type = type_of_empty(part);
    const SkFileRule *rule = sk_part_rule(part, policy, type);

    if (rule == NULL || rule->action != SK_DO_CLEAN)
        return sk_part_remove(part, SK_REASON_TYPE_NOT_ALLOWED, "empty");
    sk_file_name_fit(part, type);
    return sk_part_replace(part, g_bytes_new(NULL, 0), type);
}

/* Returns whether @part is judged as a file. What was opened is judged by its
 * members, and text for reading by the filter that rewrites it. */
static gboolean
is_file(const SkPart *part)
{
    return sk_part_bytes(part) != NULL && sk_part_n_children(part) == 0 &&
           sk_part_found(part) != NULL && sk_part_role(part) != SK_ROLE_BODY &&
           sk_part_role(part) != SK_ROLE_MULTIPART;
}

static SkVerdict
verify_clean(SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    g_auto(Objection) objection = { NOTHING, SK_REASON_NONE, NULL };
    const SkFileRule *rule;

    if (policy->files == NULL || policy->files->len == 0 || !is_file(part))
        return sk_part_pass(part);
    judge(&objection, part, policy);
    if (objection.grade == FLOOR)
        return sk_part_remove(part, objection.reason, objection.detail);
    if (g_str_has_suffix(found, "+encrypted"))
        return sk_part_remove(part, SK_REASON_ENCRYPTED, NULL);
    if (g_str_has_suffix(found, "+polyglot"))
        return sk_part_remove(part, SK_REASON_POLYGLOT, NULL);
    if (objection.grade != NOTHING)
        return sk_part_remove(part, objection.reason, objection.detail);
    if (g_str_equal(found, "application/x-empty"))
        return pass_empty(part, policy);
    rule = sk_part_rule(part, policy, found);
    if (rule != NULL &&
        (rule->action == SK_DO_CLEAN || rule->action == SK_DO_TEXT))
        sk_file_name_fit(part, found);
    /* strip-attachment removes at the end what no filter vouches for. */
    return sk_part_pass(part);
}

static gboolean
uses_files(const SkPolicy *policy)
{
    return policy->files != NULL && policy->files->len > 0;
}

const SkFilter sk_filter_verify_type = {
    .name = "verify-type",
    .purpose = "removes files whose names, claims and bytes do not agree on a "
               "kind that may pass, and gives the others a clean name",
    .stage = SK_STAGE_VERIFY,
    .method = SK_METHOD_NONE,
    .uses = uses_files,
    .clean = verify_clean,
};
