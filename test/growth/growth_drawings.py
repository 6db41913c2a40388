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


def emf(*records):
    body = b"".join(records) + struct.pack("<5I", 14, 20, 0, 16, 20)
    head = struct.pack("<II8iIIIIHHIII4i", 1, 88, 0, 0, 9, 9, 0, 0, 1000, 1000, 0x464D4520,
                       0x10000, 0, 0, 9, 0, 0, 0, 0, 1920, 1080, 508, 286)
    return attached(head + body, "a.emf")


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
    "wmf records": (5000, lambda n: wmf(of_wmf(0x0213, 1, 2) * n)),
    "wmf escapes": (5000, lambda n: wmf(of_wmf(0x0626, 1, 0) * n)),
    "wmf objects": (250, lambda n: wmf(of_wmf(0x02FC, 0, 0, 0, 0) * n)),
    "wmf objects made anew": (3000, lambda n: wmf(*[of_wmf(0x02FC, 0, 0, 0, 0)] * 900 +
                                                  [of_wmf(0x01F0, 0) + of_wmf(0x02FC, 0, 0, 0, 0)] * n)),
}
