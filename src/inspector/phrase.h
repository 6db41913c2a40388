/* SPDX-License-Identifier: Apache-2.0
 *
 * Display names, followed character by character (phrase.c). For address.c and
 * encoded_word.c only.
 */
#ifndef SK_INSPECTOR_PHRASE_H
#define SK_INSPECTOR_PHRASE_H

#include "inspector/inner.h"

#define SK_PHRASE_WORDS 512 /* bytes of words kept of one name */

/* A display name while it is read. Initialise with zeros. */
struct SkPhrase {
    bool ink; /* a character that is no blank was seen */
    /* an at sign stands behind such a character, and no blank since the run
     * behind it began */
    bool behind_at;
    bool dot;     /* the run contains a dot */
    unsigned run; /* the number of characters behind the at sign */
    bool bad;     /* the name holds an e-mail address */
    /* For an address without a dot: whether the name holds something else, its
     * at sign was seen, and the numbers of characters before and behind that.
     */
    bool not_alone, alone_at;
    unsigned before, behind;
    /* Words of labels and dots as ASCII, each ended by NUL; those that do not
     * fit are not looked at. */
    char words[SK_PHRASE_WORDS];
    size_t n_words;
    unsigned parted; /* how many characters of "(at) " were just seen */
};

/* Append the next text of a display name, which is known to be strict. */
void sk_phrase_ascii(SkPhrase *phrase, SkSpan text);
void sk_phrase_utf8(SkPhrase *phrase, SkSpan text);
void sk_phrase_jis(SkPhrase *phrase, SkSpan text);

/* sk_phrase_end: ends the name. Returns whether it holds an e-mail address. */
bool sk_phrase_end(SkPhrase *phrase);

/* sk_phrase_has_domain: returns whether the ended name holds a domain that is
 * neither @domain nor one above or below it. */
bool sk_phrase_has_domain(const SkPhrase *phrase, SkSpan domain);

#endif
