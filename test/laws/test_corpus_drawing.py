#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every drawing of samples/pictures and of the corpus, and those inside its
office files, cleaned as a file: no fault, what leaves is accepted by the
inspector, a second pass changes no byte, and judges that share nothing with us
see the same drawing: Chromium of an SVG, which asks for no file and runs no
script then; LibreOffice of a metafile. Where a judge is not to be had, this is
said. Drawn are the SVG of samples/pictures; with --all everything, which takes
minutes.
"""
import hashlib
import pathlib
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import drawing_judge as judge
from picture_law import cleaned_twice
from tap import Tap, corpus, scratch

KINDS = {".svg", ".emf", ".wmf"}
MARKS = (b"UNCLEANED-MARK", "UNCLEANED-MARK".encode("utf-16-le"))
ALIKE = 0.98
OURS = {p.name for p in (HERE.parent.parent / "samples" / "pictures").iterdir()}
# What these showed and no longer do is named in the report by these words.
NAMED = {"external-target", "embedded-picture", "foreign-object", "animation", "script",
         "font-data", "style", "second-drawing", "damaged-record"}


def found_in(path):
    """A file itself, or the drawings in it where it is a ZIP."""
    if path.suffix.lower() in KINDS:
        yield path.name, path.read_bytes()
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                name = pathlib.PurePosixPath(info.filename)
                if name.suffix.lower() in KINDS:
                    yield name.name, archive.read(info)
    except Exception:  # whatever zipfile has against it: it is no office file
        return


def gather(folder):
    """All of them, each once."""
    roots = [HERE.parent.parent / "samples" / "pictures"]
    if corpus():
        roots += [corpus() / kind for kind in ("image", "html", "office", "odf")]
    seen = set()
    for root in roots:
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            for name, data in found_in(path):
                digest = hashlib.sha256(data).digest()
                if digest in seen:
                    continue
                seen.add(digest)
                (folder / f"{len(seen):03d}_{name}").write_bytes(data)
    return len(seen)


def compare(tap, name, drawn, lost):
    if drawn is None:
        return
    alike = judge.similar(*drawn)
    if lost:
        tap.note(f"{name}: {alike:.4f} without {', '.join(sorted(lost))}")
    else:
        tap.ok(alike >= ALIKE, f"{name}: looks the same", f"{alike:.4f}")


def check_svg(tap, pairs, base):
    if not judge.have_browser() or judge.Image is None:
        tap.note("no Chromium or Pillow: SVG is not drawn")
        return
    screen = judge.Screen(str(base / "browser"))
    try:
        for before, after, lost in pairs:
            one, _ = screen.drawn(before.read_bytes())
            other, asked = screen.drawn(after.read_bytes())
            tap.equal(asked, [], f"{after.name}: asks for nothing")
            compare(tap, after.name, (one, other), lost)
    finally:
        screen.close()


def check_metafiles(tap, pairs, base):
    if not judge.have_office() or judge.Image is None:
        tap.note("no LibreOffice or Pillow: metafiles are not drawn")
        return
    for number, kind in enumerate((".emf", ".wmf")):
        some = [p for p in pairs if p[0].suffix.lower() == kind]
        one = judge.office_drawn([p[0] for p in some], base / f"one{number}")
        other = judge.office_drawn([p[1] for p in some], base / f"other{number}")
        for before, after, lost in some:
            drawn = (one.get(before.stem), other.get(after.stem))
            compare(tap, after.name, drawn if all(drawn) else None, lost)


def main():
    tap = Tap()
    with scratch() as base:
        base = pathlib.Path(base)
        pairs = []
        for before, after, part in cleaned_twice(tap, base, gather, "drawings"):
            octets = after.read_bytes()
            tap.ok(not any(mark in octets for mark in MARKS), f"{after.name}: nothing hidden")
            lost = NAMED & {r["what"] for r in part.get("removed", [])}
            pairs.append((before, after, lost))
        if "--all" not in sys.argv:
            pairs = [p for p in pairs if p[0].name[4:] in OURS]
            tap.note("only our own SVG are drawn (--all: everything)")
        else:
            check_metafiles(tap, [p for p in pairs if p[1].suffix != ".svg"], base)
        check_svg(tap, [p for p in pairs if p[1].suffix == ".svg"], base)
    tap.done()


main()
