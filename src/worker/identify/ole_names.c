/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the directory of an OLE2 container: the names of its streams and where
 * they begin, which is needed to tell kinds apart. Streams are read only for
 * their first bytes, and nothing is judged. This defends against chains of
 * sectors that run in circles: every walk has a maximum number of steps.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "worker/identify/identify_kinds.h"

#define STEPS_MAX   4096 /* the most sectors followed in a chain */
#define ENTRIES_MAX 16384
/* smaller streams lie inside the stream of the root */
#define MINI_CUTOFF  4096
#define MINI_SECTOR  64
#define END_OF_CHAIN 0xfffffff0u /* this and everything above is no sector */

/* Returns where sector @number begins, or NULL if it is not complete. */
static const guint8 *
sector_at(const SkOle *ole, guint32 number)
{
    guint64 at = ((guint64)number + 1) * ole->sector;

    if (number >= END_OF_CHAIN || at + ole->sector > ole->len)
        return NULL;
    return ole->bytes + at;
}

/* Returns the sector of the file allocation table that holds the entry for
 * @number, or NULL. The numbers of the first 109 table sectors stand in the
 * header, and those of the others in a chain of their own. */
static const guint8 *
table_sector(const SkOle *ole, guint32 number)
{
    guint per = ole->sector / 4;
    guint32 index = number / per;
    guint32 chain;

    if (index < 109)
        return sector_at(ole, sk_read_le32(ole->bytes + 76 + index * 4));
    index -= 109;
    chain = sk_read_le32(ole->bytes + 68);
    for (guint i = 0; i < STEPS_MAX; i++, index -= per - 1) {
        const guint8 *list = sector_at(ole, chain);

        if (list == NULL)
            return NULL;
        if (index < per - 1)
            return sector_at(ole, sk_read_le32(list + index * 4));
        chain = sk_read_le32(list + (per - 1) * 4);
    }
    return NULL;
}

static guint32
next_sector(const SkOle *ole, guint32 number)
{
    const guint8 *table = table_sector(ole, number);

    return table != NULL ? sk_read_le32(table + number % (ole->sector / 4) * 4)
                         : END_OF_CHAIN;
}

static void
read_entry(SkOle *ole, const guint8 *at)
{
    SkOleEntry entry = { .start = sk_read_le32(at + 116),
                         .size = sk_read_le32(at + 120) };
    guint bytes = at[64] | (guint)at[65] << 8;
    guint n = MIN(bytes / 2, 32);

    for (guint i = 0; i + 1 < n; i++) {
        guint c = at[i * 2] | (guint)at[i * 2 + 1] << 8;

        entry.name[i] = c >= 0x80 ? '?' : (char)c;
    }
    if (at[66] == 5) { /* this is the root */
        ole->root = entry.start;
        memcpy(ole->class, at + 80, sizeof ole->class);
    }
    if (at[66] != 0)
        g_array_append_val(ole->entries, entry);
}

gboolean
sk_ole_open(SkOle *ole, const guint8 *bytes, gsize len)
{
    guint32 number;

    memset(ole, 0, sizeof *ole);
    ole->entries = g_array_new(FALSE, FALSE, sizeof(SkOleEntry));
    ole->root = END_OF_CHAIN;
    if (len < 512 || (bytes[30] != 9 && bytes[30] != 12))
        return FALSE;
    ole->bytes = bytes;
    ole->len = len;
    ole->sector = 1u << bytes[30];
    number = sk_read_le32(bytes + 48);
    for (guint i = 0; i < STEPS_MAX; i++) {
        const guint8 *sector = sector_at(ole, number);

        if (sector == NULL || ole->entries->len > ENTRIES_MAX)
            break;
        for (guint at = 0; at < ole->sector; at += 128)
            read_entry(ole, sector + at);
        number = next_sector(ole, number);
    }
    return ole->entries->len > 0;
}

void
sk_ole_clear(SkOle *ole)
{
    g_clear_pointer(&ole->entries, g_array_unref);
}

const SkOleEntry *
sk_ole_find(const SkOle *ole, const char *name)
{
    for (guint i = 0; i < ole->entries->len; i++) {
        const SkOleEntry *entry = &g_array_index(ole->entries, SkOleEntry, i);

        if (g_ascii_strcasecmp(entry->name, name) == 0)
            return entry;
    }
    return NULL;
}

/* Returns the bytes of short sector @number, which lie in the chain of the
 * root, or NULL. */
static const guint8 *
mini_at(const SkOle *ole, guint32 number)
{
    guint64 at = (guint64)number * MINI_SECTOR;
    guint32 sector = ole->root;
    const guint8 *found;

    for (guint64 i = at / ole->sector; i > 0; i--) {
        if (i > STEPS_MAX)
            return NULL;
        sector = next_sector(ole, sector);
    }
    found = sector_at(ole, sector);
    return found != NULL ? found + at % ole->sector : NULL;
}

gsize
sk_ole_head(const SkOle *ole, const SkOleEntry *entry, guint8 *into, gsize most)
{
    gboolean is_mini = entry->size < MINI_CUTOFF;
    const guint8 *at =
        is_mini ? mini_at(ole, entry->start) : sector_at(ole, entry->start);
    gsize n = MIN(is_mini ? MINI_SECTOR : ole->sector, most);

    if (at == NULL)
        return 0;
    n = MIN(n, entry->size);
    memcpy(into, at, n);
    return n;
}
