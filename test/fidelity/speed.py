# SPDX-License-Identifier: Apache-2.0
"""Processor time of the cleaning beside the programs of the formats' own
libraries, over the same files. Wall time is not looked at: the machine may have
other work.
"""
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile


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
BESIDE = {"pdf": ({".pdf"}, with_pdf, "qpdf + jpegtran of its JPEGs",
                  ("qpdf", "jpegtran", "pdfimages"), 1.5),
          "jpeg": ({".jpg", ".jpeg"}, with_jpeg, "djpeg + jpegtran", ("djpeg", "jpegtran"), 1.5),
          "png": ({".png"}, with_png, "libpng decode + encode", (), 1.3),
          "tiff": ({".tif", ".tiff"}, with_tiff, "tiffcp", ("tiffcp",), 1.5)}


def ratios(paths, clean):
    """For each format: (what stands beside, its seconds, ours, the goal), over
    the ten largest files of it. @clean: cleans a folder into another; what it
    takes for a folder with one small file is its start, and taken off."""
    with tempfile.TemporaryDirectory(prefix="sekisho-speed-") as base:
        base = pathlib.Path(base)
        empty = base / "empty"
        empty.mkdir()
        (empty / "a.txt").write_text("a\n")
        start = min(spent(lambda: clean(empty, base / f"e{i}")) for i in range(3))
        for name, (endings, beside, what, needs, goal) in BESIDE.items():
            mine = sorted((p for p in paths if p.suffix.lower() in endings),
                          key=lambda p: -p.stat().st_size)[:10]
            if not mine or not all(map(shutil.which, needs)):
                continue
            folder = base / name
            folder.mkdir()
            for i, path in enumerate(mine):
                shutil.copy(path, folder / f"{i}{path.suffix.lower()}")
                PREPARE.get(name, lambda _: None)(folder / f"{i}{path.suffix.lower()}")
            theirs = min(spent(lambda: [beside(p, base / "out") for p in sorted(
                folder.iterdir())]) for _ in range(3))
            ours = min(spent(lambda: clean(folder, base / f"{name}{i}")) for i in range(3))
            yield name, what, theirs, max(ours - start, 0), goal
