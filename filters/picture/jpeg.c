/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites JPEG (ITU-T T.81) without loss: every scan is decoded to its
 * coefficients, which proves that the file is a picture, and the coefficients
 * are encoded again. Of the markers only what the pixels need leaves: density,
 * colour space, orientation. Only the files jpeg_*.c and
 * tiff_jpeg.c beside this one call libjpeg. This defends against whatever hides
 * in markers, between scans and behind the end, and against pictures that cost
 * more scans than pixels.
 */
#include <string.h>
#include "picture/exif.h"
#include "icc/icc.h"
#include "picture/jpeg.h"
#include "picture/jpeg_blocks.h"
#include "picture/jpeg_guard.h"
#include "picture/jpeg_out.h"
#include "picture/jpeg_turn.h"
#include "picture/picture.h"

#define APP(n) (JPEG_APP0 + (n))

typedef struct {
    SkPicture *picture;
    SkJpegGuard guard;
    struct jpeg_decompress_struct in;
    struct jpeg_compress_struct out;
    SkJpegOut where;
    GByteArray *written; /* the output */
    guint orientation;
    gboolean may_turn;   /* the coefficients can be coded in any order */
    GBytes *profile;     /* the colour profile that leaves, or NULL */
    const guint8 *bytes; /* the input: the file, or our own turned copy */
    gsize len;
    /* the input is our own copy, so nothing in it is counted */
    gboolean is_own;
    /* of a JPEG that a document describes, which receives its kind; else NULL
     */
    SkJpegKind *kind;
} Jpeg;

/* ---- markers ------------------------------------------------------------ */

static gboolean
begins(const struct jpeg_marker_struct *marker, const char *word, gsize len)
{
    return marker->data_length >= len && memcmp(marker->data, word, len) == 0;
}

/* Returns what the report calls a marker that does not leave. */
static const char *
marker_word(const struct jpeg_marker_struct *marker)
{
    static const struct {
        int marker;
        const char *begins;
        guint len;
        const char *what;
    } known[] = {
        { APP(0), "JFIF", 5, NULL }, /* libjpeg writes it again. */
        { APP(0), "JFXX", 5, "thumbnail" },
        { APP(1), "Exif", 5, "exif" },
        { APP(1), "http://ns.adobe.com/", 20, "xmp" },
        /* All parts of the profile are judged together. */
        { APP(2), "ICC_PROFILE", 12, NULL },
        { APP(2), "MPF", 4, "second-picture" },
        { APP(13), "Photoshop 3.0", 14, "iptc" },
        { JPEG_COM, "", 0, "comment" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (marker->marker == known[i].marker &&
            begins(marker, known[i].begins, known[i].len))
            return known[i].what;
    return "unknown-marker";
}

static void
judge_markers(Jpeg *jpeg)
{
    const struct jpeg_marker_struct *marker = jpeg->in.marker_list;

    for (; marker != NULL; marker = marker->next) {
        const char *what = marker_word(marker);

        if (!jpeg->is_own && jpeg->kind == NULL && marker->marker == APP(1) &&
            begins(marker, "Exif\0", 6) && jpeg->orientation == 1)
            jpeg->orientation =
                sk_exif_orientation(marker->data + 6, marker->data_length - 6);
        if (jpeg->is_own || what == NULL)
            continue;
        if (marker->marker == APP(1) && begins(marker, "Exif\0", 6))
            sk_exif_count(jpeg->picture, marker->data + 6,
                          marker->data_length - 6);
        else
            sk_picture_count(jpeg->picture, what, 1);
    }
}

/* What may leave was settled in the first pass, and a document says itself what
 * its colours are. */
static void
judge_profile(Jpeg *jpeg)
{
    JOCTET *profile = NULL;
    unsigned len = 0;

    if (jpeg->is_own || jpeg->kind != NULL ||
        !jpeg_read_icc_profile(&jpeg->in, &profile, &len))
        return;
    if (!sk_icc_rewrite(profile, len, (guint)jpeg->in.num_components,
                        &jpeg->profile))
        sk_picture_count(jpeg->picture, "icc-profile", 1);
    free(profile);
}

static void
save_markers(Jpeg *jpeg)
{
    jpeg_save_markers(&jpeg->in, JPEG_COM, 64);
    for (int n = 0; n < 16; n++)
        if (n != 14) /* libjpeg itself reads and writes the marker of Adobe. */
            jpeg_save_markers(&jpeg->in, APP(n),
                              n == 1 || n == 2 ? 0xFFFF : 64);
}

/* Writes an orientation that the pixels do not have yet. */
static void
write_orientation(Jpeg *jpeg)
{
    g_autoptr(GByteArray) exif = NULL;

    if (jpeg->orientation == 1)
        return;
    exif = sk_exif_with_orientation(jpeg->orientation);
    g_byte_array_prepend(exif, (const guint8 *)"Exif\0\0", 6);
    jpeg_write_marker(&jpeg->out, APP(1), exif->data, exif->len);
}

static void
write_profile(Jpeg *jpeg)
{
    gsize len;
    const guint8 *bytes;

    if (jpeg->profile == NULL)
        return;
    bytes = g_bytes_get_data(jpeg->profile, &len);
    jpeg_write_icc_profile(&jpeg->out, bytes, (unsigned)len);
}

/* ---- pixels ------------------------------------------------------------- */

static gboolean
is_within_limits(Jpeg *jpeg)
{
    struct jpeg_decompress_struct *in = &jpeg->in;

    if (in->data_precision != 8 || in->num_components > 4)
        return sk_picture_is_damaged(jpeg->picture, "jpeg-kind");
    if (jpeg->is_own)
        return TRUE;
    /* Coefficients take two bytes each. */
    return sk_picture_add_frame(jpeg->picture, in->image_width,
                                in->image_height,
                                16 * (guint)in->num_components);
}

static gboolean
read_coefficients(Jpeg *jpeg, jvirt_barray_ptr **coefficients)
{
    jpeg_mem_src(&jpeg->in, jpeg->bytes, (unsigned long)jpeg->len);
    save_markers(jpeg);
    jpeg_read_header(&jpeg->in, TRUE);
    if (!is_within_limits(jpeg))
        return FALSE;
    *coefficients = jpeg_read_coefficients(&jpeg->in);
    if (jpeg->kind != NULL)
        *jpeg->kind = (SkJpegKind){ jpeg->in.image_width, jpeg->in.image_height,
                                    (guint)jpeg->in.num_components };
    judge_markers(jpeg);
    judge_profile(jpeg);
    if (jpeg->orientation != 1)
        jpeg->may_turn = sk_jpeg_blocks_are_usual(&jpeg->in, *coefficients);
    return TRUE;
}

/* Sets version and density as JFIF allows them (JFIF 1.02, page 5), because
 * libjpeg would copy those of the input. */
static void
settle_jfif(struct jpeg_compress_struct *out)
{
    out->JFIF_major_version = 1;
    out->JFIF_minor_version = MIN(out->JFIF_minor_version, 2);
    if (out->density_unit > 2 || out->X_density == 0 || out->Y_density == 0) {
        out->density_unit = 0;
        out->X_density = out->Y_density = 1;
    }
}

/* Says as much about the colours as the input does, because a document may say
 * more: markers of JFIF and Adobe stay where they were, without a density. */
static void
settle_markers(Jpeg *jpeg)
{
    struct jpeg_compress_struct *out = &jpeg->out;

    out->write_JFIF_header = jpeg->in.saw_JFIF_marker;
    out->write_Adobe_marker = jpeg->in.saw_Adobe_marker;
    out->density_unit = 0;
    out->X_density = out->Y_density = 1;
}

static void
write_coefficients(Jpeg *jpeg, jvirt_barray_ptr *coefficients)
{
    struct jpeg_compress_struct *out = &jpeg->out;

    sk_jpeg_out_to(&jpeg->where, out, jpeg->written);
    jpeg_copy_critical_parameters(&jpeg->in, out);
    settle_jfif(out);
    out->optimize_coding = TRUE;
    if (out->jpeg_color_space == JCS_CMYK)
        out->write_Adobe_marker = jpeg->in.saw_Adobe_marker;
    if (jpeg->kind != NULL)
        settle_markers(jpeg);
    if (jpeg->in.progressive_mode)
        jpeg_simple_progression(out);
    jpeg_write_coefficients(out, coefficients);
    write_orientation(jpeg);
    write_profile(jpeg);
    jpeg_finish_compress(out);
}

/* Runs between setjmp and the end of libjpeg's work. Nothing here may own
 * memory, because a longjmp would leak it. */
static gboolean
rewrite(Jpeg *jpeg)
{
    jvirt_barray_ptr *coefficients = NULL;

    if (setjmp(jpeg->guard.back) != 0)
        return sk_picture_is_damaged(jpeg->picture, "jpeg-data");
    jpeg_create_decompress(&jpeg->in);
    jpeg_create_compress(&jpeg->out);
    sk_jpeg_guard_scans(&jpeg->guard, &jpeg->in);
    if (!read_coefficients(jpeg, &coefficients))
        return FALSE;
    write_coefficients(jpeg, coefficients);
    jpeg_finish_decompress(&jpeg->in);
    return TRUE;
}

static void
count_rest(Jpeg *jpeg)
{
    if (jpeg->is_own)
        return;
    if (jpeg->in.err->num_warnings > 0)
        sk_picture_count(jpeg->picture, "damaged-data", 1);
    if (jpeg->in.src != NULL && jpeg->in.src->bytes_in_buffer > 0)
        sk_picture_count(jpeg->picture, "trailing-bytes", 1);
}

/* Returns @bytes (@len) rewritten. @jpeg receives their orientation and profile
 * or, for our own copy, provides them. */
static GBytes *
pass(Jpeg *jpeg, const guint8 *bytes, gsize len)
{
    GBytes *clean = NULL;

    jpeg->bytes = bytes;
    jpeg->len = len;
    jpeg->written = g_byte_array_new();
    sk_jpeg_guard_errors(&jpeg->guard, jpeg->picture, &jpeg->in, &jpeg->out);
    if (rewrite(jpeg)) {
        count_rest(jpeg);
        clean = g_byte_array_free_to_bytes(g_steal_pointer(&jpeg->written));
    }
    jpeg_destroy_compress(&jpeg->out);
    jpeg_destroy_decompress(&jpeg->in);
    g_clear_pointer(&jpeg->written, g_byte_array_unref);
    return clean;
}

GBytes *
sk_jpeg_clean_within(SkPicture *picture, SkJpegKind *kind)
{
    Jpeg jpeg = { .picture = picture, .orientation = 1, .kind = kind };

    return pass(&jpeg, picture->bytes, picture->len);
}

GBytes *
sk_jpeg_clean(SkPicture *picture)
{
    Jpeg first = { .picture = picture, .orientation = 1 };
    g_autoptr(GBytes) clean = pass(&first, picture->bytes, picture->len);
    g_autoptr(GBytes) profile = first.profile;
    g_autoptr(GBytes) turned = NULL;

    if (clean == NULL || first.orientation == 1)
        return g_steal_pointer(&clean);
    /* Coefficients out of the usual range may be too far from one another in
     * another order. libturbojpeg then writes other pixels, without an error.
     */
    if (first.may_turn)
        turned =
            sk_jpeg_turn(clean, first.orientation, first.in.progressive_mode);
    /* Where the size does not allow a turn without loss, the tag stays. */
    if (turned == NULL)
        return g_steal_pointer(&clean);
    Jpeg second = {
        .picture = picture, .orientation = 1, .profile = profile, .is_own = TRUE
    };

    return pass(&second, g_bytes_get_data(turned, NULL),
                g_bytes_get_size(turned));
}
