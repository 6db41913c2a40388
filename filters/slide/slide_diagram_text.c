/* SPDX-License-Identifier: Apache-2.0
 *
 * The texts of diagrams of PowerPoint 2003 (slide_diagram.h): a text box in
 * records of the binary format ([MS-PPT] 2.9.76), of which only the characters
 * are taken. This defends against records that lead out of the part.
 */
#include <sekisho/bytes.h>

#include "slide/slide_diagram.h"

#define HEAD         8
#define TEXT_UNITS   0x0FA0 /* in UTF-16 */
#define TEXT_BYTES   0x0FA8 /* in ISO 8859-1 */
#define TEXT_BOX     0x1022
#define BOX_TEXT_MAX 65536

/* Returns what characters stand in the @len bytes at @p, or NULL. */
static char *
characters(guint type, const guint8 *p, gsize len)
{
    GString *text = g_string_new(NULL);
    gsize step = type == TEXT_UNITS ? 2 : 1;

    for (gsize i = 0; i + step <= len; i += step) {
        gunichar c = step == 2 ? sk_read_le16(p + i) : p[i];

        if (c >= 0xD800 && c < 0xDC00 && i + 4 <= len) {
            guint low = sk_read_le16(p + i + 2);

            if (low < 0xDC00 || low > 0xDFFF)
                continue;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        if (c == '\r' || c == 0x0B)
            g_string_append_c(text, '\n');
        else if (c >= 0x20 && g_unichar_validate(c) && !g_unichar_iscntrl(c) &&
                 (c & 0xFFFE) != 0xFFFE)
            g_string_append_unichar(text, c);
    }
    return g_string_free(text, FALSE);
}

char *
sk_slide_diagram_text(GBytes *bytes)
{
    gsize len = 0;
    const guint8 *p = g_bytes_get_data(bytes, &len);

    while (len >= HEAD) {
        guint type = sk_read_le16(p + 2);
        guint32 size = sk_read_le32(p + 4);

        p += HEAD;
        len -= HEAD;
        if (type == TEXT_BOX) /* The records in it follow. */
            continue;
        if (size > len || size > BOX_TEXT_MAX)
            return NULL;
        if (type == TEXT_UNITS || type == TEXT_BYTES)
            return characters(type, p, size);
        p += size;
        len -= size;
    }
    return NULL;
}
