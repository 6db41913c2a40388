/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites metafiles of StarView (svm.h): a signature, a header with units,
 * size and the number of records, and the records that the table lists, each
 * field by field. Comments are left out. This defends against counts and
 * lengths that lead out of a record, against what hides in records that nobody
 * draws, and against what stands behind the last one. There is no standard of
 * the format; what is accepted here is what the programs that use it write.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/svm_inner.h"

#define SIGNATURE            "VCLMTF"
#define SIGNATURE_LENGTH     6
#define FONT                 138
#define METAFILES_MAX        4
#define METAFILE_RECORDS_MAX 4000000

gboolean
sk_svm_is(const guint8 *p, gsize len)
{
    return len >= SIGNATURE_LENGTH &&
           memcmp(p, SIGNATURE, SIGNATURE_LENGTH) == 0;
}

/* What the header says of the number of records, and where it was written. */
typedef struct {
    guint32 records;
    gsize at;
} Header;

/* Copies the header but for the way in which the stream was packed, which
 * concerns only old programs, and the number of records. */
static gboolean
write_header(SkSvm *svm, guint version, gconstpointer data)
{
    Header *header = (Header *)data;

    (void)version;
    if (sk_svm_left(svm) < 4)
        return FALSE;
    svm->p += 4;
    sk_write_le32(svm->out, 0);
    if (!sk_svm_block(svm, 1, sk_svm_map_mode, NULL) || !sk_svm_copy(svm, 8) ||
        sk_svm_left(svm) < 4)
        return FALSE;
    header->records = sk_read_le32(svm->p);
    header->at = svm->out->len;
    sk_write_le32(svm->out, 0);
    return TRUE;
}

/* Leaves the current block out. Returns FALSE if it does not end. */
static gboolean
skip_block(SkSvm *svm)
{
    if (sk_svm_left(svm) < 6 || sk_read_le32(svm->p + 2) > sk_svm_left(svm) - 6)
        return FALSE;
    svm->p += 6 + (gsize)sk_read_le32(svm->p + 2);
    return TRUE;
}

/* Writes the current record, or removes again what was written of it. Returns
 * FALSE if it does not end. */
static gboolean
write_record(SkSvm *svm, guint32 *written)
{
    guint type = sk_read_le16(svm->p);
    const SkSvmRow *row = sk_svm_row(type);
    const gsize start = svm->out->len;
    const guint8 *block = svm->p += 2;

    svm->unknown += row == NULL;
    if (row == NULL)
        return skip_block(svm);
    sk_write_le16(svm->out, (guint16)type);
    svm->text_at = 0;
    svm->is_lost |= type == FONT; /* until its fields are written */
    if (sk_svm_block(svm, row->most, sk_svm_fields, row)) {
        ++*written;
        return TRUE;
    }
    g_byte_array_set_size(svm->out, (guint)start);
    svm->damaged++;
    svm->p = block;
    return svm->picture->reason == SK_REASON_NONE && skip_block(svm);
}

static gboolean
write_records(SkSvm *svm, const Header *header)
{
    guint32 written = 0;

    if (header->records > METAFILE_RECORDS_MAX)
        return sk_picture_refuse(svm->picture, SK_REASON_LIMIT_EXPANDED,
                                 "svm-records");
    for (guint32 i = 0; i < header->records; i++) {
        if (sk_picture_out_of_time(svm->picture))
            return FALSE;
        if (sk_svm_left(svm) < 8 || !write_record(svm, &written))
            return sk_picture_is_damaged(svm->picture, "svm-record");
    }
    sk_patch_le32(svm->out, header->at, written);
    return TRUE;
}

gboolean
sk_svm_metafile(SkSvm *svm)
{
    const SkSvm outer = *svm;
    Header header = { 0 };
    gboolean is_good;

    if (svm->depth == METAFILES_MAX || !sk_svm_is(svm->p, sk_svm_left(svm)))
        return FALSE;
    sk_svm_copy(svm, SIGNATURE_LENGTH);
    svm->depth++;
    svm->saved = 0;
    svm->is_wide = svm->is_lost = FALSE;
    is_good = sk_svm_block(svm, 1, write_header, &header) &&
              write_records(svm, &header);
    svm->saved = outer.saved;
    svm->is_wide = outer.is_wide;
    svm->is_lost = outer.is_lost;
    svm->depth--;
    return is_good;
}

GBytes *
sk_svm_clean(SkPicture *picture)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    SkSvm svm = { .picture = picture,
                  .p = picture->bytes,
                  .end = picture->bytes + picture->len,
                  .out = out };

    if (picture->len > G_MAXINT32 || !sk_svm_metafile(&svm)) {
        sk_picture_is_damaged(picture, "svm");
        return NULL;
    }
    sk_picture_count(picture, "trailing-bytes", svm.p < svm.end);
    sk_picture_count(picture, "unknown-record", svm.unknown);
    sk_picture_count(picture, "damaged-record", svm.damaged);
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
