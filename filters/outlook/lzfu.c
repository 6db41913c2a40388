/* SPDX-License-Identifier: Apache-2.0
 *
 * Decompresses compressed RTF (lzfu.h), a form of LZ77 whose window of 4096
 * bytes begins with the usual words of RTF. Knows nothing of RTF itself. This
 * defends against false sizes and streams that never end.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <outlook/lzfu.h>

#define HEADER     16
#define WINDOW     4096
#define COMPRESSED 0x75465a4c /* "LZFu" */
#define STORED     0x414c454d /* "MELA" */

static const char start[] =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman "
    "\\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New "
    "RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0"
    "\\fs20\\b\\i\\u\\tab\\tx";

/* Computes CRC-32 with the usual polynomial but without its two inversions. */
static guint32
crc_of(const guint8 *p, gsize len)
{
    guint32 crc = 0;

    for (gsize i = 0; i < len; i++) {
        crc ^= p[i];
        for (guint bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
    }
    return crc;
}

typedef struct {
    guint8 window[WINDOW];
    guint at; /* where the next byte is written */
    GByteArray *out;
    gsize most;
} Undo;

static gboolean
put(Undo *undo, guint8 c)
{
    if (undo->out->len >= undo->most)
        return FALSE;
    g_byte_array_append(undo->out, &c, 1);
    undo->window[undo->at] = c;
    undo->at = (undo->at + 1) % WINDOW;
    return TRUE;
}

/* Copies what one reference names. Returns FALSE at the reference that ends the
 * stream, or past the announced size. */
static gboolean
copy(Undo *undo, const guint8 *token)
{
    guint word = (guint)token[0] << 8 | token[1];
    guint from = word >> 4;
    guint n = (word & 15) + 2;

    if (from == undo->at)
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (!put(undo, undo->window[(from + i) % WINDOW]))
            return FALSE;
    return TRUE;
}

static void
undo_tokens(Undo *undo, const guint8 *p, const guint8 *end)
{
    while (p < end) {
        guint flags = *p++;

        for (guint bit = 0; bit < 8; bit++, flags >>= 1) {
            gsize n = (flags & 1) != 0 ? 2 : 1;
            gboolean more;

            if ((gsize)(end - p) < n)
                return;
            more = n == 2 ? copy(undo, p) : put(undo, *p);
            if (!more)
                return;
            p += n;
        }
    }
}

static GBytes *
undo_compressed(const guint8 *p, gsize len, guint32 raw)
{
    Undo undo = { .at = sizeof start - 1,
                  .out = g_byte_array_new(),
                  .most = raw };

    memset(undo.window, ' ', sizeof undo.window);
    memcpy(undo.window, start, sizeof start - 1);
    undo_tokens(&undo, p, p + len);
    return g_byte_array_free_to_bytes(undo.out);
}

GBytes *
sk_lzfu_undo(GBytes *packed, guint64 most)
{
    gsize len;
    const guint8 *p = g_bytes_get_data(packed, &len);
    guint32 size, raw, kind;

    if (len < HEADER)
        return NULL;
    size = sk_read_le32(p); /* This size does not count its own field. */
    raw = sk_read_le32(p + 4);
    kind = sk_read_le32(p + 8);
    if (size < HEADER - 4 || size - (HEADER - 4) > len - HEADER || raw > most)
        return NULL;
    size -= HEADER - 4;
    if (kind == STORED)
        return g_bytes_new_from_bytes(packed, HEADER, MIN(size, raw));
    if (kind != COMPRESSED || crc_of(p + HEADER, size) != sk_read_le32(p + 12))
        return NULL;
    return undo_compressed(p + HEADER, size, raw);
}
