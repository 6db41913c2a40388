/* SPDX-License-Identifier: Apache-2.0
 *
 * A PNG decoded to pixels and encoded again by libpng, at the level our own
 * writer uses: what the cleaning of a PNG is measured beside. Never installed.
 *
 *     png-copy IN OUT
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>

static int
copy(const char *in, const char *out)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    png_bytep pixels;
    int done;

    if (!png_image_begin_read_from_file(&image, in))
        return 1;
    image.format &= ~(png_uint_32)PNG_FORMAT_FLAG_COLORMAP;
    pixels = malloc(PNG_IMAGE_SIZE(image));
    done = pixels != NULL &&
           png_image_finish_read(&image, NULL, pixels, 0, NULL) &&
           png_image_write_to_file(&image, out, 0, pixels, 0, NULL);
    free(pixels);
    return done ? 0 : 1;
}

int
main(int argc, char **argv)
{
    return argc == 3 ? copy(argv[1], argv[2]) : 2;
}
