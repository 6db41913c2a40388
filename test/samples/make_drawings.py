#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the drawings of samples/pictures/: an SVG as drawing programs write
it, one that tries everything an SVG can do besides being looked at. Run by hand
when something is added; it needs nothing but Python. The tests read the files,
not this script.

    test/samples/make_drawings.py samples/pictures
"""
import base64
import pathlib
import struct
import sys
import zlib

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


def drawings():
    yield "drawing.svg", DRAWING.encode()
    yield "hostile.svg", HOSTILE.encode()
    yield "wide.svg", "\ufeff".encode("utf-16-le") + DRAWING.replace(
        'encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16-le")


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, data in drawings():
        (folder / name).write_bytes(data)
        print(name, len(data))


main()
