/* SPDX-License-Identifier: Apache-2.0
 *
 * A hash table of rows. When it is full, only its most frequent half stays.
 */
#include <string.h>

#include "cli/report/tally.h"

/* A key or label is cut here: a name of 4096 characters tells no more. */
#define TEXT_MAX 512

struct _SkTally {
    GHashTable *rows; /* an SkTallyRow, which is its own key */
    guint64 error;
};

static guint
hash_row(gconstpointer data)
{
    const SkTallyRow *row = data;
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);

    for (gsize i = 0; i < row->key.len; i++)
        hash =
            (hash ^ (guchar)row->key.at[i]) * G_GUINT64_CONSTANT(1099511628211);
    return (guint)(hash ^ (hash >> 32));
}

static int
compare_keys(const SkTallyRow *a, const SkTallyRow *b)
{
    int order = memcmp(a->key.at, b->key.at, MIN(a->key.len, b->key.len));

    if (order != 0)
        return order;
    return a->key.len < b->key.len ? -1 : a->key.len > b->key.len;
}

static gboolean
equal_rows(gconstpointer one, gconstpointer other)
{
    const SkTallyRow *a = one, *b = other;

    return a->key.len == b->key.len &&
           memcmp(a->key.at, b->key.at, a->key.len) == 0;
}

SkTally *
sk_tally_new(void)
{
    SkTally *tally = g_new0(SkTally, 1);

    tally->rows = g_hash_table_new_full(hash_row, equal_rows, g_free, NULL);
    return tally;
}

void
sk_tally_free(SkTally *tally)
{
    if (tally == NULL)
        return;
    g_hash_table_unref(tally->rows);
    g_free(tally);
}

/* cut: shortens @slice to TEXT_MAX, neither inside a character nor inside an
 * escape. */
static SkSlice
cut(SkSlice slice)
{
    gsize at = 0;

    if (slice.at == NULL)
        return (SkSlice){ "", 0 };
    if (slice.len <= TEXT_MAX)
        return slice;
    while (at < TEXT_MAX - 12) {
        if (slice.at[at] == '\\')
            at += slice.at[at + 1] == 'u' ? 6 : 2;
        else
            at += (gsize)(g_utf8_next_char(slice.at + at) - (slice.at + at));
    }
    return (SkSlice){ slice.at, at };
}

/* new_row: makes a row that holds its texts behind itself. */
static SkTallyRow *
new_row(SkSlice key, SkSlice label)
{
    SkTallyRow *row = g_malloc0(sizeof *row + key.len + label.len);
    char *text = (char *)(row + 1);

    memcpy(text, key.at, key.len);
    memcpy(text + key.len, label.at, label.len);
    row->key = (SkSlice){ text, key.len };
    row->label = (SkSlice){ text + key.len, label.len };
    return row;
}

static int
by_count(gconstpointer one, gconstpointer other)
{
    const SkTallyRow *a = *(gpointer const *)one, *b = *(gpointer const *)other;

    if (a->numbers[0] != b->numbers[0])
        return a->numbers[0] > b->numbers[0] ? -1 : 1;
    return compare_keys(a, b);
}

static int
by_name(gconstpointer one, gconstpointer other)
{
    return compare_keys(*(gpointer const *)one, *(gpointer const *)other);
}

/* prune: forgets the rarer half of the rows. */
static void
prune(SkTally *tally)
{
    g_autoptr(GPtrArray) rows = sk_tally_sorted(tally, FALSE);
    const SkTallyRow *first = rows->pdata[SK_TALLY_KEYS];

    tally->error += first->numbers[0];
    for (guint i = SK_TALLY_KEYS; i < rows->len; i++)
        g_hash_table_remove(tally->rows, rows->pdata[i]);
}

SkTallyRow *
sk_tally_row(SkTally *tally, SkSlice key, SkSlice label)
{
    SkTallyRow wanted = { .key = cut(key) };
    SkTallyRow *row = g_hash_table_lookup(tally->rows, &wanted);

    if (row != NULL)
        return row;
    if (g_hash_table_size(tally->rows) >= 2 * SK_TALLY_KEYS)
        prune(tally);
    row = new_row(wanted.key, cut(label));
    g_hash_table_add(tally->rows, row);
    return row;
}

GPtrArray *
sk_tally_sorted(const SkTally *tally, gboolean by_key)
{
    GPtrArray *rows = g_ptr_array_new();
    GHashTableIter iter;
    gpointer row;

    g_hash_table_iter_init(&iter, tally->rows);
    while (g_hash_table_iter_next(&iter, &row, NULL))
        g_ptr_array_add(rows, row);
    g_ptr_array_sort(rows, by_key ? by_name : by_count);
    return rows;
}

guint64
sk_tally_error(const SkTally *tally)
{
    return tally->error;
}
