/* SPDX-License-Identifier: Apache-2.0
 *
 * Unpacks every archive format but ZIP, gzip and LZH, by libarchive (unpack.h);
 * no other file calls it. For each archive exactly one format and at most one
 * compression is enabled, by name, and never a filter that starts a program. A
 * compressed file counts as an archive with one member, which is then judged
 * again: a tar in a gz is two levels. The library is trusted to decode bytes
 * but not to behave: this file bounds what it may give, and the sandbox
 * contains its crashes.
 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <archive/heap.h>
#include <archive/pack.h>
#include <archive/pack_input.h>
#include <archive/unpack.h>
#include <archive/unpack_grown.h>

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Archive, archive_read_free)

typedef struct {
    const char *found;
    int (*format)(Archive *); /* NULL if the type is only a compression */
    int (*filter)(Archive *); /* NULL if the type is only a format */
    int code;                 /* the library's number of that filter */
} Reader;

/* One media type stands for both generations of RAR. */
static int
support_rar(Archive *archive)
{
    int first = archive_read_support_format_rar(archive);
    int second = archive_read_support_format_rar5(archive);

    return first == ARCHIVE_OK ? second : first;
}

static const Reader readers[] = {
    { "application/x-7z-compressed", archive_read_support_format_7zip, NULL,
      0 },
    { "application/vnd.rar", support_rar, NULL, 0 },
    { "application/x-tar", archive_read_support_format_tar, NULL, 0 },
    { "application/vnd.ms-cab-compressed", archive_read_support_format_cab,
      NULL, 0 },
    { "application/x-cpio", archive_read_support_format_cpio, NULL, 0 },
    { "application/x-archive", archive_read_support_format_ar, NULL, 0 },
    { "application/x-iso9660-image", archive_read_support_format_iso9660, NULL,
      0 },
    { "application/x-bzip2", NULL, archive_read_support_filter_bzip2,
      ARCHIVE_FILTER_BZIP2 },
    { "application/x-xz", NULL, archive_read_support_filter_xz,
      ARCHIVE_FILTER_XZ },
    { "application/zstd", NULL, archive_read_support_filter_zstd,
      ARCHIVE_FILTER_ZSTD },
    { "application/x-lz4", NULL, archive_read_support_filter_lz4,
      ARCHIVE_FILTER_LZ4 },
    { "application/x-lzma", NULL, archive_read_support_filter_lzma,
      ARCHIVE_FILTER_LZMA },
    { "application/x-compress", NULL, archive_read_support_filter_compress,
      ARCHIVE_FILTER_COMPRESS },
};

static const Reader *
reader_for(const char *found)
{
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
        if (g_str_equal(readers[i].found, found))
            return &readers[i];
    return NULL;
}

/* The archive being read: what every step needs. */
typedef struct {
    SkUnpack *unpack;
    Archive *archive;
    guint64 packed; /* the size of the archive in bytes */
    /* the name of the only member of a compressed file; NULL if members have
     * names */
    const char *alone;
    SkHeap heap; /* counts what the library allocates for the archive */
} Open;

static int
next_header(Open *open, struct archive_entry **entry)
{
    int status;

    /* libarchive 3.6 takes an old ENOMEM for its own and calls exit. */
    errno = 0;
    sk_heap_enter(&open->heap);
    status = archive_read_next_header(open->archive, entry);
    sk_heap_leave();
    return status;
}

static int
next_block(Open *open, const void **block, size_t *len, la_int64_t *offset)
{
    int status;

    errno = 0;
    sk_heap_enter(&open->heap);
    status = archive_read_data_block(open->archive, block, len, offset);
    sk_heap_leave();
    return status;
}

/* ---- why not ----------------------------------------------------------- */

static gboolean
says(Archive *archive, const char *word)
{
    const char *text = archive_error_string(archive);

    return text != NULL && strcasestr(text, word) != NULL;
}

/* Returns whether the archive is encrypted. libarchive 3.6 jumps to a NULL
 * pointer if it is asked this before it has found the format. */
static gboolean
is_locked(Archive *archive)
{
    return archive_format(archive) != 0 &&
           archive_read_has_encrypted_entries(archive) == 1;
}

/* Turns the library's error number and message into one of our reasons. */
static gboolean
refuse(Open *open)
{
    SkUnpack *unpack = open->unpack;
    Archive *archive = open->archive;

    sk_part_discarded(unpack->part, open->heap.peak);
    if (open->heap.refused)
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, "memory");
    if (sk_part_out_of_time(unpack->part) || archive_errno(archive) == ETIME)
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
    if (is_locked(archive) || says(archive, "encrypt") ||
        says(archive, "passphrase"))
        return sk_unpack_refuse(unpack, SK_REASON_ENCRYPTED, NULL);
    if (archive_errno(archive) == ENOMEM || says(archive, "memory"))
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, "memory");
    if (says(archive, "multivolume") || says(archive, "multi volume") ||
        says(archive, "volume"))
        return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_SPLIT, "volumes");
    if (says(archive, "support") || says(archive, "unknown"))
        return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_METHOD, NULL);
    return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED, NULL);
}

/* ---- one member -------------------------------------------------------- */

static gboolean
read_content(Open *open, SkGrown *content)
{
    SkUnpack *unpack = open->unpack;

    for (;;) {
        const void *block;
        size_t len;
        la_int64_t offset;
        int status = next_block(open, &block, &len, &offset);

        if (status == ARCHIVE_EOF)
            return TRUE;
        /* The library only warns when a checksum does not match. */
        if (status != ARCHIVE_OK || offset < 0)
            return refuse(open);
        if (sk_part_out_of_time(unpack->part))
            return sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
        if ((guint64)offset < content->len)
            return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED,
                                    "overlap");
        if (!sk_grown_fill(content, (guint64)offset, open->packed) ||
            !sk_grown_add(content, block, len, open->packed))
            return FALSE;
    }
}

static SkMemberKind
kind_of(struct archive_entry *entry)
{
    if (archive_entry_hardlink(entry) != NULL)
        return SK_MEMBER_LINK;
    switch (archive_entry_filetype(entry)) {
    case 0: /* The library does not say what kind of member this is. */
    case AE_IFREG:
        return SK_MEMBER_FILE;
    case AE_IFDIR:
        return SK_MEMBER_DIRECTORY;
    case AE_IFLNK:
        return SK_MEMBER_LINK;
    default:
        return SK_MEMBER_DEVICE;
    }
}

static gboolean
read_member(Open *open, struct archive_entry *entry)
{
    SkUnpack *unpack = open->unpack;
    const char *alone = open->alone;
    const char *name = archive_entry_pathname(entry);
    gint64 said = archive_entry_size(entry);
    g_auto(SkGrown) content = { .unpack = unpack };
    SkMember member = { .kind = kind_of(entry) };

    if (archive_entry_is_encrypted(entry))
        return sk_unpack_refuse(unpack, SK_REASON_ENCRYPTED, NULL);
    if (name == NULL)
        name = archive_entry_pathname_utf8(entry);
    if (member.kind == SK_MEMBER_FILE) {
        if (!read_content(open, &content))
            return FALSE;
        if (archive_entry_sparse_count(entry) > 0 &&
            archive_entry_size_is_set(entry) &&
            !sk_grown_fill(&content, (guint64)MAX(said, 0), open->packed))
            return FALSE;
        member.bytes = sk_grown_take(&content);
    }
    member.owned = g_strdup(alone != NULL ? alone : name != NULL ? name : "");
    member.raw.bytes = (const guint8 *)member.owned;
    member.raw.len = strlen(member.owned);
    member.raw.utf8 = alone != NULL;
    return sk_unpack_add(unpack, member);
}

/* ---- one archive ------------------------------------------------------- */

static gboolean
prepare_reader(Archive *archive, const Reader *reader)
{
    if (reader->format != NULL)
        return reader->format(archive) == ARCHIVE_OK;
    /* archive_read_append_filter cannot be used: in 3.6 it reads before there
     * is an input and crashes. */
    return reader->filter(archive) == ARCHIVE_OK &&
           archive_read_support_format_raw(archive) == ARCHIVE_OK;
}

/* Returns whether the library removed exactly the one compression that was
 * asked for. If it removed none, the format "raw" would return the file itself
 * as its own member. If it removed two, the file is a gz in a gz, which nobody
 * sends. */
static gboolean
undid_one(SkUnpack *unpack, Archive *archive, const Reader *reader)
{
    /* The last filter of the chain is the input itself. */
    int n = archive_filter_count(archive);

    if (n > 2)
        return sk_unpack_refuse(unpack, SK_REASON_LIMIT_DEPTH,
                                "compressed-twice");
    if (n < 2 || archive_filter_code(archive, 0) != reader->code)
        return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED, NULL);
    return TRUE;
}

static void
read_all(Open *open)
{
    SkUnpack *unpack = open->unpack;
    struct archive_entry *entry;
    int status;

    while ((status = next_header(open, &entry)) != ARCHIVE_EOF) {
        /* Warnings about a header are harmless: a name in an unknown charset,
         * an odd time. */
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            refuse(open);
            return;
        }
        if (!read_member(open, entry))
            return;
        if (!sk_unpack_may_grow(unpack, 0, open->packed) ||
            (unpack->so_far > (1u << 20) &&
             unpack->so_far / unpack->ratio > open->packed)) {
            sk_unpack_refuse(unpack, SK_REASON_LIMIT_RATIO, NULL);
            return;
        }
    }
    if (is_locked(open->archive))
        sk_unpack_refuse(unpack, SK_REASON_ENCRYPTED, NULL);
}

/* Begins to read the archive. Returns FALSE with the reason noted. */
static gboolean
begin(Open *open, SkPackInput *input, const Reader *reader)
{
    int status;

    sk_heap_enter(&open->heap);
    status = sk_pack_open(open->archive, input);
    sk_heap_leave();
    if (status != ARCHIVE_OK)
        return refuse(open);
    return reader->format != NULL ||
           undid_one(open->unpack, open->archive, reader);
}

void
sk_unpack_by_library(SkUnpack *unpack, GBytes *bytes, const char *found,
                     const char *name)
{
    const Reader *reader = reader_for(found);
    g_autoptr(Archive) archive = archive_read_new();
    g_autofree char *alone = NULL;
    gsize len;
    SkPackInput input = { .part = unpack->part,
                          .bytes = g_bytes_get_data(bytes, &len) };

    input.len = (gint64)len;
    if (input.bytes == NULL) /* The archive is empty. */
        input.bytes = (const guint8 *)"";
    if (!sk_pack_scan(input.bytes, len, unpack))
        return;
    if (reader == NULL || archive == NULL || !prepare_reader(archive, reader)) {
        sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_METHOD, NULL);
        return;
    }
    if (reader->format == NULL)
        alone = sk_unpack_name_alone(name);
    Open open = { unpack, archive, len, alone, { 0 } };
    if (begin(&open, &input, reader))
        read_all(&open);
}
