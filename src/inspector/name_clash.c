/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds names that clash where the case of letters does not matter; only ASCII
 * letters are folded. This defends against files that replace each other when
 * they are saved. The names are sorted, not hashed, so that nobody can choose
 * names that make it slow.
 */
#include "inspector/inner.h"

/* "/" sorts before everything else, so that the members of a folder stand right
 * behind its name. */
static unsigned
weight(uint8_t c)
{
    if (c == '/')
        return 1;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Returns how many bytes @a and @b have in common at their start. */
static size_t
common(SkSpan a, SkSpan b)
{
    size_t n = 0;
    while (n < sk_length(a) && n < sk_length(b) &&
           weight(a.p[n]) == weight(b.p[n]))
        n++;
    return n;
}

static bool
is_less(SkSpan a, SkSpan b)
{
    size_t n = common(a, b);
    if (n == sk_length(a) || n == sk_length(b))
        return sk_length(a) < sk_length(b);
    return weight(a.p[n]) < weight(b.p[n]);
}

/* Moves the name at @i down to its place in the heap. */
static void
sink(SkNamed *names, size_t i, size_t n)
{
    for (size_t child = 0; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && is_less(names[child].name, names[child + 1].name))
            child++;
        if (!is_less(names[i].name, names[child].name))
            return;
        SkNamed other = names[i];
        names[i] = names[child];
        names[child] = other;
    }
}

static void
sort(SkNamed *names, size_t n)
{
    for (size_t i = n / 2; i > 0; i--)
        sink(names, i - 1, n);
    for (size_t last = n; last > 1; last--) {
        SkNamed first = names[0];
        names[0] = names[last - 1];
        names[last - 1] = first;
        sink(names, 0, last - 1);
    }
}

static bool
clash(SkSpan a, SkSpan b)
{
    size_t n = common(a, b);
    return n == sk_length(a) && (n == sk_length(b) || b.p[n] == '/');
}

const SkNamed *
sk_names_clash(SkNamed *names, size_t n)
{
    const SkNamed *first = NULL;
    sort(names, n);
    for (size_t i = 1; i < n; i++) {
        const SkNamed *a = &names[i - 1], *b = &names[i];
        if (!clash(a->name, b->name))
            continue;
        const SkNamed *later = a->at > b->at ? a : b;
        if (first == NULL || later->at < first->at)
            first = later;
    }
    return first;
}
