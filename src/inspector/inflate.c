/* SPDX-License-Identifier: Apache-2.0
 *
 * Deflated bytes and checksums, by zlib, which is named here alone. Stands
 * against streams that hold more, or less, than was said.
 */
#include <zlib.h>

#include "inspector/inner.h"

bool
sk_inflate(SkSpan in, uint8_t *out, size_t len)
{
    z_stream stream = { 0 };
    if (sk_length(in) > UINT32_MAX || len > UINT32_MAX ||
        inflateInit2(&stream, -15) != Z_OK)
        return false;
    uint8_t none[1]; /* zlib wants a place even for nothing */
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
