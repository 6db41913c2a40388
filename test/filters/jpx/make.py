#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the pictures of test-jpx.c, by Pillow (OpenJPEG): make.py FOLDER.

Every picture shows the same: pixel (x, y) of 61 by 47 has as channel c the
value that value() says.
"""
import pathlib
import sys

from PIL import Image

WIDTH, HEIGHT = 61, 47
LOSSLESS = {"irreversible": False}
ROWS = {
    "grey": ("L", LOSSLESS),
    "grey-alpha": ("LA", LOSSLESS),
    "rgb": ("RGB", {**LOSSLESS, "mct": 1}),
    "rgba": ("RGBA", LOSSLESS),
    "plain": ("RGB", {**LOSSLESS, "mct": 0, "no_jp2": True}),
    "tiles": ("RGB", {**LOSSLESS, "tile_size": (32, 16), "tile_offset": (0, 0)}),
    "offset": ("L", {**LOSSLESS, "offset": (5, 3), "tile_size": (32, 32)}),
    "lrcp": ("RGB", {**LOSSLESS, "progression": "LRCP", "quality_mode": "rates",
                     "quality_layers": [20, 5, 0]}),
    "rlcp": ("RGB", {**LOSSLESS, "progression": "RLCP", "num_resolutions": 3,
                     "quality_mode": "rates", "quality_layers": [20, 0]}),
    "rpcl": ("RGB", {**LOSSLESS, "progression": "RPCL",
                     "precinct_size": (32, 32), "num_resolutions": 3,
                     "codeblock_size": (8, 8)}),
    "pcrl": ("RGB", {**LOSSLESS, "progression": "PCRL",
                     "precinct_size": (64, 32), "num_resolutions": 4,
                     "codeblock_size": (16, 4)}),
    "cprl": ("RGB", {**LOSSLESS, "progression": "CPRL",
                     "precinct_size": (32, 64), "num_resolutions": 3,
                     "codeblock_size": (4, 16)}),
    "lossy": ("RGB", {"irreversible": True, "mct": 1}),
    "lossy-grey": ("L", {"irreversible": True, "quality_mode": "dB",
                         "quality_layers": [50]}),
}


def value(x, y, c):
    return (x * x // 7 + y * (3 + c) + 40 * c + (x * 5 ^ y * 3) % 9) % 251


def draw(mode):
    image = Image.new(mode, (WIDTH, HEIGHT))
    image.putdata([tuple(value(x, y, c) for c in range(len(mode)))
                   if len(mode) > 1 else value(x, y, 0)
                   for y in range(HEIGHT) for x in range(WIDTH)])
    return image


def main():
    for name, (mode, options) in ROWS.items():
        path = pathlib.Path(sys.argv[1], name + ".jp2")
        draw(mode).save(path, "JPEG2000", **options)


if __name__ == "__main__":
    main()
