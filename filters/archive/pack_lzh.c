/* SPDX-License-Identifier: Apache-2.0
 *
 * Unpacks LZH and related formats by liblhasa, which knows every method from
 * lh0 to pm2 while libarchive knows half of them (unpack.h). No other file
 * calls it. The names of the oldest header levels are read here from their
 * bytes, because the library takes the second byte of ソ for a separator.
 */
#include <lhasa.h>
#include <string.h>
#include <archive/deflate.h>
#include <archive/unpack.h>

#define STEP (64u << 10)
/* Header levels 0 and 1 store the length of the name at this offset. */
#define NAME_LEN 21

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

/* Computes the CRC-16/ARC that LZH stores for the unpacked bytes. */
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

/* Returns the path as it stands in the archive. */
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
    /* Some packers write 0xFF for "\". No character of the old code page
     * contains that octet. */
    g_strdelimit(own, "\xff", '/');
    return g_strconcat(header->header_level == 0 ? "" : path, own, NULL);
}

/* ---- the names of Windows ----------------------------------------------- */

#define EXTRA_NAME 0x44 /* UTF-16LE */
/* also UTF-16LE, with U+FFFF between its parts and at its end */
#define EXTRA_FOLDER 0x45

/* Reads a little-endian number of @bytes octets at @at; 0 past the end. */
static gsize
number_at(const LHAFileHeader *header, gsize at, guint bytes)
{
    gsize value = 0;

    if (at > header->raw_data_len || header->raw_data_len - at < bytes)
        return 0;
    for (guint i = bytes; i > 0; i--)
        value = value << 8 | header->raw_data[at + i - 1];
    return value;
}

/* Returns the offset of the length of the first extended header, or 0 if there
 * is none. */
static gsize
first_extra(const LHAFileHeader *header)
{
    switch (header->header_level) {
    case 1:
        return number_at(header, 0, 1);
    case 2:
        return 24;
    case 3:
        return 28;
    default:
        return 0;
    }
}

/* Returns the data of the extended header @id, or NULL if there is none. */
static const guint8 *
find_extra(const LHAFileHeader *header, guint8 id, gsize *len)
{
    guint word = header->header_level == 3 ? 4 : 2;
    gsize at = first_extra(header);
    gsize size = at > 0 ? number_at(header, at, word) : 0;

    /* An extended header is its id, its data, and the length
     * of the next one. */
    while (size > word && size <= header->raw_data_len - at - word) {
        const guint8 *extra = header->raw_data + at + word;

        if (extra[0] == id) {
            *len = size - word - 1;
            return extra + 1;
        }
        at += size;
        size = number_at(header, at, word);
    }
    return NULL;
}

/* Returns the text of the extended header @id as UTF-8, or NULL if there is
 * none. */
static char *
wide_text(const LHAFileHeader *header, guint8 id)
{
    gsize len = 0;
    const guint8 *data = find_extra(header, id, &len);
    g_autofree gunichar2 *units = NULL;

    if (data == NULL || len < 2)
        return NULL;
    units = g_new(gunichar2, len / 2);
    for (gsize i = 0; i < len / 2; i++) {
        units[i] = (gunichar2)(data[2 * i] | data[2 * i + 1] << 8);
        if (units[i] == 0xffff)
            units[i] = '/';
    }
    return g_utf16_to_utf8(units, (glong)(len / 2), NULL, NULL, NULL);
}

/* Returns the path that Windows programs show, if the archive has one beside
 * the path in the old code page, else NULL. */
static char *
wide_name_of(const LHAFileHeader *header)
{
    g_autofree char *name = wide_text(header, EXTRA_NAME);
    g_autofree char *folder = wide_text(header, EXTRA_FOLDER);
    const char *path = header->path != NULL ? header->path : "";

    if (name == NULL)
        return NULL;
    if (folder == NULL && !g_utf8_validate(path, -1, NULL))
        /* The folder stands only in the old code page, so the whole name is
         * read in it. */
        return NULL;
    return g_strconcat(
        folder != NULL ? folder : path,
        folder == NULL || g_str_has_suffix(folder, "/") ? "" : "/", name, NULL);
}

/* ---- members ------------------------------------------------------------ */

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
    member.other = wide_name_of(header);
    if (member.other != NULL) {
        member.raw.other = (const guint8 *)member.other;
        member.raw.other_len = strlen(member.other);
        member.raw.other_counts = TRUE;
    }
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
        /* Otherwise the library removes the MacBinary header that a Macintosh
         * put before the file; the checksum covers both and would then match
         * nothing. */
        header->os_type = LHA_OS_TYPE_UNKNOWN;
        if (!read_member(unpack, reader, header))
            return;
    }
    if (sk_part_out_of_time(unpack->part))
        sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
    else if (unpack->list->len == 0)
        sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED, NULL);
}
