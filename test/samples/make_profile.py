# SPDX-License-Identifier: Apache-2.0
"""Colour profiles as programs and scanners write them (ICC.1:2001-04), for
make_pictures.py: primaries and curves that are nobody's standard, and tables of
colours that no primaries describe. Each carries a tag of its maker.
"""
import struct

D50 = (0.9642, 1.0, 0.8249)
# a wide space whose green lies outside that of any standard
PRIMARIES = ((0.7161, 0.2581, 0.0000), (0.1009, 0.7249, 0.0518), (0.1472, 0.0170, 0.7731))


def fixed(*numbers):
    return struct.pack(f">{len(numbers)}i", *(round(n * 65536) for n in numbers))


def xyz(numbers):
    return b"XYZ \0\0\0\0" + fixed(*numbers)


def curve(*points):
    return b"curv\0\0\0\0" + struct.pack(f">I{len(points)}H", len(points), *points)


def formula(kind, *numbers):
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + fixed(*numbers)


def profile(head, tags):
    """@head: class, colour space and connection space."""
    tags = [("desc", b"desc\0\0\0\0\0\0\0\5Made\0".ljust(92, b"\0")),
            ("cprt", b"text\0\0\0\0nobody\0"), ("wtpt", xyz(D50))] + tags
    at = 132 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += name.encode() + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = (struct.pack(">I4sI", at + len(body), b"MARK", 0x02400000) + head +
              struct.pack(">6H", 2026, 11, 28, 0, 0, 0) + b"acspAPPL" + bytes(24) +
              fixed(*D50) + b"MARK").ljust(128, b"\0")
    return header + table + body


def primaries(mark, curves):
    return profile(b"mntrRGB XYZ ", [(f"{c}XYZ", xyz(p)) for c, p in zip("rgb", PRIMARIES)] +
                   [(f"{c}TRC", data) for c, data in zip("rgb", curves)] +
                   [("note", b"text\0\0\0\0" + mark + b"\0")])


def grey(mark):
    points = [round(65535 * (i / 63) ** 1.4) for i in range(64)]
    return profile(b"prtrGRAYXYZ ", [("kTRC", curve(*points)),
                                     ("note", b"text\0\0\0\0" + mark + b"\0")])


def lab_of(red, green, blue):
    """L*, a* and b* of light that is not quite that of sRGB."""
    light = [max(c, 0.0) ** 2.0 for c in (red, green, blue)]
    rows = ((0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7141))
    f = [(sum(a * b for a, b in zip(row, light)) / white) ** (1 / 3)
         for row, white in zip(rows, D50)]
    numbers = (116 * f[1] - 16) * 652.8, (500 * (f[0] - f[1]) + 128) * 256, \
        (200 * (f[1] - f[2]) + 128) * 256
    return struct.pack(">3H", *(min(max(round(n), 0), 65535) for n in numbers))


def table(channels, side, color_of):
    """lut16Type (ICC.1:2001-04, 6.5.7), with curves that change nothing."""
    line = struct.pack(">16H", *range(0, 65536, 4369))
    points = b""
    for i in range(side ** channels):
        digits = [i // side ** (channels - 1 - c) % side for c in range(channels)]
        points += color_of(*(d / (side - 1) for d in digits))
    return (b"mft2\0\0\0\0" + bytes([channels, 3, side, 0]) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1) +
            struct.pack(">HH", 16, 16) + line * channels + points + line * 3)


def inks(cyan, magenta, yellow, black):
    """Inks that are less pure than those of a screen's arithmetic."""
    return lab_of(*((1 - 0.9 * ink) * (1 - black) + 0.08 * black
                    for ink in (cyan, magenta, yellow)))


def press(mark):
    return profile(b"prtrCMYKLab ", [("A2B0", table(4, 7, inks)),
                                     ("note", b"text\0\0\0\0" + mark + b"\0")])


def scanner(mark):
    return profile(b"scnrRGB Lab ", [("A2B0", table(3, 9, lab_of)),
                                     ("note", b"text\0\0\0\0" + mark + b"\0")])
