/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises lines that belong to a MIME entity, wherever they stand
 * (entity_line.h). The bookkeeping of the reader must not pass over such lines,
 * and no text that this gateway writes may hold them where a header could end
 * too early. One line is looked at at a time, and nothing is decoded.
 */
#include <string.h>
#include "worker/read/entity_line.h"
#include "worker/read/prescan.h"

/* how many lines in a row make the content of an entity */
#define BASE64_LINES 2

static gboolean
starts_with(const guint8 *line, gsize len, const char *word)
{
    gsize n = strlen(word);

    return len >= n && g_ascii_strncasecmp((const char *)line, word, n) == 0;
}

static gboolean
is_base64_line(const guint8 *line, gsize len)
{
    if (len < 40)
        return FALSE;
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(line[i]) && strchr("+/=", line[i]) == NULL)
            return FALSE;
    return TRUE;
}

gboolean
sk_line_is_mime_header(const guint8 *line, gsize len)
{
    static const char *const names[] = { "content-type",
                                         "content-transfer-encoding",
                                         "content-disposition",
                                         "mime-version" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize n = strlen(names[i]);
        if (!starts_with(line, len, names[i]))
            continue;
        while (n < len && (line[n] == ' ' || line[n] == '\t'))
            n++;
        if (n < len && line[n] == ':')
            return TRUE;
    }
    return FALSE;
}

gboolean
sk_line_is_entity(const guint8 *line, gsize len, guint *base64_lines)
{
    *base64_lines = is_base64_line(line, len) ? *base64_lines + 1 : 0;
    return sk_line_is_mime_header(line, len) || *base64_lines >= BASE64_LINES ||
           starts_with(line, len, "begin 6") ||
           starts_with(line, len, "=ybegin ");
}

gboolean
sk_lines_have_mime_header(const guint8 *data, gsize len)
{
    for (gsize i = 0, next; i < len; i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        if (n == 0)
            return FALSE;
        if (sk_line_is_mime_header(data + i, n))
            return TRUE;
    }
    return FALSE;
}

gboolean
sk_lines_have_entity(const guint8 *data, gsize len)
{
    guint base64_lines = 0;

    for (gsize i = 0, next; i < len; i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        if (sk_line_is_entity(data + i, n, &base64_lines))
            return TRUE;
    }
    return FALSE;
}
