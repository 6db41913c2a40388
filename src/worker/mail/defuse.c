/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks for the gateway's name where only the gateway may write it: in square
 * brackets as in a mark line, or in round ones as in the heading. Letters are
 * compared after NFKD without marks, blanks and case, with look-alikes of other
 * scripts folded, so that 【ｓｅｋｉｓｈｏ】 and [ s e k і s h o ] (with a
 * Cyrillic і) are found too. The text is read in one pass and no line is
 * copied, because a body may be one line of 50 MB. Whether a mark is genuine is
 * not judged here, but in mark.c.
 */
#include <string.h>

#include <sekisho/text.h>

#include "worker/mail/defuse.h"
#include "worker/mail/phrases.h"
#include "worker/mail/skeleton.h"

/* how many characters of the line are looked at on either side of a name */
#define LOOK_AROUND 160
/* names judged one by one; all beyond that are altered */
#define JUDGED_MAX 1000

static const char name[] = "sekisho";

typedef struct {
    const char *text;
    const char *begin; /* where the name that may be coming begins */
    /* the second "s" of that name, where another one may begin */
    const char *second;
    guint state; /* how many letters of the name were seen */
    guint judged;
} Scan;

/* Returns the state of the automaton for "sekisho" after it has read @c in
 * @state. */
static guint
advance(guint state, gunichar c)
{
    if (c == (guchar)name[state])
        return state + 1;
    if (state == 5 && c == 'e')
        return 2;
    return c == 's' ? 1 : 0;
}

/* Returns the first LOOK_AROUND characters of the line from @p on, folded. New
 * string. */
static char *
fold_after(const char *p)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < LOOK_AROUND && *p != '\0' && *p != '\n';
         i++, p = g_utf8_next_char(p)) {
        gunichar folded[SK_SKELETON_MAX];
        gsize n = sk_skeleton(g_utf8_get_char(p), folded);

        for (gsize j = 0; j < n; j++)
            g_string_append_unichar(out, folded[j]);
    }
    return g_string_free(out, FALSE);
}

/* Returns the last LOOK_AROUND characters of the line before @p, folded. @text
 * is where the text begins. New string. */
static char *
fold_before(const char *text, const char *p)
{
    const char *start = p;
    g_autofree char *part = NULL;

    for (guint i = 0; i < LOOK_AROUND && start > text && start[-1] != '\n'; i++)
        start = g_utf8_prev_char(start);
    part = g_strndup(start, p - start);
    return fold_after(part);
}

static gboolean
holds_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return TRUE;
    return FALSE;
}

/* Returns whether a name that stands between @before and @after speaks as the
 * gateway. */
static gboolean
speaks_as_us(const char *before, const char *after)
{
    static const char *const receipt[] = { "受付番号", "receipt", NULL };
    static const char *const notice[] = { "お知らせ", "おしらせ", "notice",
                                          "無害化",   "gateway",  NULL };
    gsize len = strlen(before);
    char left = len > 0 ? before[len - 1] : '\0';

    if (left == '[' && after[0] == ']')
        return TRUE;
    if (left == '(' && after[0] == ')')
        return holds_any(before, notice) || holds_any(after, notice) ||
               holds_any(after, receipt);
    return strstr(before, "----") != NULL && holds_any(after, receipt);
}

static gboolean
must_alter(Scan *scan, const char *end)
{
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    if (g_str_has_prefix(end, SK_COPIED))
        return FALSE;
    if (++scan->judged > JUDGED_MAX)
        return TRUE;
    before = fold_before(scan->text, scan->begin);
    after = fold_after(end);
    return speaks_as_us(before, after);
}

/* Moves the automaton over the character at @p. Returns TRUE if a name ends
 * with it. */
static gboolean
ends_name(Scan *scan, const char *p)
{
    gunichar folded[SK_SKELETON_MAX];
    gsize n = *p == '\n' ? 0 : sk_skeleton(g_utf8_get_char(p), folded);
    gboolean ends = FALSE;

    if (*p == '\n')
        scan->state = 0;
    for (gsize i = 0; i < n; i++) {
        guint state = advance(scan->state, folded[i]);

        if (state == 1)
            scan->begin = p;
        else if (state == 2 && scan->state == 5)
            scan->begin = scan->second;
        else if (state == 5)
            scan->second = p;
        ends = ends || state == strlen(name);
        scan->state = state == strlen(name) ? 0 : state;
    }
    return ends;
}

/* Returns the next place from @p on where the first letter of a name may stand.
 * Most text is skipped here byte by byte; kana and common kanji fold to no
 * letter. */
static const char *
next_start(const char *p)
{
    static const guint8 may_start[128] = {
        ['\0'] = 1, ['s'] = 1, ['S'] = 1, ['5'] = 1, ['$'] = 1,
    };

    for (;; p++) {
        guchar c = (guchar)*p;

        if (c < 0x80 && may_start[c]) {
            /* A letter that is no "e" ends the name at once. */
            if (c != '\0' && g_ascii_isalnum(p[1]) &&
                strchr("eE3", p[1]) == NULL)
                continue;
            return p;
        }
        if (c < 0x80)
            continue;
        if ((c < 0xE4 || c > 0xE9) &&
            (c != 0xE3 || (guchar)p[1] < 0x81 || (guchar)p[1] > 0x83))
            return p;
        p += 2;
    }
}

static char *
alter_names(const char *text, guint *count)
{
    g_autofree char *valid = sk_text_is_utf8(text, strlen(text))
                                 ? NULL
                                 : g_utf8_make_valid(text, -1);
    const char *p = valid != NULL ? valid : text;
    const char *copied = p; /* everything before this is already in @out */
    GString *out = g_string_sized_new(strlen(p) + 1);
    Scan scan = { p, p, p, 0, 0 };

    while (*p != '\0') {
        gboolean ends;

        if (scan.state == 0)
            p = next_start(p);
        if (*p == '\0')
            break;
        ends = ends_name(&scan, p);
        p = g_utf8_next_char(p);
        if (!ends || !must_alter(&scan, p))
            continue;
        g_string_append_len(out, copied, p - copied);
        g_string_append(out, SK_COPIED);
        copied = p;
        if (count != NULL)
            (*count)++;
    }
    g_string_append(out, copied);
    return g_string_free(out, FALSE);
}

char *
sk_notice_defuse(const char *text, const SkNoticeTexts *texts, guint *count)
{
    g_autofree char *named = alter_names(text, count);

    return sk_phrases_defuse(named, texts, count);
}
