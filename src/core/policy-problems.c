/* SPDX-License-Identifier: Apache-2.0
 *
 * Problems of a policy file, collected, and the guess at what was meant. Does
 * not know what a policy is. Stands against the operator's slip of the pen: a
 * misspelt key that is silently ignored is a gate left open.
 */
#include "core/policy-problems.h"

#include <string.h>

#define MOST_SHOWN   100
#define LONGEST_WORD 64

struct _SkProblems {
    GPtrArray *lines;
    GHashTable *seen; /* borrows the lines: the same problem only once */
    guint count;
};

SkProblems *
sk_problems_new(void)
{
    SkProblems *problems = g_new0(SkProblems, 1);

    problems->lines = g_ptr_array_new_with_free_func(g_free);
    problems->seen = g_hash_table_new(g_str_hash, g_str_equal);
    return problems;
}

void
sk_problems_free(SkProblems *problems)
{
    if (problems == NULL)
        return;
    g_hash_table_unref(problems->seen);
    g_ptr_array_unref(problems->lines);
    g_free(problems);
}

void
sk_problems_add(SkProblems *problems, const char *origin, const char *format,
                ...)
{
    g_autofree char *text = NULL;
    g_autofree char *line = NULL;
    va_list args;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    line = g_strdup_printf("%s: %s", origin, text);
    if (g_hash_table_contains(problems->seen, line))
        return;
    problems->count++;
    if (problems->lines->len >= MOST_SHOWN)
        return;
    g_hash_table_add(problems->seen, line);
    g_ptr_array_add(problems->lines, g_steal_pointer(&line));
}

guint
sk_problems_count(const SkProblems *problems)
{
    return problems->count;
}

char *
sk_problems_text(const SkProblems *problems)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < problems->lines->len; i++) {
        if (i > 0)
            g_string_append_c(text, '\n');
        g_string_append(text, g_ptr_array_index(problems->lines, i));
    }
    if (problems->count > problems->lines->len)
        g_string_append_printf(text, "\n(and %u more)",
                               problems->count - problems->lines->len);
    return g_string_free(text, FALSE);
}

/* The number of slips between two words: a letter too many, missing, wrong, or
 * two changed places. Words longer than LONGEST_WORD are never near. */
static guint
distance(const char *a, const char *b)
{
    guint rows[3][LONGEST_WORD + 1];
    gsize a_len = strlen(a), b_len = strlen(b);

    if (a_len > LONGEST_WORD || b_len > LONGEST_WORD)
        return G_MAXUINT;
    for (gsize j = 0; j <= b_len; j++)
        rows[0][j] = (guint)j;
    for (gsize i = 1; i <= a_len; i++) {
        guint *now = rows[i % 3], *last = rows[(i + 2) % 3];
        const guint *before = rows[(i + 1) % 3];

        now[0] = (guint)i;
        for (gsize j = 1; j <= b_len; j++) {
            guint slip = a[i - 1] == b[j - 1] ? 0 : 1;

            now[j] = MIN(last[j - 1] + slip, MIN(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = MIN(now[j], before[j - 2] + 1);
        }
    }
    return rows[a_len % 3][b_len];
}

char *
sk_did_you_mean(const char *word, const char *const *candidates)
{
    g_autofree char *folded = g_ascii_strdown(word, -1);
    guint best = MAX(1, MIN(3, (guint)strlen(word) / 3)) + 1;
    const char *found = NULL;

    for (gsize i = 0; candidates[i] != NULL; i++) {
        g_autofree char *other = g_ascii_strdown(candidates[i], -1);
        guint d = distance(folded, other);

        if (d < best) {
            best = d;
            found = candidates[i];
        }
    }
    if (found == NULL)
        return g_strdup("");
    return g_strdup_printf("; did you mean \"%s\"?", found);
}
