/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites JPEG within TIFF (tiff_jpeg.h): each strip or tile is decoded to its
 * coefficients, and these are encoded again, so that nothing is lost and no
 * marker is left but those that the coding needs. Strips that shared their
 * tables share them again. Like jpeg.c, this file calls libjpeg. This defends
 * against what hides in markers, behind the coded pixels, and in the blocks of
 * a tile that lie outside of the picture.
 */
#include <string.h>
#include "picture/jpeg_blocks.h"
#include "picture/jpeg_guard.h"
#include "picture/jpeg_out.h"
#include "picture/tiff_jpeg.h"

typedef struct {
    SkTiffFile *file;
    SkTiffPage *page;
    gboolean shared; /* all chunks share their tables */
    gboolean differ; /* this chunk cannot use the shared tables */
    /* for each channel of the first chunk, its sampling and
     * quantization table */
    guint8 common[4][2 + 128];
    SkJpegGuard guard;
    struct jpeg_decompress_struct in;
    struct jpeg_compress_struct out;
    const GByteArray *source; /* one chunk, as a complete JPEG */
    guint32 chunk;            /* the number of that chunk */
    SkJpegOut where;
    GByteArray *written; /* that chunk, rewritten */
    GByteArray *tables;  /* the shared tables */
} Jpeg;

/* ---- what a chunk is ---------------------------------------------------- */

/* YCbCr: the colour channels are smaller by a factor of one, two or four. The
 * directory is told the factors that the coding has. */
static gboolean
take_subsampling(Jpeg *jpeg)
{
    const jpeg_component_info *c = jpeg->in.comp_info;
    SkTiffPage *page = jpeg->page;
    guint found[2];

    if (page->photometric != SK_TIFF_YCBCR)
        return TRUE;
    if (jpeg->in.num_components != 3 || c[1].h_samp_factor != 1 ||
        c[1].v_samp_factor != 1 || c[2].h_samp_factor != 1 ||
        c[2].v_samp_factor != 1 || c[0].h_samp_factor == 3 ||
        c[0].v_samp_factor == 3)
        return FALSE;
    found[0] = (guint)c[0].h_samp_factor;
    found[1] = (guint)c[0].v_samp_factor;
    if (jpeg->chunk > 0)
        return found[0] == page->subsampling[0] &&
               found[1] == page->subsampling[1];
    memcpy(page->subsampling, found, sizeof found);
    return TRUE;
}

static gboolean
is_shape(Jpeg *jpeg)
{
    const SkTiffPage *page = jpeg->page;
    struct jpeg_decompress_struct *in = &jpeg->in;
    int channels = page->separate ? 1 : (int)page->samples;

    if (in->data_precision != 8 || in->num_components != channels ||
        in->image_width != page->chunk_width ||
        in->image_height != sk_tiff_rows(page, jpeg->chunk) ||
        !take_subsampling(jpeg))
        return sk_picture_is_damaged(jpeg->file->picture, "tiff-jpeg-kind");
    return TRUE;
}

static void
describe(const jpeg_component_info *c, guint8 out[2 + 128])
{
    out[0] = (guint8)(c->h_samp_factor << 4 | c->v_samp_factor);
    out[1] = (guint8)c->quant_tbl_no;
    for (guint i = 0; i < 64; i++) {
        out[2 + i * 2] = (guint8)(c->quant_table->quantval[i] >> 8);
        out[3 + i * 2] = (guint8)c->quant_table->quantval[i];
    }
}

/* Returns whether this chunk has the tables of the first one. */
static gboolean
is_common(Jpeg *jpeg)
{
    for (int i = 0; i < jpeg->in.num_components; i++) {
        guint8 found[2 + 128];

        if (jpeg->in.comp_info[i].quant_table == NULL)
            return FALSE;
        describe(&jpeg->in.comp_info[i], found);
        if (jpeg->chunk == 0)
            memcpy(jpeg->common[i], found, sizeof found);
        else if (memcmp(jpeg->common[i], found, sizeof found) != 0)
            return FALSE;
    }
    return TRUE;
}

static void
save_markers(Jpeg *jpeg)
{
    /* One byte of each is kept, to count them. */
    jpeg_save_markers(&jpeg->in, JPEG_COM, 1);
    for (int n = 1; n < 16; n++)
        if (n != 14) /* APP0 and APP14 repeat what the directory says. */
            jpeg_save_markers(&jpeg->in, JPEG_APP0 + n, 1);
}

static void
count_markers(Jpeg *jpeg)
{
    const struct jpeg_marker_struct *marker = jpeg->in.marker_list;

    for (; marker != NULL; marker = marker->next)
        sk_picture_count(
            jpeg->file->picture,
            marker->marker == JPEG_COM ? "comment" : "unknown-marker", 1);
}

/* Clears the blocks outside of the picture. A tile is stored whole, however
 * little of it the picture shows. */
static void
clear_outside(Jpeg *jpeg, jvirt_barray_ptr *coefficients)
{
    const SkTiffPage *page = jpeg->page;
    guint32 nth = jpeg->chunk % (page->across * page->down);
    guint32 x = nth % page->across * page->chunk_width;
    guint32 y = nth / page->across * page->chunk_height;

    sk_jpeg_blocks_clear(&jpeg->in, coefficients, page->width - x,
                         page->height - y);
}

/* ---- writing ------------------------------------------------------------ */

/* Sets the parameters of the coding, without tables that no channel uses and
 * without the markers of pictures that stand alone. */
static void
set_up(Jpeg *jpeg)
{
    struct jpeg_compress_struct *out = &jpeg->out;
    gboolean used[NUM_QUANT_TBLS] = { FALSE };

    jpeg_copy_critical_parameters(&jpeg->in, out);
    out->write_JFIF_header = FALSE;
    out->write_Adobe_marker = FALSE;
    out->optimize_coding = !jpeg->shared;
    for (int i = 0; i < out->num_components; i++)
        used[out->comp_info[i].quant_tbl_no] = TRUE;
    for (int i = 0; i < NUM_QUANT_TBLS; i++)
        if (!used[i])
            out->quant_tbl_ptrs[i] = NULL;
}

static void
write_chunk(Jpeg *jpeg, jvirt_barray_ptr *coefficients)
{
    set_up(jpeg);
    if (jpeg->shared && jpeg->chunk == 0) {
        g_byte_array_set_size(jpeg->tables, 0);
        sk_jpeg_out_to(&jpeg->where, &jpeg->out, jpeg->tables);
        jpeg_write_tables(&jpeg->out);
    }
    sk_jpeg_out_to(&jpeg->where, &jpeg->out, jpeg->written);
    jpeg_write_coefficients(&jpeg->out, coefficients);
    if (jpeg->shared) /* The tables stand in the directory. */
        jpeg_suppress_tables(&jpeg->out, TRUE);
    jpeg_finish_compress(&jpeg->out);
}

/* Runs between setjmp and the end of libjpeg's work. Nothing here may own
 * memory, because a longjmp would leak it. */
static gboolean
rewrite(Jpeg *jpeg)
{
    jvirt_barray_ptr *coefficients;

    if (setjmp(jpeg->guard.back) != 0)
        return sk_picture_is_damaged(jpeg->file->picture, "tiff-jpeg-data");
    jpeg_create_decompress(&jpeg->in);
    jpeg_create_compress(&jpeg->out);
    sk_jpeg_guard_scans(&jpeg->guard, &jpeg->in);
    jpeg_mem_src(&jpeg->in, jpeg->source->data, jpeg->source->len);
    save_markers(jpeg);
    jpeg_read_header(&jpeg->in, TRUE);
    if (!is_shape(jpeg))
        return FALSE;
    coefficients = jpeg_read_coefficients(&jpeg->in);
    jpeg->differ = jpeg->shared && !is_common(jpeg);
    jpeg->differ |=
        jpeg->shared && !sk_jpeg_blocks_are_usual(&jpeg->in, coefficients);
    if (jpeg->differ)
        return FALSE;
    count_markers(jpeg);
    if (jpeg->page->tiled)
        clear_outside(jpeg, coefficients);
    write_chunk(jpeg, coefficients);
    jpeg_finish_decompress(&jpeg->in);
    return TRUE;
}

/* Appends the chunk in jpeg->source, rewritten, to @out. */
static gboolean
transcode(Jpeg *jpeg, GByteArray *out)
{
    g_autoptr(GByteArray) written = g_byte_array_new();
    gboolean done;

    memset(&jpeg->in, 0, sizeof jpeg->in);
    memset(&jpeg->out, 0, sizeof jpeg->out);
    jpeg->written = written;
    sk_jpeg_guard_errors(&jpeg->guard, jpeg->file->picture, &jpeg->in,
                         &jpeg->out);
    done = rewrite(jpeg);
    if (done) {
        if (jpeg->in.err->num_warnings > 0)
            sk_picture_count(jpeg->file->picture, "damaged-data", 1);
        g_byte_array_append(out, written->data, written->len);
    }
    jpeg_destroy_compress(&jpeg->out);
    jpeg_destroy_decompress(&jpeg->in);
    return done;
}

/* ---- chunks ------------------------------------------------------------- */

/* Returns chunk @i behind the tables that it shares with the others. */
static GByteArray *
stand_alone(Jpeg *jpeg, guint32 i)
{
    const SkTiffField *common = &jpeg->page->jpeg_tables;
    const guint8 *tables = jpeg->file->picture->bytes + common->at;
    gsize n = (gsize)common->count, len;
    const guint8 *chunk = sk_tiff_chunk(jpeg->file, jpeg->page, i, &len);
    GByteArray *all;

    if (chunk == NULL || len < 4 || memcmp(chunk, "\xFF\xD8", 2) != 0 ||
        (n > 0 && (n < 4 || (common->type != 7 && common->type != 1) ||
                   memcmp(tables, "\xFF\xD8", 2) != 0))) {
        sk_picture_is_damaged(jpeg->file->picture, "tiff-jpeg-strip");
        return NULL;
    }
    all = g_byte_array_new();
    g_byte_array_append(all, (const guint8 *)"\xFF\xD8", 2);
    if (n > 0 && memcmp(tables + n - 2, "\xFF\xD9", 2) == 0)
        n -= 2;
    if (n > 2)
        g_byte_array_append(all, tables + 2, (guint)n - 2);
    g_byte_array_append(all, chunk + 2, (guint)len - 2);
    return all;
}

static gboolean
transcode_all(Jpeg *jpeg, GByteArray *out, GArray *ends)
{
    for (guint32 i = 0; i < sk_tiff_chunks(jpeg->page); i++) {
        g_autoptr(GByteArray) source = stand_alone(jpeg, i);

        jpeg->source = source;
        jpeg->chunk = i;
        if (source == NULL || sk_picture_out_of_time(jpeg->file->picture) ||
            !transcode(jpeg, out))
            return FALSE;
        g_array_append_val(ends, out->len);
    }
    return TRUE;
}

GByteArray *
sk_tiff_recode_jpeg(SkTiffFile *file, SkTiffPage *page, GArray *ends,
                    GByteArray **tables)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_autoptr(GByteArray) common = g_byte_array_new();
    Jpeg jpeg = { .file = file,
                  .page = page,
                  .tables = common,
                  .shared = page->jpeg_tables.count > 0 };
    gboolean done;

    if (page->separate && page->photometric == SK_TIFF_YCBCR) {
        sk_picture_is_damaged(file->picture, "tiff-jpeg-kind");
        return NULL;
    }
    done = transcode_all(&jpeg, out, ends);
    /* The chunks cannot share tables, so each gets its own. */
    if (!done && jpeg.differ) {
        jpeg.shared = FALSE;
        g_byte_array_set_size(out, 0);
        g_array_set_size(ends, 0);
        done = transcode_all(&jpeg, out, ends);
    }
    if (done && jpeg.shared)
        *tables = g_steal_pointer(&common);
    return done ? g_steal_pointer(&out) : NULL;
}

GByteArray *
sk_tiff_recode_old_jpeg(SkTiffFile *file, SkTiffPage *page, GArray *ends)
{
    g_autoptr(GByteArray) source = sk_tiff_old_jpeg(file, page);
    g_autoptr(GByteArray) out = g_byte_array_new();
    Jpeg jpeg = { .file = file, .page = page, .source = source };

    if (source == NULL)
        return NULL;
    page->tiled = page->separate = FALSE;
    page->chunk_width = page->width;
    page->chunk_height = page->height;
    page->across = page->down = 1;
    if (!transcode(&jpeg, out))
        return NULL;
    g_array_append_val(ends, out->len);
    return g_steal_pointer(&out);
}
