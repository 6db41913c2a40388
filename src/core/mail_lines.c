/* SPDX-License-Identifier: Apache-2.0
 *
 * Converts the Unix form of a mail to the form it has on the wire. It decides
 * nothing: a file that mixes both forms is handed on as it is, and the reader
 * calls it ambiguous.
 */
#include <string.h>
#include "core/mail_lines.h"

/* Returns TRUE if there is a LF and no LF has a CR before it. Sets *@lines. */
static gboolean
is_unix_form(const char *data, gsize len, gsize *lines)
{
    const char *end = data + len;

    *lines = 0;
    for (const char *p = data; p < end; p++) {
        p = memchr(p, '\n', (gsize)(end - p));
        if (p == NULL)
            break;
        if (p > data && p[-1] == '\r')
            return FALSE;
        (*lines)++;
    }
    return *lines > 0;
}

static GBytes *
to_crlf(const char *data, gsize len, gsize lines)
{
    gsize size;

    if (!g_size_checked_add(&size, len, lines))
        return g_bytes_new(data, len);
    char *out = g_malloc(size);
    gsize n = 0;
    for (gsize i = 0; i < len; i++) {
        if (data[i] == '\n')
            out[n++] = '\r';
        out[n++] = data[i];
    }
    return g_bytes_new_take(out, n);
}

/* Matches "From a@b Mon May 10 …", but not the header "From : a@b". */
static gboolean
is_mbox_line(const char *data, gsize len)
{
    gsize n = 4;

    if (len < 6 || memcmp(data, "From ", 5) != 0)
        return FALSE;
    while (n < len && (data[n] == ' ' || data[n] == '\t'))
        n++;
    return n < len && data[n] != ':';
}

GBytes *
sk_mail_from_file(GBytes *bytes)
{
    gsize len, lines;
    const char *data = g_bytes_get_data(bytes, &len);
    gsize skip = 0;

    if (is_mbox_line(data, len)) {
        const char *end = memchr(data, '\n', len);
        skip = end != NULL ? (gsize)(end - data) + 1 : 0;
    }
    if (len > skip && is_unix_form(data + skip, len - skip, &lines))
        return to_crlf(data + skip, len - skip, lines);
    return g_bytes_new_from_bytes(bytes, skip, len - skip);
}
