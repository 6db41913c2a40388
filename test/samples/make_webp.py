#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""WebP files for samples/pictures: what Pillow codes, with chunks and bytes
added that no picture needs. Used by make_pictures.py.
"""
import io
import struct

from PIL import Image

MARK = b"UNCLEANED-MARK"


def chunk(name, data):
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def riff(*chunks):
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def chunks_of(data, at=12):
    """(name, content) of each chunk."""
    while at < len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8:at + 8 + length]
        at += 8 + length + length % 2


def encoded(image, **options):
    out = io.BytesIO()
    image.save(out, "WEBP", **options)
    return out.getvalue()


def see_through(photo, size):
    image = photo(size).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(size))
    return image


def moving(photo):
    """Frames, some lossless; a message in a chunk of the first one."""
    frames = [see_through(photo, (32, 24)).rotate(angle) for angle in (0, 30, 60)]
    data = encoded(frames[0], save_all=True, append_images=frames[1:], duration=100, quality=60,
                   allow_mixed=True)
    found = []
    for name, content in chunks_of(data):
        if name == b"ANMF" and not any(MARK in other for other in found):
            content += chunk(b"note", MARK)
        found.append(chunk(name, content))
    return riff(*found)


def webps(photo, exif):
    yield "lossless.webp", encoded(see_through(photo, (40, 30)), lossless=True, exact=True)
    lossy = encoded(photo((48, 40)), quality=70, exif=exif(6), xmp=b"<x:xmpmeta>" + MARK)
    yield "lossy.webp", riff(*(chunk(*pair) for pair in chunks_of(lossy)),
                             chunk(b"prVt", MARK)) + MARK
    pixels = dict(chunks_of(encoded(photo((48, 40)), quality=70)))[b"VP8 "]
    yield "lossy-hidden.webp", riff(chunk(b"VP8 ", pixels + MARK * 9))
    yield "lossy-alpha.webp", encoded(see_through(photo, (40, 30)), quality=70)
    yield "moving.webp", moving(photo)
