/* SPDX-License-Identifier: Apache-2.0
 *
 * A clean ZIP (zip_write.h). Knows no clock, no owner, no folder entry and no
 * extra field; nothing in it comes from the archive it stands for but names
 * and content.
 */
#include <string.h>
#include <sekisho/text.h>
#include <shared/deflate.h>
#include <shared/member_name.h>
#include <shared/zip_write.h>

#define VERSION      20
#define FLAG_UTF8    0x0800
#define DATE         0x0021 /* 1980-01-01 */
#define NAME_MOST    1024   /* bytes of a path */
#define PART_MOST    180    /* of each part of it */
#define NUMBER_MOST  12     /* " (12345678)" */
#define MEMBERS_MOST 65534u
#define MOST         (1u << 30) /* bytes of the ZIP: GByteArray holds 4 GiB */

struct _SkZipWriter {
    GByteArray *out, *directory;
    GHashTable *taken; /* keys of names, and of the folders they lie in */
    GHashTable *next;  /* key of a name -> the number to try next */
    char *last;        /* name written */
    guint members;
    gboolean finished;
};

SkZipWriter *
sk_zip_writer_new(void)
{
    SkZipWriter *writer = g_new0(SkZipWriter, 1);

    writer->out = g_byte_array_new();
    writer->directory = g_byte_array_new();
    writer->taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    writer->next = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return writer;
}

void
sk_zip_writer_free(SkZipWriter *writer)
{
    if (writer == NULL)
        return;
    g_byte_array_unref(writer->out);
    g_byte_array_unref(writer->directory);
    g_hash_table_unref(writer->taken);
    g_hash_table_unref(writer->next);
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

/* ---- names ------------------------------------------------------------- */

/* @part at most @most bytes, whole characters, the extension kept. */
static char *
cut_part(const char *part, gsize most)
{
    const char *dot = strrchr(part, '.');
    gsize tail = dot != NULL && strlen(dot) <= 16 ? strlen(dot) : 0;
    const char *end = part;
    g_autofree char *head = NULL;

    if (strlen(part) <= most)
        return g_strdup(part);
    while ((gsize)(g_utf8_next_char(end) - part) <= most - tail)
        end = g_utf8_next_char(end);
    while (end > part && (end[-1] == ' ' || end[-1] == '.'))
        end--;
    head = g_strndup(part, (gsize)(end - part));
    return g_strconcat(head, tail > 0 ? dot : "", NULL);
}

/* One part of a path; empty when nothing of it can stay. */
static char *
clean_part(const char *part)
{
    g_autofree char *line = sk_text_clean_line(part, -1, 0, NULL);
    gsize len;

    g_strdelimit(line, "\\:*?\"<>|", '_');
    for (len = strlen(line); len > 0; len--)
        if (line[len - 1] != '.' && line[len - 1] != ' ')
            break;
    line[len] = '\0';
    return cut_part(line, PART_MOST);
}

/* The last parts of @path that come to @most bytes at most. */
static const char *
cut_path(const char *path, gsize most)
{
    while (strlen(path) > most)
        path = strchr(path, '/') + 1; /* no part alone is as long */
    return path;
}

/* @path with room for a number in its last part. */
static char *
cut_for_number(const char *path)
{
    const char *slash = strrchr(path, '/');
    gsize folders = slash != NULL ? (gsize)(slash + 1 - path) : 0;
    g_autofree char *last = cut_part(path + folders, PART_MOST - NUMBER_MOST);
    g_autofree char *folder = g_strndup(path, folders);
    g_autofree char *whole = g_strconcat(folder, last, NULL);

    return g_strdup(cut_path(whole, NAME_MOST - NUMBER_MOST));
}

char *
sk_zip_name(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
    g_auto(GStrv) parts = g_strsplit_set(composed, "/\\", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; parts[i] != NULL; i++) {
        g_autofree char *part = clean_part(parts[i]);

        if (*part == '\0')
            continue;
        if (out->len > 0)
            g_string_append_c(out, '/');
        g_string_append(out, part);
    }
    if (out->len == 0)
        return g_strdup("file");
    return g_strdup(cut_path(out->str, NAME_MOST));
}

/* The folders of @name, from the innermost out: TRUE while @each is. */
static gboolean
each_folder(SkZipWriter *writer, const char *name,
            gboolean (*each)(SkZipWriter *writer, const char *folder))
{
    g_autofree char *path = g_strdup(name);

    for (char *slash = strrchr(path, '/'); slash != NULL;
         slash = strrchr(path, '/')) {
        *slash = '\0';
        if (!each(writer, path))
            return FALSE;
    }
    return TRUE;
}

/* A folder's key ends in "/", so that a file and a folder of one name are told
 * apart, and refused. */
static gboolean
is_no_file(SkZipWriter *writer, const char *folder)
{
    g_autofree char *key = sk_member_name_key(folder);

    return !g_hash_table_contains(writer->taken, key);
}

static gboolean
take_folder(SkZipWriter *writer, const char *folder)
{
    g_autofree char *key = sk_member_name_key(folder);

    g_hash_table_add(writer->taken, g_strconcat(key, "/", NULL));
    return TRUE;
}

static gboolean
is_free(SkZipWriter *writer, const char *name)
{
    g_autofree char *key = sk_member_name_key(name);
    g_autofree char *as_folder = g_strconcat(key, "/", NULL);

    return !g_hash_table_contains(writer->taken, key) &&
           !g_hash_table_contains(writer->taken, as_folder) &&
           each_folder(writer, name, is_no_file);
}

/* @name, or "name (2).ext" …, and nobody else's from now on. The number to try
 * next is remembered by name: a thousand of one name take a thousand steps. */
static char *
take_name(SkZipWriter *writer, const char *name)
{
    g_autofree char *clean = sk_zip_name(name);
    g_autofree char *base = cut_for_number(clean);
    g_autofree char *key = sk_member_name_key(base);
    const char *slash = strrchr(base, '/');
    const char *last = slash != NULL ? slash + 1 : base;
    const char *dot = strrchr(last, '.');
    gsize head =
        dot != NULL && dot != last ? (gsize)(dot - base) : strlen(base);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(writer->next, key));

    for (n = MAX(n, 2); !is_free(writer, clean); n++) {
        g_free(clean);
        /* where the folder is a file, the number goes to the folder */
        if (!each_folder(writer, base, is_no_file))
            clean = g_strdup_printf("(%u) %s", n, base);
        else
            clean =
                g_strdup_printf("%.*s (%u)%s", (int)head, base, n, base + head);
        g_hash_table_replace(writer->next, g_strdup(key),
                             GUINT_TO_POINTER(n + 1));
    }
    g_hash_table_add(writer->taken, sk_member_name_key(clean));
    each_folder(writer, clean, take_folder);
    return g_steal_pointer(&clean);
}

/* ---- members ----------------------------------------------------------- */

/* What local header and directory have in common. */
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

const char *
sk_zip_writer_add(SkZipWriter *writer, const char *name, GBytes *bytes)
{
    gsize size, packed_len;
    const guint8 *data = g_bytes_get_data(bytes, &size), *stored;
    g_autoptr(GBytes) packed = NULL;
    g_autofree char *own = NULL;
    guint32 offset = writer->out->len, crc;

    if (writer->finished || writer->members >= MEMBERS_MOST ||
        (guint64)size + writer->out->len + writer->directory->len >
            MOST - 4 * NAME_MOST)
        return NULL;
    own = take_name(writer, name);
    packed = sk_deflate(data, size);
    stored = packed != NULL ? g_bytes_get_data(packed, &packed_len) : data;
    packed_len = packed != NULL ? packed_len : size;
    crc = sk_crc32(data, size);
    put_text(writer->out, "PK\x03\x04", 4);
    put_common(writer->out, packed != NULL ? 8 : 0, crc, packed_len, size, own);
    put_text(writer->out, own, strlen(own));
    if (packed_len > 0)
        g_byte_array_append(writer->out, stored, (guint)packed_len);
    put_text(writer->directory, "PK\x01\x02", 4);
    put(writer->directory, VERSION, 2);
    put_common(writer->directory, packed != NULL ? 8 : 0, crc, packed_len, size,
               own);
    put(writer->directory, 0, 2); /* comment */
    put(writer->directory, 0, 2); /* disk */
    put(writer->directory, 0, 2); /* internal */
    put(writer->directory, 0, 4); /* external */
    put(writer->directory, offset, 4);
    put_text(writer->directory, own, strlen(own));
    writer->members++;
    g_free(writer->last);
    writer->last = g_steal_pointer(&own);
    return writer->last;
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
