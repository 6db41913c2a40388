/* SPDX-License-Identifier: Apache-2.0
 *
 * Inflates bytes and computes checksums by zlib, which no other file of the
 * inspector calls. This defends against streams that hold more, or less, than
 * was announced.
 */
#include <stdlib.h>
#include <zlib.h>

#include "inspector/picture/picture.h"

struct _SkUnpack {
    z_stream stream;
    bool ended;
};

bool
sk_inflate(SkSpan in, uint8_t *out, size_t len)
{
    z_stream stream = { 0 };
    if (sk_length(in) > UINT32_MAX || len > UINT32_MAX ||
        inflateInit2(&stream, -15) != Z_OK)
        return false;
    uint8_t none[1]; /* zlib wants a place even for no bytes */
    stream.next_in = (Bytef *)(uintptr_t)in.p;
    stream.avail_in = (uInt)sk_length(in);
    stream.next_out = len > 0 ? out : none;
    stream.avail_out = (uInt)len;
    int status = inflate(&stream, Z_FINISH);
    bool is_whole =
        status == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 0;
    inflateEnd(&stream);
    return is_whole;
}

uint32_t
sk_crc(SkSpan bytes)
{
    return (uint32_t)crc32_z(0, bytes.p, sk_length(bytes));
}

SkUnpack *
sk_unpack_new(void)
{
    SkUnpack *unpack = sk_room(sizeof *unpack);
    *unpack = (SkUnpack){ 0 };
    if (inflateInit(&unpack->stream) != Z_OK)
        abort(); /* Lack of memory is no verdict. */
    return unpack;
}

void
sk_unpack_free(SkUnpack *unpack)
{
    inflateEnd(&unpack->stream);
    free(unpack);
}

bool
sk_unpack_piece(SkUnpack *unpack, SkSpan piece,
                bool (*take)(void *data, const uint8_t *p, size_t n),
                void *data)
{
    uint8_t room[16384];
    int status = Z_OK;
    unpack->stream.next_in = (Bytef *)(uintptr_t)piece.p;
    unpack->stream.avail_in = (uInt)sk_length(piece);
    while (!unpack->ended && status == Z_OK) {
        unpack->stream.next_out = room;
        unpack->stream.avail_out = sizeof room;
        status = inflate(&unpack->stream, Z_NO_FLUSH);
        if (!take(data, room, sizeof room - unpack->stream.avail_out))
            return false;
        if (unpack->stream.avail_in == 0 && unpack->stream.avail_out > 0)
            break;
    }
    unpack->ended = unpack->ended || status == Z_STREAM_END;
    return (status == Z_OK || status == Z_STREAM_END) &&
           unpack->stream.avail_in == 0;
}

bool
sk_unpack_is_whole(const SkUnpack *unpack)
{
    return unpack->ended;
}
