/* SPDX-License-Identifier: Apache-2.0
 *
 * LZH and its kin by liblhasa, which knows every method from lh0 to pm2 where
 * libarchive knows half of them (unpack.h). The one file that names it. Names
 * of the oldest headers are taken from their bytes: the library sees a
 * separator in the second byte of ソ.
 */
#include <lhasa.h>
#include <string.h>
#include <shared/deflate.h>
#include <shared/unpack.h>

#define STEP     (64u << 10)
#define NAME_LEN 21 /* where levels 0 and 1 keep the length of the name */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LHAInputStream, lha_input_stream_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LHAReader, lha_reader_free)

typedef struct {
    SkPart *part;
    const guint8 *bytes;
    gsize len, at;
} Input;

static int
read_input(void *data, void *buffer, size_t len)
{
    Input *input = data;
    gsize n = MIN(len, input->len - input->at);

    if (n > G_MAXINT || sk_part_out_of_time(input->part))
        return -1;
    if (n > 0)
        memcpy(buffer, input->bytes + input->at, n);
    input->at += n;
    return (int)n;
}

static int
skip_input(void *data, size_t len)
{
    Input *input = data;

    if (len > input->len - input->at)
        return 0;
    input->at += len;
    return 1;
}

/* CRC-16/ARC, as LZH keeps it of the unpacked bytes. */
static guint16
crc16(const guint8 *bytes, gsize len)
{
    guint16 table[256], crc = 0;

    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        guint value = i;

        for (guint bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? value >> 1 ^ 0xa001u : value >> 1;
        table[i] = (guint16)value;
    }
    for (gsize i = 0; i < len; i++)
        crc = (guint16)(crc >> 8 ^ table[(crc ^ bytes[i]) & 0xff]);
    return crc;
}

/* The path as the archive writes it. */
static char *
name_of(const LHAFileHeader *header)
{
    const char *path = header->path != NULL ? header->path : "";
    const char *name = header->filename != NULL ? header->filename : "";
    const guint8 *raw = header->raw_data;
    gsize room = header->raw_data_len;

    if (header->header_level > 1 || room <= NAME_LEN ||
        room - NAME_LEN - 1 < raw[NAME_LEN] || raw[NAME_LEN] == 0)
        return g_strconcat(path, name, NULL);
    g_autofree char *own =
        g_strndup((const char *)raw + NAME_LEN + 1, raw[NAME_LEN]);
    return g_strconcat(header->header_level == 0 ? "" : path, own, NULL);
}

static GBytes *
read_content(SkUnpack *unpack, LHAReader *reader, const LHAFileHeader *header)
{
    gsize len = header->length, at = 0, n = 1;
    guint8 *bytes;

    if (!sk_unpack_may_grow(unpack, len, header->compressed_length))
        return NULL;
    bytes = sk_try_bytes(len);
    if (bytes == NULL) {
        sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, "memory");
        return NULL;
    }
    while (n > 0 && at < len && !sk_part_out_of_time(unpack->part)) {
        n = lha_reader_read(reader, bytes + at, MIN(len - at, STEP));
        at += n;
    }
    if (at == len && crc16(bytes, len) == header->crc)
        return g_bytes_new_take(bytes, len);
    g_free(bytes);
    if (sk_part_out_of_time(unpack->part))
        sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
    else
        sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED, "member");
    return NULL;
}

static gboolean
is_known_method(const LHAFileHeader *header)
{
    char method[sizeof header->compress_method];

    memcpy(method, header->compress_method, sizeof method);
    return lha_decoder_for_name(method) != NULL;
}

static gboolean
read_member(SkUnpack *unpack, LHAReader *reader, const LHAFileHeader *header)
{
    SkMember member = { .kind = SK_MEMBER_FILE };

    if (header->symlink_target != NULL)
        member.kind = SK_MEMBER_LINK;
    else if (strncmp(header->compress_method, LHA_COMPRESS_TYPE_DIR, 5) == 0)
        member.kind = SK_MEMBER_DIRECTORY;
    else if (!is_known_method(header))
        member.reason = SK_REASON_ARCHIVE_METHOD;
    else if ((member.bytes = read_content(unpack, reader, header)) == NULL)
        return FALSE;
    member.owned = name_of(header);
    member.raw.bytes = (const guint8 *)member.owned;
    member.raw.len = strlen(member.owned);
    return sk_unpack_add(unpack, member);
}

void
sk_unpack_lzh(SkUnpack *unpack, GBytes *archive)
{
    static const LHAInputStreamType type = { read_input, skip_input, NULL };
    Input input = { .part = unpack->part };
    g_autoptr(LHAInputStream) stream = NULL;
    g_autoptr(LHAReader) reader = NULL;
    LHAFileHeader *header;

    input.bytes = g_bytes_get_data(archive, &input.len);
    stream = lha_input_stream_new(&type, &input);
    reader = stream != NULL ? lha_reader_new(stream) : NULL;
    if (reader == NULL) {
        sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, "memory");
        return;
    }
    lha_reader_set_dir_policy(reader, LHA_READER_DIR_PLAIN);
    while ((header = lha_reader_next_file(reader)) != NULL) {
        /* else the library takes off what a Mac put before the file, and the
         * sum, which is of both, is right for nobody */
        header->os_type = LHA_OS_TYPE_UNKNOWN;
        if (!read_member(unpack, reader, header))
            return;
    }
    if (sk_part_out_of_time(unpack->part))
        sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
    else if (unpack->list->len == 0)
        sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED, NULL);
}
