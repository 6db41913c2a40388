/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks address lists, which have only the form that every MTA passes on
 * unchanged: no comments, no groups, no routes, no backslashes, and folds only
 * between two addresses. This defends against a sender who is somebody else to
 * another reader.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/phrase.h"

#define FOLD       "\r\n        " /* sendmail folds so between addresses */
#define LOCAL_MAX  240
#define DOMAIN_MAX 255
#define LABEL_MAX  63

static bool
is_letter_or_digit(uint8_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

static bool
is_atom_char(uint8_t c)
{
    return is_letter_or_digit(c) ||
           (c != 0 && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

static bool
starts_word(SkSpan in)
{
    return in.end - in.p >= 2 && in.p[0] == '=' && in.p[1] == '?';
}

/* Takes atom characters, and dots if @dots, but never "=?". */
static bool
take_atom(SkSpan *in, bool dots)
{
    const uint8_t *start = in->p;
    while (in->p < in->end && !starts_word(*in) &&
           (is_atom_char(*in->p) || (dots && *in->p == '.')))
        in->p++;
    return in->p > start;
}

static bool
take_char(SkSpan *in, char c)
{
    if (in->p >= in->end || *in->p != (uint8_t)c)
        return false;
    in->p++;
    return true;
}

/* Dots may stand anywhere, because old mobile phones had such addresses. */
static bool
take_local(SkSpan *in)
{
    const uint8_t *start = in->p;
    bool quoted = take_char(in, '"');
    if (quoted) {
        SkSpan before = *in;
        while (take_char(in, ' ') || take_atom(in, true))
            ;
        if (in->p == before.p || !take_char(in, '"'))
            return false;
    } else if (!take_atom(in, true)) {
        return false;
    }
    return in->p - start <= LOCAL_MAX;
}

/* Takes [192.0.2.1] or [IPv6:2001:db8::1]. */
static bool
take_literal(SkSpan *in)
{
    if (in->end - in->p >= 5 && memcmp(in->p, "IPv6:", 5) == 0)
        in->p += 5;
    const uint8_t *start = in->p;
    while (in->p < in->end && *in->p != 0 &&
           strchr("0123456789ABCDEFabcdef:.", *in->p) != NULL)
        in->p++;
    return in->p > start && take_char(in, ']');
}

static bool
take_domain(SkSpan *in)
{
    const uint8_t *start = in->p;
    if (take_char(in, '['))
        return take_literal(in);
    do {
        const uint8_t *label = in->p;
        while (in->p < in->end &&
               (is_letter_or_digit(*in->p) || *in->p == '-' || *in->p == '_'))
            in->p++;
        if (in->p == label || in->p - label > LABEL_MAX)
            return false;
    } while (take_char(in, '.'));
    return in->p - start <= DOMAIN_MAX;
}

static bool
take_addr(SkSpan *in)
{
    return take_local(in) && take_char(in, '@') && take_domain(in);
}

static bool
take_quoted(SkSpan *in)
{
    const uint8_t *start = in->p;
    while (in->p < in->end && sk_is_printable(*in->p) && *in->p != '"' &&
           *in->p != '\\' && !starts_word(*in))
        in->p++;
    return in->p > start && take_char(in, '"');
}

/* Takes an atom or a quoted string and the blank before it. */
static bool
take_plain_word(SkSpan *in, SkPhrase *phrase)
{
    const uint8_t *start = in->p;
    bool quoted = take_char(in, '"');
    if (!(quoted ? take_quoted(in) : take_atom(in, false)))
        return false;
    static const uint8_t blank[] = { ' ' };
    if (phrase->ink)
        sk_phrase_ascii(phrase, (SkSpan){ blank, blank + 1 });
    sk_phrase_ascii(phrase, (SkSpan){ start + quoted, in->p - quoted });
    return true;
}

/* Takes words, each followed by one blank, up to '<'. The blank between two
 * encoded words is not part of the name. */
static bool
take_phrase(SkSpan *in, SkPhrase *phrase)
{
    SkText chain = { .ends = SK_ENDS_NONE };
    bool was_plain = false;
    while (in->p < in->end && *in->p != '<') {
        if (starts_word(*in)) {
            if (was_plain)
                sk_phrase_ascii(phrase, (SkSpan){ in->p - 1, in->p });
            const uint8_t *next = sk_encoded_word(*in, &chain, phrase);
            if (next == NULL)
                return false;
            in->p = next;
            was_plain = false;
        } else {
            if (!sk_text_may_end(&chain))
                return false;
            chain = (SkText){ SK_ENDS_NONE, 0, false };
            if (!take_plain_word(in, phrase))
                return false;
            was_plain = true;
        }
        if (phrase->bad || !take_char(in, ' '))
            return false;
    }
    return sk_text_may_end(&chain) && !sk_phrase_end(phrase);
}

/* Takes a mailbox in either of its forms. If it is neither, @in ends where the
 * longer attempt failed. @sends says whether the header names who sent the
 * mail, or whom to answer. */
static bool
take_mailbox(SkSpan *in, bool sends)
{
    SkPhrase phrase = { 0 };
    SkSpan bare = *in;
    if (take_addr(&bare) && (bare.p == bare.end || *bare.p == ',')) {
        in->p = bare.p;
        return true;
    }
    if (take_phrase(in, &phrase) && take_char(in, '<')) {
        SkSpan addr = *in;
        if (take_addr(in) && take_char(in, '>')) {
            const uint8_t *at = in->p;
            while (at > addr.p && at[-1] != '@')
                at--;
            return !sends ||
                   !sk_phrase_has_domain(&phrase, (SkSpan){ at, in->p - 1 });
        }
    }
    if (bare.p > in->p)
        in->p = bare.p;
    return false;
}

static bool
take_comma(SkSpan *in)
{
    size_t fold = sizeof FOLD - 1;
    if (!take_char(in, ','))
        return false;
    if ((size_t)(in->end - in->p) >= fold && memcmp(in->p, FOLD, fold) == 0) {
        in->p += fold;
        return true;
    }
    return take_char(in, ' ');
}

const uint8_t *
sk_field_mailbox(SkSpan value)
{
    return take_mailbox(&value, true) && value.p == value.end ? NULL : value.p;
}

static const uint8_t *
check_list(SkSpan value, bool sends)
{
    for (;;) {
        if (!take_mailbox(&value, sends))
            return value.p;
        if (value.p == value.end)
            return NULL;
        if (!take_comma(&value))
            return value.p;
    }
}

const uint8_t *
sk_field_addresses(SkSpan value)
{
    return check_list(value, true);
}

const uint8_t *
sk_field_recipients(SkSpan value)
{
    static const char nobody[] = "undisclosed-recipients:;";
    size_t len = sizeof nobody - 1;
    if ((size_t)(value.end - value.p) == len &&
        memcmp(value.p, nobody, len) == 0)
        return NULL;
    return check_list(value, false);
}
