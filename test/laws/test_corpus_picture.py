#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every picture of samples/pictures and of the corpus, cleaned as a file: no
fault, what leaves is accepted by the inspector, a second pass changes no byte,
and a judge that shares nothing with us (Pillow) sees the same pixels in every
frame, in a file that is not larger by more than a twentieth, and where it came
with a colour profile the same colours. Where Pillow is not to be had the pixels
are not compared, and this is said.
"""
import io
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from picture_law import cleaned_twice
from picture_walk import walk
from tap import Tap, corpus, scratch

try:
    import warnings
    warnings.simplefilter("ignore")  # of Pillow, about pictures made to be odd
    from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
    Image.MAX_IMAGE_PIXELS = None
except ImportError:
    Image = None

KINDS = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"}
# Bytes of metadata that no picture may leave with.
GONE = (b"Exif\0\0II", b"http://ns.adobe.com/", b"Photoshop 3.0", b"tEXt", b"zTXt", b"iTXt")
SMALL = 2000  # bytes; below, a header more is more than a twentieth
# A turned JPEG has the same coefficients in another order: decoders round them
# otherwise, by this much.
ROUNDING = 4
# The older form of JPEG in TIFF is decoded by a reader of its own, which makes
# the channels of colour large again in another way.
OLD_JPEG, COARSE = 6, 96
SHADE = 0.5  # of 255: how far colours may be off, in the mean of a channel
SMALLER, MASK = 1, 4  # bits of the tag that says so of a page beside another


def allowed(path, image):
    if path.suffix == ".jpg":
        return ROUNDING if image.getexif().get(0x0112, 1) != 1 else 0
    return COARSE if getattr(image, "tag_v2", {}).get(259) == OLD_JPEG else 0


def frames(path):
    """Frames and pages, but for smaller copies and masks of TIFF."""
    image = Image.open(path)
    for i in range(getattr(image, "n_frames", 1)):
        try:
            image.seek(i)
        except Exception:  # a page of a kind that Pillow does not know
            continue
        if getattr(image, "tag_v2", {}).get(254, 0) & (SMALLER | MASK) == 0:
            yield image


def plain(image):
    """Pixels that can be compared: numbers of 16 and 32 bits as they are."""
    image = ImageOps.exif_transpose(image)
    return image.convert("I" if image.mode.startswith("I;16") else
                         image.mode if image.mode in "FI" else "RGBA")


def different(before, after):
    """The first frame of two pictures whose pixels differ, in words, or None."""
    most = allowed(before, Image.open(before))
    # A broken animation is a still picture to Pillow.
    for i, (a, b) in enumerate(zip(frames(before), frames(after))):
        x, y = plain(a), plain(b)
        if x.size != y.size:
            return f"frame {i}: {x.size} became {y.size}"
        if x.mode in "FI":
            if x.tobytes() != y.tobytes():
                return f"frame {i}: pixels differ"
            continue
        spread = ImageChops.difference(x, y).getextrema()
        if any(high > most for _, high in spread):
            return f"frame {i}: pixels differ by up to {spread}"
    return None


def shown(path):
    """The colours that a viewer shows who follows the profile; None where the
    profile is none for such pixels."""
    image = Image.open(path)
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    image = image.convert("RGB") if image.mode in ("P", "RGBA") else image
    try:
        return image.convert("RGB") if profile is None else ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"),
            outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None


def shade(before, after):
    """How far the colours of both are apart; None where there is no profile."""
    if "icc_profile" not in Image.open(before).info or shown(before) is None:
        return None
    return max(ImageStat.Stat(ImageChops.difference(shown(before), shown(after))).mean)


def opens(path):
    try:
        with Image.open(path) as image:
            image.load()
        return True
    except Exception:  # whatever it is: Pillow sees no such picture
        return False


def gather(folder):
    """Copies of all pictures, each under a name of its own."""
    roots = [HERE.parent.parent / "samples" / "pictures"]
    if corpus():
        roots.append(corpus() / "image")
    found = [p for root in roots for p in sorted(root.rglob("*"))
             if p.is_file() and p.suffix.lower() in KINDS]
    for number, path in enumerate(found):
        (folder / f"{number:03d}_{path.name}").write_bytes(path.read_bytes())
    return len(found)


def check_one(tap, before, after, counted):
    octets = after.read_bytes()
    head = octets[:200000]
    tap.ok(not any(mark in head for mark in GONE), f"{after.name}: no metadata", octets[:40])
    tap.equal(walk(after), None, f"{after.name}: nothing but a picture")
    if Image is None or not opens(before):
        return
    if not counted.get("damaged-data") and after.suffix != ".bmp":
        tap.equal(different(before, after), None, f"{after.name}: the same pixels")
    off = shade(before, after)
    tap.ok(off is None or off <= SHADE, f"{after.name}: the same colours", off)
    size = before.stat().st_size
    most = 1.05 if after.suffix in (".tif", ".tiff", ".webp") else 1.08
    tap.ok(size < SMALL or len(octets) <= size * most, f"{after.name}: hardly larger",
           (size, len(octets)))


def main():
    tap = Tap()
    if Image is None:
        tap.note("no Pillow: pixels are not compared (apt-get install python3-pil)")
    with scratch() as base:
        for before, after, part in cleaned_twice(tap, pathlib.Path(base), gather, "pictures"):
            counted = {r["what"]: r["count"] for r in part.get("removed", [])}
            check_one(tap, before, after, counted)
    tap.done()


main()
