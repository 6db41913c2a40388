#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""TIFF files for samples/pictures, by a writer of their own: every layout and
coding that offices and scanners write, with what hides in such files. Used by
make_pictures.py.
"""
import io
import struct
import zlib

from PIL import Image, ImageDraw

MARK = b"UNCLEANED-MARK"
SHORT, LONG, RATIONAL, UNDEFINED, ASCII = 3, 4, 5, 7, 2
CODES = {SHORT: "H", LONG: "I"}


class Writer:
    """Directories with their strips; the order of bytes and the size of
    offsets are chosen."""

    def __init__(self, order="<", big=False):
        self.order, self.big = order, big
        self.out = bytearray(b"II" if order == "<" else b"MM")
        self.out += self.pack("HHHQ", 43, 8, 0, 0) if big else self.pack("HI", 42, 0)
        self.link = 8 if big else 4

    def pack(self, form, *numbers):
        return struct.pack(self.order + form, *numbers)

    def put(self, data):
        """Appends @data on an even byte, and says where."""
        self.out += b"\0" * (len(self.out) % 2)
        self.out += data
        return len(self.out) - len(data)

    def value(self, kind, numbers):
        if isinstance(numbers, bytes):
            return kind, len(numbers), numbers
        if kind == RATIONAL:
            return kind, len(numbers) // 2, self.pack(f"{len(numbers)}I", *numbers)
        return kind, len(numbers), self.pack(f"{len(numbers)}{CODES[kind]}", *numbers)

    def directory(self, tags):
        """@tags: {tag: (kind, numbers or bytes)}; says where it is. It is not
        linked to."""
        word, head = ("Q", "Q") if self.big else ("I", "H")
        size = 8 if self.big else 4
        entries = b""
        for tag in sorted(tags):
            kind, count, data = self.value(*tags[tag])
            entries += self.pack("HH" + word, tag, kind, count)
            entries += data.ljust(size, b"\0") if len(data) <= size else \
                self.pack(word, self.put(data))
        return self.put(self.pack(head, len(tags)) + entries + self.pack(word, 0))

    def page(self, tags, chunks, tiled=False):
        """A page, linked to behind the last one."""
        places = [self.put(chunk) for chunk in chunks]
        tags = dict(tags)
        tags[324 if tiled else 273] = (LONG, places)
        tags[325 if tiled else 279] = (LONG, [len(chunk) for chunk in chunks])
        at = self.directory(tags)
        self.point(at)
        word = 8 if self.big else 4
        self.link = len(self.out) - word
        return at

    def point(self, at):
        word = "Q" if self.big else "I"
        struct.pack_into(self.order + word, self.out, self.link, at)


def shape(size, bits, photometric, compression, samples=1, **more):
    tags = {256: (LONG, [size[0]]), 257: (LONG, [size[1]]), 258: (SHORT, [bits] * samples),
            259: (SHORT, [compression]), 262: (SHORT, [photometric]), 277: (SHORT, [samples])}
    tags.update({int(name[1:]): value for name, value in more.items()})
    return tags


def by_pillow(image, compression):
    """The strips of @image as Pillow codes them, and its directory."""
    out = io.BytesIO()
    image.save(out, "TIFF", compression=compression)
    data = out.getvalue()
    tags = Image.open(io.BytesIO(data)).tag_v2
    return [data[at:at + n] for at, n in zip(tags[273], tags[279])], tags


def form(size=(168, 96)):
    """A form of lines, boxes and words, black on white."""
    image = Image.new("1", size, 1)
    draw = ImageDraw.Draw(image)
    for i in range(6):
        draw.text((8 + i, 6 + i * 14), f"Form {i}: name, address", fill=0)
        draw.line((4, 18 + i * 14, size[0] - 9, 18 + i * 14), fill=0)
    draw.rectangle((2, 2, size[0] - 3, size[1] - 3), outline=0)
    draw.ellipse((120, 40, 150, 80), fill=0)
    return image


def noise(size):
    """Pixels that no fax machine codes well; the same every time."""
    state, data = 1, bytearray()
    for _ in range(size[0] // 8 * size[1]):
        state = (state * 1103515245 + 12345) % 2**31
        data.append(state >> 16 & 255)
    return Image.frombytes("1", size, bytes(data))


# What a scanner or a program for pictures says besides the pixels.
def words():
    return {270: (ASCII, MARK + b"\0"), 305: (ASCII, b"Scan 1.0\0"), 315: (ASCII, MARK + b"\0"),
            700: (1, b"<x:xmpmeta>" + MARK), 33723: (UNDEFINED, MARK), 34377: (1, b"8BIM" + MARK),
            40000: (UNDEFINED, MARK)}


def fax_lsb():
    """As fax cards write it: T.4, the lowest bit first, big-endian."""
    chunks, tags = by_pillow(form(), "group3")
    turned = bytes(int(f"{byte:08b}"[::-1], 2) for byte in b"".join(chunks))
    writer = Writer(">")
    writer.page(shape((168, 96), 1, tags[262], 3, x266=(SHORT, [2]), x278=(LONG, [96]),
                      x282=(RATIONAL, [204, 1]), x283=(RATIONAL, [196, 1]), x296=(SHORT, [2]),
                      x297=(SHORT, [0, 1])), [turned])
    return writer.out + MARK


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def segments(data):
    """The segments of a JPEG up to its scan: (marker, content); and the rest,
    behind the header of the scan."""
    at, found = 2, []
    while True:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        found.append((marker, data[at + 4:at + 2 + length]))
        at += 2 + length
        if marker == 0xDA:
            return found, data[at:-2]


def together(found, markers):
    return b"".join(struct.pack(">BBH", 255, marker, len(content) + 2) + content
                    for marker, content in found if marker in markers)


def scan(photo):
    """A page of a scanner: JPEG in strips that have their tables in common,
    with EXIF, a place and a maker's note."""
    chunks, tables = [], b""
    for y in (0, 32):
        found, coded = segments(jpeg(photo((96, 64)).crop((0, y, 96, y + 32))))
        tables = b"\xff\xd8" + together(found, (0xDB, 0xC4)) + b"\xff\xd9"
        chunks.append(b"\xff\xd8" + together(found, (0xC0, 0xDA)) + coded + b"\xff\xd9")
    writer = Writer()
    maker = writer.directory({37500: (UNDEFINED, MARK), 36867: (ASCII, b"2026:11:28\0")})
    place = writer.directory({1: (ASCII, b"N\0"), 2: (RATIONAL, [35, 1, 41, 1, 22, 1])})
    writer.page(shape((96, 64), 8, 6, 7, 3, x278=(LONG, [32]), x347=(UNDEFINED, tables),
                      x530=(SHORT, [2, 2]), x34665=(LONG, [maker]), x34853=(LONG, [place]),
                      **{f"x{tag}": value for tag, value in words().items()}), chunks)
    return writer.out


def jpeg_tiles(photo):
    """Tiles that are JPEG, larger than the picture; what lies outside of it
    nobody sees."""
    image = photo((64, 64))
    ImageDraw.Draw(image).rectangle((48, 0, 63, 63), fill=(255, 0, 255))
    writer = Writer()
    writer.page(shape((40, 40), 8, 6, 7, 3, x322=(LONG, [64]), x323=(LONG, [64]),
                      x530=(SHORT, [2, 2])), [jpeg(image, comment=MARK)], tiled=True)
    return writer.out


def old_jpeg(photo, whole):
    """TIFF 6.0, section 22: tables that stand by themselves, or a whole JPEG."""
    data = jpeg(photo((80, 48)))
    found, coded = segments(data)
    writer = Writer()
    tags = shape((80, 48), 8, 6, 6, 3, x278=(LONG, [48]), x530=(SHORT, [2, 2]))
    if whole:
        tags.update({513: (LONG, [writer.put(data)]), 514: (LONG, [len(data)])})
        writer.point(writer.directory(tags))
        return writer.out
    quant = {c[0]: writer.put(c[1:65]) for m, c in found if m == 0xDB}
    for marker, content in found:  # several tables may stand in one segment
        if marker == 0xDB and len(content) == 130:
            quant[content[65]] = writer.put(content[66:130])
    codes = {content[0]: writer.put(content[1:]) for m, content in found if m == 0xC4}
    tags.update({512: (SHORT, [1]), 519: (LONG, [quant[0], quant[1], quant[1]]),
                 520: (LONG, [codes[0], codes[1], codes[1]]),
                 521: (LONG, [codes[16], codes[17], codes[17]])})
    writer.page(tags, [coded])
    return writer.out


def tiles(photo):
    """Tiles with differences, in two rows of two; a message outside."""
    image = Image.new("RGB", (64, 64))
    image.paste(photo((50, 40)))
    ImageDraw.Draw(image).text((2, 46), "HIDDEN", fill=(255, 255, 255))
    chunks = []
    for y, x in ((0, 0), (0, 32), (32, 0), (32, 32)):
        rows = b""
        for line in range(32):
            row = image.crop((x, y + line, x + 32, y + line + 1)).tobytes()
            rows += bytes((row[i] - (row[i - 3] if i > 2 else 0)) & 255 for i in range(96))
        chunks.append(zlib.compress(rows))
    writer = Writer()
    writer.page(shape((50, 40), 8, 2, 8, 3, x322=(LONG, [32]), x323=(LONG, [32]),
                      x317=(SHORT, [2])), chunks, tiled=True)
    return writer.out


def planes():
    """Sixteen bits, big-endian, a plane for each channel."""
    values = [[(x * 1300 + y * 700 + c * 9000) % 65536 for y in range(20) for x in range(30)]
              for c in range(3)]
    writer = Writer(">")
    writer.page(shape((30, 20), 16, 2, 32946, 3, x278=(LONG, [20]), x284=(SHORT, [2])),
                [zlib.compress(struct.pack(">600H", *plane)) for plane in values])
    return writer.out


def big(photo):
    """BigTIFF, LZW."""
    chunks, tags = by_pillow(photo((40, 30)), "tiff_lzw")
    writer = Writer(big=True)
    writer.page(shape((40, 30), 8, 2, 5, 3, x278=(LONG, [tags[278]])), chunks)
    return writer.out


def pages(photo):
    """Three pages, a smaller copy and a mask beside the first, and the last
    leads back to it: a loop."""
    chunks, tags = by_pillow(form(), "group4")
    writer = Writer()
    face = shape((168, 96), 1, tags[262], 4, x254=(LONG, [2]), x278=(LONG, [96]),
                 x297=(SHORT, [7, 9]))
    first = writer.page(face | {270: (ASCII, MARK + b"\0")}, chunks)
    writer.page(shape((16, 12), 8, 2, 1, 3, x254=(LONG, [1]), x278=(LONG, [12])),
                [photo((16, 12)).tobytes()])
    writer.page(shape((168, 96), 1, 4, 4, x254=(LONG, [4]), x278=(LONG, [96])), chunks)
    row = bytes(range(24))
    writer.page(shape((24, 10), 8, 1, 32773, x254=(LONG, [2]), x278=(LONG, [10]),
                      x274=(SHORT, [6])), [(bytes([23]) + row) * 10])
    colors = [i * 4369 for i in range(16)] * 3
    writer.page(shape((11, 9), 4, 3, 1, x278=(LONG, [4]), x320=(SHORT, colors)),
                [(b"\x01\x23\x45\x67\x89\xaf") * rows for rows in (4, 4, 1)])
    writer.point(first)
    return writer.out


def tiffs(photo):
    out = io.BytesIO()
    form().save(out, "TIFF", compression="group4", save_all=True, dpi=(204, 196),
                append_images=[form((160, 80))], tiffinfo={270: MARK.decode(), 305: "Fax 1.0"})
    yield "fax.tif", out.getvalue() + MARK
    yield "fax-lsb.tif", fax_lsb()
    chunks, tags = by_pillow(noise((160, 90)), "group3")
    writer = Writer()
    writer.page(shape((160, 90), 1, tags[262], 3, x278=(LONG, [90])), chunks)
    yield "fax-noise.tif", writer.out
    yield "scan.tif", scan(photo)
    yield "jpeg-tiles.tif", jpeg_tiles(photo)
    yield "old-tables.tif", old_jpeg(photo, False)
    yield "old-whole.tif", old_jpeg(photo, True)
    yield "tiles.tif", tiles(photo)
    yield "planes.tif", planes()
    yield "big.tif", big(photo)
    yield "I007-loop.tif", pages(photo)
