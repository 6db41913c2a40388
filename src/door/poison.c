/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of faults per mail. It is bounded: a flood of different broken
 * mails pushes out the oldest entries, which means more retries for those
 * mails, but never a wrong verdict.
 */
#include <string.h>

#include "door/poison.h"

typedef struct {
    guint8 sha256[32];
    guint faults;
    guint64 generation; /* the generation of the last counted fault */
    guint64 passed;     /* SkPoison.passed at that time */
    GList link;         /* a link of SkPoison.age; its data is this entry */
} Entry;

struct _SkPoison {
    GMutex mutex;
    GHashTable *entries; /* a set of entries */
    GQueue age;          /* the oldest is first */
    guint64 passed;
};

static guint
entry_hash(gconstpointer entry)
{
    guint32 hash;

    memcpy(&hash, ((const Entry *)entry)->sha256, sizeof(hash));
    return hash;
}

static gboolean
entry_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(((const Entry *)a)->sha256, ((const Entry *)b)->sha256, 32) ==
           0;
}

SkPoison *
sk_poison_new(void)
{
    SkPoison *poison = g_new0(SkPoison, 1);

    g_mutex_init(&poison->mutex);
    g_queue_init(&poison->age);
    poison->entries =
        g_hash_table_new_full(entry_hash, entry_equal, g_free, NULL);
    return poison;
}

void
sk_poison_free(SkPoison *poison)
{
    if (poison == NULL)
        return;
    g_hash_table_unref(poison->entries);
    g_mutex_clear(&poison->mutex);
    g_free(poison);
}

static Entry *
find(SkPoison *poison, const guint8 sha256[32])
{
    Entry key;

    memcpy(key.sha256, sha256, sizeof(key.sha256));
    return g_hash_table_lookup(poison->entries, &key);
}

static void
forget(SkPoison *poison, Entry *entry)
{
    g_queue_unlink(&poison->age, &entry->link);
    g_hash_table_remove(poison->entries, entry);
}

static void
remember(SkPoison *poison, const guint8 sha256[32], guint64 generation)
{
    Entry *entry = g_new0(Entry, 1);

    if (g_hash_table_size(poison->entries) >= SK_POISON_MAX)
        forget(poison, g_queue_peek_head(&poison->age));
    memcpy(entry->sha256, sha256, sizeof(entry->sha256));
    entry->faults = 1;
    entry->generation = generation;
    entry->passed = poison->passed;
    entry->link.data = entry;
    g_queue_push_tail_link(&poison->age, &entry->link);
    g_hash_table_add(poison->entries, entry);
}

void
sk_poison_fault(SkPoison *poison, const guint8 sha256[32], guint64 generation)
{
    Entry *entry;

    g_mutex_lock(&poison->mutex);
    entry = find(poison, sha256);
    if (entry == NULL) {
        remember(poison, sha256, generation);
    } else if (entry->generation != generation &&
               entry->passed != poison->passed) {
        entry->faults = MIN(entry->faults + 1, SK_POISON_FAULTS);
        entry->generation = generation;
        entry->passed = poison->passed;
    }
    g_mutex_unlock(&poison->mutex);
}

void
sk_poison_passed(SkPoison *poison, const guint8 sha256[32])
{
    Entry *entry;

    g_mutex_lock(&poison->mutex);
    poison->passed++;
    entry = find(poison, sha256);
    if (entry != NULL)
        forget(poison, entry);
    g_mutex_unlock(&poison->mutex);
}

gboolean
sk_poison_is(SkPoison *poison, const guint8 sha256[32])
{
    Entry *entry;
    gboolean poisoned;

    g_mutex_lock(&poison->mutex);
    entry = find(poison, sha256);
    poisoned = entry != NULL && entry->faults >= SK_POISON_FAULTS;
    g_mutex_unlock(&poison->mutex);
    return poisoned;
}
