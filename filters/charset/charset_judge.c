/* SPDX-License-Identifier: Apache-2.0
 *
 * Chooses a charset by evidence. Every candidate decodes the same sample, each
 * result is judged as text of the candidate's language (charset_score.h), and
 * the likeliest wins. A label, and the language of the rest of the mail, count
 * as a number of bits. The distance to the second candidate says how sure the
 * choice is. Of two that are near, the one that loses fewer characters costs
 * less, and Japanese has an advantage.
 */
#include <string.h>

#include <charset/charset_judge.h>
#include <charset/charset_score.h>

#define SAMPLE 8192 /* bytes that are judged */
/* how many of these every candidate is judged by; only the best are judged by
 * all */
#define FIRST 1024
/* ASCII characters that are kept on each side of other bytes */
#define AROUND   8
#define HOPELESS SK_BITS(60)
#define SURE     SK_BITS(20) /* one in a million */
/* what it is worth that the rest of the mail is in that language */
#define NEIGHBOUR SK_BITS(12)

typedef struct {
    const char *name;
    SkTongue tongue;
    /* how seldom the charset reaches a Japanese town, in quarter bits */
    guint rare;
} Candidate;

/* Japanese charsets come first: they are judged even against a good label. */
static const Candidate candidates[] = {
    { "shift_jis", SK_TONGUE_JAPANESE, 0 },
    { "euc-jp", SK_TONGUE_JAPANESE, SK_BITS(1) },
    { "utf-8", SK_TONGUE_ANY, SK_BITS(2) },
    { "iso-8859-1", SK_TONGUE_WESTERN, SK_BITS(6) },
    { "gb18030", SK_TONGUE_CHINESE, SK_BITS(8) },
    { "big5", SK_TONGUE_TAIWAN, SK_BITS(8) },
    { "euc-kr", SK_TONGUE_KOREAN, SK_BITS(8) },
    { "windows-1251", SK_TONGUE_CYRILLIC, SK_BITS(10) },
    { "koi8-r", SK_TONGUE_CYRILLIC, SK_BITS(10) },
    { "windows-1253", SK_TONGUE_GREEK, SK_BITS(8) },
    { "windows-874", SK_TONGUE_THAI, SK_BITS(8) },
    { "iso-8859-7", SK_TONGUE_GREEK, SK_BITS(9) },
    { "koi8-u", SK_TONGUE_CYRILLIC, SK_BITS(12) },
    { "iso-8859-5", SK_TONGUE_CYRILLIC, SK_BITS(12) },
    { "ibm866", SK_TONGUE_CYRILLIC, SK_BITS(12) },
    { "windows-1250", SK_TONGUE_CENTRAL, SK_BITS(10) },
    { "iso-8859-2", SK_TONGUE_CENTRAL, SK_BITS(10) },
    { "windows-1254", SK_TONGUE_TURKISH, SK_BITS(12) },
    { "windows-1258", SK_TONGUE_VIETNAMESE, SK_BITS(14) },
    { "windows-1255", SK_TONGUE_HEBREW, SK_BITS(12) },
    { "windows-1256", SK_TONGUE_ARABIC, SK_BITS(12) },
};

#define N_CANDIDATES G_N_ELEMENTS(candidates)
/* how many candidates are judged before all others when there is a label */
#define N_EARLY 4

/* Takes the part of @input that is judged: its bytes beyond ASCII with a little
 * of what stands around them, so that a long table with one name a line says as
 * much as a letter. It is cut only between ASCII bytes, and each cut becomes a
 * line end. */
static GString *
take_sample(const SkInput *input)
{
    const guchar *end = input->bytes + input->len, *p = input->high;
    GString *sample = g_string_sized_new(SAMPLE + AROUND);

    p -= MIN((gsize)(p - input->bytes), AROUND);
    while (p < end && sample->len < SAMPLE) {
        const guchar *start = p, *last = p;
        const guchar *most = start + MIN((gsize)(end - start), SAMPLE);

        for (; p < most && p - last <= AROUND; p++)
            last = *p >= 0x80 ? p : last;
        g_string_append_len(sample, (const char *)start, p - start);
        const guchar *left = p;
        while (p < end && *p < 0x80)
            p++;
        p -= MIN(p - left, AROUND);
        if (p != left)
            g_string_append_c(sample, '\n');
    }
    return sample;
}

typedef struct {
    const SkCharsetRow *row;
    SkTongue tongue;
    /* the bits against this candidate (the bits for it are
     * against the others) */
    guint prior;
    guint cost;
    GString *text; /* the first part of the sample, decoded */
} Judged;

static void
judged_clear(gpointer data)
{
    Judged *judged = data;
    g_string_free(judged->text, TRUE);
}

static void
judge(Judged *judged, const GString *sample, gsize len)
{
    SkReading reading = { .out = judged->text };

    g_string_truncate(judged->text, 0);
    sk_read(&reading, judged->row, (const guchar *)sample->str, len);
    judged->cost = judged->prior + sk_score(judged->tongue, judged->text->str,
                                            judged->text->len);
}

static SkTongue
tongue_of(const SkCharsetRow *row)
{
    for (guint i = 0; i < N_CANDIDATES; i++)
        if (g_str_equal(candidates[i].name, row->name))
            return candidates[i].tongue;
    if (row->code == SK_CODE_MULTI || row->code == SK_CODE_JIS)
        return SK_TONGUE_JAPANESE;
    return strcmp(row->name, "iso-8859-6") == 0   ? SK_TONGUE_ARABIC
           : strcmp(row->name, "iso-8859-8") == 0 ? SK_TONGUE_HEBREW
           : strstr(row->name, "cyr") != NULL ||
                   strcmp(row->name, "ibm855") == 0
               ? SK_TONGUE_CYRILLIC
               : SK_TONGUE_CENTRAL;
}

/* Returns how many bits the label is worth against all other charsets: many if
 * only software that knows the charset writes it; none if all software does, or
 * if most of the bytes, decoded so (@reading), are no characters. */
static guint
weight_of(const SkCharsetRow *declared, const SkReading *reading)
{
    if (declared == NULL || declared->code == SK_CODE_ASCII)
        return 0;
    if (reading->errors > reading->wide + reading->half)
        return 0;
    return declared->code == SK_CODE_WESTERN ? SK_BITS(12) : SK_BITS(40);
}

static void
add_candidate(GArray *all, const SkCharsetRow *row, SkTongue tongue,
              guint prior, const SkNear *near)
{
    Judged judged = { row, tongue, prior, 0, g_string_new(NULL) };

    if (near != NULL && near->known && tongue != near->tongue)
        judged.prior += NEIGHBOUR;
    g_array_append_val(all, judged);
}

static void
add_candidates(GArray *all, guint n, const SkCharsetRow *declared, guint weight,
               const SkNear *near)
{
    for (guint i = 0; i < n; i++) {
        const SkCharsetRow *row = sk_charset_find(candidates[i].name);

        if (row != declared)
            add_candidate(all, row, candidates[i].tongue,
                          candidates[i].rare + weight, near);
    }
}

static gint
compare_costs(gconstpointer a, gconstpointer b)
{
    const Judged *one = a, *two = b;
    return one->cost < two->cost ? -1 : one->cost > two->cost;
}

/* Judges the candidates from @from on by the first part of the sample, and
 * those that are near by all of it. The best stands first afterwards. */
static void
judge_all(GArray *all, guint from, const GString *sample)
{
    gsize first = MIN(sample->len, FIRST);
    guint near = 0;

    while (first < sample->len && (guchar)sample->str[first - 1] >= 0x80)
        first++;
    for (guint i = from; i < all->len; i++)
        judge(&g_array_index(all, Judged, i), sample, first);
    g_array_sort(all, compare_costs);
    if (first == sample->len)
        return;
    guint best = g_array_index(all, Judged, 0).cost;
    while (near < all->len &&
           g_array_index(all, Judged, near).cost < best + HOPELESS)
        near++;
    g_array_set_size(all, MAX(near, 1));
    for (guint i = 0; near > 1 && i < all->len; i++)
        judge(&g_array_index(all, Judged, i), sample, sample->len);
    g_array_sort(all, compare_costs);
}

/* Returns whether no other candidate that gives a different text comes near. */
static gboolean
is_sure(const GArray *all)
{
    const Judged *best = &g_array_index(all, Judged, 0);

    for (guint i = 1; i < all->len; i++) {
        const Judged *other = &g_array_index(all, Judged, i);

        if (other->cost < best->cost + SURE &&
            !g_string_equal(other->text, best->text))
            return FALSE;
    }
    return TRUE;
}

/* Returns whether the text is as likely as honest text of its language: about
 * six and a half bits for each byte beyond ASCII, including the ASCII beside
 * it. */
static gboolean
is_good(const Judged *judged, const GString *sample)
{
    guint high = 0;

    for (gsize i = 0; i < MIN(sample->len, FIRST); i++)
        high += (guchar)sample->str[i] >= 0x80;
    guint ascii = sk_score(SK_TONGUE_ANY, "a", 1) *
                  (guint)(MIN(sample->len, FIRST) - high);
    return judged->cost <= judged->prior + ascii + high * SK_BITS(8);
}

SkChoice
sk_judge(const SkInput *input, const SkCharsetRow *declared,
         const SkReading *reading, const SkNear *near)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Judged));
    g_autofree char *unused = NULL;
    GString *sample = take_sample(input);
    gboolean labelled = declared != NULL && declared->code != SK_CODE_ASCII &&
                        declared->code != SK_CODE_JIS &&
                        declared->code != SK_CODE_UTF_7;
    guint weight = weight_of(labelled ? declared : NULL, reading);

    g_array_set_clear_func(all, judged_clear);
    if (labelled)
        add_candidate(all, declared, tongue_of(declared), 0, NULL);
    add_candidates(all, labelled ? N_EARLY : N_CANDIDATES,
                   labelled ? declared : NULL, weight, near);
    judge_all(all, 0, sample);
    if (labelled && (g_array_index(all, Judged, 0).row != declared ||
                     !is_good(&g_array_index(all, Judged, 0), sample))) {
        g_array_set_size(all, 0);
        add_candidate(all, declared, tongue_of(declared), 0, NULL);
        add_candidates(all, N_CANDIDATES, declared, weight, near);
        judge_all(all, 0, sample);
    }
    unused = g_string_free(sample, FALSE);
    return (SkChoice){ g_array_index(all, Judged, 0).row, is_sure(all) };
}
