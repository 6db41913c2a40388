# SPDX-License-Identifier: Apache-2.0
"""Documents as pages: LibreOffice makes a PDF of them, poppler makes pixels and
words of that. Two renderings of one document are compared by their ink, not by
their paper, so that a missing seal counts as much on an empty page as on a full
one.
"""
import collections
import os
import re
import shutil
import signal
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageFilter

Image.MAX_IMAGE_PIXELS = None
DPI = 60
INK = 28    # how much darker than paper a pixel is that counts as ink
APART = 56  # how far two pixels may lie apart, besides what one pixel's shift explains
PAGES = 60  # the most pages of a document that are looked at


def missing():
    """The programs that are not here, without which nothing can be compared."""
    return [p for p in ("soffice", "pdftoppm", "pdftotext", "pdfimages") if not shutil.which(p)]


def to_pdf(paths, out, batch=8, seconds=120):
    """Makes a PDF of each document; returns {path: PDF or None}. LibreOffice
    runs with a profile of its own. What it cannot make in a batch it gets alone."""
    out.mkdir(parents=True, exist_ok=True)
    made = {}
    with tempfile.TemporaryDirectory(prefix="sekisho-office-") as profile:
        def convert(some):
            office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}",
                                       "--headless", "--convert-to", "pdf", "--outdir", str(out),
                                       *map(str, some)], stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL, start_new_session=True)
            try:
                office.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(office.pid, signal.SIGKILL)  # soffice has started others
                office.wait()
        paths = list(paths)
        for i in range(0, len(paths), batch):
            some = paths[i:i + batch]
            convert(some)
            for path in some:
                pdf = out / (path.stem + ".pdf")
                if not pdf.exists():
                    convert([path])
                made[path] = pdf if pdf.exists() else None
    return made


def render(pdf, out, by_mupdf=False):
    """The pages as grey pictures; [] if poppler, or MuPDF, cannot read the PDF."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("page*.pgm"):
        old.unlink()
    subprocess.run(["mutool", "draw", "-q", "-c", "gray", "-r", str(DPI), "-o",
                    str(out / "page%04d.pgm"), str(pdf), f"1-{PAGES}"] if by_mupdf else
                   ["pdftoppm", "-gray", "-r", str(DPI), "-l", str(PAGES), str(pdf),
                    str(out / "page")], capture_output=True, timeout=600)
    return sorted(out.glob("page*.pgm"))


def words(pdf):
    """How often each word stands in the PDF."""
    done = subprocess.run(["pdftotext", "-l", str(PAGES), "-enc", "UTF-8", str(pdf), "-"],
                          capture_output=True, timeout=300)
    return collections.Counter(re.findall(r"\S+", done.stdout.decode("utf-8", "replace")))


def letters(counter):
    """The same without regard to where lines and words break."""
    return collections.Counter("".join(w * n for w, n in counter.items()))


def pictures(pdf):
    done = subprocess.run(["pdfimages", "-list", "-l", str(PAGES), str(pdf)], capture_output=True,
                          text=True, errors="replace", timeout=300)
    return max(0, len(done.stdout.splitlines()) - 2)


def ink(image):
    return image.point(lambda v: 255 if v < 255 - INK else 0)


def count(image):
    return image.histogram()[255]


def changed_ink(first, second):
    """The share of the ink on both pages together that only one of them shows."""
    with Image.open(first) as a, Image.open(second) as b:
        a, b = a.convert("L"), b.convert("L")
        if a.size != b.size:
            size = (max(a.width, b.width), max(a.height, b.height))
            a, b = paper(a, size), paper(b, size)
        both = count(ImageChops.lighter(ink(a), ink(b)))
        if both == 0:
            return 0.0
        # A pixel is as before if the other page has one like it within one pixel.
        darker = [ImageChops.subtract(i.filter(ImageFilter.MinFilter(3)), j)
                  for i, j in ((a, b), (b, a))]
        apart = ImageChops.lighter(*darker).point(lambda v: 255 if v > APART else 0)
        return count(apart) / both


def paper(image, size):
    sheet = Image.new("L", size, 255)
    sheet.paste(image, (0, 0))
    return sheet


def compare_ink(before, after, folder, by_mupdf=False):
    """The worst page's share of changed ink (1.0 where the number of pages
    differs), and the numbers of pages."""
    one, two = (render(pdf, folder / name, by_mupdf) for pdf, name in ((before, "a"), (after, "b")))
    share = max((changed_ink(a, b) for a, b in zip(one, two)), default=0.0)
    return share if len(one) == len(two) else 1.0, [len(one), len(two)]


def compare(before, after, folder, by_mupdf=False):
    """Compares two PDFs page by page, as poppler draws them: the changed ink, the
    words lost, and the pictures; and the ink as MuPDF draws them, if asked for."""
    lost = letters(words(before)) - letters(words(after))
    share, count = compare_ink(before, after, folder)
    result = {"pages": count, "ink": share,
              "letters_lost": sum(lost.values()),
              "words_lost": sorted(words(before) - words(after))[:12],
              "pictures": [pictures(before), pictures(after)]}
    if by_mupdf:
        result["ink_mupdf"], result["pages_mupdf"] = compare_ink(before, after, folder, True)
    return result
