/* SPDX-License-Identifier: Apache-2.0
 *
 * Composes the notice from the texts of the policy. It decides nothing about
 * the mail and holds no sentence of its own. This defends against file names
 * that are links, that break out of their quotes, or that hide their extension,
 * and, by means of the mark (mark.c), against notices that others write.
 */
#include <string.h>

#include <sekisho/text.h>

#include "core/notice/notice_texts.h"
#include "link/link.h"
#include "worker/write/message_text.h"
#include "worker/notice/notice.h"

#define NAME_CHARS         60
#define EXTENSION_CHARS    12
#define LEVEL_CHARS        3  /* the characters of " › " */
#define REMOVED_LISTED_MAX 50 /* a mail may have a thousand attachments */
#define KB                 1024u
#define MB                 (KB * KB)

static const char *
text_of(const SkPolicy *policy, const char *key)
{
    return sk_notice_texts_get(policy->notice_texts, key);
}

static char *
count_text(const SkPolicy *policy, const char *key, guint64 n)
{
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, n);

    return sk_notice_fill(text_of(policy, key), "count", number, "receipt", "",
                          NULL);
}

static void
add_line(GString *out, const char *line)
{
    g_string_append(out, line);
    g_string_append_c(out, '\n');
}

static void
add_count(GString *out, const SkPolicy *policy, const char *key, guint64 n)
{
    g_autofree char *line = count_text(policy, key, n);

    add_line(out, line);
}

/* Returns a size such as "12 バイト", "340 KB" or "1.2 MB". New string. */
char *
sk_notice_size(const SkPolicy *policy, guint64 bytes)
{
    const char *key = bytes < KB ? "bytes" : bytes < MB ? "kb" : "mb";
    g_autofree char *full = g_strconcat("size.", key, NULL);
    g_autofree char *number = NULL;
    guint64 tenths = bytes / MB * 10 + (bytes % MB * 10 + MB / 2) / MB;

    if (bytes < KB)
        number = g_strdup_printf("%" G_GUINT64_FORMAT, bytes);
    else if (bytes < MB)
        number = g_strdup_printf("%" G_GUINT64_FORMAT, (bytes + KB / 2) / KB);
    else
        number = g_strdup_printf("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT,
                                 tenths / 10, tenths % 10);
    return sk_notice_fill(text_of(policy, full), "n", number, NULL);
}

/* Returns @name cut to at most @most characters. Its extension is kept, because
 * people judge a file by it. New string. */
static char *
cut_name(const char *name, glong most)
{
    glong len = g_utf8_strlen(name, -1);
    const char *dot = strrchr(name, '.');
    glong extension = dot != NULL ? g_utf8_strlen(dot, -1) : 0;
    g_autofree char *head = NULL;

    if (len <= most)
        return g_strdup(name);
    if (extension > EXTENSION_CHARS)
        extension = 0;
    head = g_utf8_substring(name, 0, most - 1 - extension);
    return g_strconcat(head, "…", extension > 0 ? dot : "", NULL);
}

/* Returns the path of a file inside containers, cut in the same way: the names
 * of the containers give way to that of the file. Each level counts as the
 * characters with which it is shown. New string. */
static char *
cut_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *end = path;
    glong room = NAME_CHARS - 2;
    g_autofree char *name = NULL;
    g_autofree char *head = NULL;

    if (slash == NULL)
        return cut_name(path, NAME_CHARS);
    name = cut_name(slash + 1, room);
    room -= g_utf8_strlen(name, -1);
    for (; end < slash && room > 0; end = g_utf8_next_char(end))
        room -= *end == '/' ? LEVEL_CHARS : 1;
    head = g_strndup(path, (gsize)(end - path));
    return g_strconcat(head, end == slash ? "/" : "…/", name, NULL);
}

/* Returns @name with its quotes replaced, so that it cannot close the quotes in
 * which it stands. New string. */
static char *
quotable(const char *name)
{
    GString *out = g_string_new(name);

    g_string_replace(out, "「", "『", 0);
    g_string_replace(out, "」", "』", 0);
    g_string_replace(out, "\"", "'", 0);
    return g_string_free(out, FALSE);
}

/* Returns @path with its levels separated by " › ", because with slashes it
 * would read as the address of a page. A name that is such an address is left
 * to the defanging of links. New string. */
static char *
in_levels(const char *path)
{
    GString *out = g_string_new(NULL);

    if (strstr(path, "//") != NULL)
        return g_string_free(g_string_append(out, path), FALSE);
    for (const char *p = path; *p != '\0'; p++)
        if (*p == '/' && p > path && p[1] != '\0')
            g_string_append(out, " › ");
        else
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}

char *
sk_notice_name(const SkPolicy *policy, const char *name)
{
    g_autofree char *clean =
        sk_text_clean_line(name != NULL ? name : "", -1, 0, NULL);
    gboolean opens = policy->files != NULL && policy->files->len > 0;
    g_autofree char *cut =
        opens ? cut_path(clean) : cut_name(clean, NAME_CHARS);
    g_autofree char *levels = in_levels(cut);
    g_autofree char *closed = quotable(levels);
    /* The name is judged inside the quotes in which it will stand: there, what
     * ends like a file is taken for the name of a file and not for a domain. */
    g_autofree char *quoted = g_strconcat("「", closed, "」", NULL);
    g_autofree char *harmless = sk_notice_outside(policy, quoted, 0);
    gsize quote = strlen("「");

    if (clean[0] == '\0')
        return g_strdup(text_of(policy, "unnamed"));
    return g_strndup(harmless + quote, strlen(harmless) - 2 * quote);
}

static void
add_item(GString *out, const SkPolicy *policy, const SkRemoved *removed)
{
    g_autofree char *kind_key = g_strconcat("kind.", removed->kind, NULL);
    g_autofree char *reason_key =
        g_strconcat("reason.", sk_reason_word(removed->reason), NULL);
    const char *kind = text_of(policy, kind_key);
    g_autofree char *name = sk_notice_name(policy, removed->name);
    g_autofree char *size = sk_notice_size(policy, removed->bytes);
    g_autofree char *line = sk_notice_fill(
        text_of(policy, "item"), "name", name, "kind",
        kind != NULL ? kind : text_of(policy, "kind.unknown"), "size", size,
        "reason", text_of(policy, reason_key), NULL);

    add_line(out, line);
}

/* Returns whether this is a part of a returned mail. The one who sent that mail
 * has it, so nobody needs to ask for it. */
static gboolean
is_returned(const SkRemoved *removed)
{
    return removed->reason == SK_REASON_RETURNED;
}

guint
sk_notice_returned(const GArray *removed)
{
    guint n = 0;

    for (guint i = 0; removed != NULL && i < removed->len; i++)
        n += is_returned(&g_array_index(removed, SkRemoved, i));
    return n;
}

/* Writes the list of what was removed. The text of a returned mail has no name
 * and is mentioned in one sentence, however many parts it had. */
static void
add_removed(GString *out, const SkNotice *notice, const SkPolicy *policy)
{
    guint n = 0;

    for (guint i = 0; i < notice->removed->len; i++) {
        const SkRemoved *one = &g_array_index(notice->removed, SkRemoved, i);

        if (is_returned(one) && one->name == NULL)
            continue;
        if (n++ < REMOVED_LISTED_MAX)
            add_item(out, policy, one);
    }
    if (n > REMOVED_LISTED_MAX)
        add_count(out, policy, "item-more", n - REMOVED_LISTED_MAX);
    if (sk_notice_returned(notice->removed) > 0)
        add_line(out, text_of(policy, "returned"));
    g_string_append_c(out, '\n');
}

/* Returns the mark line, the heading and everything that is to be said.
 * @removed is the number of files for which the reader may want to ask. New
 * string. */
static char *
notice_block(const SkNotice *notice, guint removed, guint lost,
             const SkPolicy *policy, const SkOrder *order)
{
    GString *out = g_string_new(NULL);
    g_autofree char *mark =
        sk_mark_line(policy->notice_language, order->receipt);
    g_autofree char *receipt = sk_notice_fill(text_of(policy, "receipt"),
                                              "receipt", order->receipt, NULL);
    g_autofree char *next = sk_notice_fill(text_of(policy, "what-next"),
                                           "receipt", order->receipt, NULL);

    add_line(out, mark);
    add_line(out, text_of(policy, "heading"));
    g_string_append_c(out, '\n');
    if (notice->warnings != NULL)
        /* @warnings already ends its last line, so a blank one follows. */
        add_line(out, notice->warnings);
    if (notice->removed != NULL && notice->removed->len > 0)
        add_removed(out, notice, policy);
    if (notice->changed != NULL)
        /* @changed already ends its last line, so a blank one follows. */
        add_line(out, notice->changed);
    if (notice->undecodable > 0)
        add_count(out, policy, "undecodable", notice->undecodable);
    if (notice->unsure > 0)
        add_count(out, policy, "guessed", notice->unsure);
    if (lost > 0)
        add_count(out, policy, "converted-lost", lost);
    if (notice->rebuilt)
        add_line(out, text_of(policy, "rebuilt"));
    if (notice->undecodable > 0 || notice->unsure > 0 || lost > 0 ||
        notice->rebuilt)
        g_string_append_c(out, '\n');
    add_line(out, receipt);
    if (removed > 0) {
        add_line(out, next);
        add_line(out, text_of(policy, "not-kept"));
    }
    return g_string_free(out, FALSE);
}

/* Returns the notice and the body in the order that the policy asks for. New
 * string. */
static char *
arrange(const char *body, const char *block, guint removed,
        const SkPolicy *policy, const SkOrder *order)
{
    g_autofree char *top = NULL;
    g_autofree char *end = NULL;

    if (policy->notice_place == SK_PLACE_TOP) {
        end = sk_mark_end_line(policy->notice_language, order->receipt);
        return g_strconcat(block, end, "\n\n", body, NULL);
    }
    if (removed == 0)
        return g_strconcat(body, "\n", block, NULL);
    top = count_text(policy, "top", removed);
    return g_strconcat(top, "\n\n", body, "\n", block, NULL);
}

char *
sk_notice_outside(const SkPolicy *policy, const char *line, guint chars)
{
    g_autofree char *clean = sk_text_clean_line(line, -1, chars, NULL);
    g_autofree char *defanged =
        sk_link_defang_text(clean, SK_LINKS_DEFANG, NULL);

    return sk_notice_defuse(defanged, policy->notice_texts, NULL);
}

/* Returns @text in the form in which it leaves and which the next pass leaves
 * alone. A link in a file name is written as the policy writes links, because
 * otherwise the next pass would change it and the MAC would not match (links =
 * "text"). New string. */
char *
sk_notice_final(const char *text, const SkPolicy *policy)
{
    g_autofree char *form = sk_message_text(text, policy->charset, NULL);
    g_autofree char *links = sk_link_defang_text(form, policy->links, NULL);

    return sk_message_text(links, policy->charset, NULL);
}

char *
sk_notice_seal(const char *text, const SkPolicy *policy, const SkOrder *order)
{
    char *final = sk_notice_final(text, policy);

    /* Only a text of the site's own could hold a second mark line. Then no MAC
     * is written, and a second pass treats the notice as text from outside. */
    (void)sk_mark_seal(final, order->notice_key);
    return final;
}

char *
sk_notice_compose(const char *body, const SkNotice *notice,
                  const SkPolicy *policy, const SkOrder *order)
{
    SkTextChanges changes = { 0 };
    g_autofree char *form = sk_message_text(body, policy->charset, &changes);
    gboolean harmless = g_strcmp0(form, notice->harmless) == 0;
    g_autofree char *defused =
        harmless ? g_strdup(form)
                 : sk_notice_defuse(form, policy->notice_texts, NULL);
    guint all = notice->removed != NULL ? notice->removed->len : 0;
    guint removed = all - sk_notice_returned(notice->removed);
    guint lost = notice->lost + changes.lost;
    g_autofree char *block = NULL;
    g_autofree char *whole = NULL;

    if (all > 0 && defused[strspn(defused, " \n")] == '\0') {
        g_autofree char *none =
            g_strconcat(text_of(policy, "no-body"), "\n", NULL);

        g_free(defused);
        defused = sk_notice_defuse(none, policy->notice_texts, NULL);
    }
    if (all == 0 && notice->changed == NULL && notice->warnings == NULL &&
        notice->undecodable == 0 && notice->unsure == 0 && lost == 0 &&
        !notice->rebuilt) {
        /* In UTF-8 a text that has its form keeps it. */
        if (harmless && policy->charset != SK_CHARSET_ISO_2022_JP)
            return g_steal_pointer(&defused);
        return sk_message_text(defused, policy->charset, NULL);
    }
    block = notice_block(notice, removed, lost, policy, order);
    whole = arrange(defused, block, removed, policy, order);
    return sk_notice_seal(whole, policy, order);
}
