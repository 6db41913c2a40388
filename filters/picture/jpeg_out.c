/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes what libjpeg writes (jpeg_out.h), a few kilobytes at a time.
 */
#include "picture/jpeg_out.h"

static void
begin(j_compress_ptr out)
{
    SkJpegOut *where = (SkJpegOut *)out->dest;

    where->manager.next_output_byte = where->room;
    where->manager.free_in_buffer = sizeof where->room;
}

/* libjpeg calls this when the room is full, whatever free_in_buffer says. */
static boolean
empty(j_compress_ptr out)
{
    SkJpegOut *where = (SkJpegOut *)out->dest;

    g_byte_array_append(where->to, where->room, sizeof where->room);
    begin(out);
    return TRUE;
}

static void
end(j_compress_ptr out)
{
    SkJpegOut *where = (SkJpegOut *)out->dest;

    g_byte_array_append(
        where->to, where->room,
        (guint)(sizeof where->room - where->manager.free_in_buffer));
}

void
sk_jpeg_out_to(SkJpegOut *where, j_compress_ptr out, GByteArray *to)
{
    where->to = to;
    where->manager.init_destination = begin;
    where->manager.empty_output_buffer = empty;
    where->manager.term_destination = end;
    out->dest = &where->manager;
}
