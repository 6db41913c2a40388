/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges objects inside files (inside.h). Filters take out what must not leave
 * and count it by name. Whether the file may leave without it is decided only
 * here, by one table of names (sekisho/removed.h), so that no filter can forget
 * to ask.
 */
#include <sekisho/removed.h>
#include "worker/inside.h"

static SkInside
kind_of_embedded(const SkPart *part)
{
    static const char *const media[] = { "image/", "audio/", "video/" };

    for (guint i = 0; i < G_N_ELEMENTS(media); i++)
        if (part->found != NULL && g_str_has_prefix(part->found, media[i]))
            return SK_INSIDE_MEDIA;
    return SK_INSIDE_OBJECTS;
}

void
sk_inside_judge_embedded(SkPart *part, const SkPolicy *policy)
{
    SkInside kind;

    if (part->role != SK_ROLE_EMBEDDED)
        return;
    kind = kind_of_embedded(part);
    if (sk_policy_inside(policy, kind) == SK_TREAT_REMOVE)
        sk_part_remove(part, SK_REASON_INSIDE, sk_inside_word(kind));
    else if (sk_policy_inside(policy, kind) == SK_TREAT_REFUSE)
        sk_part_remove(part, SK_REASON_INSIDE_REFUSED, sk_inside_word(kind));
}

/* Returns the word for something that was taken out of @part and for which the
 * policy refuses the whole file, or NULL if there was no such thing. Lent. */
static const char *
refused_word(const SkPart *part, const SkPolicy *policy)
{
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = part->removed->pdata[i];
        const SkRemovedWord *row = sk_removed_word(count->what);

        if (row != NULL && row->kind != SK_INSIDE_NONE &&
            sk_policy_inside(policy, row->kind) == SK_TREAT_REFUSE)
            return row->word;
    }
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        const SkPart *child = sk_part_child(part, i);

        if (child->role == SK_ROLE_EMBEDDED &&
            child->reason == SK_REASON_INSIDE_REFUSED)
            return child->detail;
    }
    return NULL;
}

void
sk_inside_judge_file(SkPart *part, const SkPolicy *policy)
{
    const char *word = NULL;

    if (policy->files == NULL || policy->files->len == 0 ||
        part->role == SK_ROLE_BODY || part->role == SK_ROLE_MESSAGE ||
        part->role == SK_ROLE_MULTIPART ||
        part->verdict == SK_VERDICT_UNDECIDED ||
        part->verdict >= SK_VERDICT_REMOVED)
        return;
    word = refused_word(part, policy);
    if (word != NULL)
        sk_part_remove(part, SK_REASON_INSIDE_REFUSED, word);
}
