/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks over the records of EMF+ (plus.h). An object that is too long for one
 * record comes in several and leaves in several. Comments of EMF+ are left out.
 * This defends against lengths that lead out of a comment, and against objects
 * that promise more than there is.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/plus.h"

#define FIRST       0x4000 /* records of EMF+ are numbered from here on */
#define HEADER      1
#define COMMENT     3
#define OBJECT      8
#define RECORD_HEAD 12
#define DUAL        1u
#define WHICH       0x7FFFu /* type and index of an object */

SkPlus *
sk_plus_new(SkPicture *picture)
{
    SkPlus *plus = g_new0(SkPlus, 1);

    plus->picture = picture;
    plus->out = g_byte_array_new();
    plus->is_dual = TRUE;
    return plus;
}

void
sk_plus_free(SkPlus *plus)
{
    if (plus->pieces != NULL)
        g_byte_array_unref(plus->pieces);
    g_byte_array_unref(plus->out);
    g_free(plus);
}

gboolean
sk_plus_is_whole(const SkPlus *plus)
{
    return plus->is_begun && plus->pieces == NULL;
}

static void
write_head(GByteArray *out, guint type, guint flags, gsize len)
{
    sk_write_le16(out, (guint16)(FIRST + type));
    sk_write_le16(out, (guint16)flags);
    sk_write_le32(out, (guint32)(RECORD_HEAD + len));
    sk_write_le32(out, (guint32)len);
}

/* Takes what was written from @start on, and writes it as records, each with
 * its length and the length of the whole object. */
static void
write_pieces(SkPlus *plus, gsize start)
{
    gsize len = plus->out->len - start;
    g_autofree guint8 *object = g_memdup2(plus->out->data + start, len);

    g_byte_array_set_size(plus->out, (guint)(start - RECORD_HEAD));
    for (gsize at = 0; at < len; at += SK_PLUS_PIECE) {
        gsize n = MIN(len - at, SK_PLUS_PIECE);

        write_head(plus->out, OBJECT, plus->flags | SK_PLUS_CONTINUED, n + 4);
        sk_write_le32(plus->out, (guint32)len);
        g_byte_array_append(plus->out, object + at, (guint)n);
    }
}

/* Writes the record that stands in the input from its head on. */
static gboolean
write_record(SkPlus *plus, guint type, guint flags)
{
    gsize start = plus->out->len + RECORD_HEAD, len;

    plus->flags = flags;
    write_head(plus->out, type, 0, 0);
    if (!(type == OBJECT
              ? sk_plus_object(plus, (SkPlusObject)(flags >> 8 & 0x7F))
              : sk_plus_record(plus, type, &plus->flags)))
        return FALSE;
    while ((plus->out->len - start) % 4 != 0)
        g_byte_array_append(plus->out, (const guint8 *)"", 1);
    len = plus->out->len - start;
    if (len > G_MAXINT32 / 2)
        return FALSE;
    if (type == OBJECT && len > SK_PLUS_PIECE) {
        write_pieces(plus, start);
        return TRUE;
    }
    sk_patch_le32(plus->out, start - 12, FIRST + type + (plus->flags << 16));
    sk_patch_le32(plus->out, start - 8, (guint32)(RECORD_HEAD + len));
    sk_patch_le32(plus->out, start - 4, (guint32)len);
    return TRUE;
}

/* Writes the object that is whole now, and forgets its pieces. */
static gboolean
write_whole(SkPlus *plus)
{
    g_autoptr(GByteArray) whole = g_steal_pointer(&plus->pieces);

    plus->p = whole->data;
    plus->end = whole->data + whole->len;
    return write_record(plus, OBJECT, plus->pieces_flags);
}

/* Takes a piece of an object. The last one may lack the flag, and with it the
 * length of the whole object. */
static gboolean
take_piece(SkPlus *plus, guint flags)
{
    gboolean is_marked = (flags & SK_PLUS_CONTINUED) != 0;
    guint32 total, rest, n;

    if (sk_plus_left(plus) < 4)
        return FALSE;
    total = sk_read_le32(plus->p);
    if (total == 0)
        return FALSE;
    if (plus->pieces == NULL) {
        plus->pieces = g_byte_array_new();
        plus->pieces_flags = flags & WHICH;
        plus->total = total;
    }
    if (plus->pieces_flags != (flags & WHICH))
        return FALSE;
    rest = plus->total - plus->pieces->len;
    if (is_marked || sk_plus_left(plus) != rest) {
        if (total != plus->total)
            return FALSE;
        plus->p += 4;
    }
    if (sk_plus_left(plus) >= (guint64)rest + 4)
        return FALSE; /* more than what fills the record up */
    n = (guint32)sk_plus_left(plus);
    g_byte_array_append(plus->pieces, plus->p, MIN(n, rest));
    return plus->pieces->len < plus->total || write_whole(plus);
}

static gboolean
read_header(SkPlus *plus)
{
    plus->is_begun = TRUE;
    plus->is_dual = plus->is_dual && (plus->flags & DUAL) != 0;
    return TRUE;
}

/* Reads the record whose content stands in the input. */
static gboolean
read_record(SkPlus *plus, guint type, guint flags)
{
    if (plus->pieces != NULL && type != OBJECT)
        return FALSE;
    if (type == OBJECT &&
        (plus->pieces != NULL || (flags & SK_PLUS_CONTINUED) != 0))
        return take_piece(plus, flags);
    if (type == COMMENT) {
        plus->comments++;
        return TRUE;
    }
    if (!plus->is_begun && type != HEADER)
        return FALSE;
    return write_record(plus, type, flags) &&
           (type != HEADER || read_header(plus));
}

gboolean
sk_plus_read(SkPlus *plus, const guint8 *p, gsize len)
{
    while (len >= RECORD_HEAD) {
        guint type = sk_read_le16(p), flags = sk_read_le16(p + 2);
        guint32 size = sk_read_le32(p + 4), data = sk_read_le32(p + 8);

        if (size < RECORD_HEAD || size > len || data > size - RECORD_HEAD ||
            type < FIRST || sk_picture_out_of_time(plus->picture))
            return FALSE;
        plus->p = p + RECORD_HEAD;
        plus->end = plus->p + data;
        if (!read_record(plus, type - FIRST, flags))
            return FALSE;
        p += size;
        len -= size;
    }
    return TRUE;
}
