#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the drawings of samples/pictures/: an SVG as drawing programs write
it, one that tries everything an SVG can do besides being looked at, and
metafiles with a record of every form, and with what must not leave. Run by hand
when something is added; it needs nothing but Python. The tests read the files,
not this script.

    test/samples/make_drawings.py samples/pictures
"""
import base64
import pathlib
import struct
import sys
import zlib

from make_plus import drawing as drawn_plus, long, not_understood, twice

MARK = "UNCLEANED-MARK"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png():
    """Four pixels, and a text that must not leave."""
    rows = b"".join(b"\0" + bytes(row) for row in ((255, 0, 0, 0, 255, 0), (0, 0, 255, 9, 9, 9)))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) +
            chunk(b"tEXt", b"Comment\0" + MARK.encode()) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


PICTURE = base64.b64encode(png()).decode()

DRAWING = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- {MARK} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     xmlns:editor="http://editor.example/ns" width="120mm" height="80mm" viewBox="0 0 240 160"
     editor:version="{MARK}">
  <metadata>{MARK}</metadata>
  <title>案内図</title>
  <style type="text/css"><![CDATA[
    .road {{ fill: none; stroke: #888; stroke-width: 6px; stroke-linecap: round }}
    #hall, g.sign > rect {{ fill: url(#sky); stroke: navy }}
    text {{ font: bold 12px "MS ゴシック", sans-serif }}
  ]]></style>
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#8cf"/>
      <stop offset="100%" style="stop-color:white;stop-opacity:.8"/></linearGradient>
    <clipPath id="clip"><circle cx="60" cy="60" r="40"/></clipPath>
    <symbol id="tree" viewBox="0 0 10 10"><path d="M5,0L10,8H6v2H4V8H0z" fill="green"/></symbol>
    <marker id="arrow" markerWidth="4" markerHeight="4" refX="2" refY="2" orient="auto">
      <path d="M0 0 4 2 0 4z"/></marker>
    <filter id="soft"><feGaussianBlur stdDeviation="1.5"/></filter>
  </defs>
  <rect id="hall" x="20" y="20" width="80" height="80" rx="4"/>
  <g class="sign" transform="translate(120, 20) rotate(5)"><rect width="60" height="30"/>
    <text x="6" y="20">市役所<tspan fill="red" dx="2">本庁</tspan></text></g>
  <path class="road" d="M0 130C60 100 120 160 240 120" marker-end="url(#arrow)"/>
  <use xlink:href="#tree" x="190" y="60" width="30" height="30"/>
  <use href="#tree" x="210" y="70" width="20" height="20" filter="url(#soft)"/>
  <polygon points="20,110 40,110 30,125" style="fill:rgb(200, 30, 30);/* x */opacity:.7"/>
  <image x="40" y="40" width="40" height="40" clip-path="url(#clip)"
         xlink:href="data:image/png;base64,{PICTURE}"/>
</svg>
"""

HOSTILE = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="100" height="100" onload="fetch('http://{MARK}/')">
  <script>fetch("http://{MARK}/")</script>
  <script xlink:href="http://{MARK}/a.js"/>
  <style>@import url(http://{MARK}/a.css); rect {{ fill: url(http://{MARK}/a.svg#a) }}
    @font-face {{ font-family: a; src: url(http://{MARK}/a.woff) }}</style>
  <foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml">
    <iframe src="http://{MARK}/"/><script>fetch("http://{MARK}/")</script></body></foreignObject>
  <a xlink:href="javascript:alert('{MARK}')"><rect width="50" height="50" onclick="{MARK}()"/>
    <set attributeName="xlink:href" to="http://{MARK}/"/>
    <animate attributeName="href" values="javascript:{MARK}"/></a>
  <use href="http://{MARK}/a.svg#a"/>
  <use href="data:image/svg+xml;base64,{base64.b64encode(MARK.encode()).decode()}#a"/>
  <image href="http://{MARK}/a.png" width="9" height="9"/>
  <image href="data:text/html,{MARK}" width="9" height="9"/>
  <filter id="f"><feImage href="http://{MARK}/a.png"/></filter>
  <circle cx="70" cy="70" r="20" fill="green" style="cursor:url(http://{MARK}/a.cur)"/>
  <handler type="text/javascript">{MARK}</handler>
  <text x="5" y="90" fill="black">shown</text>
</svg>
"""


# ---- metafiles ---------------------------------------------------------------

HIDDEN = MARK.encode()


def dib(width, height, bits=24, extra=b""):
    """Header, palette and rows of a bitmap; @extra behind the rows."""
    row = (width * bits + 31) // 32 * 4
    palette = struct.pack("<4I", 0, 0xFFFFFF, 0xFF, 0xFF00) + b"\0" * 48 if bits == 4 else b""
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, 0, 0, 2835, 2835, 0, 0)
    return info + palette, bytes(i * 7 % 251 for i in range(row * height)) + extra


def record(kind, *fields, tail=b""):
    """A record of EMF: numbers, then bytes filled up to four."""
    body = struct.pack(f"<{len(fields)}i", *fields) + tail + b"\0" * (-len(tail) % 4)
    return struct.pack("<II", kind, 8 + len(body)) + body


BOUNDS = (0, 0, 99, 99)


def text16(words, bounds=BOUNDS):
    """EXTTEXTOUTW with a gap before the characters that holds something."""
    raw = words.encode("utf-16-le")
    gap = HIDDEN + b"\0" * (-len(HIDDEN) % 4)
    at = 76 + len(gap)
    distances = at + (len(raw) + 3) // 4 * 4
    fields = (*bounds, 1, 0, 0, 10, 20, len(words), at, 0, 0, 0, -1, -1, distances)
    padded = raw + b"\0" * (-len(raw) % 4)
    return record(84, *fields, tail=gap + padded + struct.pack("<i", 9) * len(words))


def font():
    face = "MS Gothic".encode("utf-16-le") + b"\0\0" + HIDDEN
    return record(82, 3, tail=struct.pack("<5i8B", -12, 0, 0, 0, 400, 0, 0, 0, 128, 0, 0, 0, 0) +
                  face.ljust(64, b"\0")[:64] + HIDDEN.ljust(248, b"!"))


def stretched(bits=24, extra=b""):
    info, rows = dib(6, 5, bits, extra)
    at = 80 + 8  # a gap
    return record(81, *BOUNDS, 50, 50, 0, 0, 6, 5, at, len(info), at + len(info), len(rows), 0,
                  0xCC0020, 30, 25, tail=b"\0" * 8 + info + rows)


def region(kind, *fields):
    data = struct.pack("<4I4i", 32, 1, 1, 16, 5, 5, 50, 50) + struct.pack("<4i", 5, 5, 50, 50)
    return record(kind, *fields[:-1], len(data), fields[-1], tail=data)


def emf(*records, behind=b"", handles=4, wide=False):
    body = b"".join(records) + struct.pack("<5I", 14, 20, 0, 16, 20)
    words = (MARK + "\0").encode("utf-16-le").ljust(32, b"\0")
    edges = (0, 0, 906, 566, 0, 0, 24000, 15000) if wide else (0, 0, 99, 99, 0, 0, 2640, 2640)
    header = struct.pack("<II4i4iIIIIHHIIIiiii", 1, 108 + len(words), *edges,
                         0x464D4520, 0x10000, 108 + len(words) + len(body), len(records) + 2, handles,
                         0, len(words) // 2, 108, 0, 1920, 1080, 508, 286)
    header += struct.pack("<IIIii", 0, 0, 0, 508000, 286000) + words
    return header + body + behind


def drawn_emf():
    points = struct.pack("<8h", 10, 10, 90, 10, 90, 40, 10, 40)
    polys = struct.pack("<2I", 2, 2) + struct.pack("<8i", 1, 1, 9, 9, 20, 20, 30, 30)
    corners = b"".join(struct.pack("<ii4H", x, y, 0xFF00, x * 600, 0, 0)
                       for x, y in ((60, 60), (95, 60), (95, 95)))
    info, rows = dib(8, 8, 4)
    yield record(70, len(HIDDEN), tail=HIDDEN)
    yield record(70, 12 + 28, tail=b"EMF+" + struct.pack("<HHIIIIII", 0x4001, 1, 28, 16, 0xDBC01002,
                                                         1, 96, 96))
    yield record(17, 8)
    yield record(9, 100, 100)
    yield record(11, 200, 200)
    yield record(38, 1, 0, 2, 0, 0xFF)
    yield record(39, 2, 0, 0x00CC00, 0)
    yield font()
    yield record(95, 4, 0, 0, 0, 0, 0x10207, 3, 0, 0xFF0000, 0, 2, 6, 3)
    yield record(33)
    yield record(35, tail=struct.pack("<6f", 1, 0, 0, 1, 2, 2))
    yield record(37, 1)
    yield record(37, 2)
    yield record(86, *BOUNDS, 4, tail=points)
    yield record(7, *BOUNDS, 2, 4, tail=polys)
    yield record(43, 20, 20, 40, 60)
    yield record(37, 4)
    yield record(42, 15, 50, 45, 90)
    yield record(59) + record(27, 50, 5) + record(54, 70, 30) + record(60) + record(64, *BOUNDS)
    yield record(34, -1)
    yield record(37, 3)
    yield record(24, 0x993300)
    yield text16("市役所 2F")
    yield stretched(extra=HIDDEN)
    yield record(94, 5, 0, 32, len(info), 32 + len(info), len(rows), tail=info + rows)
    yield record(37, 5)
    yield record(76, *BOUNDS, 5, 5, 10, 10, 0xF00021, 0, 0, *struct.unpack("<6i", struct.pack(
        "<6f", 1, 0, 0, 1, 0, 0)), 0, 0, 0, 0, 0, 0)
    yield record(118, *BOUNDS, 3, 1, 2, tail=corners + struct.pack("<3I", 0, 1, 2))
    yield region(75, 5)
    yield record(40, 1)


def hostile_emf():
    """Escapes, records of no list, counts and offsets that lead out."""
    info, rows = dib(6, 5)
    yield record(105, len(HIDDEN), tail=HIDDEN)            # DRAWESCAPE
    yield record(106, 1, len(HIDDEN), tail=HIDDEN)         # EXTESCAPE
    yield record(110, 1, len(HIDDEN), tail=HIDDEN)         # NAMEDESCAPE
    yield record(102, len(HIDDEN), tail=HIDDEN)            # GLSRECORD
    yield record(112, 0, len(HIDDEN), 0, tail=HIDDEN)      # SETICMPROFILEA
    yield record(5000, tail=HIDDEN)
    yield record(70, 4 + len(HIDDEN), tail=b"GDIC" + HIDDEN)
    yield record(4, *BOUNDS, 0x20000000, tail=b"\0" * 8)   # so many points
    yield record(8, *BOUNDS, 1, 2, tail=struct.pack("<I4i", 9, 0, 0, 1, 1))
    yield record(37, 77)                                   # an object that is none
    yield record(39, 70000, 0, 0, 0)                       # an index too far
    yield record(40, 3)
    yield record(34, -5)                                   # a state never saved
    yield record(17, 99)
    yield record(35, tail=struct.pack("<6I", 0x7F800000, 0, 0, 0, 0, 0))
    yield record(84, *BOUNDS, 1, 0, 0, 0, 0, 99, 76, 0, 0, 0, 0, 0, 0x7FFFFFFF, tail=HIDDEN)
    yield record(81, *BOUNDS, 0, 0, 0, 0, 6, 5, 80, 40, 0x7FFFFFF0, 90, 0, 0xCC0020, 6, 5,
                 tail=info + rows)
    yield record(81, *BOUNDS, 0, 0, 0, 0, 6, 5, 80, 40, 120, 9, 0, 0xCC0020, 6, 5,
                 tail=info + rows[:9])
    wrapped = struct.pack("<IiiHHIIiiII", 40, 6, 5, 1, 0, 5, 8, 0, 0, 0, 0) + b"\x89PNG" + HIDDEN
    yield record(81, *BOUNDS, 0, 0, 0, 0, 6, 5, 80, 40, 120, len(wrapped) - 40, 0, 0xCC0020, 6, 5,
                 tail=wrapped)
    yield record(118, *BOUNDS, 1, 1, 1, tail=b"\0" * 16 + struct.pack("<2I", 0, 9))
    yield record(43, 20, 20, 40, 60)


def meta(function, *words, tail=b""):
    body = struct.pack(f"<{len(words)}H", *(w & 0xFFFF for w in words)) + tail
    body += b"\0" * (len(body) % 2)
    return struct.pack("<IH", 3 + len(body) // 2, function) + body


def wmf(*records, behind=b"", placeable=True):
    body = b"".join(records) + struct.pack("<IH", 3, 0)
    longest = max(struct.unpack_from("<I", r)[0] for r in records)
    header = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 9, longest, 0)
    front = struct.pack("<IH4hHI", 0x9AC6CDD7, 0, 0, 0, 1000, 1000, 1000, 0)
    sum_of = 0
    for (word,) in struct.iter_unpack("<H", front):
        sum_of ^= word
    return (front + struct.pack("<H", sum_of) if placeable else b"") + header + body + behind


def drawn_wmf():
    info, rows = dib(6, 5)
    yield meta(0x0626, 15, len(HIDDEN), tail=HIDDEN)
    yield meta(0x0103, 8)
    yield meta(0x020B, 0, 0)
    yield meta(0x020C, 1000, 1000)
    yield meta(0x02FA, 0, 10, 0, 0xFF, 0)
    yield meta(0x02FC, 0, 0xCC00, 0, 0)
    yield meta(0x02FB, -120, 0, 0, 0, 400, 0, 0x8000, 0, 0, tail=b"MS Gothic\0" + HIDDEN + b"\0" * 8)
    yield meta(0x001E)
    yield meta(0x012D, 0) + meta(0x012D, 1)
    yield meta(0x041B, 400, 400, 100, 100)
    yield meta(0x0324, 3, 500, 100, 900, 100, 700, 400)
    yield meta(0x0538, 2, 3, 3, 1, 1, 90, 1, 40, 90, 100, 1, 190, 1, 140, 90)
    yield meta(0x0127, -1)
    yield meta(0x01F9, 0, tail=HIDDEN)                     # CREATEPATTERNBRUSH: takes index 3
    yield meta(0x0142, 5, 0, tail=b"".join(dib(8, 8, 4)))  # and this one 4
    yield meta(0x012D, 4)
    yield meta(0x0418, 900, 900, 600, 600)
    yield meta(0x012D, 2) + meta(0x0209, 0x3300, 0x99)
    yield meta(0x0521, 5, tail=b"hello\0" + struct.pack("<2h", 500, 100))
    yield meta(0x0A32, 700, 100, 5, 0, tail=b"again" + b"!" + struct.pack("<5H", *[90] * 5))
    yield meta(0x0F43, 0x20, 0xCC, 0, 5, 6, 0, 0, 200, 200, 750, 100, tail=info + rows)
    yield meta(0x061D, 0x21, 0xF0, 50, 50, 900, 900)
    yield meta(0x01F0, 0)


def hostile_wmf():
    info, rows = dib(6, 5)
    yield meta(0x0626, 9, len(HIDDEN), tail=HIDDEN)        # SETABORTPROC
    yield meta(0x0626, 0x7FFF, 0xFFFF, tail=HIDDEN)
    yield meta(0x7777, 1, tail=HIDDEN)
    yield meta(0x0324, 60000, 1, 1)
    yield meta(0x0538, 9, 60000, 1)
    yield meta(0x012D, 5)
    yield meta(0x01F0, 900)
    yield meta(0x0127, -3)
    yield meta(0x0521, 60000, tail=HIDDEN)
    yield meta(0x0A32, 1, 1, 60000, 0, tail=HIDDEN)
    yield meta(0x06FF, 0, 6, 0, 0, 0, 3, 2, 0, 0, 9, 9, tail=struct.pack("<5H", 2, 0, 9, 0, 60000))
    yield meta(0x0F43, 0x20, 0xCC, 0, 5, 6, 0, 0, 9, 9, 0, 0, tail=info + rows[:9])
    yield meta(0x0F43, 0x20, 0xCC, 1, 5, 6, 0, 0, 9, 9, 0, 0, tail=info + rows)
    yield meta(0x041B, 400, 400, 100, 100)


def drawings():
    yield "drawing.svg", DRAWING.encode()
    yield "hostile.svg", HOSTILE.encode()
    yield "wide.svg", "\ufeff".encode("utf-16-le") + DRAWING.replace(
        'encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16-le")
    yield "drawing.emf", emf(*drawn_emf())
    yield "hostile.emf", emf(*hostile_emf(), behind=HIDDEN * 3, handles=9)
    plain = [record(39, 1, 0, 0x00CC00, 0), record(37, 1), record(42, 15, 50, 45, 90)]
    yield "plus.emf", emf(*drawn_plus(emf(*plain)), wide=True)
    yield "plus-long.emf", emf(*long())
    yield "plus-twice.emf", emf(*twice(plain))
    yield "plus-strange.emf", emf(*not_understood(1, plain))
    yield "plus-alone.emf", emf(*not_understood(0, plain))
    yield "drawing.wmf", wmf(*drawn_wmf())
    yield "hostile.wmf", wmf(*hostile_wmf(), behind=HIDDEN * 2, placeable=False)


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, data in drawings():
        (folder / name).write_bytes(data)
        print(name, len(data))


main()
