/* SPDX-License-Identifier: Apache-2.0
 *
 * What follows from a decision: a text for reading is UTF-8 with LF from then
 * on, a file stays as it is, and every filter that decided is remembered.
 */
#include <string.h>

#include "core/part_private.h"

static const SkFilter first = { .name = "first" };
static const SkFilter second = { .name = "second" };

typedef struct {
    const char *name;
    SkRole role;
    const char *found;
    const char *bytes;
    const char *after;
} Row;

static const Row rows[] = {
    { "lf", SK_ROLE_BODY, "text/plain", "a\nb\n", "a\nb\n" },
    { "crlf", SK_ROLE_BODY, "text/plain", "a\r\nb\r\n", "a\nb\n" },
    { "cr", SK_ROLE_BODY, "text/plain", "a\rb", "a\nb" },
    { "not-utf-8", SK_ROLE_BODY, "text/plain", "a\xFF", "a\xEF\xBF\xBD" },
    { "control", SK_ROLE_BODY, "text/plain", "a\033[1mb", "a[1mb" },
    { "empty", SK_ROLE_BODY, "text/plain", "", "" },
    { "html", SK_ROLE_BODY, "text/html", "a\r\n", "a\r\n" },
    { "file", SK_ROLE_ATTACHMENT, "text/plain", "a\r\n", "a\r\n" },
};

static SkPart *
part_of(const Row *row)
{
    g_autoptr(GBytes) bytes = g_bytes_new(row->bytes, strlen(row->bytes));
    SkPart *part = sk_part_new(row->role, NULL, row->found, bytes);

    sk_part_set_found(part, row->found);
    part->current = &first;
    return part;
}

static void
assert_bytes(GBytes *bytes, const char *expected)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);

    g_assert_cmpmem(data, len, expected, strlen(expected));
}

static void
test_keep(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(SkPart) part = part_of(row);

    g_assert_cmpint(sk_part_keep(part), ==, SK_VERDICT_KEPT);
    assert_bytes(sk_part_bytes(part), row->after);
    assert_bytes(part->original ? part->original : part->bytes, row->bytes);
}

static void
test_replace(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(SkPart) part = part_of(row);
    GBytes *bytes = g_bytes_new(row->bytes, strlen(row->bytes));

    g_assert_cmpint(sk_part_replace(part, bytes, row->found), ==,
                    SK_VERDICT_CLEANED);
    assert_bytes(sk_part_bytes(part), row->after);
    assert_bytes(part->original, row->bytes);
}

static void
assert_step(const SkPart *part, guint i, const SkFilter *filter,
            gboolean changed)
{
    const SkStep *step = &g_array_index(part->steps, SkStep, i);

    g_assert_cmpuint(i, <, part->steps->len);
    g_assert_true(step->filter == filter);
    g_assert_cmpint(step->changed, ==, changed);
}

/* Kept by one, rewritten by another: both are named, and what was there before
 * either of them is the original. */
static void
test_two(void)
{
    g_autoptr(SkPart) part = part_of(&rows[1]);

    sk_part_keep(part);
    part->current = &second;
    sk_part_keep(part); /* says nothing new */
    sk_part_replace(part, g_bytes_new_static("b\r\n", 3), "text/plain");
    sk_part_replace(part, g_bytes_new_static("c\r\n", 3), "text/plain");
    g_assert_cmpuint(part->steps->len, ==, 2);
    assert_step(part, 0, &first, FALSE);
    assert_step(part, 1, &second, TRUE);
    assert_bytes(part->bytes, "c\n");
    assert_bytes(part->original, rows[1].bytes);
    g_assert_cmpstr(part->first_found, ==, "text/plain");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *kept =
            g_strconcat("/part-steps/keep/", rows[i].name, NULL);
        g_autofree char *replaced =
            g_strconcat("/part-steps/replace/", rows[i].name, NULL);

        g_test_add_data_func(kept, &rows[i], test_keep);
        g_test_add_data_func(replaced, &rows[i], test_replace);
    }
    g_test_add_func("/part-steps/two", test_two);
    return g_test_run();
}
