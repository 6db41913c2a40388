/* SPDX-License-Identifier: Apache-2.0
 *
 * Stores words as sets of numbers (word_set.h): two Japanese characters by
 * their code points, a run of letters by a hash. Two words with one hash would
 * hide one word of a text, so hashes have 63 bits. No grammar is involved. This
 * defends against a form of a mail that leaves out what its other form says.
 */
#include <string.h>

#include <sekisho/text.h>
#include <text/word_fold.h>
#include <text/word_set.h>

#define SEED  14695981039346656037u
#define PRIME 1099511628211u
#define MIX   0x9E3779B97F4A7C15u

#define PAIR        (G_GUINT64_CONSTANT(1) << 63)
#define PAIR_BITS   21 /* the bits of one character */
#define FIRST_SLOTS 256
#define PROBES      16 /* how many slots are probed for one word */

/* An open-addressing hash table. A word is in one of the PROBES slots from its
 * hash on; if these are all taken, it goes to @more. So a sender who chooses a
 * hundred thousand words that fall on one slot cannot make the table slow. 0 is
 * not a word. */
struct _SkWordSet {
    guint64 *slots;
    guint bits; /* the table has 2 to the power of @bits slots */
    guint n;    /* how many words are in the slots */
    /* of guint64; sorted and without repetitions once all words were added */
    GArray *more;
};

/* Reads a text either into a set or in comparison with one. */
typedef struct {
    SkWordSet *set;         /* where the words go, or NULL */
    const SkWordSet *known; /* a set whose words are not counted, or NULL */
    guint fresh;     /* how many words were read that are not in @known */
    gunichar last;   /* the Japanese character before, or 0 */
    guint64 run;     /* the hash of the word that is being read */
    gboolean inside; /* a word is being read */
    gboolean number; /* that word consists of digits */
} Reader;

static guint64 *
slot_of(const SkWordSet *set, guint64 word)
{
    gsize mask = ((gsize)1 << set->bits) - 1;
    gsize at = (gsize)((word * MIX) >> (64 - set->bits));

    for (guint i = 0; i < PROBES; i++) {
        guint64 *slot = &set->slots[(at + i) & mask];

        if (*slot == word || *slot == 0)
            return slot;
    }
    return NULL;
}

static void
add(SkWordSet *set, guint64 word)
{
    guint64 *slot = slot_of(set, word);

    if (slot == NULL) {
        g_array_append_val(set->more, word);
    } else if (*slot == 0) {
        *slot = word;
        set->n++;
    }
}

static void
make_slots(SkWordSet *set, guint bits)
{
    set->bits = bits;
    set->n = 0;
    set->slots = g_new0(guint64, (gsize)1 << bits);
    set->more = g_array_new(FALSE, FALSE, sizeof(guint64));
}

static void
grow(SkWordSet *set)
{
    gsize size = (gsize)1 << set->bits;
    g_autofree guint64 *slots = set->slots;
    g_autoptr(GArray) more = set->more;

    make_slots(set, set->bits + 1);
    for (gsize i = 0; i < size; i++)
        if (slots[i] != 0)
            add(set, slots[i]);
    for (guint i = 0; i < more->len; i++)
        add(set, g_array_index(more, guint64, i));
}

static gint
compare(gconstpointer a, gconstpointer b)
{
    guint64 one = *(const guint64 *)a, two = *(const guint64 *)b;

    return one < two ? -1 : one > two;
}

/* Sorts the words outside the slots and removes repetitions. */
static void
settle(SkWordSet *set)
{
    guint64 *words = (guint64 *)(gpointer)set->more->data;
    guint n = 0;

    g_array_sort(set->more, compare);
    for (guint i = 0; i < set->more->len; i++)
        if (n == 0 || words[n - 1] != words[i])
            words[n++] = words[i];
    g_array_set_size(set->more, n);
}

static gboolean
holds(const SkWordSet *set, guint64 word)
{
    const guint64 *slot = slot_of(set, word);

    return slot != NULL
               ? *slot == word
               : g_array_binary_search(set->more, &word, compare, NULL);
}

/* Returns whether @word is in the first slot for it, as most words of a text
 * are that have been read before. */
static inline gboolean
is_at_hand(const SkWordSet *set, guint64 word)
{
    return set->slots[(word * MIX) >> (64 - set->bits)] == word;
}

/* Takes a word that is not at hand. */
static void
take_slowly(Reader *reader, guint64 word)
{
    if (reader->known != NULL)
        reader->fresh += !holds(reader->known, word);
    if (reader->set == NULL)
        return;
    if (reader->set->n >> (reader->set->bits - 1) > 0)
        grow(reader->set);
    add(reader->set, word);
}

static inline void
take(Reader *reader, guint64 word)
{
    if (!is_at_hand(reader->set != NULL ? reader->set : reader->known, word))
        take_slowly(reader, word);
}

static void
end_run(Reader *reader)
{
    guint64 word = reader->run & ~PAIR;

    if (reader->inside)
        take(reader, word != 0 ? word : 1);
    reader->inside = FALSE;
    reader->run = SEED;
}

static void
take_wide(Reader *reader, gunichar c)
{
    end_run(reader);
    if (reader->last != 0)
        take(reader, PAIR | (guint64)reader->last << PAIR_BITS | c);
    reader->last = c;
}

static void
take_narrow(Reader *reader, gunichar c, gboolean digit)
{
    if (reader->inside && digit != reader->number)
        end_run(reader);
    reader->inside = TRUE;
    reader->number = digit;
    reader->last = 0;
    reader->run = (reader->run ^ c) * PRIME;
}

/* Returns whether "http" or the like, of @len bytes, goes on at @p as a link
 * does: with a colon soon after it, or with the end of the text. */
static gboolean
has_colon(const char *p, gsize len)
{
    for (gsize i = 0; i <= len + 1; i++)
        if (p[i] == ':' || p[i] == '\0')
            return TRUE;
    return FALSE;
}

/* Returns what follows the link, the defanged link or the footnote number at
 * @p, or @p itself if there is none. */
static const char *
pass_link(const char *p)
{
    static const char *const starts[] = { "http", "hxxp", "ftp", "fxp",
                                          "[リンク" };

    if (*p != 'h' && *p != 'f' && *p != '[')
        return p; /* This is the case for most of a text. */
    if (*p == '[' && g_ascii_isdigit(p[1])) {
        const char *end = p + 1;

        while (g_ascii_isdigit(*end))
            end++;
        return *end == ']' ? end + 1 : p;
    }
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
        gsize len = strlen(starts[i]);

        if (strncmp(p, starts[i], len) != 0 || !has_colon(p, len))
            continue;
        while ((guchar)*p > 0x20)
            p++;
        return p;
    }
    return p;
}

/* Reads the letters or digits of ASCII at @text, which are of one @kind.
 * Returns what follows them. */
static const char *
read_narrow(Reader *reader, const char *text, SkWordChar kind)
{
    take_narrow(reader, (guchar)*text++, kind == SK_WORD_DIGIT);
    for (; sk_word_ascii(*text) == kind; text++)
        reader->run = (reader->run ^ (guchar)*text) * PRIME;
    return text;
}

/* Reads the kana and kanji at @text. Returns what follows them. */
static const char *
read_wide(Reader *reader, const char *text)
{
    gunichar c = sk_text_char(text);

    end_run(reader);
    for (; sk_word_is_japanese(c); c = sk_text_char(text)) {
        if (reader->last != 0)
            take(reader, PAIR | (guint64)reader->last << PAIR_BITS | c);
        reader->last = c;
        text += 3;
    }
    return text;
}

/* Reads the character @c of two bytes or more. */
static void
read_other(Reader *reader, gunichar c)
{
    switch (sk_word_char(c)) {
    case SK_WORD_WIDE:
        take_wide(reader, c);
        break;
    case SK_WORD_DIGIT:
        take_narrow(reader, c, TRUE);
        break;
    case SK_WORD_LETTER:
        take_narrow(reader, c, FALSE);
        break;
    case SK_WORD_NONE:
    default:
        end_run(reader);
        break;
    }
}

/* Reads every word of @text, which is in NFKC and case-folded. */
static void
read_words(Reader *reader, const char *text)
{
    reader->run = SEED;
    while (*text != '\0') {
        SkWordChar kind = sk_word_ascii(*text);
        const char *after = text;

        if (*text == '[')
            /* The number of a footnote follows a word directly. */
            end_run(reader);
        if (!reader->inside)
            after = pass_link(text);
        if (after > text) {
            text = after;
        } else if ((guchar)*text >= 0x80) {
            gunichar c = sk_text_char(text);

            if (sk_word_is_japanese(c)) {
                text = read_wide(reader, text);
                continue;
            }
            read_other(reader, c);
            text = g_utf8_next_char(text);
        } else if (kind != SK_WORD_NONE) {
            text = read_narrow(reader, text, kind);
        } else {
            end_run(reader);
            text++;
        }
    }
    end_run(reader);
}

SkWordSet *
sk_word_set_new(const char *text)
{
    g_autofree char *folded = sk_word_fold(text);
    SkWordSet *set = g_new0(SkWordSet, 1);
    Reader reader = { .set = set };

    make_slots(set, g_bit_storage(FIRST_SLOTS - 1));
    read_words(&reader, folded);
    settle(set);
    return set;
}

void
sk_word_set_free(SkWordSet *set)
{
    if (set == NULL)
        return;
    g_array_unref(set->more);
    g_free(set->slots);
    g_free(set);
}

guint
sk_word_set_size(const SkWordSet *set)
{
    return set->n + set->more->len;
}

guint
sk_word_set_extra(const SkWordSet *set, const SkWordSet *other)
{
    guint extra = 0;

    for (gsize i = 0; i < (gsize)1 << set->bits; i++)
        extra += set->slots[i] != 0 && !holds(other, set->slots[i]);
    for (guint i = 0; i < set->more->len; i++)
        extra += !holds(other, g_array_index(set->more, guint64, i));
    return extra;
}

char *
sk_word_set_lines(const char *text, const SkWordSet *other, guint *lines)
{
    g_autofree char *folded = sk_word_fold(text);
    GString *out = g_string_new(NULL);
    char *line = folded;

    *lines = 0;
    /* Folding leaves line ends where they are, so both texts have the same
     * lines. */
    while (*text != '\0') {
        gsize len = strcspn(text, "\n");
        gsize folded_len = strcspn(line, "\n");
        gboolean ends = line[folded_len] == '\n';
        Reader reader = { .known = other };

        line[folded_len] = '\0';
        read_words(&reader, line);
        if (reader.fresh > 0) {
            g_string_append_len(out, text, (gssize)len);
            g_string_append_c(out, '\n');
            (*lines)++;
        }
        text += len + (text[len] == '\n');
        line += folded_len + ends;
    }
    return g_string_free(out, FALSE);
}
