/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the layout of a PDF: the header, the objects in the order of their
 * numbers, one table that says where each stands, the trailer, and nothing
 * behind it. This defends against a second table, a second revision, and bytes
 * between or behind objects that another reader finds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "inspector/pdf/object.h"
#include "inspector/picture/picture.h"

#define THINGS_MAX (1u << 20)

static SkPdfThing *
new_thing(SkPdfFile *file)
{
    if (file->n_things == file->thing_room) {
        uint32_t room = file->thing_room * 2 + 64;
        SkPdfThing *things = sk_room(room * sizeof *things);
        if (file->n_things > 0)
            memcpy(things, file->things, file->n_things * sizeof *things);
        free(file->things);
        file->things = things;
        file->thing_room = room;
    }
    file->things[file->n_things] = (SkPdfThing){ 0 };
    return &file->things[file->n_things++];
}

/* Reads the bytes of the stream whose dictionary is @node. */
static bool
take_stream(SkPdfFile *file, SkSpan *in, uint32_t node, SkSpan *stream)
{
    uint32_t length = sk_pdf_get(file, node, "Length");
    if (length == 0 || file->nodes[length].sort != SK_PDF_IS_INTEGER ||
        file->nodes[length].number < 0 ||
        (size_t)file->nodes[length].number > sk_length(*in))
        return false;
    stream->p = in->p;
    in->p += file->nodes[length].number;
    stream->end = in->p;
    file->nodes[node].sort = SK_PDF_IS_STREAM;
    return sk_take(in, "\nendstream");
}

/* Moves @in behind the decimal number @number. */
static bool
take_this(SkSpan *in, uint32_t number)
{
    char digits[16];
    (void)snprintf(digits, sizeof digits, "%u", number);
    return sk_take(in, digits);
}

static bool
take_object(SkPdfFile *file, SkSpan *in)
{
    SkPdfThing *thing = new_thing(file);
    thing->at = in->p;
    uint32_t number = file->n_things - 1;
    if (!take_this(in, number) || !sk_take(in, " 0 obj\n"))
        return false;
    uint32_t node = sk_pdf_value(file, in);
    if (node == 0 || !sk_take(in, "\n"))
        return false;
    file->things[number].node = node;
    if (file->nodes[node].sort == SK_PDF_IS_DICTIONARY &&
        sk_take(in, "stream\n") &&
        (!take_stream(file, in, node, &file->things[number].stream) ||
         !sk_take(in, "\n")))
        return false;
    /* Our writer makes an object only of these three sorts. A number, a name or
     * a reference is written directly where it is used. */
    return (file->nodes[node].sort &
            (SK_PDF_IS_ARRAY | SK_PDF_IS_DICTIONARY | SK_PDF_IS_STREAM)) != 0 &&
           sk_take(in, "endobj\n");
}

static bool
take_table(SkPdfFile *file, SkSpan *in)
{
    char line[32];
    if (!sk_take(in, "xref\n0 ") || !take_this(in, file->n_things) ||
        !sk_take(in, "\n0000000000 65535 f \n"))
        return false;
    for (uint32_t i = 1; i < file->n_things; i++) {
        (void)snprintf(line, sizeof line, "%010u 00000 n \n",
                       (unsigned)(file->things[i].at - file->all.p));
        if (!sk_take(in, line))
            return false;
    }
    return true;
}

static bool
is_id(const SkPdfFile *file, uint32_t id)
{
    uint32_t one = file->nodes[id].first, other = file->nodes[one].next;
    SkSpan a = file->nodes[one].text, b = file->nodes[other].text;
    return file->nodes[id].sort == SK_PDF_IS_ARRAY &&
           file->nodes[id].count == 2 &&
           file->nodes[one].sort == SK_PDF_IS_STRING &&
           file->nodes[other].sort == SK_PDF_IS_STRING && sk_length(a) == 34 &&
           sk_length(b) == 34 && memcmp(a.p, b.p, 34) == 0;
}

/* Returns the number of the object that @key of the trailer refers to, or 0. */
static uint32_t
refers(const SkPdfFile *file, uint32_t trailer, const char *key)
{
    uint32_t node = sk_pdf_get(file, trailer, key);
    return node != 0 && file->nodes[node].sort == SK_PDF_IS_REFERENCE &&
                   sk_pdf_reach(file, node) != 0
               ? (uint32_t)file->nodes[node].number
               : 0;
}

static bool
take_trailer(SkPdfFile *file, SkSpan *in)
{
    uint32_t trailer = sk_take(in, "trailer\n") ? sk_pdf_value(file, in) : 0;
    if (trailer == 0 || file->nodes[trailer].sort != SK_PDF_IS_DICTIONARY)
        return false;
    uint32_t size = sk_pdf_get(file, trailer, "Size");
    uint32_t id = sk_pdf_get(file, trailer, "ID");
    file->root = refers(file, trailer, "Root");
    file->info = refers(file, trailer, "Info");
    return size != 0 && file->nodes[size].sort == SK_PDF_IS_INTEGER &&
           (uint32_t)file->nodes[size].number == file->n_things && id != 0 &&
           is_id(file, id) && file->root != 0 &&
           file->nodes[trailer].count == (file->info != 0 ? 4u : 3u);
}

const uint8_t *
sk_pdf_layout(SkPdfFile *file)
{
    SkSpan in = file->all;
    (void)new_thing(file);
    if (!sk_take(&in, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
        return in.p;
    while (in.p < in.end && *in.p != 'x') {
        const uint8_t *at = in.p;
        if (file->n_things >= THINGS_MAX || !take_object(file, &in))
            return at;
    }
    const uint8_t *table = in.p;
    if (!take_table(file, &in) || !take_trailer(file, &in) ||
        !sk_take(&in, "\nstartxref\n") ||
        !take_this(&in, (uint32_t)(table - file->all.p)) ||
        !sk_take(&in, "\n%%EOF\n"))
        return table;
    return in.p == in.end ? NULL : in.p;
}

void
sk_pdf_close(SkPdfFile *file)
{
    free(file->nodes);
    free(file->things);
}

/* ---- streams ------------------------------------------------------------ */

typedef struct {
    uint8_t *bytes;
    size_t len, room, most;
} Unpacked;

static bool
take_piece(void *data, const uint8_t *p, size_t n)
{
    Unpacked *out = data;
    if (n > out->most - out->len)
        return false;
    if (out->len + n > out->room) {
        size_t room = (out->len + n) * 2;
        uint8_t *bytes = sk_room(room);
        if (out->len > 0)
            memcpy(bytes, out->bytes, out->len);
        free(out->bytes);
        out->bytes = bytes;
        out->room = room;
    }
    if (n > 0)
        memcpy(out->bytes + out->len, p, n);
    out->len += n;
    return true;
}

bool
sk_pdf_unpack(SkSpan stream, size_t most, SkSpan *out)
{
    Unpacked unpacked = { .bytes = sk_room(1), .most = most };
    SkUnpack *unpack = sk_unpack_new();
    bool is_good = sk_unpack_piece(unpack, stream, take_piece, &unpacked) &&
                   sk_unpack_is_whole(unpack);
    sk_unpack_free(unpack);
    *out = (SkSpan){ unpacked.bytes, unpacked.bytes + unpacked.len };
    if (!is_good)
        free(unpacked.bytes);
    return is_good;
}
