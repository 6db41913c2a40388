/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads base64 to which somebody added text: list servers append a footer to
 * the body of a mail without looking at its encoding, as plain lines or as a
 * second block of base64, and a lost "." of SMTP may stay at the end. Readers
 * that stop at the end of the base64 show less, but none shows other words, so
 * the text is all of it. Something that goes on in the middle of a line is no
 * footer and is not read here. Charsets are not known here.
 */
#include <string.h>
#include "worker/read/decode.h"
#include "worker/read/entity_line.h"
#include "worker/read/prescan.h"

static gsize
trim(const guint8 *line, gsize len)
{
    while (len > 0 && (line[len - 1] == ' ' || line[len - 1] == '\t'))
        len--;
    return len;
}

/* Returns whether the line consists of base64 digits with up to two "=" at its
 * end. *@is_last is set to whether it has these. */
static gboolean
is_base64_line(const guint8 *line, gsize len, gboolean *is_last)
{
    gsize n = len;

    while (n > 0 && len - n < 2 && line[n - 1] == '=')
        n--;
    *is_last = n < len;
    for (gsize i = 0; i < n; i++)
        if (!g_ascii_isalnum(line[i]) && line[i] != '+' && line[i] != '/')
            return FALSE;
    return len > 0;
}

/* Returns where the block of base64 that begins at @at ends: after its padding,
 * or before the first line that is no base64. Returns @at if there is no block.
 */
static gsize
block_end(const guint8 *data, gsize len, gsize at)
{
    gsize end = at;

    for (gsize next; at < len; at = next) {
        gsize n = trim(data + at, sk_line_next(data, len, at, &next));
        gboolean is_last = FALSE;

        if (n == 0)
            continue;
        if (!is_base64_line(data + at, n, &is_last))
            break;
        end = next;
        if (is_last)
            break;
    }
    return end;
}

static gboolean
is_line_end(guint8 c)
{
    return c == '\n' || c == '\r';
}

/* Appends the decoded block [@at, @end) to @out. Returns FALSE if the block
 * does not begin a line of the text so far or is no complete base64. */
static gboolean
append_block(GByteArray *out, GBytes *raw, gsize at, gsize end)
{
    g_autoptr(GBytes) block = g_bytes_new_from_bytes(raw, at, end - at);
    SkDecodeSeen seen;
    g_autoptr(GBytes) bytes =
        sk_encoding_undo(SK_ENCODING_BASE64, block, &seen);
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    if (seen.two_ways || seen.foreign || len == 0 ||
        (out->len > 0 && !is_line_end(data[0]) &&
         !is_line_end(out->data[out->len - 1])))
        return FALSE;
    g_byte_array_append(out, data, (guint)len);
    return TRUE;
}

/* Appends the plain lines after the base64. A line with only a "." comes from
 * SMTP and is nobody's text. */
static void
append_tail(GByteArray *out, const guint8 *data, gsize len)
{
    gsize n = len;

    while (n > 0 && g_ascii_isspace(data[n - 1]))
        n--;
    while (n > 0 && g_ascii_isspace(*data)) {
        data++;
        n--;
        len--;
    }
    if (n == 0 || (n == 1 && *data == '.'))
        return;
    if (!is_line_end(out->data[out->len - 1]))
        g_byte_array_append(out, (const guint8 *)"\r\n", 2);
    g_byte_array_append(out, data, (guint)len);
}

GBytes *
sk_base64_text(GBytes *raw)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    gsize len, at = 0;
    const guint8 *data = g_bytes_get_data(raw, &len);

    for (gsize end; (end = block_end(data, len, at)) > at; at = end)
        if (!append_block(out, raw, at, end))
            return NULL;
    if (out->len == 0 || sk_lines_have_entity(data + at, len - at))
        return NULL;
    append_tail(out, data + at, len - at);
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
