/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps files from speaking as the gateway (unmask.h): mail programs show text
 * files below the mail, and staff know a tombstone by its name. This defends
 * against "【関所】お知らせ.txt" and against a file that says it stands for one
 * that was removed. It judges no content but that of text files.
 */
#include <string.h>
#include "file/file_name.h"
#include "worker/mail/defuse.h"
#include "worker/notice/mark.h"
#include "worker/notice/tombstone.h"
#include "worker/notice/unmask.h"
#include "worker/mail/skeleton.h"

/* Returns @text as it looks: look-alikes folded, what is not seen left out. */
static char *
folded(const char *text)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar looks[SK_SKELETON_MAX];
        gsize n = sk_skeleton_loose(g_utf8_get_char(text), looks);

        for (gsize i = 0; i < n; i++)
            g_string_append_unichar(out, looks[i]);
    }
    return g_string_free(out, FALSE);
}

/* Returns whether @stem, a name without extension, ends like that of a
 * tombstone, with or without the number that tells two of them apart. */
static gboolean
ends_as_stone(const char *stem)
{
    g_autofree char *looks = folded(stem);
    gsize n = strlen(looks);

    if (n > 0 && looks[n - 1] == ')') {
        gsize digits = n - 1;

        /* digits are folded to letters that look like them */
        while (digits > 0 && g_ascii_isalnum(looks[digits - 1]))
            digits--;
        if (digits > 0 && looks[digits - 1] == '(')
            looks[digits - 1] = '\0';
    }
    return g_str_has_suffix(looks, SK_TOMBSTONE_STEM);
}

/* Returns the altered name of a file called @name of @type, or NULL if it may
 * stay. A name that has no room for the alteration is given up. */
static char *
unmasked_name(const char *name, const char *type, const SkNoticeTexts *texts)
{
    gsize len = 0;
    const char *extension = sk_file_name_extension(name, &len);
    gsize dot = len > 0 ? (gsize)(extension - name) - 1 : strlen(name);
    g_autofree char *stem = g_strndup(name, dot);
    g_autofree char *defused = sk_notice_defuse(stem, texts, NULL);
    g_autofree char *whole = NULL;
    gboolean stone = ends_as_stone(defused);

    if (!stone && g_str_equal(defused, stem))
        return NULL;
    whole = g_strconcat(defused, stone ? SK_COPIED : "", name + dot, NULL);
    if (strlen(whole) <= SK_FILE_NAME_MAX)
        return g_steal_pointer(&whole);
    g_free(whole);
    whole = g_strconcat("file", name + dot, NULL);
    return sk_file_name_fit_to(whole, type);
}

/* Returns whether @part is a text file that this gateway wrote and sealed. */
static gboolean
is_sealed(const SkTree *tree, const SkPart *part)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(part->bytes, &len);
    g_autofree char *text = NULL;

    if (tree->notice_key == NULL || bytes == NULL ||
        memmem(bytes, len, "sekisho", strlen("sekisho")) == NULL)
        return FALSE;
    text = g_strndup(bytes, len);
    return sk_notice_is_ours(text, tree->notice_key);
}

static void
unmask_name(SkPart *part, const SkNoticeTexts *texts, guint *count)
{
    g_autofree char *name = unmasked_name(part->out_name, part->found, texts);

    if (name == NULL)
        return;
    sk_part_rename(part, name);
    sk_part_count(part, "name-cleaned", 1, NULL);
    (*count)++;
}

static void
unmask_text(SkPart *part, const SkNoticeTexts *texts, guint *count)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(part->bytes, &len);
    g_autofree char *text = g_strndup(bytes != NULL ? bytes : "", len);
    guint n = 0;
    char *defused = sk_notice_defuse(text, texts, &n);

    if (n == 0) {
        g_free(defused);
        return;
    }
    g_bytes_unref(part->bytes);
    part->bytes = g_bytes_new_take(defused, strlen(defused));
    part->verdict = SK_VERDICT_CLEANED;
    *count += n;
}

static void
unmask_below(SkTree *tree, SkPart *part, guint *count)
{
    const SkNoticeTexts *texts = tree->policy->notice_texts;
    gboolean is_body = part->role == SK_ROLE_BODY;
    gboolean is_text =
        g_strcmp0(part->found, "text/plain") == 0 && part->bytes != NULL &&
        (!is_body || part->parent == NULL) && sk_part_n_children(part) == 0;

    for (guint i = 0; i < sk_part_n_children(part); i++)
        unmask_below(tree, sk_part_child(part, i), count);
    if (part->verdict >= SK_VERDICT_REMOVED ||
        (is_text && is_sealed(tree, part)))
        return;
    if (part->out_name != NULL)
        unmask_name(part, texts, count);
    if (is_text)
        unmask_text(part, texts, count);
}

void
sk_files_unmask(SkTree *tree, SkPart *root)
{
    guint count = 0;

    unmask_below(tree, root, &count);
    if (count > 0)
        sk_report_add_note(tree->report, "forged-notice", count);
}
