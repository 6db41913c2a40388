/* SPDX-License-Identifier: Apache-2.0
 *
 * Implements the LZW compression of GIF (gif_lzw.h). This defends against codes
 * that refer to themselves and against data that never ends.
 */
#include <string.h>
#include "picture/gif_lzw.h"

#define CODES   4096 /* the number of codes of twelve bits */
#define NO_CODE 0xFFFFu
/* the hash table has twice as many slots as there are codes */
#define HASH_BITS 13
#define SUB_BLOCK 255

/* ---- reading ------------------------------------------------------------ */

typedef struct {
    guint16 prefix[CODES];
    guint8 suffix[CODES], first[CODES];
    guint16 length[CODES]; /* how many pixels each code stands for */
    guint clear, next, width;
    guint previous; /* the code before, or NO_CODE after a clear code */
} Reader;

static void
reset(Reader *reader, guint bits)
{
    reader->clear = 1u << bits;
    reader->next = reader->clear + 2;
    reader->width = bits + 1;
    reader->previous = NO_CODE;
    for (guint i = 0; i < reader->clear; i++) {
        reader->suffix[i] = reader->first[i] = (guint8)i;
        reader->length[i] = 1;
    }
}

/* Adds a code: everything that the previous code stands for, followed by the
 * first pixel of @code, which may be the new code itself. */
static void
learn(Reader *reader, guint code)
{
    guint previous = reader->previous;

    if (previous == NO_CODE || reader->next >= CODES)
        return;
    reader->prefix[reader->next] = (guint16)previous;
    reader->first[reader->next] = reader->first[previous];
    reader->suffix[reader->next] =
        code == reader->next ? reader->first[previous] : reader->first[code];
    reader->length[reader->next] = (guint16)(reader->length[previous] + 1);
    reader->next++;
    if (reader->next == 1u << reader->width && reader->width < 12)
        reader->width++;
}

/* Writes the pixels of @code from the last to the first, as far as there is
 * room. */
static void
spell(const Reader *reader, guint code, guint8 *pixels, gsize room)
{
    for (gsize i = reader->length[code]; i-- > 0;) {
        if (i < room)
            pixels[i] = reader->suffix[code];
        code = reader->prefix[code];
    }
}

gsize
sk_gif_lzw_undo(const guint8 *bytes, gsize len, guint bits, guint8 *pixels,
                gsize n, gboolean *extra)
{
    Reader *reader = g_new0(Reader, 1);
    guint32 buffer = 0;
    guint filled = 0;
    gsize done = 0;

    *extra = FALSE;
    reset(reader, bits);
    for (gsize at = 0; !*extra;) {
        guint code;

        for (; filled < reader->width && at < len; filled += 8)
            buffer |= (guint32)bytes[at++] << filled;
        if (filled < reader->width)
            break;
        code = buffer & ((1u << reader->width) - 1);
        buffer >>= reader->width;
        filled -= reader->width;
        if (code == reader->clear) {
            reset(reader, bits);
            continue;
        }
        if (code == reader->clear + 1 || code > reader->next ||
            (code == reader->next &&
             (reader->previous == NO_CODE || reader->next >= CODES)))
            /* This is the end code, or a code that has not been defined. */
            break;
        learn(reader, code);
        *extra = reader->length[code] > n - done;
        spell(reader, code, pixels + done, n - done);
        done += MIN(reader->length[code], n - done);
        reader->previous = code;
    }
    g_free(reader);
    return done;
}

/* ---- writing ------------------------------------------------------------ */

typedef struct {
    GByteArray *out;
    guint8 block[SUB_BLOCK];
    guint in_block;
    guint32 buffer;
    guint filled;
    guint bits, width, next;
    /* prefix and pixel, plus 1; 0 if the slot is free */
    guint32 key[1 << HASH_BITS];
    guint16 code[1 << HASH_BITS];
} Writer;

static void
end_block(Writer *writer)
{
    guint8 length = (guint8)writer->in_block;

    if (length == 0)
        return;
    g_byte_array_append(writer->out, &length, 1);
    g_byte_array_append(writer->out, writer->block, length);
    writer->in_block = 0;
}

static void
put_byte(Writer *writer, guint8 byte)
{
    writer->block[writer->in_block++] = byte;
    if (writer->in_block == SUB_BLOCK)
        end_block(writer);
}

static void
put_code(Writer *writer, guint code)
{
    writer->buffer |= code << writer->filled;
    for (writer->filled += writer->width; writer->filled >= 8;
         writer->filled -= 8) {
        put_byte(writer, (guint8)writer->buffer);
        writer->buffer >>= 8;
    }
}

static void
put_clear(Writer *writer)
{
    put_code(writer, 1u << writer->bits);
    writer->width = writer->bits + 1;
    writer->next = (1u << writer->bits) + 2;
    memset(writer->key, 0, sizeof writer->key);
}

/* Returns the slot of the pair @key, or the free slot where it belongs. */
static guint
slot_of(const Writer *writer, guint32 key)
{
    guint slot = (key * 2654435761u) >> (32 - HASH_BITS);

    while (writer->key[slot] != 0 && writer->key[slot] != key)
        slot = (slot + 1) & ((1 << HASH_BITS) - 1);
    return slot;
}

void
sk_gif_lzw(GByteArray *out, guint bits, const guint8 *pixels, gsize n)
{
    Writer *writer = g_new0(Writer, 1);
    guint code = n > 0 ? pixels[0] : 0;
    guint8 end = 0;

    writer->out = out;
    writer->bits = bits;
    writer->width = bits + 1;
    put_clear(writer);
    for (gsize i = 1; i < n; i++) {
        guint32 key = (code << 8 | pixels[i]) + 1;
        guint slot = slot_of(writer, key);

        if (writer->key[slot] == key) {
            code = writer->code[slot];
            continue;
        }
        put_code(writer, code);
        code = pixels[i];
        if (writer->next == CODES) {
            put_clear(writer);
            continue;
        }
        writer->key[slot] = key;
        writer->code[slot] = (guint16)writer->next;
        /* A reader defines each code one step later than the writer does. */
        if (writer->next++ == 1u << writer->width)
            writer->width++;
    }
    if (n > 0)
        put_code(writer, code);
    /* The reader has defined one more code by now. */
    if (writer->next == 1u << writer->width && writer->width < 12)
        writer->width++;
    put_code(writer, (1u << bits) + 1);
    if (writer->filled > 0)
        put_byte(writer, (guint8)writer->buffer);
    end_block(writer);
    g_byte_array_append(out, &end, 1);
    g_free(writer);
}
