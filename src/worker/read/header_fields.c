/* SPDX-License-Identifier: Apache-2.0
 *
 * Splits a header block into raw fields: where each name and value begins and
 * ends. Nothing is decoded or judged.
 */
#include <string.h>
#include "worker/read/header_in.h"
#include "worker/read/prescan.h"

GArray *
sk_headers_split(const guint8 *data, gsize len)
{
    GArray *fields = g_array_new(FALSE, FALSE, sizeof(SkRawHeader));

    for (gsize i = 0, next; i < len && fields->len < SK_HEADER_LINES_MAX;
         i = next) {
        gsize n = sk_line_next(data, len, i, &next);
        const char *line = (const char *)data + i;
        const char *colon = memchr(line, ':', n);
        if (n == 0)
            break;
        if (line[0] == ' ' || line[0] == '\t' || colon == NULL)
            continue;
        while (next < len && (data[next] == ' ' || data[next] == '\t'))
            n = next - i + sk_line_next(data, len, next, &next);
        SkRawHeader field = { line, (gsize)(colon - line), colon + 1, 0 };
        field.value_len = n - field.name_len - 1;
        while (field.name_len > 0 && (line[field.name_len - 1] == ' ' ||
                                      line[field.name_len - 1] == '\t'))
            field.name_len--;
        g_array_append_val(fields, field);
    }
    return fields;
}

static gsize
skip_space(const char *text, gsize len, gsize i)
{
    while (i < len && g_ascii_isspace(text[i]))
        i++;
    return i;
}

gboolean
sk_raw_header_same(const char *a, gsize a_len, const char *b, gsize b_len)
{
    gsize i = skip_space(a, a_len, 0), j = skip_space(b, b_len, 0);

    while (i < a_len && j < b_len) {
        if (a[i] != b[j])
            return FALSE;
        i = skip_space(a, a_len, i + 1);
        j = skip_space(b, b_len, j + 1);
    }
    return i >= a_len && j >= b_len;
}

gboolean
sk_raw_header_is(const SkRawHeader *field, const char *name)
{
    return strlen(name) == field->name_len &&
           g_ascii_strncasecmp(field->name, name, field->name_len) == 0;
}
