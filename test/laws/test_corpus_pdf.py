#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every PDF of the corpus and of samples/pdf, cleaned in process: no fault, the
inspection accepts what leaves, a second pass changes nothing. Judges that share
nothing with either read the result (pdf_judge.py): a walker in Python, and qpdf
and MuPDF where they are installed. They find what acts in the samples as they
came, and nothing in what leaves.

    test_corpus_pdf.py DRIVER
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import pdf_judge
from tap import Tap, corpus, scratch

KEEP = ('inside = { objects = "clean"; hyperlinks = "keep"; forms = "keep"; '
        'comments = "keep"; metadata = "keep"; };')
# What a judge must see in the files as they came, or it would see nothing.
SEEN = {"P001-js": "qpdf mutool", "P002-names": "qpdf mutool", "P003-object-stream": "qpdf mutool",
        "P005-actions": "qpdf mutool", "P006-files": "qpdf mutool", "P007-form": "qpdf mutool",
        "P018-metadata": "qpdf mutool", "P020-elsewhere": "qpdf mutool"}
# What the walker must see where it stands in a file that leaves: as long as what
# it takes the place of.
CHANGES = [(b"/S /URI", b"/S /Abc"), (b"/Subtype /Text", b"/Subtype /Movi"),
           (b"/MediaBox", b"/Metadata"), (b"(https:", b"(file:/"), (b"/FlateDecode", b"/CryptDecode")]


def main():
    root = corpus()
    files = sorted(HERE.parents[1].joinpath("samples/pdf").glob("*.pdf"))
    if root is not None and (root / "pdf").is_dir():
        files += sorted(p for p in (root / "pdf").rglob("*") if p.is_file())
    tap = Tap()
    if root is None:
        tap.note("the corpus is not here: only samples/pdf are looked at")
    with scratch() as base:
        folder = pathlib.Path(base)
        outs = [folder / f"{i}.pdf" for i in range(len(files))]
        lines = "".join(f"{a}\t{b}\n" for a, b in zip(files, outs))
        done = subprocess.run([sys.argv[1], KEEP], input=lines, capture_output=True, text=True)
        said = [json.loads(line) for line in done.stdout.splitlines()]
        tap.ok(done.returncode == 0 and len(said) == len(files),
               f"{len(said)} of {len(files)} files get a verdict")
        left = [(f, o, s) for f, o, s in zip(files, outs, said) if o.exists()]
        for what, bad in (
                ("the inspection accepts them", [f.name for f, _, s in left if s["inspected"] != "accepted"]),
                ("a second pass changes nothing", [f.name for f, _, s in left if s["again"] != "same"]),
                *((f"{name} finds nothing that acts",
                   [f"{f.name}: {w[0]}" for f, o, _ in left for w in [ask(o)] if w])
                  for name, ask in pdf_judge.judges().items())):
            tap.ok(not bad, f"{len(left)} leave; {what}", "\n".join(bad[:20]))
        samples = HERE.parents[1] / "samples/pdf"
        for name in sorted(set(pdf_judge.PROGRAMS) - set(pdf_judge.missing())):
            blind = [stem for stem, who in SEEN.items()
                     if name in who.split() and not pdf_judge.PROGRAMS[name](samples / f"{stem}.pdf")]
            tap.ok(not blind, f"{name} is not blind", "\n".join(blind))
        data, copy = outs[files.index(samples / "harmless.pdf")].read_bytes(), folder / "copy.pdf"
        for old, new in CHANGES:
            copy.write_bytes(data.replace(old, new, 1))
            tap.ok(old in data and pdf_judge.by_walker(copy), f"the walker sees {new.decode()}")
    for name in pdf_judge.missing():
        tap.note(f"{name} is not installed: not asked")
    tap.done()


main()
