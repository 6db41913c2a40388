# SPDX-License-Identifier: Apache-2.0
"""Processor time of the cleaning beside the programs of the formats' own
libraries, over the same files, and the memory it takes. Wall time is not looked
at: the machine may have other work. The cleaning is measured in one process
(clean-cost): what a sandboxed worker spends is counted for nobody who waits.
"""
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile

from PIL import Image


def spent(run):
    """Seconds of processor time that run() and all it started took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def quiet(*command):
    with open(os.devnull, "wb") as nothing:
        subprocess.run(command, stdout=nothing, stderr=nothing, check=False, timeout=600)


def with_jpeg(path, out):
    quiet("djpeg", "-outfile", str(out), str(path))
    quiet("jpegtran", "-copy", "none", "-optimize", "-outfile", str(out), str(path))


def with_png(path, out):
    quiet(str(pathlib.Path(os.environ["SK_BUILD"]) / "test/fidelity/png-copy"), str(path),
          str(out))


def with_tiff(path, out):
    quiet("tiffcp", str(path), str(out))


def pictures_of(path):
    """Writes the JPEGs of a PDF beside it; returns their folder."""
    folder = path.parent.parent / "jpegs" / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    quiet("pdfimages", "-j", str(path), str(folder / "i"))
    return folder


def with_pdf(path, out):
    quiet("qpdf", "--recompress-flate", "--normalize-content=y", str(path), str(out))
    for jpeg in sorted((path.parent.parent / "jpegs" / path.stem).glob("*.jpg")):
        quiet("jpegtran", "-copy", "none", "-optimize", "-outfile", str(out), str(jpeg))


PREPARE = {"pdf": pictures_of}
BESIDE = {
    "pdf": ({".pdf"}, "application/pdf", with_pdf, "qpdf + jpegtran of its JPEGs",
            ("qpdf", "jpegtran", "pdfimages"), 1.5),
    "jpeg": ({".jpg", ".jpeg"}, "image/jpeg", with_jpeg, "djpeg + jpegtran",
             ("djpeg", "jpegtran"), 1.5),
    "png": ({".png"}, "image/png", with_png, "libpng decode + encode", (), 1.3),
    "tiff": ({".tif", ".tiff"}, "image/tiff", with_tiff, "tiffcp", ("tiffcp",), 1.5)}


def cost(kind, paths):
    """(seconds of processor time of all, the most memory of one in KB, the least)"""
    done = subprocess.run([str(pathlib.Path(os.environ["SK_BUILD"]) / "test/fidelity/clean-cost"),
                           kind, *map(str, paths)], capture_output=True, text=True, check=True,
                          timeout=1200)
    rows = [line.split() for line in done.stdout.splitlines()]
    memory = [int(row[1]) for row in rows]
    return sum(float(row[0]) for row in rows), max(memory), min(memory)


def bound(files):
    """What the largest picture may take, as its header says: two bytes a sample
    for the coefficients of JPEG, else one; and three times the file beside them
    (as it came, as it leaves, and a copy while that grows). What the smallest
    takes, which is the tables of the libraries and the pages of the process,
    comes on top, and so does what zlib needs (zconf.h): for a PNG two streams
    that pack and one that unpacks."""
    most = 0
    for path in files:
        size = path.stat().st_size
        try:
            with Image.open(path) as image:
                samples = image.width * image.height * len(image.getbands())
            of_jpeg, of_png = path.suffix in (".jpg", ".jpeg"), path.suffix == ".png"
            streams = 2 * (256 << 10) + (40 << 10) if of_png else 0
            most = max(most, samples * (2 if of_jpeg else 1) + 3 * size + streams)
        except Exception:  # no picture, but a document: nothing was said before
            most = max(most, 3 * size)
    return most


def ratios(paths):
    """For each format: (its name, what stands beside, its seconds, ours, the most
    memory of one file in MB, the goal, the memory said before), over the ten
    largest files of it."""
    with tempfile.TemporaryDirectory(prefix="sekisho-speed-") as base:
        base = pathlib.Path(base)
        for name, (endings, kind, beside, what, needs, goal) in BESIDE.items():
            mine = sorted((p for p in paths if p.suffix.lower() in endings),
                          key=lambda p: -p.stat().st_size)[:10]
            if not mine or not all(map(shutil.which, needs)):
                continue
            folder = base / name
            folder.mkdir()
            for i, path in enumerate(mine):
                copy = folder / f"{i}{path.suffix.lower()}"
                shutil.copy(path, copy)
                PREPARE.get(name, lambda _: None)(copy)
            files = sorted(folder.iterdir())
            theirs = min(spent(lambda: [beside(p, base / "out") for p in files])
                         for _ in range(3))
            ours, memory, least = min(cost(kind, files) for _ in range(3))
            most = bound(files) / 1e6 + least / 1024
            yield name, what, theirs, ours, memory / 1024, goal, most


def show(paths):
    for name, what, theirs, ours, memory, goal, most in ratios(paths):
        ratio = ours / theirs if theirs else 0
        print(f"speed of {name}: {ours:.2f} s, {what} {theirs:.2f} s: {ratio:.2f} (goal {goal}"
              f"{'' if ratio <= goal else ', missed'}); memory at most {memory:.0f} MB, said "
              f"before decoding {most:.0f} MB{'' if memory <= most else ': exceeded'}")
