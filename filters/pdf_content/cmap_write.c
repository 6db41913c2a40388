/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes CMaps: the frame that ISO 32000-1, 9.7.5.4 shows, and blocks of
 * entries in their order, because a later entry replaces an earlier one.
 */
#include "pdf_content/cmap_inner.h"

static const char *const words[SK_PDF_N_BLOCKS] = {
    "codespacerange", "bfchar",     "bfrange",    "cidchar",
    "cidrange",       "notdefchar", "notdefrange"
};

const char *
sk_pdf_block_word(SkPdfBlock block)
{
    return words[block];
}

static void
put_code(GString *out, guint32 code, guint len)
{
    g_string_append_printf(out, "<%0*X>", (int)(len * 2), code);
}

static void
put_entry(GString *out, const SkPdfCMapRead *read, const SkPdfCMapEntry *entry)
{
    gboolean is_bf =
        entry->block == SK_PDF_BF_CHAR || entry->block == SK_PDF_BF_RANGE;
    gboolean is_char = entry->block == SK_PDF_BF_CHAR ||
                       entry->block == SK_PDF_CID_CHAR ||
                       entry->block == SK_PDF_NOTDEF_CHAR;

    put_code(out, entry->low, entry->len);
    if (!is_char) {
        g_string_append_c(out, ' ');
        put_code(out, entry->high, entry->len);
    }
    if (entry->block != SK_PDF_CODE_SPACE)
        g_string_append_c(out, ' ');
    if (is_bf)
        sk_pdf_put_hex(out, (const char *)read->text->data + entry->characters,
                       entry->n_characters);
    else if (entry->block != SK_PDF_CODE_SPACE)
        g_string_append_printf(out, "%u", entry->cid);
    g_string_append_c(out, '\n');
}

/* Writes the entries of the code space, or all others. */
static void
put_blocks(GString *out, const SkPdfCMapRead *read, gboolean is_space)
{
    guint i = 0, n, total = read->entries->len;
    const SkPdfCMapEntry *entries = (const void *)read->entries->data;

    while (i < total) {
        SkPdfBlock block = entries[i].block;

        if ((block == SK_PDF_CODE_SPACE) != is_space) {
            i++;
            continue;
        }
        for (n = 1; n < SK_PDF_BLOCK_MAX && i + n < total; n++)
            if (entries[i + n].block != block)
                break;
        g_string_append_printf(out, "%u begin%s\n", n, words[block]);
        for (; n > 0; n--)
            put_entry(out, read, &entries[i++]);
        g_string_append_printf(out, "end%s\n", words[block]);
    }
}

/* Puts the code spaces first and joins blocks that belong together, which the
 * reader has not done. */
static GArray *
sorted_entries(const SkPdfCMapRead *read)
{
    GArray *sorted = g_array_new(FALSE, FALSE, sizeof(SkPdfCMapEntry));

    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < read->entries->len; i++) {
            SkPdfCMapEntry *entry =
                &g_array_index(read->entries, SkPdfCMapEntry, i);

            if ((entry->block == SK_PDF_CODE_SPACE) == (pass == 0))
                g_array_append_val(sorted, *entry);
        }
    return sorted;
}

GBytes *
sk_pdf_cmap_write(const SkPdfCMapRead *read, SkPdfCMapKind kind,
                  const char *name)
{
    gboolean is_unicode = kind == SK_PDF_CMAP_TO_UNICODE;
    SkPdfCMapRead sorted = *read;
    GString *out = g_string_new("/CIDInit /ProcSet findresource begin\n"
                                "12 dict begin\nbegincmap\n");

    sorted.entries = sorted_entries(read);
    if (read->use != NULL)
        g_string_append_printf(out, "/%s usecmap\n", read->use);
    g_string_append_printf(out,
                           "/CIDSystemInfo 3 dict dup begin\n"
                           "/Registry (%s) def\n/Ordering (%s) def\n"
                           "/Supplement %d def\nend def\n"
                           "/CMapName /%s def\n/CMapType %d def\n",
                           is_unicode ? "Adobe" : read->registry,
                           is_unicode ? "UCS" : read->ordering,
                           is_unicode ? 0 : (int)read->supplement, name,
                           is_unicode ? 2 : 1);
    if (read->is_vertical)
        g_string_append(out, "/WMode 1 def\n");
    put_blocks(out, &sorted, TRUE);
    put_blocks(out, &sorted, FALSE);
    g_string_append(out, "endcmap\n"
                         "CMapName currentdict /CMap defineresource pop\n"
                         "end\nend\n");
    g_array_free(sorted.entries, TRUE);
    return g_string_free_to_bytes(out);
}
