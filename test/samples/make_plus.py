#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""EMF with records of EMF+ for samples/pictures/: one that draws with every
kind of brush, pen, path, region, image and text, one that is there twice, one
of which a record is not understood, and one that only EMF+ draws and of which a
record is not understood. make_drawings.py writes them.
"""
import struct
import zlib

VERSION = 0xDBC01002
COLOR, SHORT, RELATIVE, CONTINUED = 0x8000, 0x4000, 0x0800, 0x8000
BRUSH, PEN, PATH, REGION, IMAGE, FONT, FORMAT, ATTRIBUTES, CAP = range(1, 10)
NONE = 0xFFFFFFFF
RED, GREEN, BLUE, GREY, CLEAR = 0xFFCC2200, 0xFF118833, 0xFF2244CC, 0xFF888888, 0x602244CC


def plus(kind, flags=0, data=b""):
    """A record of EMF+."""
    data += b"\0" * (-len(data) % 4)
    return struct.pack("<HHII", 0x4000 + kind, flags, 12 + len(data), len(data)) + data


def comment(*records):
    data = b"EMF+" + b"".join(records)
    return struct.pack("<III", 70, 12 + len(data), len(data)) + data


def header(dual):
    return plus(1, dual, struct.pack("<IIII", VERSION, 1, 96, 96))


def numbers(*values):
    return struct.pack(f"<{len(values)}I", *values)


def floats(*values):
    return struct.pack(f"<{len(values)}f", *values)


def thing(kind, index, *data):
    """An object at @index of the table."""
    return plus(8, kind << 8 | index, numbers(VERSION) + b"".join(data))


def pieces(kind, index, *data, size=65020):
    """The same as several records."""
    whole = numbers(VERSION) + b"".join(data)
    whole += b"\0" * (-len(whole) % 4)
    for at in range(0, len(whole), size):
        yield plus(8, CONTINUED | kind << 8 | index,
                   numbers(len(whole)) + whole[at:at + size])


def solid(color):
    return numbers(VERSION, 0, color)


def linear(box, start, end, flags=0, tail=b""):
    return numbers(4, flags, 0) + floats(*box) + numbers(start, end, start, end) + tail


def pen(width, color, *parts):
    """@parts are pairs of a bit and its data, in the order of the bits."""
    return (numbers(0, sum(1 << bit for bit, _ in parts), 0) + floats(width) +
            b"".join(data for _, data in parts) + solid(color))


def path(points, kinds):
    return numbers(len(points), 0) + floats(*sum(points, ())) + bytes(kinds)


def step(value):
    """A number of 7 bits, or of 15."""
    return bytes((value & 0x7F,)) if -64 <= value < 64 else struct.pack(">H", 0x8000 | value & 0x7FFF)


def runs(steps, kinds):
    """A path whose points are told from the one before, and whose kinds come as
    runs."""
    moved = b"".join(step(v) for point in steps for v in point)
    return (numbers(len(steps), RELATIVE | 0x1000) + moved +
            b"".join(bytes((0x40 | n, kind)) for n, kind in kinds))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png():
    rows = b"".join(b"\0" + bytes(v for x in range(8) for v in (x * 30, y * 30, 120))
                    for y in range(8))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) +
            chunk(b"tEXt", b"Comment\0UNCLEANED-MARK") +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def packed(data):
    return numbers(1, 0, 0, 0, 0, 1) + data


def pixels(width, height, gap=b""):
    """24 bits a pixel, each row followed by @gap."""
    row = bytes(v for x in range(width) for v in (40, x * 255 // width, 200)) + gap
    row += b"\0" * (-len(row) % 4)
    return numbers(1, width, height, len(row), 0x21808, 0) + row * height


def metafile(kind, data):
    return numbers(2, kind, len(data)) + data


def rectangle(x, y, width, height):
    return numbers(0x10000000) + floats(x, y, width, height)


def text(words):
    return words.encode("utf-16-le")


def fills():
    """Brushes of all kinds, and what is filled with them."""
    yield thing(BRUSH, 0, linear((20, 20, 200, 100), RED, BLUE))
    yield plus(10, 0, numbers(0, 1) + floats(20, 20, 200, 100))
    blend = numbers(3) + floats(0, .3, 1) + numbers(RED, 0xFFFFFFFF, GREEN)
    turned = floats(0, 1, -1, 0, 0, 0)
    yield thing(BRUSH, 1, linear((0, 0, 100, 200), RED, BLUE, 6, turned + blend))
    yield plus(14, SHORT, numbers(1) + struct.pack("<4h", 240, 20, 120, 100))
    factors = numbers(3) + floats(0, .5, 1) + floats(0, 1, 0)
    yield thing(BRUSH, 2, linear((380, 20, 100, 100), GREEN, 0xFFFFFFFF, 8, factors))
    yield plus(16, 0, numbers(2) + floats(30, 240, 380, 20, 110, 100))
    yield thing(BRUSH, 3, numbers(1, 11, RED, 0xFFFFEECC))
    yield plus(12, SHORT, numbers(3, 3) + struct.pack("<6h", 520, 120, 570, 20, 620, 120))
    border = path([(650., 20.), (750., 20.), (750., 120.), (650., 120.)], (0, 1, 1, 0x81))
    inner = numbers(VERSION) + border
    inner += b"\0" * (-len(inner) % 4)
    yield thing(BRUSH, 4, numbers(3, 1, 0, 0xFFFFFFFF) + floats(700, 70) + numbers(1, BLUE) +
                numbers(len(inner)) + inner)
    yield plus(10, 0, numbers(4, 1) + floats(650, 20, 100, 100))
    yield thing(BRUSH, 5, numbers(2, 0, 0, VERSION), pixels(9, 9))
    yield plus(14, 0, numbers(5) + floats(780, 20, 100, 100))


def lines():
    yield thing(PEN, 10, pen(9, RED, (1, numbers(2)), (2, numbers(2)), (3, numbers(2)),
                             (5, numbers(1))))
    yield plus(13, 10, numbers(4) + floats(30, 160, 90, 220, 150, 160, 210, 220))
    yield thing(PEN, 11, pen(6, BLUE, (4, floats(4)), (5, numbers(5)), (6, numbers(2)),
                             (7, floats(1)), (8, numbers(4) + floats(3, 1, 1, 1))))
    yield plus(25, SHORT | 11, numbers(4) + struct.pack("<8h", 240, 160, 280, 240, 340, 100, 380, 220))
    arrow = numbers(VERSION, 1) + floats(6, 6, 0) + numbers(1, 0, 0, 0) + floats(10, 1, 0, 0, 0, 0)
    head = numbers(VERSION) + path([(0., 0.), (-2., -3.), (2., -3.)], (0, 1, 0x81)) + b"\0"
    drawn = (numbers(VERSION, 0, 1, 0) + floats(0) + numbers(0, 0, 0) + floats(10, 1, 0, 0, 0, 0) +
             numbers(len(head)) + head)
    yield thing(PEN, 12, pen(4, GREEN, (11, numbers(len(arrow)) + arrow),
                             (12, numbers(len(drawn)) + drawn)))
    yield plus(13, 12, numbers(2) + floats(420, 220, 500, 160))
    yield thing(PEN, 13, pen(3, GREY))
    yield plus(11, 13, numbers(2) + floats(520, 160, 30, 60, 560, 160, 30, 60))
    yield plus(15, 13, floats(610, 160, 40, 60))
    yield plus(17, 13, floats(0, 250, 670, 160, 60, 60))
    yield plus(18, 13, floats(0, 120, 740, 160, 60, 60))
    yield plus(24, 13, floats(.5) + numbers(0, 3, 4) + floats(800, 160, 830, 220, 860, 160, 880, 220))


def shapes():
    """Paths, regions, clips, and states."""
    curve = [(30., 340.), (60., 240.), (120., 440.), (150., 340.), (150., 380.), (30., 380.)]
    yield thing(PATH, 20, path(curve, (0, 3, 3, 3, 1, 0x81)))
    yield plus(20, COLOR | 20, numbers(CLEAR))
    yield plus(21, 20, numbers(13))
    yield thing(PATH, 21, runs([(180, 260), (100, 0), (0, 60), (-100, 60)], [(1, 0), (2, 1), (1, 0x81)]))
    yield plus(20, 21, numbers(3))
    inner = numbers(VERSION) + path(curve, (0, 3, 3, 3, 1, 0x81))
    inner += b"\0" * (-len(inner) % 4)
    yield thing(REGION, 22, numbers(4, 2, 4), rectangle(300, 260, 120, 120),
                rectangle(330, 290, 60, 60), numbers(0x10000001, len(inner)), inner)
    yield plus(19, COLOR | 22, numbers(GREEN))
    yield plus(37, 0, numbers(0)) + plus(52, 0x100 | 22) + plus(9, 0, numbers(0x30FF0000))
    yield plus(38, 0, numbers(0))
    yield plus(40, 0, numbers(1)) + plus(45, 0, floats(460, 260)) + plus(47, 0, floats(20))
    yield plus(46, 0, floats(1, .5)) + plus(50, 0, floats(0, 0, 90, 90))
    yield plus(10, COLOR, numbers(BLUE, 1) + floats(10, 10, 200, 60)) + plus(41, 0, numbers(1))
    yield plus(39, 2, floats(600, 260, 100, 100) + floats(0, 0, 10, 10) + numbers(2))
    yield plus(14, COLOR, numbers(RED) + floats(0, 0, 10, 10)) + plus(41, 0, numbers(2))
    yield plus(51, 0x100 | 20) + plus(53, 0, floats(1, 1)) + plus(49)
    yield plus(42, 0, floats(1, 0, 0, 1, 0, 0)) + plus(44, 0x2000, floats(1, 0, 0, 1, 0, 0)) + plus(43)


def words():
    yield thing(FONT, 30, floats(24) + numbers(2, 1, 0, 9) + text("MS Gothic"))
    yield thing(FORMAT, 31, numbers(0, 0, 1, 1, 0, 0) + floats(0) + numbers(0) +
                floats(0.17, 0.17, 1) + numbers(0, 1, 1) + floats(20) + numbers(0, 2))
    yield plus(28, COLOR | 30, numbers(RED, 31, 6) + floats(30, 400, 300, 40) + text("市役所 本庁"))
    yield plus(28, 30, numbers(0, NONE, 4) + floats(350, 400, 200, 40) + text("Plus"))
    yield plus(54, COLOR | 30, numbers(BLUE, 1, 1, 3) + text("abc") +
               floats(600, 430, 620, 430, 640, 430) + floats(1, 0, 0, 1, 0, 0))


def pictures(emf):
    yield thing(IMAGE, 40, packed(png()))
    yield thing(ATTRIBUTES, 41, numbers(0, 0, RED, 0, 0))
    yield plus(26, 40, numbers(41, 2) + floats(0, 0, 8, 8) + floats(30, 460, 80, 80))
    yield thing(IMAGE, 42, pixels(5, 4, b"HIDDEN-MARK"))
    yield plus(27, SHORT | 42, numbers(NONE, 2) + floats(0, 0, 5, 4) + numbers(3) +
               struct.pack("<6h", 140, 460, 220, 480, 140, 540))
    yield thing(IMAGE, 43, metafile(3, emf))
    yield plus(26, 43, numbers(NONE, 2) + floats(0, 0, 100, 100) + floats(250, 460, 80, 80))


def modes():
    yield plus(30, 9) + plus(31, 4) + plus(32, 4) + plus(33, 7) + plus(34, 4) + plus(35) + plus(36, 2)
    yield plus(29, 0, numbers(0, 0)) + plus(48, 2, floats(1))
    yield plus(3, 0, b"HIDDEN-MARK-IN-A-COMMENT")


def drawing(emf):
    """All of it, as the comments of an EMF."""
    yield comment(header(0), *modes(), *fills())
    yield comment(*lines(), *shapes())
    yield comment(*words())
    for record in pictures(emf):
        yield comment(record)
    yield comment(plus(2))


def long():
    """An image in two records, each in a comment of its own."""
    yield comment(header(0))
    for piece in pieces(IMAGE, 0, pixels(150, 150)):
        yield comment(piece)
    yield comment(plus(26, 0, numbers(NONE, 2) + floats(0, 0, 150, 150) + floats(0, 0, 100, 100)),
                  plus(2))


def twice(plain):
    """A gradient, then what the records of EMF in @plain draw in both."""
    yield comment(header(1), plus(30, 9), thing(BRUSH, 0, linear((0, 0, 100, 100), RED, BLUE)),
                  plus(10, 0, numbers(0, 1) + floats(0, 0, 100, 100)), plus(4))
    yield from plain
    yield comment(plus(2))


def not_understood(dual, plain):
    """A record of terminal servers, and others behind it."""
    yield comment(header(dual), plus(10, COLOR, numbers(RED, 1) + floats(0, 0, 9, 9)))
    yield from plain
    yield comment(plus(57, 0, b"HIDDEN-MARK"), plus(2))
