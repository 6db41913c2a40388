/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks for our name where only we may write it: in brackets as in a mark line,
 * or in round ones as in the heading. Letters are compared after NFKD without
 * marks, blanks and case, look-alikes of other scripts folded, so that
 * 【ｓｅｋｉｓｈｏ】 and [ s e k і s h o ] (Cyrillic і) are found too. One
 * pass, no copy of a line: a body may be one line of 50 MB. Does not judge
 * whether a mark is right: mark.c.
 */
#include <string.h>

#include "worker/defuse.h"

#define COPIED        "・転記"
#define BLANK_BRAILLE 0x2800 /* seen as a blank, but none for Unicode */
#define FOLD_MOST     18     /* characters one decomposes to */
#define LOOK_AROUND   160    /* characters of a line looked at beside a name */
#define JUDGED_MOST                                                            \
    1000 /* names judged one by one: past that all are altered,                \
            for nobody writes so but to keep us busy */

static const char name[] = "sekisho";

typedef struct {
    const char *text;
    const char *begin;  /* of the name that may be coming */
    const char *second; /* its second "s": where another may begin */
    guint state;        /* letters of the name seen */
    guint judged;
} Scan;

/* Look-alikes that NFKD leaves alone, beside what they are read as. */
static const struct {
    gunichar c;
    char as;
} alikes[] = {
    { '5', 's' },    { '0', 'o' },    { '1', 'i' },    { 'l', 'i' },
    { '|', 'i' },    { '3', 'e' },    { '$', 's' },    { '!', 'i' },
    { 0x0131, 'i' }, { 0x0138, 'k' }, { 0x0269, 'i' }, { 0x03B5, 'e' },
    { 0x03B9, 'i' }, { 0x03BA, 'k' }, { 0x03BF, 'o' }, { 0x0435, 'e' },
    { 0x043A, 'k' }, { 0x043E, 'o' }, { 0x0455, 's' }, { 0x0456, 'i' },
    { 0x04BB, 'h' }, { 0x04CF, 'i' }, { 0x0570, 'h' }, { 0x0585, 'o' },
    { 0x1D0F, 'o' }, { 0x1D0B, 'k' }, { 0xA731, 's' }, { 0x029C, 'h' },
    { 0x026A, 'i' }, { 0x1D07, 'e' }, { 0x3007, 'o' }, { 0x25CB, 'o' },
    { 0x03B7, 'h' }, { 0x043D, 'h' }, /* as capitals: SEKISHO in Greek */
    { 0x2C8F, 'h' }, { 0x2C93, 'i' }, { 0x2C95, 'k' }, { 0x2C9F, 'o' },
    { 0xABAA, 's' }, { 0xAB7C, 'e' }, { 0xABB6, 'k' }, { 0xAB75, 'i' },
    { 0xAB8B, 'h' }, { 0xA4E2, 's' }, { 0xA4F0, 'e' }, { 0xA4D7, 'k' },
    { 0xA4F2, 'i' }, { 0xA4E7, 'h' }, { 0xA4F3, 'o' }, { 0x00A1, 'i' },
};

/* Most of what characters of many letters decompose to (U+FDFA: eighteen):
 * like nothing of ours, and a body full of them must not keep us busy. */
static gboolean
is_itself(gunichar c)
{
    return (c >= 0x0620 && c <= 0x064A) || (c >= 0x30A1 && c <= 0x30FA);
}

static gunichar
fold_one(gunichar c)
{
    if (is_itself(c))
        return c;
    if (g_unichar_isspace(c) || g_unichar_ismark(c) || g_unichar_iscntrl(c) ||
        g_unichar_type(c) == G_UNICODE_FORMAT || c == BLANK_BRAILLE)
        return 0;
    switch (c) {
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0x27E6:
    case 0x2772:
        return '[';
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0x27E7:
    case 0x2773:
        return ']';
    case 0x2500:
    case 0x2501:
    case 0x30FC:
    case 0x2212:
    case '=':
    case '_':
        return '-';
    default:
        break;
    }
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    c = g_unichar_tolower(c);
    for (gsize i = 0; i < G_N_ELEMENTS(alikes); i++)
        if (alikes[i].c == c)
            return (guchar)alikes[i].as;
    return c;
}

/* What @c is compared as; returns how many, none for what is not seen. Kana
 * and usual kanji are themselves: most of a Japanese text. */
static gsize
fold(gunichar c, gunichar out[FOLD_MOST])
{
    gsize n = 0;
    gsize kept = 0;

    if (c < 0x80 || (c >= 0x3041 && c < 0x3100) ||
        (c >= 0x4E00 && c < 0xA000)) {
        out[0] = fold_one(c);
        return out[0] != 0;
    }
    n = g_unichar_fully_decompose(c, TRUE, out, FOLD_MOST);
    n = MIN(n, FOLD_MOST);
    for (gsize i = 0; i < n; i++) {
        gunichar folded = fold_one(out[i]);

        if (folded != 0)
            out[kept++] = folded;
    }
    return kept;
}

/* The automaton of "sekisho": the state after @c. */
static guint
advance(guint state, gunichar c)
{
    if (c == (guchar)name[state])
        return state + 1;
    if (state == 5 && c == 'e')
        return 2;
    return c == 's' ? 1 : 0;
}

/* Up to LOOK_AROUND characters of the line from @p on, folded. */
static char *
fold_after(const char *p)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < LOOK_AROUND && *p != '\0' && *p != '\n';
         i++, p = g_utf8_next_char(p)) {
        gunichar folded[FOLD_MOST];
        gsize n = fold(g_utf8_get_char(p), folded);

        for (gsize j = 0; j < n; j++)
            g_string_append_unichar(out, folded[j]);
    }
    return g_string_free(out, FALSE);
}

/* The same of what stands before @p; @text: where it begins. */
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

/* Whether the name between @before and @after says: this is the gateway. */
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

    if (g_str_has_prefix(end, COPIED))
        return FALSE;
    if (++scan->judged > JUDGED_MOST)
        return TRUE;
    before = fold_before(scan->text, scan->begin);
    after = fold_after(end);
    return speaks_as_us(before, after);
}

/* Follows the automaton over the character at @p; TRUE when a name ends. */
static gboolean
ends_name(Scan *scan, const char *p)
{
    gunichar folded[FOLD_MOST];
    gsize n = *p == '\n' ? 0 : fold(g_utf8_get_char(p), folded);
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

/* Where the first letter of a name may stand, from @p on: most text is passed
 * by here, byte by byte. Kana and usual kanji fold to no letter. */
static const char *
next_start(const char *p)
{
    for (;; p++) {
        guchar c = (guchar)*p;

        if (c == '\0' || c == 's' || c == 'S' || c == '5' || c == '$')
            return p;
        if (c < 0x80)
            continue;
        if ((c < 0xE4 || c > 0xE9) &&
            (c != 0xE3 || (guchar)p[1] < 0x81 || (guchar)p[1] > 0x83))
            return p;
        p += 2;
    }
}

char *
sk_notice_defuse(const char *text, guint *count)
{
    g_autofree char *valid =
        g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    const char *p = valid != NULL ? valid : text;
    const char *copied = p; /* up to here it is in @out */
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
        g_string_append(out, COPIED);
        copied = p;
        if (count != NULL)
            (*count)++;
    }
    g_string_append(out, copied);
    return g_string_free(out, FALSE);
}
