#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the target pdf: the objects of the files of samples/pdf,
with their streams unpacked, so that the engine may change what is in them.

    test/fuzz/make-seeds-pdf.py         into test/fuzz/seeds/pdf
"""
import pathlib
import re
import zlib

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE / "seeds/pdf"
OBJECT = re.compile(rb"(?<=\n)(\d+) 0 obj\n(.*?)\nendobj\n", re.S)
STREAM = re.compile(rb"\A<<(.*?)/Length \d+>>\nstream\n(.*)\nendstream\Z", re.S)
LEFT_OUT = {"P008-empty-password", "P009-password", "P013-bomb"}


def piece(value):
    """An object as the target takes it."""
    stream = STREAM.match(value)
    if stream is None:
        return value
    entries, data = stream.groups()
    if b"/Filter /FlateDecode" in entries and b"Predictor" not in entries:
        data, entries = zlib.decompress(data), entries.replace(b"/Filter /FlateDecode", b"")
    return entries + b"\x1d" + data


def main():
    SEEDS.mkdir(parents=True, exist_ok=True)
    for path in sorted(HERE.parents[1].joinpath("samples/pdf").glob("*.pdf")):
        objects = {int(n): piece(v) for n, v in OBJECT.findall(path.read_bytes())}
        if path.stem in LEFT_OUT or not objects:
            continue
        whole = b"\x1e".join(objects.get(n, b"null") for n in range(1, max(objects) + 1))
        if len(whole) < 16384:
            SEEDS.joinpath(path.stem).write_bytes(whole)


main()
