/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of what can be taken out of a file (sekisho/removed.h), and its
 * look-up.
 */
#include <sekisho/removed.h>

static const SkRemovedWord rows[] = {
#define SK_X(word, kind, said) { word, SK_INSIDE_##kind, said },
    SK_REMOVED_WORDS(SK_X)
#undef SK_X
};

const SkRemovedWord *
sk_removed_word(const char *word)
{
    for (guint i = 0; word != NULL && i < G_N_ELEMENTS(rows); i++)
        if (g_str_equal(rows[i].word, word))
            return &rows[i];
    return NULL;
}

const SkRemovedWord *
sk_removed_row(guint i)
{
    return i < G_N_ELEMENTS(rows) ? &rows[i] : NULL;
}

const char *
sk_inside_word(SkInside kind)
{
    static const char *const words[] = {
#define SK_X(symbol, word) word,
        SK_INSIDE_KINDS(SK_X)
#undef SK_X
    };

    return (guint)kind < G_N_ELEMENTS(words) ? words[kind] : NULL;
}
