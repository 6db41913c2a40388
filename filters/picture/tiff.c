/* SPDX-License-Identifier: Apache-2.0
 *
 * Rewrites TIFF (TIFF 6.0) page by page: the pixels of each strip or tile are
 * decoded and encoded again with the same coding and layout, under a directory
 * of ours. A fax leaves as T.6 (G4), which is the shortest coding, except for
 * the rare page that it would lengthen. This defends against loops of
 * directories, pages that promise gigabytes, and files hidden between and
 * behind the pages.
 */
#include "picture/tiff_codec.h"
#include "picture/tiff_jpeg.h"
#include "picture/tiff_write.h"

#define TIFF_PAGES_MAX 4096 /* each page is compared with all before */

typedef struct {
    SkTiffFile file;
    GArray *seen;     /* of guint64: where directories stood */
    GPtrArray *pages; /* of GArray of fields: the directories that are pages */
    GByteArray *out;
    gsize link;
} Tiff;

/* ---- the pages there are ------------------------------------------------ */

static gboolean
is_seen(const Tiff *tiff, guint64 at)
{
    for (guint i = 0; i < tiff->seen->len; i++)
        if (g_array_index(tiff->seen, guint64, i) == at)
            return TRUE;
    return FALSE;
}

static gboolean
gather_pages(Tiff *tiff, guint64 at)
{
    SkPicture *picture = tiff->file.picture;

    while (at != 0) {
        g_autoptr(GArray) fields = NULL;
        const char *beside;

        /* The chain returns to a known directory, so there are
         * no more pages. */
        if (is_seen(tiff, at)) {
            sk_picture_count(picture, "damaged-data", 1);
            break;
        }
        if (tiff->seen->len == TIFF_PAGES_MAX)
            return sk_picture_is_damaged(picture, "tiff-pages");
        if (sk_picture_out_of_time(picture))
            return FALSE;
        g_array_append_val(tiff->seen, at);
        fields = sk_tiff_directory(&tiff->file, at, &at);
        if (fields == NULL)
            return FALSE;
        beside = sk_tiff_is_beside(&tiff->file, fields);
        if (beside != NULL)
            sk_picture_count(picture, beside, 1);
        else
            g_ptr_array_add(tiff->pages, g_steal_pointer(&fields));
    }
    return tiff->pages->len > 0 ||
           sk_picture_is_damaged(picture, "tiff-no-pixels");
}

/* ---- a page ------------------------------------------------------------- */

/* Encodes the chunks of a page that is not JPEG, and stores the coding in
 * *@compression. T.6 is tried for every fax. */
static GByteArray *
recode(Tiff *tiff, const SkTiffPage *page, GArray *ends, guint *compression)
{
    g_autoptr(SkTiffCodec) codec = sk_tiff_codec_new(&tiff->file, page);
    g_autoptr(GByteArray) chunks = NULL;
    guint64 before = 0;

    if (codec == NULL)
        return NULL;
    *compression = sk_tiff_is_fax(page) ? SK_TIFF_FAX4 : page->compression;
    chunks = sk_tiff_recode(codec, *compression, ends);
    for (guint32 i = 0; i < sk_tiff_chunks(page); i++) {
        gsize len = 0;

        sk_tiff_chunk(&tiff->file, page, i, &len);
        before += len;
    }
    if (chunks != NULL && *compression != page->compression &&
        chunks->len > before) {
        g_autoptr(GArray) other = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_autoptr(GByteArray) same =
            sk_tiff_recode(codec, page->compression, other);

        if (same != NULL && same->len < chunks->len) {
            *compression = page->compression;
            g_array_set_size(ends, 0);
            g_array_append_vals(ends, other->data, other->len);
            g_clear_pointer(&chunks, g_byte_array_unref);
            chunks = g_steal_pointer(&same);
        }
    }
    sk_picture_count(tiff->file.picture, "damaged-data",
                     sk_tiff_codec_is_damaged(codec));
    return g_steal_pointer(&chunks);
}

static gboolean
take_page(Tiff *tiff, guint number)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GByteArray) chunks = NULL, tables = NULL;
    SkTiffPage page = { 0 };
    guint compression = SK_TIFF_JPEG;

    if (!sk_tiff_page(&tiff->file, tiff->pages->pdata[number], &page))
        return FALSE;
    if (page.compression == SK_TIFF_JPEG)
        chunks = sk_tiff_recode_jpeg(&tiff->file, &page, ends, &tables);
    else if (page.compression == SK_TIFF_OLD_JPEG)
        chunks = sk_tiff_recode_old_jpeg(&tiff->file, &page, ends);
    else
        chunks = recode(tiff, &page, ends, &compression);
    if (chunks == NULL)
        return FALSE;

    SkTiffOut out = { .file = &tiff->file,
                      .page = &page,
                      .compression = compression,
                      .chunks = chunks,
                      .ends = ends,
                      .tables = tables,
                      .number = number,
                      .of = tiff->pages->len };
    return sk_tiff_write(tiff->out, &out, &tiff->link) ||
           sk_picture_refuse(tiff->file.picture, SK_REASON_LIMIT_EXPANDED,
                             "tiff");
}

static gboolean
take_all(Tiff *tiff, guint64 first)
{
    if (!gather_pages(tiff, first))
        return FALSE;
    for (guint i = 0; i < tiff->pages->len; i++)
        if (!take_page(tiff, i))
            return FALSE;
    sk_picture_count(tiff->file.picture, "trailing-bytes",
                     tiff->file.reach < tiff->file.picture->len);
    return TRUE;
}

GBytes *
sk_tiff_clean(SkPicture *picture)
{
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_autoptr(GPtrArray) pages =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GByteArray) out = g_byte_array_new();
    Tiff tiff = { .seen = seen, .pages = pages, .out = out, .link = 4 };
    guint64 first;

    if (!sk_tiff_open(&tiff.file, picture, &first))
        return NULL;
    sk_tiff_begin(out);
    if (!take_all(&tiff, first))
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
