# SPDX-License-Identifier: Apache-2.0
"""Drawings that grow in one dimension: SVG, EMF, WMF."""
import struct

from growth_mails import attached


def svg(body, head=""):
    return attached(f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{body}</svg>'.encode(),
                    "a.svg")


def sheet(rules, shapes):
    return svg("<style>" + "".join(f".c{i}{{fill:red}}" for i in range(rules)) + "</style>" +
               '<rect class="c1"/>' * shapes)


COLOR, VERSION = 0x8000, 0xDBC01002


def bare(*records):
    body = b"".join(records) + struct.pack("<5I", 14, 20, 0, 16, 20)
    head = struct.pack("<II8iIIIIHHIII4i", 1, 88, 0, 0, 9, 9, 0, 0, 1000, 1000, 0x464D4520,
                       0x10000, 0, 0, 9, 0, 0, 0, 0, 1920, 1080, 508, 286)
    return head + body


def emf(*records):
    return attached(bare(*records), "a.emf")


def words(data):
    """The size of @data, and its numbers of four bytes."""
    return len(data), *struct.unpack(f"<{len(data) // 4}I", data)


def of_plus(kind, flags, *fields):
    return struct.pack(f"<HHII{len(fields)}I", 0x4000 + kind, flags, 12 + 4 * len(fields), 4 * len(fields), *fields)


def plus(*comments):
    """A drawing that is there twice, with records of EMF+ in @comments."""
    head = of_plus(1, 1, VERSION, 0, 96, 96)
    return emf(*(struct.pack("<III", 70, 16 + len(c), 4 + len(c)) + b"EMF+" + c
                 for c in (head, *comments)))


def in_pieces(n, size=65020):
    """An image of rows of pixels in @n records."""
    rows = n * size // 4 - 7
    whole = struct.pack("<7I", VERSION, 1, 1, rows, 4, 0x21808, 0) + b"\1\2\3\0" * rows
    for at in range(0, len(whole), size):
        piece = whole[at:at + size]
        yield struct.pack("<HHIII", 0x4008, 0x8500, 16 + len(piece), 4 + len(piece), len(whole)) + piece


def wmf(*records):
    body = b"".join(records) + struct.pack("<IH", 3, 0)
    return attached(struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0) + body, "a.wmf")


def of_emf(kind, *fields):
    return struct.pack(f"<II{len(fields)}i", kind, 8 + 4 * len(fields), *fields)


def of_wmf(function, *words):
    return struct.pack(f"<IH{len(words)}H", 3 + len(words), function, *words)


ROWS = {
    "svg siblings": (5000, lambda n: svg("<rect/>" * n)),
    "svg depth": (30, lambda n: svg("<g>" * n + "</g>" * n)),
    "svg attributes": (2000, lambda n: svg('<rect x="1" y="2" foo="3" style="fill:red"/>' * n)),
    "svg long attribute": (50000, lambda n: svg('<rect foo="' + "x" * n + '"/>')),
    "svg long path": (10000, lambda n: svg('<path d="M0 0' + "L1.5-2" * n + '"/>')),
    "svg long number": (20000, lambda n: svg('<rect x="0.' + "1" * n + '"/>')),
    "svg transforms": (5000, lambda n: svg('<g transform="' + "rotate(4)" * n + '"/>')),
    "svg references": (3000, lambda n: svg('<linearGradient id="a"/>' + '<rect fill="url(#a)"/>' * n)),
    "svg ids": (3000, lambda n: svg("".join(f'<g id="a{i}"/><use href="#a{i}"/>' for i in range(n)))),
    "svg idle uses": (5000, lambda n: svg('<use href="#no"/>' * n)),
    "svg styles": (3000, lambda n: svg('<rect style="' + "fill:red;" * n + '"/>')),
    "svg rules": (500, lambda n: sheet(n, 1)),
    "svg comments": (5000, lambda n: svg("<!-- x -->" * n)),
    "svg style comments": (5000, lambda n: svg("<style>" + "/* x */" * n + "</style>")),
    "svg text": (5000, lambda n: svg("<text>" + "a<tspan>b</tspan>" * n + "</text>")),
    "svg unknown elements": (5000, lambda n: svg("<blink/>" * n)),
    "emf records": (5000, lambda n: emf(of_emf(54, 1, 2) * n)),
    "emf points": (10000, lambda n: emf(of_emf(4, 0, 0, 9, 9, n, *[1, 2] * n))),
    "emf unknown records": (5000, lambda n: emf(of_emf(5000, 1) * n)),
    "emf objects": (3000, lambda n: emf(*(of_emf(39, i + 1, 0, 0, 0) for i in range(n)))),
    "emf+ records": (3000, lambda n: plus(of_plus(0x2D, 0, 0, 0) * n)),
    "emf+ points": (10000, lambda n: plus(of_plus(0x0C, COLOR, 0, n, *[1, 2] * n))),
    "emf+ relative points": (20000, lambda n: plus(of_plus(0x0C, COLOR | 0x0800, 0, n * 2, *[0x01020304] * n))),
    "emf+ objects": (3000, lambda n: plus(of_plus(8, 0x100, VERSION, 0, 0) * n)),
    "emf+ pieces": (20, lambda n: plus(*in_pieces(n))),
    "emf+ small pieces": (3000, lambda n: plus(*in_pieces(n, 8))),
    "emf+ regions": (200, lambda n: plus(of_plus(
        8, 0x400, VERSION, 0, *[2] * 200, *[0x10000002] * 201) * n)),
    "emf+ not understood": (3000, lambda n: plus(of_plus(0x2D, 0, 0, 0) * n + of_plus(0x39, 0))),
    "emf+ metafiles": (60, lambda n: plus(of_plus(8, 0x500, VERSION, 2, 3, *words(bare())) * n)),
    "wmf records": (5000, lambda n: wmf(of_wmf(0x0213, 1, 2) * n)),
    "wmf escapes": (5000, lambda n: wmf(of_wmf(0x0626, 1, 0) * n)),
    "wmf objects": (250, lambda n: wmf(of_wmf(0x02FC, 0, 0, 0, 0) * n)),
    "wmf objects made anew": (3000, lambda n: wmf(*[of_wmf(0x02FC, 0, 0, 0, 0)] * 900 +
                                                  [of_wmf(0x01F0, 0) + of_wmf(0x02FC, 0, 0, 0, 0)] * n)),
}
