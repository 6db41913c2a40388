/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads compound files (cfb.h). The part of the format that is needed is small,
 * and a library would bring a whole object model of files along, so the reader
 * is our own. It does not know what the streams mean. It defends against chains
 * that go in circles, tables larger than the file, and one sector that belongs
 * to many streams (a bomb).
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <outlook/cfb.h>

#define HEADER      512
#define ENTRY       128
#define HEADER_FATS 109
#define END         0xfffffffeu
#define NONE        0xffffffffu
#define MINI_CUTOFF 4096
#define MINI_SHIFT  6

/* A sequence of sectors, and for each the sector that follows
 * it in its chain. */
typedef struct {
    GBytes *bytes; /* sector i stands at offset (i << shift) + skip */
    gsize skip;
    guint shift;
    guint32 n;     /* the number of sectors */
    guint32 *next; /* has n_next entries */
    guint32 n_next;
    guint8 *used; /* has n entries; true for a sector that was read */
} Sectors;

struct _SkCfb {
    Sectors big, mini;
    GBytes *directory;
    guint32 n_entries;
    guint8 *given; /* has n_entries entries */
};

/* Returns the bytes of sector @i. The last one of a file may be short. */
static const guint8 *
sector(const Sectors *sectors, guint32 i, gsize *len)
{
    gsize size;
    const guint8 *p = g_bytes_get_data(sectors->bytes, &size);
    gsize at = ((gsize)i << sectors->shift) + sectors->skip;

    *len = MIN(size - at, (gsize)1 << sectors->shift);
    return p + at;
}

/* Returns how many sectors the bytes from @skip to @size make. */
static guint32
count_sectors(gsize size, gsize skip, guint shift)
{
    gsize whole = (gsize)1 << shift;

    return size <= skip ? 0
                        : (guint32)MIN((size - skip + whole - 1) >> shift,
                                       (gsize)END - 1);
}

/* Reads the chain that begins at @first, at most @most bytes of it. Returns
 * NULL if it is broken, goes in a circle, or ends before @least bytes. */
static GBytes *
read_chain(Sectors *sectors, guint32 first, gsize least, gsize most)
{
    g_autoptr(GByteArray) out = g_byte_array_new();

    for (guint32 i = first; out->len < most && i != END;) {
        const guint8 *p;
        gsize len;

        if (i >= sectors->n || i >= sectors->n_next || sectors->used[i])
            return NULL;
        sectors->used[i] = 1;
        p = sector(sectors, i, &len);
        g_byte_array_append(out, p, (guint)MIN(len, most - out->len));
        i = sectors->next[i];
    }
    return out->len < least ? NULL
                            : g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

/* ---- the tables -------------------------------------------------------- */

/* Lists the sectors that hold the sector table. Their numbers stand in the
 * header and then in a chain of sectors of their own. */
static gboolean
list_tables(const SkCfb *cfb, const guint8 *header, GArray *list)
{
    guint32 next = sk_read_le32(header + 68);
    gsize per = ((gsize)1 << cfb->big.shift) / 4;

    for (guint i = 0; i < HEADER_FATS; i++) {
        guint32 number = sk_read_le32(header + 76 + 4 * i);

        if (number < cfb->big.n)
            g_array_append_val(list, number);
    }
    for (guint32 seen = 0; next < cfb->big.n; seen++) {
        gsize len;
        const guint8 *p = sector(&cfb->big, next, &len);

        if (len < per * 4 || seen > cfb->big.n)
            return FALSE;
        for (gsize i = 0; i < per - 1; i++) {
            guint32 number = sk_read_le32(p + 4 * i);

            if (number < cfb->big.n && list->len <= cfb->big.n)
                g_array_append_val(list, number);
        }
        next = sk_read_le32(p + 4 * (per - 1));
    }
    return TRUE;
}

/* Reads which of the big sectors follows which. */
static gboolean
read_table(SkCfb *cfb, const guint8 *header)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    gsize per = ((gsize)1 << cfb->big.shift) / 4;

    if (!list_tables(cfb, header, list))
        return FALSE;
    cfb->big.next = g_new(guint32, cfb->big.n + 1);
    for (guint t = 0; t < list->len && cfb->big.n_next < cfb->big.n; t++) {
        gsize len;
        const guint8 *p =
            sector(&cfb->big, g_array_index(list, guint32, t), &len);

        for (gsize i = 0; i < per && cfb->big.n_next < cfb->big.n; i++)
            cfb->big.next[cfb->big.n_next++] =
                4 * i + 4 <= len ? sk_read_le32(p + 4 * i) : NONE;
    }
    return TRUE;
}

/* Reads the small sectors, which lie in the stream of the root entry. */
static gboolean
read_mini(SkCfb *cfb, const guint8 *header, const guint8 *root)
{
    guint32 first = sk_read_le32(header + 60);
    g_autoptr(GBytes) table = NULL;
    const guint8 *p;
    gsize len;

    cfb->mini.shift = MINI_SHIFT;
    cfb->mini.bytes = read_chain(&cfb->big, sk_read_le32(root + 116), 0,
                                 sk_read_le32(root + 120));
    table = read_chain(&cfb->big, first, 0, G_MAXUINT32);
    if (cfb->mini.bytes == NULL || table == NULL)
        return FALSE;
    cfb->mini.n =
        count_sectors(g_bytes_get_size(cfb->mini.bytes), 0, MINI_SHIFT);
    p = g_bytes_get_data(table, &len);
    cfb->mini.n_next = (guint32)(len / 4);
    cfb->mini.next = g_new(guint32, cfb->mini.n_next + 1);
    for (guint32 i = 0; i < cfb->mini.n_next; i++)
        cfb->mini.next[i] = sk_read_le32(p + (gsize)4 * i);
    cfb->mini.used = g_new0(guint8, cfb->mini.n + 1);
    return TRUE;
}

static const guint8 *
entry_at(const SkCfb *cfb, guint32 entry)
{
    const guint8 *p = g_bytes_get_data(cfb->directory, NULL);

    return p + (gsize)entry * ENTRY;
}

static gboolean
read_directory(SkCfb *cfb, const guint8 *header)
{
    cfb->directory =
        read_chain(&cfb->big, sk_read_le32(header + 48), ENTRY, G_MAXUINT32);
    if (cfb->directory == NULL)
        return FALSE;
    cfb->n_entries = (guint32)(g_bytes_get_size(cfb->directory) / ENTRY);
    cfb->given = g_new0(guint8, cfb->n_entries);
    cfb->given[SK_CFB_ROOT] = 1;
    return entry_at(cfb, SK_CFB_ROOT)[66] == 5;
}

SkCfb *
sk_cfb_open(GBytes *bytes)
{
    static const guint8 mark[8] = { 0xd0, 0xcf, 0x11, 0xe0,
                                    0xa1, 0xb1, 0x1a, 0xe1 };
    g_autoptr(SkCfb) cfb = g_new0(SkCfb, 1);
    gsize len;
    const guint8 *header = g_bytes_get_data(bytes, &len);

    if (len < HEADER || memcmp(header, mark, sizeof mark) != 0)
        return NULL;
    cfb->big.shift = header[30];
    if ((cfb->big.shift != 9 && cfb->big.shift != 12) || header[31] != 0 ||
        header[32] != MINI_SHIFT || sk_read_le32(header + 56) != MINI_CUTOFF)
        return NULL;
    cfb->big.bytes = g_bytes_ref(bytes);
    cfb->big.skip = (gsize)1 << cfb->big.shift;
    cfb->big.n = count_sectors(len, cfb->big.skip, cfb->big.shift);
    cfb->big.used = g_new0(guint8, cfb->big.n + 1);
    if (!read_table(cfb, header) || !read_directory(cfb, header) ||
        !read_mini(cfb, header, entry_at(cfb, SK_CFB_ROOT)))
        return NULL;
    return g_steal_pointer(&cfb);
}

static void
sectors_clear(Sectors *sectors)
{
    g_clear_pointer(&sectors->bytes, g_bytes_unref);
    g_free(sectors->next);
    g_free(sectors->used);
}

void
sk_cfb_free(SkCfb *cfb)
{
    if (cfb == NULL)
        return;
    sectors_clear(&cfb->big);
    sectors_clear(&cfb->mini);
    g_clear_pointer(&cfb->directory, g_bytes_unref);
    g_free(cfb->given);
    g_free(cfb);
}

/* ---- what is in it ----------------------------------------------------- */

gboolean
sk_cfb_is_storage(const SkCfb *cfb, guint32 entry)
{
    return entry_at(cfb, entry)[66] == 1;
}

char *
sk_cfb_name(const SkCfb *cfb, guint32 entry)
{
    const guint8 *p = entry_at(cfb, entry);
    char name[33];
    guint n = 0;

    for (; n < 32 && (p[2 * n] != 0 || p[2 * n + 1] != 0); n++)
        name[n] = p[2 * n + 1] == 0 && g_ascii_isprint(p[2 * n])
                      ? (char)p[2 * n]
                      : '?';
    name[n] = '\0';
    return g_strdup(name);
}

GArray *
sk_cfb_children(SkCfb *cfb, guint32 entry)
{
    GArray *children = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) todo = g_array_new(FALSE, FALSE, sizeof(guint32));
    guint32 first = sk_read_le32(entry_at(cfb, entry) + 76);

    g_array_append_val(todo, first);
    while (todo->len > 0) {
        guint32 at = g_array_index(todo, guint32, todo->len - 1);
        guint32 left, right;

        g_array_set_size(todo, todo->len - 1);
        if (at >= cfb->n_entries || cfb->given[at])
            continue;
        cfb->given[at] = 1;
        g_array_append_val(children, at);
        left = sk_read_le32(entry_at(cfb, at) + 68);
        right = sk_read_le32(entry_at(cfb, at) + 72);
        g_array_append_val(todo, left);
        g_array_append_val(todo, right);
    }
    return children;
}

GBytes *
sk_cfb_stream(SkCfb *cfb, guint32 entry)
{
    const guint8 *p = entry_at(cfb, entry);
    guint32 first = sk_read_le32(p + 116);
    guint32 size = sk_read_le32(p + 120);

    if (p[66] != 2)
        return NULL;
    if (size == 0)
        return g_bytes_new_static("", 0);
    return read_chain(size < MINI_CUTOFF ? &cfb->mini : &cfb->big, first, size,
                      size);
}
