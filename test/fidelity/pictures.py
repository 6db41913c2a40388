# SPDX-License-Identifier: Apache-2.0
"""Pictures before and after: whether a viewer opens them, whether their pixels
or coefficients are the same, and how near they are where the format changed.
"""
import shutil
import subprocess
import warnings

warnings.simplefilter("ignore")  # of Pillow, about pictures made to be odd
from PIL import Image, ImageChops, ImageFile, ImageOps  # noqa: E402

Image.MAX_IMAGE_PIXELS = None
ImageFile.LOAD_TRUNCATED_IMAGES = False
DRAWN = {".svg", ".svgz", ".emf", ".wmf"}
HUGE = 100_000_000  # pixels; four bytes each
TURN = {2: ["-flip", "horizontal"], 3: ["-rotate", "180"], 4: ["-flip", "vertical"],
        5: ["-transpose"], 6: ["-rotate", "90"], 7: ["-transverse"], 8: ["-rotate", "270"]}


def frames(path):
    """All frames as RGBA, turned as they are to be shown."""
    with Image.open(path) as image:
        for i in range(getattr(image, "n_frames", 1)):
            image.seek(i)
            yield ImageOps.exif_transpose(image).convert("RGBA")


def is_viewable(path):
    """Pillow opens it and all its frames; drawings: ImageMagick does."""
    if path.suffix.lower() in DRAWN or path.suffix.lower() in (".avif", ".heic", ".psd"):
        tool = shutil.which("identify")
        return bool(tool) and subprocess.run([tool, str(path)], capture_output=True,
                                             timeout=120).returncode == 0
    try:
        with Image.open(path) as image:
            if image.width * image.height > HUGE:
                return True  # as its header says; decoded it would fill the memory
        for _ in frames(path):
            pass
        return True
    except Exception:  # whatever it is: Pillow sees no such picture
        return False


def same_pixels(before, after, allowed=0):
    """None where every frame has the same pixels; else the first that has not."""
    first, second = list(frames(before)), list(frames(after))
    if len(first) != len(second) and len(first) > 1:  # a broken animation is still to Pillow
        return f"{len(first)} frames became {len(second)}"
    for i, (a, b) in enumerate(zip(first, second)):
        if a.size != b.size:
            return f"frame {i}: {a.size} became {b.size}"
        most = max(high for _, high in ImageChops.difference(a, b).getextrema())
        # what cannot be seen may have any colour
        if most > allowed and ImageChops.difference(
                Image.alpha_composite(Image.new("RGBA", a.size, "white"), a),
                Image.alpha_composite(Image.new("RGBA", b.size, "white"), b)).getbbox():
            return f"frame {i}: pixels differ by up to {most}"
    return None


def jpegtran(path, *options):
    done = subprocess.run(["jpegtran", "-copy", "none", "-optimize", *options, str(path)],
                          capture_output=True, timeout=120)
    return done.stdout if done.returncode == 0 else None


def same_coefficients(before, after):
    """None where both hold the same coefficients: jpegtran then writes the same
    bytes of both, but for size and kind of a pixel in the head. With an
    orientation that was carried out, the original is turned first."""
    if not shutil.which("jpegtran"):
        return None
    with Image.open(before) as image:
        wanted = image.getexif().get(0x0112, 1)
    with Image.open(after) as image:
        left = image.getexif().get(0x0112, 1)
    turn = TURN.get(wanted, []) if wanted != left else []
    a, b = jpegtran(before, *turn), jpegtran(after)
    if b is None:
        return "jpegtran cannot read what leaves"
    if a is None:  # a viewer goes on where jpegtran gives up
        return same_pixels(before, after)
    return None if a[a.find(b"\xff\xdb"):] == b[b.find(b"\xff\xdb"):] else "coefficients differ"


def block(image, x, y, side=8):
    """Mean, and the numbers less the mean, of one block of grey pixels."""
    pixels = image.crop((x, y, x + side, y + side)).tobytes()
    mean = sum(pixels) / len(pixels)
    return mean, [p - mean for p in pixels]


def ssim(a, b, side=8):
    """The mean structural similarity of two pictures of one size over blocks of
    their brightness (Wang and others, 2004), 1.0 for the same."""
    near, one, two = [], (0.01 * 255) ** 2, (0.03 * 255) ** 2
    for y in range(0, a.height - side + 1, side):
        for x in range(0, a.width - side + 1, side):
            (m, p), (n, q) = block(a, x, y), block(b, x, y)
            both = sum(i * j for i, j in zip(p, q)) / len(p)
            spread = sum(i * i + j * j for i, j in zip(p, q)) / len(p)
            near.append((2 * m * n + one) * (2 * both + two) /
                        ((m * m + n * n + one) * (spread + two)))
    return sum(near) / len(near) if near else None


def grey(path):
    """The brightness of the first frame, eight bits of it."""
    with Image.open(path) as image:
        if image.mode.startswith("I;16"):  # which Pillow would cut, not scale
            return image.convert("I").point(lambda v: v * (1 / 256)).convert("L")
    return next(frames(path)).convert("L")


def likeness(before, after):
    """SSIM, of drawings by ImageMagick, 1.0 for the same; None where nobody can
    tell."""
    if before.suffix.lower() not in DRAWN:
        a, b = grey(before), grey(after)
        return ssim(a, b) if a.size == b.size else 0.0
    if not shutil.which("compare"):
        return None
    done = subprocess.run(["compare", "-metric", "SSIM", f"{before}[0]", f"{after}[0]", "null:"],
                          capture_output=True, text=True, timeout=300)
    try:
        return float(done.stderr.split()[0])
    except (ValueError, IndexError):
        return None
