#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every PDF of the corpus and of samples/pdf, cleaned in process: no fault, the
inspection accepts what leaves, a second pass changes nothing. A judge that
shares nothing with either reads the result: where the table says that an object
stands one stands, no name that acts is in any of them, every stream inflates;
and qpdf, where it is installed, finds nothing to complain of.

    test_corpus_pdf.py DRIVER
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import zlib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tap import Tap, corpus, scratch

KEEP = ('inside = { objects = "clean"; hyperlinks = "keep"; forms = "keep"; '
        'comments = "keep"; metadata = "keep"; };')
ACTS = re.compile(
    rb"/(JavaScript|JS|AA|Launch|GoToR|GoToE|SubmitForm|ImportData|ResetForm|Movie|Sound|Rendition"
    rb"|RichMedia\w*|3D|Screen|EmbeddedFiles?|EF|FileAttachment|AF|Collection|XFA|PS|PostScript|OPI"
    rb"|Ref|Alternates|PieceInfo|Metadata|Sig|Encrypt|ObjStm|Prev|Named)(?![A-Za-z0-9_#.-])")
STREAM = re.compile(rb"\nstream\n")
TEXTS = re.compile(rb"\((?:\\.|[^\\)])*\)")


def objects_of(data):
    """The objects of a PDF by its own table, as bytes."""
    at = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", data)[1])
    lines = data[at:].split(b"\n")
    count = int(lines[1].split()[1])
    offsets = [int(line[:10]) for line in lines[3:2 + count]]
    for number, (start, end) in enumerate(zip(offsets, offsets[1:] + [at]), 1):
        body = data[start:end]
        if not body.startswith(b"%d 0 obj\n" % number) or not body.endswith(b"\nendobj\n"):
            raise ValueError(f"object {number} is not where it should be")
        yield body


def judge(data):
    """What is wrong with a cleaned PDF, or None."""
    try:
        for body in objects_of(data):
            head = STREAM.split(body, 1)[0]
            found = ACTS.search(TEXTS.sub(b"()", head))
            # A name of a resource or a glyph may be anything: it has a value
            # that is a reference or a number.
            if found and re.search(rb"/(S|Subtype|Type) ?/" + found[1], head):
                return f"/{found[1].decode()} in {head[:60]!r}"
            if b"/Filter /FlateDecode" in head and STREAM.search(body):
                raw = body[len(head) + 8:-len(b"\nendstream\nendobj\n")]
                unpack = zlib.decompressobj()
                unpack.decompress(raw)
                if not unpack.eof or unpack.unused_data:
                    return f"a stream that is not whole in {head[:60]!r}"
    except (ValueError, TypeError, zlib.error) as error:
        return str(error)
    return None


def by_qpdf(path):
    if shutil.which("qpdf") is None:
        return None
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    return None if done.returncode == 0 else (done.stdout + done.stderr).strip()[-200:]


def main():
    root = corpus()
    files = sorted(HERE.parents[1].joinpath("samples/pdf").glob("*.pdf"))
    if root is not None and (root / "pdf").is_dir():
        files += sorted(p for p in (root / "pdf").rglob("*") if p.is_file())
    tap = Tap()
    if root is None:
        tap.note("the corpus is not here: only samples/pdf are looked at")
    with scratch() as folder:
        outs = [pathlib.Path(folder) / f"{i}.pdf" for i in range(len(files))]
        lines = "".join(f"{a}\t{b}\n" for a, b in zip(files, outs))
        done = subprocess.run([sys.argv[1], KEEP], input=lines, capture_output=True, text=True)
        said = [json.loads(line) for line in done.stdout.splitlines()]
        tap.ok(done.returncode == 0 and len(said) == len(files),
               f"{len(said)} of {len(files)} files get a verdict")
        left = [(f, o, s) for f, o, s in zip(files, outs, said) if o.exists()]
        for what, bad in (
                ("the inspection accepts them", [f.name for f, _, s in left if s["inspected"] != "accepted"]),
                ("a second pass changes nothing", [f.name for f, _, s in left if s["again"] != "same"]),
                ("the judge finds nothing that acts",
                 [f"{f.name}: {w}" for f, o, _ in left for w in [judge(o.read_bytes())] if w]),
                ("qpdf reads them" if shutil.which("qpdf") else "qpdf is not installed: nothing asked",
                 [f"{f.name}: {w}" for f, o, _ in left for w in [by_qpdf(o)] if w])):
            tap.ok(not bad, f"{len(left)} leave; {what}", "\n".join(bad[:20]))
    tap.done()


main()
