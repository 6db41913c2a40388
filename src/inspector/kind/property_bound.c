/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the values of calendars that make a program compute: rules of series,
 * and alarms that ring again. This defends against an appointment that takes
 * place a billion times.
 */
#include <string.h>
#include <strings.h>

#include "inspector/kind/property.h"

#define TIMES_MAX        9999
#define ALARM_REPEAT_MAX 10
#define LIST_MAX         1500 /* bytes */

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* Returns a number of one to four digits, 0 if @value is none. */
static unsigned
number_of(SkSpan value)
{
    unsigned n = 0;
    if (sk_length(value) == 0 || sk_length(value) > 4)
        return 0;
    for (; value.p < value.end; value.p++) {
        if (!is_digit(*value.p))
            return 0;
        n = n * 10 + (unsigned)(*value.p - '0');
    }
    return n;
}

static bool
is_word(SkSpan value, const char *word)
{
    return sk_length(value) == strlen(word) &&
           strncasecmp((const char *)value.p, word, strlen(word)) == 0;
}

/* Returns the index of @value among the @n @words, @n if it is none of them. */
static size_t
find_word(SkSpan value, const char *const *words, size_t n)
{
    size_t i = 0;
    while (i < n && !is_word(value, words[i]))
        i++;
    return i;
}

static bool
is_of(SkSpan value, const char *others, size_t most)
{
    if (sk_length(value) == 0 || sk_length(value) > most)
        return false;
    for (; value.p < value.end; value.p++) {
        bool letter = is_digit(*value.p) ||
                      (*value.p >= 'A' && *value.p <= 'Z') ||
                      (*value.p >= 'a' && *value.p <= 'z');
        if (!letter && strchr(others, *value.p) == NULL)
            return false;
    }
    return true;
}

/* What a part of a rule may hold. */
typedef enum { OFTEN, TIMES, MOMENT, ONE, LIST } PartKind;

static const char *const names[] = {
    "FREQ",     "COUNT",   "INTERVAL", "UNTIL",      "BYMINUTE",
    "BYSECOND", "BYHOUR",  "BYDAY",    "BYMONTHDAY", "BYYEARDAY",
    "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST",
};
static const PartKind kinds[] = {
    OFTEN, TIMES, TIMES, MOMENT, ONE,  ONE,  LIST,
    LIST,  LIST,  LIST,  LIST,   LIST, LIST, LIST
};
#define N_NAMES (sizeof names / sizeof names[0])

static bool
is_part(PartKind kind, SkSpan value)
{
    static const char *const often[] = { "HOURLY", "DAILY", "WEEKLY", "MONTHLY",
                                         "YEARLY" };
    switch (kind) {
    case OFTEN:
        return find_word(value, often, 5) < 5;
    case TIMES:
        return number_of(value) >= 1 && number_of(value) <= TIMES_MAX;
    case MOMENT:
        return is_of(value, "", 16);
    case ONE:
        return sk_length(value) >= 1 && sk_length(value) <= 2 &&
               is_digit(value.p[0]) && is_digit(value.end[-1]);
    case LIST:
    default:
        return is_of(value, "+-,", LIST_MAX);
    }
}

bool
sk_is_bounded_rule(SkSpan value)
{
    unsigned seen = 0; /* the names seen so far, as bits */
    while (value.p < value.end) {
        const uint8_t *end = memchr(value.p, ';', sk_length(value));
        SkSpan part = { value.p, end != NULL ? end : value.end };
        const uint8_t *equals = memchr(part.p, '=', sk_length(part));
        if (equals == NULL)
            return false;
        size_t i = find_word((SkSpan){ part.p, equals }, names, N_NAMES);
        if (i == N_NAMES || (seen & 1U << i) != 0 ||
            !is_part(kinds[i], (SkSpan){ equals + 1, part.end }))
            return false;
        seen |= 1U << i;
        value.p = end != NULL ? end + 1 : value.end;
    }
    return (seen & 1U) != 0; /* The rule must have a FREQ. */
}

bool
sk_is_bounded_repeat(SkSpan value)
{
    return number_of(value) >= 1 && number_of(value) <= ALARM_REPEAT_MAX;
}

bool
sk_is_bounded_wait(SkSpan value)
{
    bool any = false;
    if (sk_length(value) == 0 || sk_length(value) > 16 || *value.p != 'P')
        return false;
    for (; value.p < value.end; value.p++) {
        any = any || (*value.p >= '1' && *value.p <= '9');
        if (!is_digit(*value.p) && strchr("PTWDHM", *value.p) == NULL)
            return false;
    }
    return any;
}
