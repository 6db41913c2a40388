/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of the words for verdicts and reasons, and the error domain.
 */
#include <sekisho/error.h>
#include <sekisho/verdict.h>

GQuark
sk_error_quark(void)
{
    return g_quark_from_static_string("sekisho");
}

const char *
sk_verdict_word(SkVerdict verdict)
{
    static const char *const words[] = { "undecided", "kept", "cleaned",
                                         "removed", "withheld" };

    if ((guint)verdict >= G_N_ELEMENTS(words))
        return words[0];
    return words[verdict];
}

static const char *const reason_words[] = {
#define SK_X(symbol, word) word,
    SK_REASONS(SK_X)
#undef SK_X
};

const char *
sk_reason_word(SkReason reason)
{
    if ((guint)reason >= G_N_ELEMENTS(reason_words))
        return reason_words[0];
    return reason_words[reason];
}

SkReason
sk_reason_from_word(const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(reason_words); i++)
        if (g_strcmp0(word, reason_words[i]) == 0)
            return (SkReason)i;
    return SK_N_REASONS;
}

const char *
sk_method_word(SkMethod method)
{
    static const char *const words[] = {
#define SK_X(symbol, word) word,
        SK_METHODS(SK_X)
#undef SK_X
    };

    if ((guint)method >= G_N_ELEMENTS(words))
        return words[0];
    return words[method];
}
