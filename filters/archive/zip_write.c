/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a clean ZIP (zip_write.h). It contains no time, no owner, no entry for
 * a folder and no extra field; only names and contents come from the archive
 * that it replaces.
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/member_name.h>
#include <archive/zip_names.h>
#include <archive/zip_write.h>

#define VERSION     20
#define FLAG_UTF8   0x0800
#define DATE        0x0021 /* the date 1980-01-01 */
#define MEMBERS_MAX 65534u
/* the largest ZIP in bytes (a GByteArray holds 4 GiB) */
#define ARCHIVE_BYTES_MAX (1u << 30)

struct _SkZipWriter {
    GByteArray *out, *directory;
    SkZipNames *names;
    char *last; /* the name that was written last */
    guint members;
    gboolean finished;
};

SkZipWriter *
sk_zip_writer_new(void)
{
    SkZipWriter *writer = g_new0(SkZipWriter, 1);

    writer->out = g_byte_array_new();
    writer->directory = g_byte_array_new();
    writer->names = sk_zip_names_new();
    return writer;
}

void
sk_zip_writer_free(SkZipWriter *writer)
{
    if (writer == NULL)
        return;
    g_byte_array_unref(writer->out);
    g_byte_array_unref(writer->directory);
    sk_zip_names_free(writer->names);
    g_free(writer->last);
    g_free(writer);
}

static void
put(GByteArray *out, guint64 value, guint bytes)
{
    guint8 little[4];

    for (guint i = 0; i < bytes; i++)
        little[i] = (guint8)(value >> (8 * i));
    g_byte_array_append(out, little, bytes);
}

/* ---- members ----------------------------------------------------------- */

/* Writes the fields that local header and directory entry have in common. */
static void
put_common(GByteArray *out, guint method, guint32 crc, gsize packed, gsize size,
           const char *name)
{
    put(out, VERSION, 2);
    put(out, FLAG_UTF8, 2);
    put(out, method, 2);
    put(out, 0, 2);
    put(out, DATE, 2);
    put(out, crc, 4);
    put(out, packed, 4);
    put(out, size, 4);
    put(out, strlen(name), 2);
    put(out, 0, 2);
}

static void
put_text(GByteArray *out, const char *text, gsize len)
{
    g_byte_array_append(out, (const guint8 *)text, (guint)len);
}

SkZipPacked *
sk_zip_packed_new(GBytes *bytes, gboolean is_deflated, guint32 crc, gsize size)
{
    SkZipPacked *packed = g_new0(SkZipPacked, 1);

    packed->bytes = g_bytes_ref(bytes);
    packed->is_deflated = is_deflated;
    packed->crc = crc;
    packed->size = size;
    return packed;
}

SkZipPacked *
sk_zip_pack(GBytes *bytes, gboolean deflate)
{
    gsize size;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    g_autoptr(GBytes) less = deflate ? sk_deflate(data, size) : NULL;

    return sk_zip_packed_new(less != NULL ? less : bytes, less != NULL,
                             sk_crc32(data, size), size);
}

void
sk_zip_packed_free(SkZipPacked *packed)
{
    if (packed == NULL)
        return;
    g_bytes_unref(packed->bytes);
    g_free(packed);
}

const char *
sk_zip_writer_put(SkZipWriter *writer, const char *name,
                  const SkZipPacked *packed)
{
    gsize len;
    const guint8 *data = g_bytes_get_data(packed->bytes, &len);
    const guint method = packed->is_deflated ? 8 : 0;
    g_autofree char *own = NULL;
    guint32 offset = writer->out->len;

    if (writer->finished || writer->members >= MEMBERS_MAX ||
        packed->size > G_MAXUINT32 ||
        (guint64)len + writer->out->len + writer->directory->len >
            ARCHIVE_BYTES_MAX - 4 * SK_MEMBER_PATH_MAX)
        return NULL;
    own = sk_zip_names_take(writer->names, name);
    put_text(writer->out, "PK\x03\x04", 4);
    put_common(writer->out, method, packed->crc, len, packed->size, own);
    put_text(writer->out, own, strlen(own));
    if (len > 0)
        g_byte_array_append(writer->out, data, (guint)len);
    put_text(writer->directory, "PK\x01\x02", 4);
    put(writer->directory, VERSION, 2);
    put_common(writer->directory, method, packed->crc, len, packed->size, own);
    put(writer->directory, 0, 2); /* length of the comment */
    put(writer->directory, 0, 2); /* number of the disk */
    put(writer->directory, 0, 2); /* internal attributes */
    put(writer->directory, 0, 4); /* external attributes */
    put(writer->directory, offset, 4);
    put_text(writer->directory, own, strlen(own));
    writer->members++;
    g_free(writer->last);
    writer->last = g_steal_pointer(&own);
    return writer->last;
}

const char *
sk_zip_writer_add(SkZipWriter *writer, const char *name, GBytes *bytes)
{
    g_autoptr(SkZipPacked) packed = NULL;

    /* What would not fit is not packed either. */
    if ((guint64)g_bytes_get_size(bytes) + writer->out->len +
            writer->directory->len >
        ARCHIVE_BYTES_MAX - 4 * SK_MEMBER_PATH_MAX)
        return NULL;
    packed = sk_zip_pack(bytes, TRUE);
    return sk_zip_writer_put(writer, name, packed);
}

GBytes *
sk_zip_writer_finish(SkZipWriter *writer)
{
    guint32 offset = writer->out->len;
    guint len;
    guint8 *bytes;

    writer->finished = TRUE;
    if (writer->members == 0)
        return NULL;
    g_byte_array_append(writer->out, writer->directory->data,
                        writer->directory->len);
    put_text(writer->out, "PK\x05\x06", 4);
    put(writer->out, 0, 4);
    put(writer->out, writer->members, 2);
    put(writer->out, writer->members, 2);
    put(writer->out, writer->directory->len, 4);
    put(writer->out, offset, 4);
    put(writer->out, 0, 2);
    len = writer->out->len;
    bytes = g_byte_array_free(writer->out, FALSE);
    writer->out = g_byte_array_new();
    return g_bytes_new_take(bytes, len);
}
