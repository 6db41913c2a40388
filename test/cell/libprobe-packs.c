/* SPDX-License-Identifier: Apache-2.0
 *
 * Archives in the real sandbox, by the calls that filters/archive/pack*.c make:
 * one of each kind, its content read to the end.
 */
#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <lhasa.h>
#include <string.h>
#include "libprobe-archives.h"
#include "libprobe-packs.h"

#define SECTOR 2048
#define IMAGE  (28 * SECTOR)

/* A disk image begins with its root. */
static gboolean
next_file(struct archive *archive, struct archive_entry **entry)
{
    while (archive_read_next_header(archive, entry) == ARCHIVE_OK)
        if (archive_entry_filetype(*entry) != AE_IFDIR)
            return TRUE;
    return FALSE;
}

/* One kind of archive, as pack.c reads it: formats and filters by name. */
static int
read_archive(const void *bytes, size_t len)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    char content[128];

    archive_read_support_format_7zip(archive);
    archive_read_support_format_cpio(archive);
    archive_read_support_format_ar(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_cab(archive);
    archive_read_support_format_rar(archive);
    archive_read_support_format_rar5(archive);
    archive_read_support_format_iso9660(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_lzma(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_filter_lz4(archive);
    archive_read_support_filter_compress(archive);
    if (archive_read_open_memory(archive, bytes, len) != ARCHIVE_OK ||
        !next_file(archive, &entry) || archive_entry_pathname(entry) == NULL ||
        archive_read_data(archive, content, sizeof content) != 64)
        return 1;
    return memcmp(content, "sekisho ", 8) == 0 &&
                   archive_read_free(archive) == ARCHIVE_OK
               ? 0
               : 2;
}

int
probe_archives(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(archives); i++)
        if (read_archive(archives[i].bytes, archives[i].len) != 0)
            return 1 + (int)i;
    return 0;
}

/* ---- ISO 9660: mostly zeros, so made here ------------------------------- */

static void
put_both(guint8 *at, guint32 value)
{
    for (guint i = 0; i < 4; i++)
        at[i] = at[7 - i] = (guint8)(value >> (8 * i));
}

static void
put_record(guint8 *at, const char *name, guint name_len, guint sector,
           guint size, guint flags)
{
    at[0] = (guint8)((33 + name_len + 1) & ~1u);
    put_both(at + 2, sector);
    put_both(at + 10, size);
    at[18] = 126;
    at[19] = at[20] = 1;
    at[25] = (guint8)flags;
    at[28] = at[31] = 1;
    at[32] = (guint8)name_len;
    memcpy(at + 33, name, name_len);
}

static void
put_volume(guint8 *at)
{
    memcpy(at, "\1CD001\1", 8);
    memset(at + 8, ' ', 64);
    put_both(at + 80, IMAGE / SECTOR);
    at[120] = at[123] = at[124] = at[127] = 1;
    at[129] = at[130] = SECTOR >> 8;
    put_both(at + 132, 10);
    at[140] = 18;
    at[151] = 18;
    put_record(at + 156, "", 1, 19, SECTOR, 2);
    memset(at + 190, ' ', 881 - 190);
    at[881] = 1;
}

int
probe_iso(void)
{
    g_autofree guint8 *image = g_malloc0(IMAGE);
    guint8 *root = image + 19 * SECTOR;

    put_volume(image + 16 * SECTOR);
    memcpy(image + 17 * SECTOR, "\377CD001\1", 7);
    image[18 * SECTOR] = 1;
    image[18 * SECTOR + 2] = 19;
    image[18 * SECTOR + 6] = 1;
    put_record(root, "", 1, 19, SECTOR, 2);
    put_record(root + 34, "\1", 1, 19, SECTOR, 2);
    put_record(root + 68, "A.TXT;1", 7, 20, 64, 0);
    for (guint i = 0; i < 8; i++)
        memcpy(image + 20 * SECTOR + 8 * i, "sekisho ", 8);
    return read_archive(image, IMAGE);
}

/* ---- LZH ---------------------------------------------------------------- */

typedef struct {
    const char *at;
    size_t left;
} Input;

static int
read_lzh(void *data, void *buffer, size_t len)
{
    Input *input = data;
    size_t n = MIN(len, input->left);

    memcpy(buffer, input->at, n);
    input->at += n;
    input->left -= n;
    return (int)n;
}

int
probe_lzh(void)
{
    static const LHAInputStreamType type = { read_lzh, NULL, NULL };
    Input input = { lzh, sizeof lzh - 1 };
    LHAInputStream *stream = lha_input_stream_new(&type, &input);
    LHAReader *reader = stream != NULL ? lha_reader_new(stream) : NULL;
    char content[128];

    if (reader == NULL || lha_reader_next_file(reader) == NULL ||
        lha_reader_read(reader, content, sizeof content) != 64)
        return 1;
    lha_reader_free(reader);
    lha_input_stream_free(stream);
    return memcmp(content, "sekisho ", 8) == 0 ? 0 : 2;
}
