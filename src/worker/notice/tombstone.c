/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes tombstones (tombstone.h) from the texts of the policy. Only the name
 * of the removed file comes from outside, and it is defused as in the notice. A
 * second pass takes a tombstone for the text file that it is and must change
 * nothing in it, so a policy that wants tombstones must let text files pass.
 * The text begins with a mark line (mark.h); a file from elsewhere with such a
 * name is renamed (unmask.c).
 */
#include <string.h>
#include <sekisho/text.h>
#include "core/notice/notice_texts.h"
#include "file/file_name.h"
#include "link/link.h"
#include "text/text_mark.h"
#include "worker/notice/mark.h"
#include "worker/notice/notice.h"
#include "worker/notice/tombstone.h"

#define ENDING SK_TOMBSTONE_STEM ".txt"

static const SkFilter tombstone = { .name = "tombstone",
                                    .method = SK_METHOD_NONE };

gboolean
sk_tombstone_is(const SkPart *part)
{
    return part->filter == &tombstone;
}

char *
sk_removed_name(const SkPart *part)
{
    char *path = g_strdup(part->name);

    for (part = part->parent; path != NULL && part != NULL;
         part = part->parent) {
        g_autofree char *inner = NULL;

        if (!part->split || part->name == NULL)
            continue;
        inner = g_steal_pointer(&path);
        path = g_strconcat(part->name, "/", inner, NULL);
    }
    return path;
}

static gboolean
wants_stone(const SkPart *part)
{
    return (sk_part_n_children(part) == 0 || sk_part_embeds(part)) &&
           part->parent != NULL && part->verdict == SK_VERDICT_REMOVED &&
           part->reason != SK_REASON_ALTERNATIVE &&
           part->role != SK_ROLE_BODY && part->role != SK_ROLE_MULTIPART &&
           /* A placeholder stands in its place. */
           part->role != SK_ROLE_EMBEDDED;
}

static void
collect(SkPart *part, GPtrArray *removed)
{
    if (wants_stone(part))
        g_ptr_array_add(removed, part);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        collect(sk_part_child(part, i), removed);
}

static void
add_line(GString *text, const SkPolicy *policy, const char *key,
         const char *placeholder, const char *value)
{
    g_autofree char *line =
        sk_notice_fill(sk_policy_text(policy, key), placeholder, value, NULL);

    g_string_append(text, line);
    g_string_append_c(text, '\n');
}

/* Returns @text sealed, so that another pass recognises it, and with the CRLF
 * line ends of the systems on which it is read. Links are written as the policy
 * writes them in texts, because another pass would look for them. */
static GBytes *
finished(const SkTree *tree, const GString *text)
{
    g_autofree char *clean = sk_text_clean(text->str, -1, NULL);
    g_autofree char *links =
        sk_link_defang_text(clean, tree->policy->links, NULL);
    g_auto(GStrv) lines = NULL;
    char *whole = NULL;

    if (tree->notice_key != NULL)
        (void)sk_mark_seal(links, tree->notice_key);
    lines = g_strsplit(links, "\n", -1);
    whole = g_strjoinv("\r\n", lines);
    return g_bytes_new_take(whole, strlen(whole));
}

/* Returns the text of a tombstone for @part. @path is the name that the removed
 * file had, or NULL to leave that out. */
static GBytes *
text_with(const SkTree *tree, const SkPart *part, const char *path)
{
    const SkPolicy *policy = tree->policy;
    GBytes *bytes = part->original ? part->original : part->bytes;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *shown = sk_notice_name(policy, path);
    g_autofree char *name = sk_text_part_marks(shown, NULL);
    g_autofree char *reason =
        g_strconcat("reason.", sk_reason_word(part->reason), NULL);
    g_autofree char *mark =
        sk_mark_line(policy->notice_language, tree->receipt);

    g_string_append_printf(text, "%s\n", mark);
    add_line(text, policy, "tombstone.heading", "", "");
    g_string_append_c(text, '\n');
    add_line(text, policy, "tombstone.name", "name", name);
    if (bytes != NULL) {
        g_autofree char *size = sk_notice_size(policy, g_bytes_get_size(bytes));

        add_line(text, policy, "tombstone.size", "size", size);
    }
    add_line(text, policy, "tombstone.reason", "reason",
             sk_policy_text(policy, reason));
    if (bytes != NULL) {
        g_autofree char *sum =
            g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);

        add_line(text, policy, "tombstone.sha256", "hash", sum);
    }
    add_line(text, policy, "receipt", "receipt", tree->receipt);
    return finished(tree, text);
}

static gboolean
has_mark(GBytes *text)
{
    gsize len;
    const char *bytes = g_bytes_get_data(text, &len);

    return sk_text_has_mark(bytes, len, SK_MARKS_TEXT);
}

/* Returns the text of a tombstone for @part. A name may be "<script>.exe", or
 * put "ustar" where tar archives have it, and would then make the text look
 * like another kind of file; such a name is left out. NULL if the words of the
 * policy themselves do that. */
static GBytes *
text_of(const SkTree *tree, const SkPart *part)
{
    g_autofree char *path = sk_removed_name(part);
    g_autoptr(GBytes) text = text_with(tree, part, path);

    if (has_mark(text)) {
        g_bytes_unref(text);
        text = text_with(tree, part, NULL);
    }
    return has_mark(text) ? NULL : g_steal_pointer(&text);
}

/* Adds a tombstone beside @part: "a.docm" leaves "a_docm.removed.txt" in the
 * folder in which it lay. The tombstone has this one name in the mail and in
 * the report. */
static void
add_stone(SkTree *tree, SkPart *part)
{
    g_autofree char *claimed =
        g_strconcat(part->name != NULL ? part->name : "file", ENDING, NULL);
    g_autofree char *name = sk_file_name_fit_to(claimed, "text/plain");
    g_autoptr(GBytes) text = text_of(tree, part);
    const char *slash = strrchr(claimed, '/');
    gsize folder = slash != NULL ? (gsize)(slash - claimed) + 1 : 0;
    g_autofree char *said = NULL;
    SkPart *stone = NULL;

    if (text == NULL)
        return;
    claimed[folder] = '\0';
    said = g_strconcat(claimed, name, NULL);
    stone = sk_part_new(part->role == SK_ROLE_MEMBER ? SK_ROLE_MEMBER
                                                     : SK_ROLE_ATTACHMENT,
                        said, NULL, text);
    sk_part_set_found(stone, "text/plain");
    sk_part_rename(stone, name);
    stone->verdict = SK_VERDICT_KEPT;
    stone->filter = &tombstone;
    sk_part_add_step(stone, &tombstone, TRUE);
    sk_part_append(part->parent, stone);
}

void
sk_tombstones_add(SkTree *tree, SkPart *root)
{
    g_autoptr(GPtrArray) removed = g_ptr_array_new();
    guint room = tree->policy->limits.parts -
                 MIN(tree->policy->limits.parts, tree->parts);

    if (!tree->policy->tombstones)
        return;
    collect(root, removed);
    for (guint i = 0; i < MIN(removed->len, room); i++)
        add_stone(tree, removed->pdata[i]);
    if (removed->len > room)
        sk_report_add_note(tree->report, "tombstones-left-out",
                           removed->len - room);
}
