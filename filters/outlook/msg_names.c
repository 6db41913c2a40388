/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the storage of property names in a .msg file (msg_names.h): a table of
 * entries, each of which is a number or an offset among the strings, together
 * with its property set. This defends against offsets outside their streams.
 */
#include <string.h>
#include <outlook/mapi.h>
#include <outlook/msg_names.h>

#define STORAGE     "__nameid_version1.0"
#define GUIDS       "__substg1.0_00020102"
#define ENTRIES     "__substg1.0_00030102"
#define STRINGS     "__substg1.0_00040102"
#define ENTRIES_MAX 0x8000

typedef struct {
    GBytes *guids, *entries, *strings; /* each may be NULL */
} Streams;

static void
streams_clear(Streams *streams)
{
    g_clear_pointer(&streams->guids, g_bytes_unref);
    g_clear_pointer(&streams->entries, g_bytes_unref);
    g_clear_pointer(&streams->strings, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Streams, streams_clear)

static void
find_streams(SkCfb *cfb, guint32 storage, Streams *streams)
{
    g_autoptr(GArray) entries = sk_cfb_children(cfb, storage);

    for (guint i = 0; i < entries->len; i++) {
        guint32 entry = g_array_index(entries, guint32, i);
        g_autofree char *name = sk_cfb_name(cfb, entry);
        GBytes **place = g_str_equal(name, GUIDS)     ? &streams->guids
                         : g_str_equal(name, ENTRIES) ? &streams->entries
                         : g_str_equal(name, STRINGS) ? &streams->strings
                                                      : NULL;

        if (place != NULL && *place == NULL)
            *place = sk_cfb_stream(cfb, entry);
    }
}

static guint32
number_at(const guint8 *p, guint width)
{
    guint32 number = 0;

    for (guint i = width; i > 0; i--)
        number = number << 8 | p[i - 1];
    return number;
}

/* Returns whether the string at @at is "Keywords" in UTF-16. */
static gboolean
is_keywords(GBytes *strings, guint32 at)
{
    /* in UTF-16LE, with a NUL at its end */
    static const char keywords[] = "K\0e\0y\0w\0o\0r\0d\0s";
    gsize len = 0;
    const guint8 *p = strings != NULL ? g_bytes_get_data(strings, &len) : NULL;

    return len >= 4 && at <= len - 4 && number_at(p + at, 4) == 16 &&
           len - 4 - at >= 16 && memcmp(p + at + 4, keywords, 16) == 0;
}

/* Returns the set with the index @i. The first two (PS_MAPI and
 * PS_PUBLIC_STRINGS) are stored nowhere; the others stand in the stream of
 * sets. Returns NULL if there is no such set. */
static const guint8 *
set_at(GBytes *guids, guint32 i)
{
    gsize len = 0;
    const guint8 *p = guids != NULL ? g_bytes_get_data(guids, &len) : NULL;

    return i >= 3 && (gsize)(i - 2) * 16 <= len ? p + (gsize)(i - 3) * 16
                                                : NULL;
}

static void
read_entry(const Streams *streams, const guint8 *entry, GArray *names)
{
    guint32 what = number_at(entry, 4), kind = number_at(entry + 4, 2);
    guint32 place = number_at(entry + 6, 2);
    const guint8 *guid = set_at(streams->guids, kind >> 1);
    guint32 called = 0;

    if ((kind & 1) != 0)
        called = is_keywords(streams->strings, what) ? SK_MAPI_KEYWORDS : 0;
    else if (guid != NULL)
        called = sk_mapi_named(guid, what);
    if (called == 0 || place >= ENTRIES_MAX)
        return;
    if (place >= names->len)
        g_array_set_size(names, place + 1);
    g_array_index(names, guint32, place) = called;
}

GArray *
sk_msg_names(SkCfb *cfb)
{
    GArray *names = g_array_new(FALSE, TRUE, sizeof(guint32));
    g_autoptr(GArray) top = sk_cfb_children(cfb, SK_CFB_ROOT);
    g_auto(Streams) streams = { 0 };
    const guint8 *p;
    gsize len = 0;

    for (guint i = 0; i < top->len; i++) {
        guint32 entry = g_array_index(top, guint32, i);
        g_autofree char *name = sk_cfb_name(cfb, entry);

        if (g_str_equal(name, STORAGE) && sk_cfb_is_storage(cfb, entry))
            find_streams(cfb, entry, &streams);
    }
    if (streams.entries == NULL)
        return names;
    p = g_bytes_get_data(streams.entries, &len);
    for (gsize at = 0; at + 8 <= len && at / 8 < ENTRIES_MAX; at += 8)
        read_entry(&streams, p + at, names);
    return names;
}
