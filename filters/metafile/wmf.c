/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites WMF (wmf.h, [MS-WMF]): the placeable header with the size, if there
 * is one, a header computed from what is written, the records that the table
 * lists, and an end record. This defends against META_ESCAPE, through which
 * metafiles have run code, and against what stands behind the end.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/wmf.h"

#define PLACEABLE            22
#define SCREEN               96 /* units an inch */
#define HEADER               18
#define RECORD               6
#define ESCAPE               0x0626
#define METAFILE_RECORDS_MAX 4000000

static const guint8 placeable_mark[] = { 0xD7, 0xCD, 0xC6, 0x9A };

/* Writes the placeable header: its rectangle, its scale, and a checksum. One
 * without a scale has that of a screen, as viewers take it. One whose rectangle
 * is empty says nothing; without it, viewers find the size in the records. */
static gboolean
write_placeable(SkWmf *wmf)
{
    const guint8 *p = wmf->picture->bytes;
    guint scale = sk_read_le16(p + 14);
    gint width = (gint16)sk_read_le16(p + 10) - (gint16)sk_read_le16(p + 6);
    gint height = (gint16)sk_read_le16(p + 12) - (gint16)sk_read_le16(p + 8);
    guint sum = 0;

    scale = scale == 0 ? SCREEN : scale;
    if (width == 0 || height == 0) {
        sk_picture_count(wmf->picture, "damaged-record", 1);
        return TRUE;
    }
    if (!sk_picture_add_frame(wmf->picture,
                              (guint64)ABS(width) * SCREEN / scale + 1,
                              (guint64)ABS(height) * SCREEN / scale + 1, 32))
        return FALSE;
    /* No pixel is decoded here; the size only bounds what a
     * viewer allocates. */
    wmf->picture->pixels = 0;
    g_byte_array_append(wmf->out, p, 4);
    sk_write_le16(wmf->out, 0);
    g_byte_array_append(wmf->out, p + 6, 8);
    sk_write_le16(wmf->out, (guint16)scale);
    sk_write_le32(wmf->out, 0);
    for (guint i = 0; i < 20; i += 2)
        sum ^= sk_read_le16(wmf->out->data + i);
    sk_write_le16(wmf->out, (guint16)sum);
    return TRUE;
}

/* Writes the headers, and stores in *@at where the records begin. */
static gboolean
write_headers(SkWmf *wmf, gsize *at)
{
    const guint8 *p = wmf->picture->bytes;
    gsize len = wmf->picture->len;
    guint version;

    if (len >= PLACEABLE + HEADER && memcmp(p, placeable_mark, 4) == 0) {
        if (!write_placeable(wmf))
            return FALSE;
        *at = PLACEABLE;
    }
    if (len < *at + HEADER)
        return sk_picture_is_damaged(wmf->picture, "wmf-header");
    p += *at;
    version = sk_read_le16(p + 4);
    if (sk_read_le16(p) < 1 || sk_read_le16(p) > 2 ||
        sk_read_le16(p + 2) != HEADER / 2 ||
        (version != 0x100 && version != 0x300))
        return sk_picture_is_damaged(wmf->picture, "wmf-header");
    *at += HEADER;
    sk_write_le16(wmf->out, 1);
    sk_write_le16(wmf->out, HEADER / 2);
    sk_write_le16(wmf->out, (guint16)version);
    for (guint i = 0; i < 6; i++) /* These numbers are filled in at the end. */
        sk_write_le16(wmf->out, 0);
    return TRUE;
}

/* Ends the record that began at @start. */
static void
end_record(SkWmf *wmf, gsize start)
{
    guint32 words;

    if ((wmf->out->len - start) % 2 != 0)
        g_byte_array_append(wmf->out, (const guint8 *)"", 1);
    words = (guint32)(wmf->out->len - start) / 2;
    sk_patch_le32(wmf->out, start, words);
    wmf->longest = MAX(wmf->longest, words);
}

/* Gives a new object the lowest free index, as every player does. */
static gboolean
take_index(SkWmf *wmf, SkWmfObject kind)
{
    while (wmf->free < SK_WMF_OBJECTS_MAX &&
           wmf->objects[wmf->free] != SK_WMF_NO_OBJECT)
        wmf->free++;
    if (wmf->free == SK_WMF_OBJECTS_MAX)
        return sk_picture_refuse(wmf->picture, SK_REASON_LIMIT_EXPANDED,
                                 "wmf-objects");
    wmf->objects[wmf->free] = (guint8)kind;
    wmf->n_objects = MAX(wmf->n_objects, wmf->free + 1);
    return TRUE;
}

/* Writes a brush that paints nothing in place of an object that does not leave,
 * so that the indices of all later objects stay the same. */
static void
write_substitute(SkWmf *wmf)
{
    sk_write_le32(wmf->out, 7);
    sk_write_le16(wmf->out, 0x02FC);
    sk_write_le16(wmf->out, 1);
    sk_write_le32(wmf->out, 0);
    sk_write_le16(wmf->out, 0);
    wmf->longest = MAX(wmf->longest, 7);
}

/* Writes the current record, or removes again what was written of it. */
static gboolean
write_record(SkWmf *wmf, guint function)
{
    const SkWmfRow *row = sk_wmf_row(function);
    gsize start = wmf->out->len;
    SkWmfObject makes = row != NULL ? row->makes : SK_WMF_NO_OBJECT;

    if (row == NULL) {
        if (function == ESCAPE)
            wmf->escapes++;
        else
            wmf->unknown++;
        return TRUE;
    }
    sk_write_le32(wmf->out, 0);
    sk_write_le16(wmf->out, (guint16)function);
    if (row->write != NULL && row->write(wmf, row)) {
        end_record(wmf, start);
    } else {
        g_byte_array_set_size(wmf->out, (guint)start);
        wmf->damaged++;
        if (makes != SK_WMF_NO_OBJECT) {
            write_substitute(wmf);
            makes = SK_WMF_TOOL;
        }
    }
    return makes == SK_WMF_NO_OBJECT || take_index(wmf, makes);
}

static void
write_end(SkWmf *wmf, gsize header)
{
    sk_write_le32(wmf->out, 3);
    sk_write_le16(wmf->out, 0);
    wmf->longest = MAX(wmf->longest, 3);
    sk_patch_le32(wmf->out, header + 6, (guint32)(wmf->out->len - header) / 2);
    sk_patch_le16(wmf->out, header + 10, (guint16)wmf->n_objects);
    sk_patch_le32(wmf->out, header + 12, wmf->longest);
}

/* Writes all records from @at on up to the end record, which must be there. */
static gboolean
write_records(SkWmf *wmf, gsize at)
{
    gsize len = wmf->picture->len;

    for (guint32 n = 0; len - at >= RECORD; n++) {
        const guint8 *p = wmf->picture->bytes + at;
        guint32 words = sk_read_le32(p);
        guint function = sk_read_le16(p + 4);

        if (n == METAFILE_RECORDS_MAX)
            return sk_picture_refuse(wmf->picture, SK_REASON_LIMIT_EXPANDED,
                                     "wmf-records");
        if (words < RECORD / 2 || words > (len - at) / 2)
            return sk_picture_is_damaged(wmf->picture, "wmf-record");
        at += (gsize)words * 2;
        if (function == 0) {
            sk_picture_count(wmf->picture, "trailing-bytes", at < len);
            return TRUE;
        }
        if (sk_picture_out_of_time(wmf->picture))
            return FALSE;
        wmf->p = p + RECORD;
        wmf->words = words - RECORD / 2;
        if (!write_record(wmf, function))
            return FALSE;
    }
    return sk_picture_is_damaged(wmf->picture, "wmf-short");
}

GBytes *
sk_wmf_clean(SkPicture *picture)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    SkWmf wmf = { .picture = picture, .out = out };
    gsize at = 0, header = 0;

    if (picture->len > G_MAXINT32 || !write_headers(&wmf, &at))
        return NULL;
    header = out->len - HEADER;
    if (!write_records(&wmf, at))
        return NULL;
    write_end(&wmf, header);
    sk_picture_count(picture, "escape-record", wmf.escapes);
    sk_picture_count(picture, "unknown-record", wmf.unknown);
    sk_picture_count(picture, "damaged-record", wmf.damaged);
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
