#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws samples/pictures/: small pictures of every kind that leaves, with what
real ones carry besides their pixels. Run by hand when a kind is added; it needs
python3-pil. The tests read the files, not this script.

    /usr/bin/python3 test/samples/make_pictures.py samples/pictures
"""
import io
import pathlib
import random
import struct
import sys
import zipfile
import zlib

from PIL import Image, ImageCms, ImageDraw

import make_profile
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


def steep():
    """A grey JPEG whose brightness climbs, beyond what pixels can hold, within
    every second row of blocks and falls again: each block is near the one
    before it, but far from the one above. Turned it cannot be coded."""
    across, down, flat = 52, 36, 45
    draw, bits = random.Random(20261128), []

    def put(number, n):
        bits.extend(number >> i & 1 for i in reversed(range(n)))

    def value(number, n):
        put(number if number > 0 else number + (1 << n) - 1, n)

    for y in range(down):
        last = 0
        for x in range(across):
            height = (0, 2000, 4000, 6000, 4000, 2000, 0)[max(x - flat, 0)] * (y % 2)
            put(11 if height != last else 0, 4)  # the code of a size is the size
            if height != last:
                value(height - last, 11)
            last = height
            for _ in range(3):
                put(1, 2)  # a coefficient of five bits
                value(draw.choice((-1, 1)) * draw.randrange(16, 32), 5)
            put(0, 2)  # no more coefficients
    bits += [1] * (-len(bits) % 8)
    coded = bytes(int("".join(map(str, bits[i:i + 8])), 2) for i in range(0, len(bits), 8))

    def segment(marker, data):
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    return (b"\xff\xd8" + segment(0xE1, exif(5)) + segment(0xDB, b"\0" + b"\1" * 64) +
            segment(0xC0, struct.pack(">BHHBBBB", 8, down * 8, across * 8, 1, 1, 0x11, 0)) +
            segment(0xC4, b"\0" + bytes((0, 0, 0, 12)) + bytes(12) + bytes(range(12))) +
            segment(0xC4, b"\x10" + bytes((0, 2)) + bytes(14) + b"\0\5") +
            segment(0xDA, b"\1\1\0\0\x3f\0") + coded.replace(b"\xff", b"\xff\0") + b"\xff\xd9")


def jpegs():
    yield "phone-steep.jpg", steep()
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
    # without loss, it would be three times as long
    yield "cut.jp2", encoded(photo((64, 48)), "JPEG2000", irreversible=False,
                             quality_mode="rates", quality_layers=[12])
    yield "alpha.png", encoded(photo((30, 30), "RGBA"), "PNG")
    frames = [photo((32, 32)).rotate(angle) for angle in (0, 30, 60)]
    yield "moving.png", encoded(frames[0], "PNG", save_all=True, append_images=frames[1:],
                                duration=100)


def profiled():
    """Pictures whose colours no standard profile describes."""
    wide = make_profile.primaries(MARK, [make_profile.curve(461)] * 3)
    bent = make_profile.primaries(MARK, [
        make_profile.formula(3, 2.2, 0.95, 0.05, 0.09, 0.04), make_profile.curve(),
        make_profile.curve(*(round(65535 * (i / 99) ** 2.1) for i in range(100)))])
    yield "profile.jpg", encoded(photo((64, 48)), "JPEG", icc_profile=wide, exif=exif(6))
    yield "profile-inks.jpg", encoded(photo((40, 40), "CMYK"), "JPEG",
                                      icc_profile=make_profile.press(MARK))
    yield "profile-scan.jpg", encoded(photo((40, 40)), "JPEG",
                                      icc_profile=make_profile.scanner(MARK))
    yield "profile-wrong.jpg", encoded(photo((40, 40)), "JPEG",
                                       icc_profile=make_profile.press(MARK))
    yield "profile.png", encoded(photo((50, 40)).quantize(16), "PNG", icc_profile=bent)
    yield "profile-grey.png", encoded(photo((30, 30), "L"), "PNG",
                                      icc_profile=make_profile.grey(MARK))
    yield "profile-scan.tif", encoded(photo((40, 40)), "TIFF", compression="tiff_lzw",
                                      icc_profile=make_profile.scanner(MARK))
    yield "profile-inks.tif", encoded(photo((40, 40), "CMYK"), "TIFF", compression="tiff_lzw",
                                      icc_profile=make_profile.press(MARK))
    yield "profile.webp", encoded(photo((40, 40)), "WEBP", lossless=True, icc_profile=wide)


def others():
    frames = [photo((32, 32)).rotate(angle).quantize(32) for angle in (0, 30, 60)]
    yield "moving.gif", encoded(frames[0], "GIF", save_all=True, append_images=frames[1:],
                                duration=100, loop=0, comment=MARK) + MARK
    yield "true.bmp", encoded(photo((21, 13)), "BMP") + MARK
    yield "palette.bmp", encoded(photo((21, 13)).quantize(16), "BMP")


def main():
    folder = pathlib.Path(sys.argv[1])
    makers = (jpegs, pngs, profiled, others, lambda: tiffs(photo),
              lambda: webps(photo, exif))
    for maker in makers:
        for name, data in maker():
            (folder / name).write_bytes(data)
            print(name, len(data))


if __name__ == "__main__":
    main()
