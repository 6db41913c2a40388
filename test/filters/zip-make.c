/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIPs for tests (zip-make.h). Shares nothing with the writer it helps to
 * test but the checksum.
 */
#include "zip-make.h"
#include <string.h>
#include "archive/deflate.h"

static void
put(GByteArray *out, guint64 value, guint n)
{
    for (guint i = 0; i < n; i++) {
        guint8 byte = (guint8)(value >> (8 * i));

        g_byte_array_append(out, &byte, 1);
    }
}

static void
put_bytes(GByteArray *out, const char *bytes, gsize len)
{
    if (len > 0)
        g_byte_array_append(out, (const guint8 *)bytes, (guint)len);
}

static void
put_text(GByteArray *out, const char *text)
{
    put_bytes(out, text, text != NULL ? strlen(text) : 0);
}

static guint32
crc_of(const ZipRow *row)
{
    return sk_crc32((const guint8 *)row->content, strlen(row->content));
}

static void
put_local(GByteArray *out, const ZipRow *row)
{
    const char *name = row->l_name ? row->l_name : row->name;
    guint flags = row->flags | (row->later ? 8 : 0);
    guint64 len = strlen(row->content);

    put_text(out, "PK\x03\x04");
    put(out, 20, 2);
    put(out, flags ^ (guint)row->l_flags_xor, 2);
    put(out, row->l_method ? row->l_method - 1 : row->method, 2);
    put(out, 0x00210000, 4);
    put(out, row->later ? 0 : crc_of(row) + (guint)row->l_crc_add, 4);
    put(out, row->later ? 0 : len, 4);
    put(out, row->later ? 0 : len + (guint)row->l_size_add, 4);
    put(out, strlen(name), 2);
    put(out, row->l_extra_len, 2);
    put_text(out, name);
    put_bytes(out, row->l_extra, row->l_extra_len);
    put_text(out, row->content);
    if (row->descriptor == 16 || row->descriptor == 24)
        put_text(out, "PK\x07\x08");
    if (row->descriptor > 0) {
        put(out, crc_of(row) + (guint)row->d_crc_add, 4);
        put(out, len, row->descriptor >= 20 ? 8 : 4);
        put(out, len, row->descriptor >= 20 ? 8 : 4);
    }
    put_text(out, row->gap);
}

static void
put_central(GByteArray *out, const ZipRow *row, guint32 offset)
{
    const char *name = row->c_name ? row->c_name : row->name;
    guint64 len = strlen(row->content);

    put_text(out, "PK\x01\x02");
    put(out, row->made_by ? row->made_by : 20, 2);
    put(out, 20, 2);
    put(out, row->flags | (row->later ? 8 : 0), 2);
    put(out, (guint)row->method, 2);
    put(out, 0x00210000, 4);
    put(out, crc_of(row), 4);
    put(out, len, 4);
    put(out, len + (guint)row->c_size_add, 4);
    put(out, strlen(name), 2);
    put(out, row->c_extra_len, 2);
    put(out, 0, 2);
    put(out, 0, 2);
    put(out, 0, 2);
    put(out, row->attributes, 4);
    put(out, offset + (guint)row->offset_add, 4);
    put_text(out, name);
    put_bytes(out, row->c_extra, row->c_extra_len);
}

static void
put_end64(GByteArray *out, guint entries, guint32 offset, guint32 size,
          int entries_add)
{
    guint64 at = out->len;

    put_text(out, "PK\x06\x06");
    put(out, 44, 8);
    put(out, 45, 2);
    put(out, 45, 2);
    put(out, 0, 4);
    put(out, 0, 4);
    put(out, entries + (guint)entries_add, 8);
    put(out, entries + (guint)entries_add, 8);
    put(out, size, 8);
    put(out, offset, 8);
    put_text(out, "PK\x06\x07");
    put(out, 0, 4);
    put(out, at, 8);
    put(out, 1, 4);
}

static void
put_end(GByteArray *out, const ZipFrame *frame, guint entries, guint32 offset,
        guint32 size)
{
    gsize comment = frame->comment_len         ? frame->comment_len
                    : frame->comment           ? strlen(frame->comment)
                                               : 0;

    put_text(out, "PK\x05\x06");
    put(out, (guint)frame->disk, 2);
    put(out, (guint)frame->disk, 2);
    put(out, entries + (guint)frame->entries_add, 2);
    put(out, entries + (guint)frame->entries_add, 2);
    put(out, size + (guint)frame->size_add, 4);
    put(out, offset + (guint)frame->offset_add, 4);
    put(out, comment, 2);
    put_bytes(out, frame->comment, comment);
}

GByteArray *
zip_make(const ZipRow *rows, const ZipFrame *frame)
{
    GByteArray *out = g_byte_array_new();
    guint32 offsets[64] = { 0 }, directory;
    guint n = 0, entries = 0;

    put_text(out, frame->prefix);
    for (; rows[n].name != NULL; n++) {
        g_assert_cmpuint(n, <, G_N_ELEMENTS(offsets));
        offsets[n] = out->len;
        put_local(out, &rows[n]);
    }
    put_text(out, frame->before_directory);
    directory = out->len;
    for (guint i = 0; i < n; i++) {
        guint at = frame->reversed ? n - 1 - i : i;

        for (int k = 0; !rows[at].hidden && k < 1 + rows[at].twice; k++) {
            put_central(out, &rows[at], offsets[at]);
            entries++;
        }
    }
    guint32 size = out->len - directory;
    put_text(out, frame->before_end);
    if (frame->zip64)
        put_end64(out, entries, directory, size, frame->zip64_entries_add);
    put_end(out, frame, entries, directory, size);
    if (frame->second_end)
        put_end(out, frame, entries, directory, size);
    put_bytes(out, frame->behind,
              frame->behind_len ? frame->behind_len
              : frame->behind   ? strlen(frame->behind)
                                : 0);
    return out;
}
