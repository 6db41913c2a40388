/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens Type 1 programs: takes them out of the segments of PFB, finds the
 * portion behind "eexec", in bytes or in hexadecimal digits, and undoes the
 * cipher whose keys the format publishes (Adobe Type 1 Font Format, 7).
 */
#include <string.h>
#include "font/type1.h"

#define C1 52845u
#define C2 22719u
/* bytes at the beginning of the portion that say nothing */
#define LEAD 4

void
sk_type1_decrypt(guint8 *bytes, gsize len, guint16 key)
{
    for (gsize i = 0; i < len; i++) {
        guint8 cipher = bytes[i];

        bytes[i] = (guint8)(cipher ^ key >> 8);
        key = (guint16)((cipher + key) * C1 + C2);
    }
}

void
sk_type1_encrypt(guint8 *bytes, gsize len, guint16 key)
{
    for (gsize i = 0; i < len; i++) {
        bytes[i] = (guint8)(bytes[i] ^ key >> 8);
        key = (guint16)((bytes[i] + key) * C1 + C2);
    }
}

/* Joins the segments of a PFB, up to its end. */
static void
join_segments(const guint8 *p, gsize len, GByteArray *out)
{
    while (len >= 6 && p[0] == 0x80 && (p[1] == 1 || p[1] == 2)) {
        gsize n = sk_read_le32(p + 2);

        n = MIN(n, len - 6);
        g_byte_array_append(out, p + 6, (guint)n);
        p += 6 + n;
        len -= 6 + n;
    }
}

static gboolean
is_space(guint8 c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Returns where the bytes behind "eexec" and its blanks begin, or 0. */
static gsize
find_eexec(const GByteArray *all)
{
    static const char word[] = "eexec";
    gsize n = strlen(word);

    for (gsize i = 1; i + n < all->len; i++) {
        if (memcmp(all->data + i, word, n) != 0 ||
            !is_space(all->data[i - 1]) || !is_space(all->data[i + n]))
            continue;
        i += n;
        while (i < all->len && is_space(all->data[i]))
            i++;
        return i;
    }
    return 0;
}

static void
undo_hex(GByteArray *hidden)
{
    gint high = -1;
    guint n = 0;

    for (guint i = 0; i < hidden->len; i++) {
        gint digit = g_ascii_xdigit_value((char)hidden->data[i]);

        if (digit < 0)
            continue;
        if (high >= 0)
            hidden->data[n++] = (guint8)(high * 16 + digit);
        high = high >= 0 ? -1 : digit;
    }
    g_byte_array_set_size(hidden, n);
}

gboolean
sk_type1_open(const SkFont *font, GByteArray *clear, GByteArray *hidden)
{
    g_autoptr(GByteArray) all = g_byte_array_new();
    gboolean is_hex = TRUE;
    gsize at;

    if (font->len > 6 && font->bytes[0] == 0x80)
        join_segments(font->bytes, font->len, all);
    else
        g_byte_array_append(all, font->bytes, (guint)font->len);
    at = find_eexec(all);
    if (at == 0 || all->len - at <= LEAD)
        return FALSE;
    g_byte_array_append(clear, all->data, (guint)at);
    g_byte_array_append(hidden, all->data + at, (guint)(all->len - at));
    for (guint i = 0; i < LEAD; i++)
        is_hex = is_hex && g_ascii_isxdigit(hidden->data[i]);
    if (is_hex)
        undo_hex(hidden);
    sk_type1_decrypt(hidden->data, hidden->len, SK_TYPE1_EEXEC);
    if (hidden->len <= LEAD)
        return FALSE;
    g_byte_array_remove_range(hidden, 0, LEAD);
    return TRUE;
}
