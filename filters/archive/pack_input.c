/* SPDX-License-Identifier: Apache-2.0
 *
 * Gives an archive to libarchive in steps (pack_input.h), so that the time
 * limit also stops a reader which runs over its input again and again.
 */
#include <archive.h>
#include <errno.h>
#include <archive/pack_input.h>

#define STEP (64u << 10)

typedef struct archive Archive;

static la_ssize_t
read_input(Archive *archive, void *data, const void **buffer)
{
    SkPackInput *input = data;
    gint64 len = MIN(input->len - input->at, STEP);

    if (sk_part_out_of_time(input->part)) {
        archive_set_error(archive, ETIME, "out of time");
        return ARCHIVE_FATAL;
    }
    *buffer = input->bytes + input->at;
    input->at += len;
    return (la_ssize_t)len;
}

static la_int64_t
skip_input(Archive *archive, void *data, la_int64_t request)
{
    SkPackInput *input = data;
    gint64 len = CLAMP(request, 0, input->len - input->at);

    input->at += len;
    return len;
}

static la_int64_t
seek_input(Archive *archive, void *data, la_int64_t offset, int whence)
{
    SkPackInput *input = data;
    gint64 base = whence == SEEK_SET   ? 0
                  : whence == SEEK_CUR ? input->at
                                       : input->len;
    gint64 to;

    if (__builtin_add_overflow(base, offset, &to) || to < 0)
        return ARCHIVE_FATAL;
    input->at = MIN(to, input->len);
    return input->at;
}

int
sk_pack_open(Archive *archive, SkPackInput *input)
{
    archive_read_set_read_callback(archive, read_input);
    archive_read_set_skip_callback(archive, skip_input);
    archive_read_set_seek_callback(archive, seek_input);
    archive_read_set_callback_data(archive, input);
    return archive_read_open1(archive);
}
