# SPDX-License-Identifier: Apache-2.0
"""A metafile of StarView, in which LibreOffice keeps the preview of an object:
a frame, a word, and a comment, which may hold anything.
"""
import struct


def block(content, version=1):
    return struct.pack("<HI", version, len(content)) + content


def svm(word, comment):
    units = block(struct.pack("<H2i4iB", 0, 0, 0, 1, 1, 1, 1, 1))
    units_of_text = word.encode("utf-16-le")
    text = struct.pack("<2iH", 100, 400, len(word)) + b"?" * len(word) + struct.pack(
        "<3H", 0, len(word), len(word)) + units_of_text
    records = [
        (132, block(struct.pack("<IB", 0, 1))),
        (133, block(struct.pack("<IB", 0xFFFFEE, 1))),
        (103, block(struct.pack("<4i", 0, 0, 1900, 900))),
        (512, block(struct.pack("<H", len(comment)) + comment + struct.pack("<iI", 0, 0))),
        (112, block(text, 2)),
    ]
    head = block(struct.pack("<I", 0) + units + struct.pack("<2iI", 2000, 1000, len(records)))
    return b"VCLMTF" + head + b"".join(struct.pack("<H", kind) + body for kind, body in records)
