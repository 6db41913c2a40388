#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws samples/pictures/: small pictures of every kind that leaves, with what
real ones carry besides their pixels. Run by hand when a kind is added; it needs
python3-pil. The tests read the files, not this script.

    /usr/bin/python3 test/samples/make_pictures.py samples/pictures
"""
import io
import pathlib
import struct
import sys
import zipfile
import zlib

from PIL import Image, ImageCms, ImageDraw

MARK = b"UNCLEANED-MARK"


def photo(size, mode="RGB"):
    """Slopes and shapes: neither flat nor noise."""
    image = Image.new("RGB", size)
    image.putdata([((x * 5) % 256, (y * 7) % 256, (x * y) % 256)
                   for y in range(size[1]) for x in range(size[0])])
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 4, size[0] // 2, size[1] // 2), fill=(200, 30, 30))
    draw.line((0, size[1], size[0], 0), fill=(255, 255, 255), width=2)
    return image.convert(mode)


def exif(orientation):
    """What a telephone writes: maker, place, orientation, a maker's note."""
    data = Image.Exif()
    data[0x010F] = "Maker"
    data[0x0112] = orientation
    data.get_ifd(0x8825).update({1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)})
    data.get_ifd(0x8769)[0x927C] = MARK
    return data.tobytes()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunks(png, *chunks):
    """Chunks behind the header."""
    return png[:33] + b"".join(chunks) + png[33:]


def encoded(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def a_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", MARK)
    return out.getvalue()


def jpegs():
    yield "phone.jpg", encoded(photo((64, 48)), "JPEG", exif=exif(6), comment=MARK)
    yield "phone-odd.jpg", encoded(photo((61, 47)), "JPEG", exif=exif(8))
    yield "progressive.jpg", encoded(photo((64, 48)), "JPEG", progressive=True) + MARK
    yield "grey.jpg", encoded(photo((40, 40), "L"), "JPEG")
    yield "cmyk.jpg", encoded(photo((40, 40), "CMYK"), "JPEG")
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield "srgb.jpg", encoded(photo((40, 40)), "JPEG", icc_profile=srgb)


def pngs():
    plain = encoded(photo((50, 40)), "PNG")
    yield "chunks.png", with_chunks(
        plain, chunk(b"tEXt", b"Comment\0" + MARK), chunk(b"eXIf", exif(1)[6:]),
        chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1)), chunk(b"prVt", MARK)) + a_zip()
    yield "palette.png", encoded(photo((50, 40)).quantize(16), "PNG", transparency=3)
    yield "sixteen.png", encoded(Image.frombytes("I;16", (16, 16), bytes(range(256)) * 2), "PNG")
    yield "alpha.png", encoded(photo((30, 30), "RGBA"), "PNG")
    frames = [photo((32, 32)).rotate(angle) for angle in (0, 30, 60)]
    yield "moving.png", encoded(frames[0], "PNG", save_all=True, append_images=frames[1:],
                                duration=100)


def others():
    frames = [photo((32, 32)).rotate(angle).quantize(32) for angle in (0, 30, 60)]
    yield "moving.gif", encoded(frames[0], "GIF", save_all=True, append_images=frames[1:],
                                duration=100, loop=0, comment=MARK) + MARK
    yield "true.bmp", encoded(photo((21, 13)), "BMP") + MARK
    yield "palette.bmp", encoded(photo((21, 13)).quantize(16), "BMP")


def main():
    folder = pathlib.Path(sys.argv[1])
    for maker in (jpegs, pngs, others):
        for name, data in maker():
            (folder / name).write_bytes(data)
            print(name, len(data))


main()
