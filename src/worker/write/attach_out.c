/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes attachments (attach_out.h). That a file may leave, and under which
 * name, was decided before. This defends against names that two mail readers
 * read in two ways.
 */
#include <string.h>

#include "worker/write/attach_out.h"

/* How many bytes of a name one RFC 2231 section holds. With 24 bytes, the
 * longest name (180 bytes) takes at most nine sections. From ten on, their
 * numbers would have two digits, and some readers sort them as words (0, 1, 10,
 * 2), so that another extension ends up last. */
#define SECTION_BYTES 24
#define BASE64_BYTES  57

char *
sk_file_boundary(const guint8 seed[32])
{
    GString *boundary = g_string_new("=_sekisho_");

    for (guint i = 0; i < 16; i++)
        g_string_append_printf(boundary, "%02x", seed[i]);
    return g_string_free(boundary, FALSE);
}

void
sk_file_seed(const char *text, const GArray *files, guint8 seed[32])
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    gsize len = 32;

    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
    for (guint i = 0; i < files->len; i++) {
        const SkFile *file = &g_array_index(files, SkFile, i);
        gsize size;
        const guchar *bytes = g_bytes_get_data(file->bytes, &size);
        guint64 length = GUINT64_TO_LE((guint64)size);

        g_checksum_update(sum, (const guchar *)file->name,
                          (gssize)strlen(file->name) + 1);
        g_checksum_update(sum, (const guchar *)file->type,
                          (gssize)strlen(file->type) + 1);
        g_checksum_update(sum, (const guchar *)&length, sizeof length);
        if (size > 0)
            g_checksum_update(sum, bytes, (gssize)size);
    }
    g_checksum_get_digest(sum, seed, &len);
}

static gboolean
is_plain_name(const char *name)
{
    for (; *name != '\0'; name++)
        if (!g_ascii_isalnum(*name) && strchr(" ._-()+,@", *name) == NULL)
            return FALSE;
    return TRUE;
}

/* Returns the end of the section that begins at @at. A section holds only whole
 * characters, because some mail programs decode each section alone, and the
 * last one holds the whole extension, because some show only that section. */
static gsize
section_end(const char *name, gsize len, gsize at)
{
    const char *dot = strrchr(name, '.');
    gsize extension = dot != NULL ? (gsize)(dot - name) : len;
    gsize end = MIN(at + SECTION_BYTES, len);

    while (end < len && end > at + 1 && (name[end] & 0xC0) == 0x80)
        end--;
    return end < len && end > extension && extension > at ? extension : end;
}

/* Writes @name in RFC 2231 sections, each on a line of its own. */
static void
put_sections(GString *out, const char *name)
{
    gsize len = strlen(name), end;

    for (gsize at = 0, n = 0; at < len; at = end, n++) {
        end = section_end(name, len, at);
        g_string_append_printf(out, ";\r\n filename*%" G_GSIZE_FORMAT "*=%s", n,
                               n == 0 ? "utf-8''" : "");
        for (gsize i = at; i < end; i++)
            if (g_ascii_isalnum(name[i]) || strchr("._-", name[i]) != NULL)
                g_string_append_c(out, name[i]);
            else
                g_string_append_printf(out, "%%%02X", (guchar)name[i]);
    }
}

/* Returns the charset parameter for @type: all texts that leave are in UTF-8.
 * Static. */
static const char *
charset_of(const char *type)
{
    return g_str_has_prefix(type, "text/") ? "; charset=utf-8" : "";
}

/* Returns whether @file is a mail. It is written without an encoding, as RFC
 * 2046 (section 5.2.1) demands, which is possible because mails that we write
 * are 7-bit throughout. */
static gboolean
is_mail(const SkFile *file)
{
    return g_str_equal(file->type, "message/rfc822");
}

static void
put_headers(GString *out, const SkFile *file)
{
    g_string_append_printf(out,
                           "Content-Type: %s%s\r\n"
                           "Content-Transfer-Encoding: %s\r\n"
                           "Content-Disposition: attachment",
                           file->type, charset_of(file->type),
                           is_mail(file) ? "7bit" : "base64");
    if (is_plain_name(file->name))
        g_string_append_printf(out, ";\r\n filename=\"%s\"", file->name);
    else
        put_sections(out, file->name);
    g_string_append(out, "\r\n\r\n");
}

static void
put_base64(GString *out, GBytes *bytes)
{
    gsize len;
    const guchar *at = g_bytes_get_data(bytes, &len);
    char line[BASE64_BYTES / 3 * 4 + 8];

    for (gsize done = 0; done < len; done += BASE64_BYTES) {
        gint state = 0, save = 0;
        gsize n = g_base64_encode_step(at + done, MIN(BASE64_BYTES, len - done),
                                       FALSE, line, &state, &save);

        n += g_base64_encode_close(FALSE, line + n, &state, &save);
        g_string_append_len(out, line, (gssize)n);
        g_string_append(out, "\r\n");
    }
}

void
sk_file_write(GString *out, const SkFile *file, const char *boundary)
{
    g_string_append_printf(out, "--%s\r\n", boundary);
    put_headers(out, file);
    if (is_mail(file))
        g_string_append_len(out, g_bytes_get_data(file->bytes, NULL),
                            (gssize)g_bytes_get_size(file->bytes));
    else
        put_base64(out, file->bytes);
    /* Where no line of base64 ends with one, this writes the line end that
     * belongs to the next delimiter, so that a reader that looks for CRLF and
     * the delimiter after the headers finds it. */
    if (is_mail(file) || g_bytes_get_size(file->bytes) == 0)
        g_string_append(out, "\r\n");
}
