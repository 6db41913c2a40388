/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites EMF (emf.h, [MS-EMF]): a header computed from what is written, the
 * records that the table lists, each written by its function, and an end
 * record. The description, pixel format, palette and comments are left out. The
 * records of EMF+ within comments are written anew (plus.h). If one of them is
 * not understood, none leaves, provided that they declare that the drawing is
 * there a second time in records of EMF, as all common programs write it. This
 * defends against escapes, against counts and offsets that lead out of a
 * record, and against what stands behind the end.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/emf.h"

#define HEADER_LEAST         88
#define HEADER               108
#define MICROMETERS          100
#define METAFILE_RECORDS_MAX 4000000
#define PLUS                 0x2B464D45u /* "EMF+" in ASCII */
#define PLUS_HEADER          0x4001
#define PLUS_COMMENT         (SK_PLUS_PIECE + 16)

/* Returns how many pixels a frame of @hundredths of a millimetre has on a
 * device of @pixels that is @millimeters wide. */
static guint64
pixels_of(gint64 hundredths, guint32 pixels, guint32 millimeters)
{
    if (millimeters == 0 || pixels > G_MAXUINT16 || hundredths <= 0)
        return 1;
    return (guint64)hundredths * pixels / 100 / millimeters + 1;
}

static gint64
signed_at(const guint8 *p, guint at)
{
    return (gint32)sk_read_le32(p + at);
}

/* Writes the header; its counts are filled in at the end. */
static gboolean
write_header(SkEmf *emf)
{
    const guint8 *p = emf->p;
    guint64 width, height;

    if (emf->len < HEADER_LEAST || memcmp(p + 40, " EMF", 4) != 0)
        return sk_picture_is_damaged(emf->picture, "emf-header");
    width = pixels_of(signed_at(p, 32) - signed_at(p, 24),
                      sk_emf_field(emf, 72), sk_emf_field(emf, 80));
    height = pixels_of(signed_at(p, 36) - signed_at(p, 28),
                       sk_emf_field(emf, 76), sk_emf_field(emf, 84));
    if (!sk_picture_add_frame(emf->picture, width, height, 32))
        return FALSE;
    /* No pixel is decoded here; the size only bounds what a
     * viewer allocates. */
    emf->picture->pixels = 0;
    sk_emf_copy(emf, 0, 4);
    sk_write_le32(emf->out, HEADER);
    sk_emf_copy(emf, 8, 36); /* bounds, frame and the signature " EMF" */
    sk_write_le32(emf->out, 0x10000); /* version */
    for (guint i = 0; i < 6; i++)     /* lengths, counts and description */
        sk_write_le32(emf->out, 0);
    /* the size of the device in pixels and millimetres */
    sk_emf_copy(emf, 72, 16);
    for (guint i = 0; i < 3; i++) /* pixel format, OpenGL */
        sk_write_le32(emf->out, 0);
    if (emf->len >= HEADER) {
        sk_emf_copy(emf, MICROMETERS, 8);
    } else {
        sk_write_le32(emf->out, sk_emf_field(emf, 80) * 1000);
        sk_write_le32(emf->out, sk_emf_field(emf, 84) * 1000);
    }
    emf->records = 1;
    return TRUE;
}

/* Notes for a header of EMF+ whether its records only repeat what the records
 * of EMF draw. */
static void
look_at_header(SkEmf *emf)
{
    if (emf->len < 28 || sk_read_le16(emf->p + 16) != PLUS_HEADER)
        return;
    if ((sk_read_le16(emf->p + 18) & 1) != 0)
        emf->is_dual = TRUE;
    else
        emf->is_alone = TRUE;
}

/* Writes @n bytes of records of EMF+ as a comment. */
static void
put_comment(SkEmf *emf, const guint8 *records, guint32 n)
{
    sk_write_le32(emf->out, SK_EMF_COMMENT);
    sk_write_le32(emf->out, 16 + n);
    sk_write_le32(emf->out, 4 + n);
    sk_write_le32(emf->out, PLUS);
    g_byte_array_append(emf->out, records, n);
    emf->records++;
}

/* Writes records of EMF+ as comments of as many records as GDI+ reads from one.
 */
static void
put_comments(SkEmf *emf, const GByteArray *records)
{
    guint32 first = 0, at = 0;

    while (at < records->len) {
        guint32 len = sk_read_le32(records->data + at + 4);

        if (at > first && at + len - first > PLUS_COMMENT) {
            put_comment(emf, records->data + first, at - first);
            first = at;
        }
        at += len;
    }
    if (at > first)
        put_comment(emf, records->data + first, at - first);
}

/* Drops a comment, or writes the records of EMF+ in it anew. */
static void
write_comment(SkEmf *emf)
{
    SkPlus *plus = emf->plus;
    guint32 len = emf->len < 16 ? 0 : sk_emf_field(emf, 8);

    if (emf->len < 16 || sk_emf_field(emf, 12) != PLUS) {
        emf->comments++;
        return;
    }
    emf->plus_records++;
    look_at_header(emf);
    if (plus == NULL || emf->is_strange)
        return;
    g_byte_array_set_size(plus->out, 0);
    if (len < 4 || len > emf->len - 12 ||
        !sk_plus_read(plus, emf->p + 16, len - 4))
        emf->is_strange = TRUE;
    else
        put_comments(emf, plus->out);
}

/* Writes the current record, or removes again what was written of it. */
static void
write_record(SkEmf *emf, guint32 type)
{
    const SkEmfRow *row = sk_emf_row(type);
    gsize start = emf->out->len;

    if (row == NULL) {
        emf->unknown++;
        return;
    }
    sk_write_le32(emf->out, type);
    sk_write_le32(emf->out, 0);
    if (!row->write(emf, row)) {
        g_byte_array_set_size(emf->out, (guint)start);
        emf->damaged++;
        return;
    }
    sk_emf_pad(emf);
    sk_patch_le32(emf->out, start + 4, (guint32)(emf->out->len - start));
    emf->records++;
}

static void
write_end(SkEmf *emf)
{
    static const guint32 end[] = { SK_EMF_EOF, 20, 0, 16, 20 };

    for (guint i = 0; i < G_N_ELEMENTS(end); i++)
        sk_write_le32(emf->out, end[i]);
    sk_patch_le32(emf->out, 48, emf->out->len);
    sk_patch_le32(emf->out, 52, emf->records + 1);
    sk_patch_le32(emf->out, 56, emf->highest + 1);
}

/* Writes all records up to the end record, which must be there. */
static gboolean
write_records(SkEmf *emf)
{
    const guint8 *end = emf->picture->bytes + emf->picture->len;

    for (guint32 n = 0; end - emf->p >= 8; n++) {
        guint32 type = sk_emf_field(emf, 0), len = sk_emf_field(emf, 4);

        if (n == METAFILE_RECORDS_MAX)
            return sk_picture_refuse(emf->picture, SK_REASON_LIMIT_EXPANDED,
                                     "emf-records");
        if (len < 8 || len % 4 != 0 || len > (gsize)(end - emf->p))
            return sk_picture_is_damaged(emf->picture, "emf-record");
        if (sk_picture_out_of_time(emf->picture))
            return FALSE;
        emf->len = len;
        if (n == 0 ? type != SK_EMF_HEADER : type == SK_EMF_HEADER)
            return sk_picture_is_damaged(emf->picture, "emf-header");
        if (n == 0 && !write_header(emf))
            return FALSE;
        emf->p += type == SK_EMF_EOF ? len : 0;
        if (type == SK_EMF_EOF) {
            sk_picture_count(emf->picture, "trailing-bytes", emf->p < end);
            return TRUE;
        }
        if (type == SK_EMF_COMMENT)
            write_comment(emf);
        else if (n > 0)
            write_record(emf, type);
        emf->p += len;
    }
    return sk_picture_is_damaged(emf->picture, "emf-short");
}

/* Writes the whole file, with the records of EMF+ if @plus is not NULL. Returns
 * NULL if it does not leave, with a reason unless that is due to @plus. */
static GByteArray *
write_file(SkPicture *picture, SkEmf *emf, SkPlus *plus)
{
    g_autoptr(GByteArray) out = g_byte_array_new();

    memset(emf, 0, sizeof *emf);
    emf->picture = picture;
    emf->p = picture->bytes;
    emf->out = out;
    emf->plus = plus;
    if (!write_records(emf))
        return NULL;
    if (plus != NULL && emf->plus_records > 0 &&
        (emf->is_strange || !sk_plus_is_whole(plus)))
        return NULL;
    write_end(emf);
    return g_steal_pointer(&out);
}

/* The second try, without records of EMF+, of which one was not understood. */
static GByteArray *
write_plain(SkPicture *picture, SkEmf *emf)
{
    /* No picture was asked for, as far as the second try is concerned. */
    g_clear_pointer(&picture->inside, g_ptr_array_unref);
    if (!emf->is_dual || emf->is_alone) {
        sk_picture_refuse(picture, SK_REASON_UNREADABLE, "emf-plus");
        return NULL;
    }
    return write_file(picture, emf, NULL);
}

GBytes *
sk_emf_clean(SkPicture *picture)
{
    g_autofree SkEmf *emf = g_new(SkEmf, 1);
    g_autoptr(SkPlus) plus = sk_plus_new(picture);
    GByteArray *out = NULL;

    if (picture->len > G_MAXINT32)
        return NULL;
    out = write_file(picture, emf, plus);
    if (out == NULL && emf->plus_records > 0)
        out = write_plain(picture, emf);
    if (out == NULL)
        return NULL;
    sk_picture_count(picture, "comment",
                     emf->comments + (emf->plus != NULL ? plus->comments : 0));
    sk_picture_count(picture, "second-drawing",
                     emf->plus == NULL ? emf->plus_records : 0);
    sk_picture_count(picture, "unknown-record", emf->unknown);
    sk_picture_count(picture, "damaged-record", emf->damaged);
    return g_byte_array_free_to_bytes(out);
}
