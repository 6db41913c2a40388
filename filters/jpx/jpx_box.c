/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the boxes of a JP2 file (jpx_box.h). What says nothing of the pixels is
 * passed over. This defends against boxes that reach beyond the file, and
 * palettes with fewer numbers than they promise.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "jpx/jpx_box.h"

#define NAME(a, b, c, d)                                                       \
    ((guint32)(a) << 24 | (guint32)(b) << 16 | (guint32)(c) << 8 | (d))

/* One box: its name and what is in it. */
typedef struct {
    guint32 name;
    const guint8 *p;
    gsize len;
} Box;

/* Reads the box at *@at, and moves that behind it. Returns FALSE at the end. */
static gboolean
next_box(const guint8 **at, const guint8 *end, Box *box)
{
    gsize left = (gsize)(end - *at), head = 8;
    guint64 len;

    if (left < 8)
        return FALSE;
    len = sk_read_be32(*at);
    box->name = sk_read_be32(*at + 4);
    if (len == 1 && left >= 16) {
        len = (guint64)sk_read_be32(*at + 8) << 32 | sk_read_be32(*at + 12);
        head = 16;
    }
    if (len == 0 || len > left)
        len = left;
    if (len < head)
        return FALSE;
    box->p = *at + head;
    box->len = (gsize)len - head;
    *at += len;
    return TRUE;
}

/* The colours; where there are several boxes, the first that is known. */
static void
take_color(SkJpxBoxes *boxes, const Box *box)
{
    static const struct {
        guint32 number;
        SkJpxColor color;
    } known[] = { { 12, SK_JPX_CMYK },
                  { 14, SK_JPX_LAB },
                  { 16, SK_JPX_RGB },
                  { 17, SK_JPX_GREY },
                  { 18, SK_JPX_YCC } };

    if (boxes->color != SK_JPX_UNKNOWN || boxes->profile != NULL ||
        box->len < 7)
        return;
    if (box->p[0] == 2 || box->p[0] == 3) { /* a profile of the ICC */
        boxes->profile = box->p + 3;
        boxes->n_profile = box->len - 3;
    }
    if (box->p[0] != 1)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (sk_read_be32(box->p + 3) == known[i].number)
            boxes->color = known[i].color;
}

static void
take_palette(SkJpxBoxes *boxes, const Box *box)
{
    gsize at;

    if (boxes->palette != NULL || box->len < 3)
        return;
    boxes->n_entries = sk_read_be16(box->p);
    boxes->n_columns = box->p[2];
    at = 3u + boxes->n_columns;
    if (boxes->n_entries == 0 || boxes->n_entries > 1024 ||
        boxes->n_columns == 0 || boxes->n_columns > SK_JPX_COLUMNS_MAX ||
        box->len < at + (gsize)boxes->n_entries * boxes->n_columns)
        return;
    for (guint i = 0; i < boxes->n_columns; i++)
        if (box->p[3 + i] != 7) /* more than eight bits, or with a sign */
            return;
    boxes->palette =
        g_memdup2(box->p + at, (gsize)boxes->n_entries * boxes->n_columns);
}

static void
take_mapping(SkJpxBoxes *boxes, const Box *box)
{
    guint n = (guint)MIN(box->len / 4, SK_JPX_COLUMNS_MAX);

    if (boxes->n_mapped > 0)
        return;
    for (guint i = 0; i < n; i++)
        boxes->mapped[i] =
            (SkJpxMapped){ sk_read_be16(box->p + 4 * i), box->p[4 * i + 2] == 1,
                           box->p[4 * i + 3] };
    boxes->n_mapped = n;
}

static void
take_meanings(SkJpxBoxes *boxes, const Box *box)
{
    if (boxes->has_meaning || box->len < 2)
        return;
    memset(boxes->meaning, SK_JPX_NOTHING, sizeof boxes->meaning);
    for (gsize at = 2; box->len - at >= 6; at += 6) {
        guint channel = sk_read_be16(box->p + at);
        guint type = sk_read_be16(box->p + at + 2);
        guint of = sk_read_be16(box->p + at + 4);

        if (channel >= SK_JPX_COLUMNS_MAX)
            continue;
        if (type == 1 || type == 2)
            boxes->meaning[channel] = SK_JPX_OPACITY;
        else if (type == 0 && of > 0 && of <= SK_JPX_COLUMNS_MAX)
            boxes->meaning[channel] = (guint8)of;
    }
    boxes->has_meaning = TRUE;
}

static void
take_header(SkJpxBoxes *boxes, const Box *header)
{
    const guint8 *at = header->p;
    Box box;

    while (next_box(&at, header->p + header->len, &box))
        switch (box.name) {
        case NAME('c', 'o', 'l', 'r'):
            take_color(boxes, &box);
            break;
        case NAME('p', 'c', 'l', 'r'):
            take_palette(boxes, &box);
            break;
        case NAME('c', 'm', 'a', 'p'):
            take_mapping(boxes, &box);
            break;
        case NAME('c', 'd', 'e', 'f'):
            take_meanings(boxes, &box);
            break;
        default:
            break;
        }
}

gboolean
sk_jpx_boxes(const guint8 *bytes, gsize len, SkJpxBoxes *boxes)
{
    const guint8 *at = bytes;
    Box box;

    if (len >= 2 && sk_read_be16(bytes) == 0xFF4F) {
        boxes->stream = bytes;
        boxes->len = len;
        return TRUE;
    }
    while (boxes->stream == NULL && next_box(&at, bytes + len, &box)) {
        if (box.name == NAME('j', 'p', '2', 'h'))
            take_header(boxes, &box);
        if (box.name != NAME('j', 'p', '2', 'c'))
            continue;
        boxes->stream = box.p;
        boxes->len = box.len;
    }
    return boxes->stream != NULL;
}
