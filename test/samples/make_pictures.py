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

from make_tiff import tiffs
from make_webp import webps

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


def directory(at, entries, following=0):
    """A directory of TIFF, big-endian, that begins at @at: entries of (tag,
    type, count, four bytes or more), values behind it, then where the next is."""
    body = struct.pack(">H", len(entries))
    end = at + 2 + 12 * len(entries) + 4
    values = b""
    for tag, kind, count, value in entries:
        where = value.ljust(4, b"\0")
        if len(value) > 4:
            where = struct.pack(">I", end + len(values))
            values += value
        body += struct.pack(">HHI", tag, kind, count) + where
    return body + struct.pack(">I", following) + values


def exif(orientation):
    """What a telephone writes: maker, orientation, a maker's note, the place,
    and a small picture of what was there before it was cut."""
    degrees = struct.pack(">6I", 35, 1, 41, 1, 22, 1)
    place = [(1, 2, 2, b"N\0"), (2, 5, 3, degrees), (3, 2, 2, b"E\0"), (4, 5, 3, degrees)]
    camera = [(0x927C, 7, len(MARK), MARK)]
    small = encoded(photo((16, 12)), "JPEG")

    def first(camera_at, place_at, small_at):
        return directory(8, [(0x010F, 2, 6, b"Maker\0"),
                             (0x0112, 3, 1, struct.pack(">H", orientation)),
                             (0x8769, 4, 1, struct.pack(">I", camera_at)),
                             (0x8825, 4, 1, struct.pack(">I", place_at))], small_at)

    camera_at = 8 + len(first(0, 0, 0))
    place_at = camera_at + len(directory(camera_at, camera))
    small_at = place_at + len(directory(place_at, place))
    thumbnail = [(0x0201, 4, 1, struct.pack(">I", small_at + 30)),
                 (0x0202, 4, 1, struct.pack(">I", len(small)))]
    return (b"Exif\0\0MM\0*\0\0\0\10" + first(camera_at, place_at, small_at) +
            directory(camera_at, camera) + directory(place_at, place) +
            directory(small_at, thumbnail) + small)


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
    for name, made in (("lossy.jp2", "lossy.jp2"), ("alpha.jp2", "rgba.jp2")):
        yield name, (pathlib.Path(__file__).resolve().parents[1] / "filters/jpx" / made).read_bytes()
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
    makers = (jpegs, pngs, others, lambda: tiffs(photo),
              lambda: webps(photo, exif))
    for maker in makers:
        for name, data in maker():
            (folder / name).write_bytes(data)
            print(name, len(data))


if __name__ == "__main__":
    main()
