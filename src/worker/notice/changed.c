/* SPDX-License-Identifier: Apache-2.0
 *
 * Files that leave, but not as they came (changed.h): staff who open one must
 * know that a formula is text now, or that a link is gone. Reads what the
 * filters counted; decides nothing. Names in it are quoted as in the list of
 * what was removed.
 */
#include "core/notice/notice_texts.h"
#include "core/part_private.h"
#include "worker/notice/changed.h"
#include "worker/notice/notice.h"

#define LISTED_MOST 20

/* What is worth telling; each has a text "changed.WORD". */
static const char *const words[] = { "formula",     "attachment", "url",
                                     "alarm",       "series",
                                     "instruction", "xml-as-text" };

/* Another name that a person would stumble over; not the folders of a member
 * in it, nor a number that tells two apart. */
static const char *const renamings[] = { "name-cleaned", "inner-extension",
                                         "extension-corrected",
                                         "path-shortened" };

static char *
name_change(const SkPart *part, const SkPolicy *policy)
{
    for (guint i = 0; part->name != NULL && i < G_N_ELEMENTS(renamings); i++)
        if (sk_count_of(part->removed, renamings[i]) > 0) {
            g_autofree char *name = sk_notice_name(policy, part->name);

            return sk_notice_fill(sk_policy_text(policy, "changed.name"),
                                  "name", name, NULL);
        }
    return NULL;
}

/* "数式 5 件を文字に変更、…" of one file; NULL: as it came. */
static char *
changes_of(const SkPart *part, const SkPolicy *policy)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    char *name = name_change(part, policy);

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *key = g_strconcat("changed.", words[i], NULL);
        guint n = sk_count_of(part->removed, words[i]);
        g_autofree char *number = g_strdup_printf("%u", n);

        if (n > 0)
            g_ptr_array_add(all, sk_notice_fill(sk_policy_text(policy, key),
                                                "count", number, NULL));
    }
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
    return sk_part_n_children(part) == 0 && part->role != SK_ROLE_BODY &&
           part->out_name != NULL &&
           (part->verdict == SK_VERDICT_KEPT ||
            part->verdict == SK_VERDICT_CLEANED);
}

static void
add_below(GString *out, guint *n, const SkPart *part, const SkPolicy *policy)
{
    g_autofree char *changes =
        leaves_as_file(part) ? changes_of(part, policy) : NULL;

    for (guint i = 0; i < sk_part_n_children(part); i++)
        add_below(out, n, sk_part_child(part, i), policy);
    if (changes == NULL || (*n)++ >= LISTED_MOST)
        return;
    g_autofree char *name = sk_notice_name(policy, part->out_name);
    g_autofree char *line =
        sk_notice_fill(sk_policy_text(policy, "changed.item"), "name", name,
                       "what", changes, NULL);

    g_string_append_printf(out, "%s\n", line);
}

char *
sk_changed_text(const SkPart *root, const SkPolicy *policy)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint n = 0;

    g_string_append_printf(out, "%s\n",
                           sk_policy_text(policy, "changed.heading"));
    add_below(out, &n, root, policy);
    if (n == 0)
        return NULL;
    if (n > LISTED_MOST) {
        g_autofree char *number = g_strdup_printf("%u", n - LISTED_MOST);
        g_autofree char *more = sk_notice_fill(
            sk_policy_text(policy, "item-more"), "count", number, NULL);

        g_string_append_printf(out, "%s\n", more);
    }
    return g_strdup(out->str);
}
