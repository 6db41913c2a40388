/* SPDX-License-Identifier: Apache-2.0
 *
 * Collects the problems of a policy file, and guesses what was meant. What a
 * policy is, is not known here. This defends against the operator's typing
 * errors: a misspelt key that is silently ignored is a gate left open.
 */
#include "core/conf/problems.h"

#include <string.h>

#include "core/i18n.h"

#define SHOWN_MAX 100
#define WORD_MAX  64

typedef struct {
    char *text; /* "policy.conf:12: …" */
    guint file; /* the number of its file, in the order of first problems */
    guint64 line;
} Problem;

struct _SkProblems {
    GPtrArray *list; /* of Problem */
    /* borrows the texts, so that the same problem is listed only once */
    GHashTable *seen;
    GHashTable *files; /* maps a name to its number */
    guint count;
};

static void
free_problem(gpointer data)
{
    Problem *problem = data;

    g_free(problem->text);
    g_free(problem);
}

SkProblems *
sk_problems_new(void)
{
    SkProblems *problems = g_new0(SkProblems, 1);

    problems->list = g_ptr_array_new_with_free_func(free_problem);
    problems->seen = g_hash_table_new(g_str_hash, g_str_equal);
    problems->files =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return problems;
}

void
sk_problems_free(SkProblems *problems)
{
    if (problems == NULL)
        return;
    g_hash_table_unref(problems->seen);
    g_hash_table_unref(problems->files);
    g_ptr_array_unref(problems->list);
    g_free(problems);
}

/* Returns the number of the file in @origin ("policy.conf:12"). */
static guint
file_number(SkProblems *problems, const char *origin)
{
    const char *colon = strrchr(origin, ':');
    g_autofree char *file =
        colon ? g_strndup(origin, (gsize)(colon - origin)) : g_strdup(origin);
    gpointer number;

    if (!g_hash_table_lookup_extended(problems->files, file, NULL, &number)) {
        number = GUINT_TO_POINTER(g_hash_table_size(problems->files));
        g_hash_table_insert(problems->files, g_steal_pointer(&file), number);
    }
    return GPOINTER_TO_UINT(number);
}

void
sk_problems_add(SkProblems *problems, const char *origin, const char *format,
                ...)
{
    g_autofree char *text = NULL;
    g_autofree char *line = NULL;
    const char *colon = strrchr(origin, ':');
    Problem *problem;
    va_list args;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    line = g_strdup_printf("%s: %s", origin, text);
    if (g_hash_table_contains(problems->seen, line))
        return;
    problems->count++;
    if (problems->list->len >= SHOWN_MAX)
        return;
    problem = g_new0(Problem, 1);
    problem->file = file_number(problems, origin);
    problem->line = colon ? g_ascii_strtoull(colon + 1, NULL, 10) : 0;
    problem->text = g_steal_pointer(&line);
    g_hash_table_add(problems->seen, problem->text);
    g_ptr_array_add(problems->list, problem);
}

guint
sk_problems_count(const SkProblems *problems)
{
    return problems->count;
}

static gint
compare(gconstpointer a, gconstpointer b)
{
    const Problem *one = *(const Problem *const *)a;
    const Problem *two = *(const Problem *const *)b;

    if (one->file != two->file)
        return one->file < two->file ? -1 : 1;
    if (one->line != two->line)
        return one->line < two->line ? -1 : 1;
    return 0;
}

char *
sk_problems_text(const SkProblems *problems)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_copy(problems->list, NULL, NULL);
    GString *text = g_string_new(NULL);

    /* The elements still belong to the list. */
    g_ptr_array_set_free_func(sorted, NULL);
    g_ptr_array_sort(sorted, compare); /* GLib's sort is stable. */
    for (guint i = 0; i < sorted->len; i++) {
        const Problem *problem = g_ptr_array_index(sorted, i);

        g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", problem->text);
    }
    if (problems->count > sorted->len)
        g_string_append_printf(text, "\n(and %u more)",
                               problems->count - sorted->len);
    return g_string_free(text, FALSE);
}

/* The number of slips between two words: a letter too many, missing, wrong, or
 * two changed places. Words longer than WORD_MAX are never near. */
static guint
distance(const char *a, const char *b)
{
    guint rows[3][WORD_MAX + 1];
    gsize a_len = strlen(a), b_len = strlen(b);

    if (a_len > WORD_MAX || b_len > WORD_MAX)
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
    gsize third = strlen(word) / 3;
    guint best = (guint)CLAMP(third, 1, 3) + 1;
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
    return g_strdup_printf(N_("; did you mean \"%s\"?"), found);
}
