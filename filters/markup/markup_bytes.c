/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges the bytes of XML (markup_bytes.h): their encoding, and the number of
 * attributes. This defends against parts that one reader takes for UTF-7 or
 * Shift_JIS and another for UTF-8, and against tags that take a minute.
 */
#include <string.h>
#include <markup/markup_bytes.h>
#include <markup/markup_read.h>

/* A tag of fewer bytes cannot hold enough attributes to be slow. */
#define NARROW 8192

/* ---- UTF-8 -------------------------------------------------------------- */

/* Returns how many bytes from @p on are ASCII and not NUL. Markup is mostly
 * ASCII, so it is looked at in words. */
static gsize
ascii_run(const guint8 *p, gsize len)
{
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    guint64 words[4];
    gsize at = 0;

    for (; len - at >= sizeof words; at += sizeof words) {
        guint64 found = 0;

        memcpy(words, p + at, sizeof words);
        for (guint i = 0; i < G_N_ELEMENTS(words); i++)
            found |= words[i] | (words[i] - ones);
        /* The highest bit of a byte is set for a byte of 0x80 or more, and by
         * the subtraction for NUL. */
        if ((found & (ones << 7)) != 0)
            break;
    }
    while (at < len && p[at] != '\0' && p[at] < 0x80)
        at++;
    return at;
}

/* Returns the length of the character of two bytes or more at @p (RFC 3629,
 * section 4), or 0 if it is none. */
static guint
character(const guint8 *p, gsize left)
{
    const guint8 second = left > 1 ? p[1] : 0;
    guint len = 0;

    if (p[0] < 0xC2 || p[0] > 0xF4 || (second & 0xC0) != 0x80)
        return 0;
    /* The second byte must not make it overlong, a surrogate, or greater than
     * U+10FFFF. */
    if ((p[0] == 0xE0 && second < 0xA0) || (p[0] == 0xED && second > 0x9F) ||
        (p[0] == 0xF0 && second < 0x90) || (p[0] == 0xF4 && second > 0x8F))
        return 0;
    len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (len > left)
        return 0;
    for (guint i = 2; i < len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

gboolean
sk_markup_is_utf8(const char *text, gsize len)
{
    const guint8 *p = (const guint8 *)text;
    gsize at = 0;

    for (at = ascii_run(p, len); at < len; at += ascii_run(p + at, len - at))
        do {
            const guint size = character(p + at, len - at);

            if (size == 0)
                return FALSE;
            at += size;
        } while (at < len && p[at] >= 0x80);
    return TRUE;
}

/* ---- the encoding ------------------------------------------------------- */

/* Returns the value of "encoding" in the XML declaration of @xml, or NULL if
 * there is none. New string. */
static char *
declared_encoding(const char *xml, gsize len)
{
    g_autofree char *head = g_strndup(xml, MIN(len, 256));
    char *end = strstr(head, "?>"), *at = NULL;

    if (!g_str_has_prefix(head, "<?xml") || end == NULL)
        return NULL;
    *end = '\0';
    at = strstr(head, "encoding");
    if (at == NULL)
        return NULL;
    at += strlen("encoding");
    at += strspn(at, " \t\r\n=");
    end = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;
    return end != NULL ? g_strndup(at + 1, (gsize)(end - at - 1))
                       : g_strdup("");
}

static gboolean
declares(const char *xml, gsize len, const char *const *names)
{
    g_autofree char *encoding = declared_encoding(xml, len);

    if (encoding == NULL)
        return TRUE;
    for (guint i = 0; names[i] != NULL; i++)
        if (g_ascii_strcasecmp(encoding, names[i]) == 0)
            return TRUE;
    return FALSE;
}

/* Returns UTF-16 with the byte order @big as UTF-8, or NULL. */
static GBytes *
from_utf16(const guint8 *bytes, gsize len, gboolean big)
{
    static const char *const names[] = { "UTF-16", "UTF-16LE", "UTF-16BE",
                                         "ISO-10646-UCS-2", NULL };
    g_autofree gunichar2 *units = NULL;
    char *text = NULL;
    glong n = 0;

    if (len % 2 != 0 || len == 0)
        return NULL;
    units = g_new(gunichar2, len / 2);
    for (gsize i = 0; i < len / 2; i++)
        units[i] = big ? (gunichar2)(bytes[2 * i] << 8 | bytes[2 * i + 1])
                       : (gunichar2)(bytes[2 * i + 1] << 8 | bytes[2 * i]);
    text = g_utf16_to_utf8(units, (glong)(len / 2), NULL, &n, NULL);
    if (text == NULL)
        return NULL;
    if (!sk_markup_is_utf8(text, (gsize)n) ||
        !declares(text, (gsize)n, names)) {
        g_free(text);
        return NULL;
    }
    return g_bytes_new_take(text, (gsize)n);
}

GBytes *
sk_markup_utf8(GBytes *bytes)
{
    static const char *const names[] = { "UTF-8", "UTF8", NULL };
    gsize len, skip = 0;
    const guint8 *p = g_bytes_get_data(bytes, &len);

    if (len >= 2 && p[0] == 0xFF && p[1] == 0xFE)
        return from_utf16(p + 2, len - 2, FALSE);
    if (len >= 2 && p[0] == 0xFE && p[1] == 0xFF)
        return from_utf16(p + 2, len - 2, TRUE);
    if (len >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
        skip = 3;
    if (len == skip || !sk_markup_is_utf8((const char *)p + skip, len - skip) ||
        !declares((const char *)p + skip, len - skip, names))
        return NULL;
    return g_bytes_new_from_bytes(bytes, skip, len - skip);
}

/* ---- the number of attributes ------------------------------------------- */

/* Returns whether the tag from @p on, which ends before @end, has few enough
 * attributes. */
static gboolean
is_narrow(const char *p, const char *end)
{
    guint n = 0;
    char quote = '\0';

    for (; p < end; p++) {
        if (quote != '\0') {
            quote = *p == quote ? '\0' : quote;
        } else if (*p == '"' || *p == '\'') {
            quote = *p;
        } else if (*p == '>') {
            return TRUE;
        } else if (*p == '=' && ++n > SK_MARKUP_ATTRIBUTES_MAX) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean
sk_markup_is_bounded(const char *xml, gsize len)
{
    const char *end = xml + len;
    const char *at = memchr(xml, '<', len);

    /* No "<" stands within a tag, so a tag is at most as long as it is far to
     * the next one. All tags that begin before the last "<" of the next NARROW
     * bytes are short enough. */
    while (at != NULL && end - at > NARROW) {
        const char *next = memrchr(at + 1, '<', NARROW);

        if (next == NULL) {
            next = memchr(at + NARROW, '<', (gsize)(end - at - NARROW));
            if (!is_narrow(at + 1, next != NULL ? next : end))
                return FALSE;
        }
        at = next;
    }
    return TRUE;
}
