/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks in text from outside for the sentences by which people recognise a
 * notice: its top line, its heading, its subject, and 【関所】. They are
 * compared by what they look like (skeleton.c), and across line ends and quote
 * signs, because a forged line may be wrapped. There is one pass over the text,
 * with one Knuth-Morris-Pratt automaton for each sentence, because a body may
 * be one line of 50 MB.
 */
#include <string.h>

#include <sekisho/text.h>

#include "core/notice/notice_texts.h"
#include "worker/mail/defuse.h"
#include "worker/mail/phrases.h"
#include "worker/mail/skeleton.h"

#define PHRASE_MAX 64 /* how many characters of a sentence are compared */
#define PHRASE_FEW 8  /* a shorter phrase could be said by anybody */
/* size of the table of first characters; a power of two */
#define STARTS 256
/* how many characters after a phrase may hold the alteration */
#define LOOK_AHEAD 16

typedef struct {
    gunichar want[PHRASE_MAX];
    guint fail[PHRASE_MAX + 1];
    guint len;
    guint state;
    gboolean inside; /* TRUE if the alteration goes before the last character */
    /* TRUE if a number follows the phrase, so that no particle can */
    gboolean counted;
} Phrase;

/* The search for all phrases in a text. In each mask, bit i stands for phrase
 * i: @running holds the phrases that have begun, and @starts those that may
 * begin with a character, by its code modulo STARTS. The other tables are FALSE
 * for characters with which no phrase can begin and no line ends: of ASCII, of
 * U+3000 to U+30FF, and of the kanji, all whose codes end in one byte together.
 */
typedef struct {
    GArray *phrases; /* of Phrase; lent */
    guint32 running;
    guint32 starts[STARTS];
    guint8 ascii[128], kana[256], kanji[256];
    /* FALSE for what cannot be the second character of a phrase */
    guint8 second[128];
} Scan;

/* The lines of the built-in texts. They make sure that a notice in the other
 * language is recognised, and a notice by the built-in texts where the site has
 * its own. The headings stand here without the name in brackets, because a
 * heading with the name is found by the name. */
static const struct {
    const char *text;
    gboolean inside, counted;
} builtin[] = {
    { "[関所]", TRUE, FALSE },
    { "このメールから添付ファイルなど", FALSE, TRUE },
    { "item(s), such as attachments, were taken out of this mail", FALSE,
      FALSE },
    { "無害化ゲートウェイからのお知らせ", FALSE, FALSE },
    { "Notice from the mail gateway", FALSE, FALSE },
    { "通をお届けできませんでした（受付番号", FALSE, FALSE },
    { "mail could not be delivered (receipt", FALSE, FALSE },
};

static void
find_fails(Phrase *phrase)
{
    guint k = 0;

    for (guint i = 1; i < phrase->len; i++) {
        while (k > 0 && phrase->want[i] != phrase->want[k])
            k = phrase->fail[k];
        if (phrase->want[i] == phrase->want[k])
            k++;
        phrase->fail[i + 1] = k;
    }
}

/* Adds @len bytes of @text as a phrase, unless fewer than @fewest characters
 * are left after folding. What stands before its first letter (※, *) is
 * skipped, because it is decoration that a forger may leave out. */
static void
add_phrase(GArray *phrases, const char *text, gsize len, guint fewest,
           gboolean inside, gboolean counted)
{
    Phrase phrase = { .inside = inside, .counted = counted };
    const char *end = text + len;

    while (!inside && text < end && !g_unichar_isalnum(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    for (; text < end; text = g_utf8_next_char(text)) {
        gunichar folded[SK_SKELETON_MAX];
        gsize n = sk_skeleton_loose(g_utf8_get_char(text), folded);

        for (gsize i = 0; i < n && phrase.len < PHRASE_MAX; i++)
            phrase.want[phrase.len++] = folded[i];
    }
    if (phrase.len < fewest)
        return;
    g_assert(phrases->len < 32); /* Each phrase is a bit of a mask. */
    find_fails(&phrase);
    g_array_append_val(phrases, phrase);
}

/* Adds, for the text of the policy at @key, the longest piece between its
 * placeholders and the ends of its sentences. */
static void
add_text(GArray *phrases, const SkNoticeTexts *texts, const char *key)
{
    const char *p = sk_notice_texts_get(texts, key);
    const char *best = p;
    gsize most = 0;

    while (p != NULL && *p != '\0') {
        const char *end = p;

        while (*end != '\0' && *end != '{' && *end != ';' && *end != '\n' &&
               g_utf8_get_char(end) != 0x3002)
            end = g_utf8_next_char(end);
        if ((gsize)(end - p) > most) {
            best = p;
            most = (gsize)(end - p);
        }
        p = *end == '{' && strchr(end, '}') != NULL ? strchr(end, '}') + 1
            : *end != '\0'                          ? g_utf8_next_char(end)
                                                    : end;
    }
    if (most > 0)
        add_phrase(phrases, best, most, PHRASE_FEW, FALSE, best[most] == '{');
}

static GArray *
phrases_of(const SkNoticeTexts *texts)
{
    GArray *phrases = g_array_new(FALSE, FALSE, sizeof(Phrase));

    for (gsize i = 0; i < G_N_ELEMENTS(builtin); i++)
        add_phrase(phrases, builtin[i].text, strlen(builtin[i].text), 1,
                   builtin[i].inside, builtin[i].counted);
    if (texts != NULL) {
        add_text(phrases, texts, "top");
        add_text(phrases, texts, "heading");
        add_text(phrases, texts, "withheld.subject");
    }
    return phrases;
}

/* Returns whether our alteration stands at @p or soon after, as in "…
 * (sekisho・転記)". It may be wrapped once. */
static gboolean
is_altered(const char *p)
{
    const char *mark = SK_COPIED;
    guint ends = 0;

    for (guint i = 0; i < LOOK_AHEAD && *p != '\0'; i++) {
        gunichar c = g_utf8_get_char(p);

        p = g_utf8_next_char(p);
        if (c == '\n' && ends++ > 0)
            return FALSE;
        if (c == ' ' || c == '>' || c == '\n')
            continue;
        if (c != g_utf8_get_char(mark))
            mark = SK_COPIED;
        if (c == g_utf8_get_char(mark))
            mark = g_utf8_next_char(mark);
        if (*mark == '\0')
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_followed_by_particle(const char *p)
{
    gunichar c = g_utf8_get_char(p);

    return c >= 0x3041 && c <= 0x3096;
}

static gboolean
advance(Phrase *phrase, gunichar c)
{
    guint k = phrase->state;

    while (k > 0 && phrase->want[k] != c)
        k = phrase->fail[k];
    if (phrase->want[k] == c)
        k++;
    phrase->state = k == phrase->len ? 0 : k;
    return k == phrase->len;
}

/* Returns @c, or the square bracket that it is read as. Japanese corner
 * brackets quote any word, so an opening one is read as the bracket of our name
 * only where a line begins. */
static gunichar
as_bracket(gunichar c, gboolean begins)
{
    if (begins && (c == 0x300C || c == 0x300E || c == 0x300A || c == 0x3008))
        return '[';
    return c == 0x300D || c == 0x300F || c == 0x300B || c == 0x3009 ? ']' : c;
}

/* Returns what follows the character at @p and the marks on it (a half-width ﾞ,
 * too). */
static const char *
after_marks(const char *p)
{
    gunichar c;

    do {
        p = g_utf8_next_char(p);
        c = g_utf8_get_char(p);
    } while (g_unichar_ismark(c) || c == 0xFF9E || c == 0xFF9F);
    return p;
}

/* Returns where the alteration goes for @phrase, whose last character is at @p,
 * or NULL if this place is not to be altered. */
static const char *
place_of(const Phrase *phrase, const char *p)
{
    const char *next = after_marks(p);

    /* A phrase that is altered inside is no longer one, whatever follows. */
    if ((phrase->counted && is_followed_by_particle(next)) ||
        (!phrase->inside && is_altered(next)))
        return NULL;
    return phrase->inside ? p : next;
}

/* Returns where the alteration goes for a phrase that ends with the character
 * @c at @p, or NULL if none ends there. */
static const char *
ends_at(Scan *scan, const char *p, gunichar c)
{
    gunichar folded[SK_SKELETON_MAX];
    gsize n = sk_skeleton_loose(c, folded);
    const char *place = NULL;

    for (gsize i = 0; i < n; i++) {
        guint32 due = scan->running | scan->starts[folded[i] % STARTS];

        while (due != 0) { /* For most of a text the mask is empty. */
            guint j = (guint)__builtin_ctz(due);
            Phrase *phrase = &g_array_index(scan->phrases, Phrase, j);
            const char *found =
                advance(phrase, folded[i]) ? place_of(phrase, p) : NULL;

            place = found != NULL ? found : place;
            due &= due - 1;
            scan->running &= ~(1u << j);
            scan->running |= (guint32)(phrase->state > 0) << j;
        }
    }
    return place;
}

static gboolean
may_begin(const Scan *scan, gunichar c)
{
    gunichar folded[SK_SKELETON_MAX];
    gsize n = sk_skeleton_loose(c, folded);
    gboolean may = FALSE;

    for (gsize i = 0; i < n; i++)
        may = may || scan->starts[folded[i] % STARTS] != 0;
    return may;
}

/* Returns whether @c of ASCII is the second character of a phrase, or not seen
 * at all. */
static gboolean
may_be_second(const Scan *scan, gunichar c)
{
    gunichar folded[SK_SKELETON_MAX];
    gboolean may = sk_skeleton_loose(c, folded) == 0;

    for (guint j = 0; !may && j < scan->phrases->len; j++)
        may = g_array_index(scan->phrases, Phrase, j).want[1] == folded[0];
    return may;
}

/* Fills the tables of what can be passed over. The marks between U+3000 and
 * U+303F are never passed over, except for the two that stand everywhere. */
static void
find_passed(Scan *scan)
{
    for (guint c = 0; c < 128; c++) {
        scan->ascii[c] = c == '\0' || c == '\n' || may_begin(scan, c);
        scan->second[c] = may_be_second(scan, c);
    }
    for (guint i = 0; i < 256; i++) {
        gunichar c = 0x3000 + i;
        gboolean known = c == 0x3001 || c == 0x3002 ||
                         (c >= 0x3041 && c <= 0x3096) ||
                         (c >= 0x30A1 && c <= 0x30FA);

        scan->kana[i] = !known || may_begin(scan, c);
    }
    for (guint j = 0; j < scan->phrases->len; j++)
        scan->kanji[g_array_index(scan->phrases, Phrase, j).want[0] % 256] = 1;
    for (const guint32 *pair = sk_skeleton_kanji; pair[0] != 0; pair += 2)
        scan->kanji[pair[0] % 256] |= may_begin(scan, pair[0]);
}

/* Returns the next character from @p on that a phrase can begin with, or that
 * ends the line or the text. While no phrase has begun, and inside a line,
 * nothing before it matters. */
static const char *
pass_over(const Scan *scan, const char *p)
{
    for (;;) {
        const guchar *b = (const guchar *)p;

        if (b[0] < 0x80) {
            if (scan->ascii[b[0]] && (b[0] == '\0' || b[0] == '\n' ||
                                      b[1] >= 0x80 || scan->second[b[1]]))
                return p;
            p++;
            continue;
        }
        if (b[0] < 0xE3 || b[0] > 0xE9)
            return p;
        gunichar c = sk_text_char(p);

        if (c < 0x4E00 ? c >= 0x3100 || scan->kana[c % 256]
                       : scan->kanji[c % 256])
            return p;
        p += 3;
    }
}

static void
scan_begin(Scan *scan)
{
    for (guint j = 0; j < scan->phrases->len; j++) {
        const Phrase *phrase = &g_array_index(scan->phrases, Phrase, j);

        scan->starts[phrase->want[0] % STARTS] |= 1u << j;
    }
    find_passed(scan);
}

char *
sk_phrases_defuse(const char *text, const SkNoticeTexts *texts, guint *count)
{
    g_autoptr(GArray) phrases = phrases_of(texts);
    GString *out = g_string_sized_new(strlen(text) + 1);
    const char *copied = text; /* everything before this is already in @out */
    Scan scan = { .phrases = phrases };
    gboolean begins = TRUE;

    scan_begin(&scan);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const char *place;
        gunichar c;

        if (scan.running == 0 && !begins)
            p = pass_over(&scan, p);
        if (*p == '\0')
            break;
        if (*p == '\n' || (*p == '>' && begins)) {
            begins = TRUE;
            continue;
        }
        c = sk_text_char(p);
        place = ends_at(&scan, p, as_bracket(c, begins));
        begins = begins && !g_unichar_isalnum(c);
        if (place == NULL)
            continue;
        g_string_append_len(out, copied, place - copied);
        g_string_append(out, SK_COPIED);
        copied = place;
        if (count != NULL)
            (*count)++;
    }
    g_string_append(out, copied);
    return g_string_free(out, FALSE);
}
