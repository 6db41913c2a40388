#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Takes the content streams, CMaps and font programs out of PDFs, by qpdf.

    pdf-streams.py OUT FILE…

Each becomes a file OUT/KIND/NUMBER-NAME, decoded; KIND is page, form, tile,
glyph, tounicode, encoding, type1, truetype, cff, cffcid or opentype. The
streams of a page are joined by a line end.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

FONT_FILES = {"/FontFile": "type1", "/FontFile2": "truetype"}
SUBTYPES = {"/Type1C": "cff", "/CIDFontType0C": "cffcid", "/OpenType": "opentype"}


class Document:
    def __init__(self, path, scratch):
        run = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=file", "--decode-level=generalized",
             f"--json-stream-prefix={scratch}/s", "--warning-exit-0", str(path)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        self.objects = json.loads(run.stdout)["qpdf"][1]

    def get(self, value):
        """What a reference leads to, in the end."""
        for _ in range(20):
            if not (isinstance(value, str) and value.endswith(" R")):
                return value
            entry = self.objects.get("obj:" + value, {})
            value = entry.get("value", entry.get("stream"))
        return None

    def data(self, value):
        stream = self.get(value)
        if not (isinstance(stream, dict) and "datafile" in stream):
            return None
        if "/Filter" in stream["dict"]:
            return None  # not decoded
        return pathlib.Path(stream["datafile"]).read_bytes()


def streams(document):
    """(kind, bytes) of every stream that draws, is a CMap or a font."""
    seen = set()
    for entry in document.objects.values():
        value = entry.get("value", entry.get("stream", {}).get("dict"))
        yield from of_dictionary(document, value, seen, entry)


def once(document, kind, reference, seen):
    if not isinstance(reference, str) or reference in seen:
        return
    seen.add(reference)
    data = document.data(reference)
    if data is not None:
        yield kind, data


def of_dictionary(document, value, seen, entry):
    if not isinstance(value, dict):
        return
    get = document.get
    if value.get("/Type") == "/Page" and "/Contents" in value:
        parts = get(value["/Contents"])
        parts = parts if isinstance(parts, list) else [value["/Contents"]]
        data = [document.data(p) for p in parts]
        if all(d is not None for d in data):
            yield "page", b"\n".join(data)
    for key, kind in FONT_FILES.items():
        yield from once(document, kind, value.get(key), seen)
    if "/FontFile3" in value:
        program = get(value["/FontFile3"])
        subtype = get(program["dict"].get("/Subtype")) if isinstance(program, dict) and "dict" in program else None
        if subtype in SUBTYPES:
            yield from once(document, SUBTYPES[subtype], value["/FontFile3"], seen)
    if value.get("/Type") == "/Font":
        yield from once(document, "tounicode", value.get("/ToUnicode"), seen)
        if value.get("/Subtype") == "/Type0":
            yield from once(document, "encoding", value.get("/Encoding"), seen)
        procs = get(value.get("/CharProcs"))
        for proc in procs.values() if isinstance(procs, dict) else []:
            yield from once(document, "glyph", proc, seen)
    if "stream" in entry and (value.get("/Subtype") == "/Form" or value.get("/PatternType") == 1):
        kind = "form" if value.get("/Subtype") == "/Form" else "tile"
        stream = entry["stream"]
        if "/Filter" not in value and "datafile" in stream:
            yield kind, pathlib.Path(stream["datafile"]).read_bytes()


def main():
    out = pathlib.Path(sys.argv[1])
    number = 0
    for path in map(pathlib.Path, sys.argv[2:]):
        with tempfile.TemporaryDirectory() as scratch:
            try:
                document = Document(path, scratch)
            except (ValueError, KeyError, IndexError):
                print(f"{path.name}: not read by qpdf", file=sys.stderr)
                continue
            for kind, data in streams(document):
                number += 1
                folder = out / kind
                folder.mkdir(parents=True, exist_ok=True)
                folder.joinpath(f"{number:05}-{path.stem}").write_bytes(data)


main()
