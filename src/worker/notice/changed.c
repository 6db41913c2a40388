/* SPDX-License-Identifier: Apache-2.0
 *
 * Tells of files that leave but not as they came (changed.h), because staff who
 * open such a file must know that a formula is text now, or that a link is
 * gone. This file reads what the filters counted and decides nothing. Names are
 * quoted as in the list of what was removed.
 */
#include <string.h>

#include <sekisho/removed.h>

#include "core/notice/notice_texts.h"
#include "core/part_private.h"
#include "worker/notice/changed.h"
#include "worker/notice/notice.h"

#define CHANGES_LISTED_MAX 20

/* The words for a changed name that people would notice. Names that lost only
 * the folders of an archive, or got a number to make them unique, are not among
 * them. */
static const char *const renamings[] = { "name-cleaned", "inner-extension",
                                         "extension-corrected" };

/* Returns the notice text @key, filled with the name that @part had. New
 * string. */
static char *
name_text(const SkPart *part, const SkPolicy *policy, const char *key)
{
    g_autofree char *name = sk_notice_name(policy, part->name);

    return sk_notice_fill(sk_policy_text(policy, key), "name", name, NULL);
}

static char *
name_change(const SkPart *part, const SkPolicy *policy)
{
    if (part->name != NULL && sk_count_of(part->removed, "format-changed") > 0)
        return name_text(part, policy, "changed.format");
    for (guint i = 0; part->name != NULL && i < G_N_ELEMENTS(renamings); i++)
        if (sk_count_of(part->removed, renamings[i]) > 0)
            return name_text(part, policy, "changed.name");
    return NULL;
}

/* Returns how many things were taken out of @part of which the text @said
 * tells. */
static guint
sum_of(const SkPart *part, const char *said)
{
    const SkRemovedWord *row;
    guint sum = 0;

    for (guint i = 0; (row = sk_removed_row(i)) != NULL; i++)
        if (strcmp(row->said, said) == 0)
            sum += sk_count_of(part->removed, row->word);
    return sum;
}

/* Returns whether a row before row @i of the table is told by the same text. */
static gboolean
is_told_before(guint i)
{
    const char *said = sk_removed_row(i)->said;

    for (guint j = 0; j < i; j++)
        if (strcmp(sk_removed_row(j)->said, said) == 0)
            return TRUE;
    return FALSE;
}

/* Appends a text such as "計算式 5 件を値または文字に変更" for each notice text
 * that has something to tell. */
static void
add_counts(GPtrArray *all, const SkPart *part, const SkPolicy *policy)
{
    const SkRemovedWord *row;

    for (guint i = 0; (row = sk_removed_row(i)) != NULL; i++) {
        guint n = *row->said == '\0' || is_told_before(i)
                      ? 0
                      : sum_of(part, row->said);
        g_autofree char *key = g_strconcat("changed.", row->said, NULL);
        g_autofree char *number = g_strdup_printf("%u", n);

        if (n > 0)
            g_ptr_array_add(all, sk_notice_fill(sk_policy_text(policy, key),
                                                "count", number, NULL));
    }
}

/* Returns all that was changed in one file, or NULL if it leaves as it came.
 * New string. */
static char *
changes_of(const SkPart *part, const SkPolicy *policy)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    char *name = name_change(part, policy);

    if (part->removed != NULL)
        add_counts(all, part, policy);
    if (name != NULL)
        g_ptr_array_add(all, name);
    if (all->len == 0)
        return NULL;
    g_ptr_array_add(all, NULL);
    return g_strjoinv(sk_policy_text(policy, "changed.and"),
                      (char **)all->pdata);
}

static gboolean
leaves_as_file(const SkPart *part)
{
    return (sk_part_n_children(part) == 0 || sk_part_is_rebuilt(part)) &&
           part->role != SK_ROLE_BODY && part->out_name != NULL &&
           sk_part_passes(part);
}

/* What was told about the files so far. */
typedef struct {
    guint files; /* how many files have changed */
    /* how many files lost their outer folders; told as one number, because
     * whoever makes an archive can make this true for each of its files */
    guint shorter;
} Told;

static void
add_below(GString *out, Told *told, const SkPart *part, const SkPolicy *policy)
{
    g_autofree char *changes =
        leaves_as_file(part) ? changes_of(part, policy) : NULL;

    for (guint i = 0; i < sk_part_n_children(part); i++)
        add_below(out, told, sk_part_child(part, i), policy);
    told->shorter += leaves_as_file(part) &&
                     sk_count_of(part->removed, "path-shortened") > 0;
    if (changes == NULL || told->files++ >= CHANGES_LISTED_MAX)
        return;
    g_autofree char *name = sk_notice_name(policy, part->out_name);
    g_autofree char *line =
        sk_notice_fill(sk_policy_text(policy, "changed.item"), "name", name,
                       "what", changes, NULL);

    g_string_append_printf(out, "%s\n", line);
}

static void
add_number(GString *out, const SkPolicy *policy, const char *key, guint n)
{
    g_autofree char *number = g_strdup_printf("%u", n);
    g_autofree char *line =
        sk_notice_fill(sk_policy_text(policy, key), "count", number, NULL);

    g_string_append_printf(out, "%s\n", line);
}

char *
sk_changed_text(const SkPart *root, const SkPolicy *policy)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Told told = { 0 };

    g_string_append_printf(out, "%s\n",
                           sk_policy_text(policy, "changed.heading"));
    add_below(out, &told, root, policy);
    if (told.files == 0 && told.shorter == 0)
        return NULL;
    if (told.files > CHANGES_LISTED_MAX)
        add_number(out, policy, "item-more", told.files - CHANGES_LISTED_MAX);
    if (told.shorter > 0)
        add_number(out, policy, "changed.shorter", told.shorter);
    return g_strdup(out->str);
}
