/* SPDX-License-Identifier: Apache-2.0
 *
 * Streams of a PDF that are read and written anew (pdf_walk.h): their filters
 * are undone within the limits of the policy, and what is written is deflated.
 */
#include <string.h>
#include "pdf/pdf_undo.h"
#include "pdf/pdf_walk.h"

/* bytes of one stream; sizes of that many bytes still fit where they are
 * counted in 32 bits */
#define PDF_STREAM_MAX (1u << 30)

/* Returns how many bytes the next stream may give when it is decoded. */
static gsize
room_left(const SkPdfWalk *walk)
{
    guint64 most = walk->policy->limits.expanded;

    return (gsize)MIN(most - MIN(most, walk->decoded), PDF_STREAM_MAX);
}

/* Returns whether @decoded bytes are more than @raw bytes may become. */
static gboolean
is_bomb(const SkPdfWalk *walk, guint64 raw, guint64 decoded)
{
    return decoded > SK_RATIO_FROM &&
           decoded / MAX(raw, 1) > walk->policy->limits.ratio;
}

GBytes *
sk_pdf_data(SkPdfWalk *walk, SkPdfObject *stream)
{
    SkPdfUndone undone = { 0 };
    g_autoptr(GBytes) raw = NULL;

    sk_pdf_undo(walk->pdf, stream, room_left(walk), &undone);
    if (undone.is_damaged)
        sk_pdf_count(walk, "damaged-stream");
    if (undone.bytes == NULL && (undone.reason == SK_REASON_LIMIT_EXPANDED ||
                                 undone.reason == SK_REASON_LIMIT_DEPTH))
        return sk_pdf_walk_fail(walk, undone.reason, undone.detail);
    if (undone.bytes == NULL || undone.codec != NULL) {
        sk_pdf_count(walk, "damaged-stream");
        g_clear_pointer(&undone.bytes, g_bytes_unref);
        return NULL;
    }
    walk->decoded += g_bytes_get_size(undone.bytes);
    if (g_bytes_get_size(undone.bytes) > SK_RATIO_FROM)
        raw = sk_pdf_raw(walk->pdf, stream);
    if (raw != NULL &&
        is_bomb(walk, g_bytes_get_size(raw), g_bytes_get_size(undone.bytes))) {
        g_bytes_unref(undone.bytes);
        return sk_pdf_walk_fail(walk, SK_REASON_LIMIT_RATIO, "pdf-stream");
    }
    return undone.bytes;
}

/* The entries of a stream that say how its bytes are coded are written anew, so
 * nobody misses them. */
static SkPdfObject *
without_coding(SkPdfWalk *walk, const SkPdfObject *in)
{
    static const char *const keys[] = { "DL",           "DecodeParms", "F",
                                        "FDecodeParms", "FFilter",     "Filter",
                                        "Length",       NULL };
    SkPdfObject *out =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, in->len);

    for (guint i = 0; i < in->len; i++)
        if (!g_strv_contains(keys, in->entries[i].key))
            sk_pdf_put(out, in->entries[i].key, in->entries[i].value);
    return out;
}

SkPdfObject *
sk_pdf_fill_as_is(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in,
                  const char *filter, GBytes *data)
{
    SkPdfObject *out = NULL;

    sk_pdf_arena_keep(walk->arena, data);
    out = sk_pdf_make_by_tables(walk, kind, without_coding(walk, in));
    out->type = SK_PDF_STREAM;
    out->data = data;
    if (filter != NULL)
        sk_pdf_set(walk, out, "Filter", sk_pdf_new_name(walk->arena, filter));
    return out;
}

SkPdfObject *
sk_pdf_fill(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in,
            GBytes *data)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(data, &len);
    GBytes *packed = sk_pdf_deflate(bytes, len);

    g_bytes_unref(data);
    return sk_pdf_fill_as_is(walk, kind, in, "FlateDecode", packed);
}

void
sk_pdf_set(SkPdfWalk *walk, SkPdfObject *object, const char *key,
           SkPdfObject *value)
{
    SkPdfEntry *before = object->entries;
    guint len = object->len;

    object->entries = sk_pdf_arena_room(
        walk->arena, (gsize)(len + 1) * sizeof *object->entries);
    object->len = 0;
    for (guint i = 0; i < len; i++)
        if (strcmp(before[i].key, key) != 0)
            sk_pdf_put(object, before[i].key, before[i].value);
    sk_pdf_put(object, key, value);
    sk_pdf_sort(object);
}
