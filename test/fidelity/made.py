# SPDX-License-Identifier: Apache-2.0
"""Large pictures as offices send them, the same ones every time: a photo of a
telephone, a screenshot, a scanned form, a fax of three pages. The pictures of
the samples are too small to measure anything by them.

    /usr/bin/python3 test/fidelity/made.py FOLDER
"""
import pathlib
import random
import sys

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "samples"))
from make_pictures import exif  # noqa: E402

A4 = (2480, 3508)  # at 300 pixels an inch
WORDS = "住民票の写しを交付してください。申請者 関所太郎 電話 0000-00-0000 Form 12-B approved"
FONTS = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
         "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def font(size):
    for path in FONTS:
        if pathlib.Path(path).exists():
            return ImageFont.truetype(path, size)
    return ImageFont.load_default()


def grain(size, strength, seed):
    """Noise of a sensor, the same every time."""
    tile = Image.frombytes("L", (256, 256), random.Random(seed).randbytes(65536))
    whole = Image.new("L", size)
    for y in range(0, size[1], 256):
        for x in range(0, size[0], 256):
            whole.paste(tile.rotate(90 * ((x + y) // 256 % 4)), (x, y))
    return whole.point(lambda v: v * strength // 255).convert("RGB")


def photo(size, seed=1):
    """Sky, ground and things before it, with edges and noise."""
    draw_from = random.Random(seed)
    small = Image.new("RGB", (64, 48))
    small.putdata([(90 + x, 130 + y * 2, 250 - y * 3) if y < 26 else (70 + x, 110 - y, 40 + x // 2)
                   for y in range(48) for x in range(64)])
    image = small.resize(size, Image.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(160):
        x, y = draw_from.randrange(size[0]), draw_from.randrange(size[1] // 3, size[1])
        high = draw_from.randrange(size[1] // 60, size[1] // 6)
        color = tuple(draw_from.randrange(20, 240) for _ in range(3))
        draw.rectangle((x, y - high, x + high * 2 // 3, y), fill=color, outline=(20, 20, 20))
    draw.ellipse((size[0] // 12, size[1] // 12, size[0] // 5, size[1] // 4), fill=(255, 240, 200))
    image = image.filter(ImageFilter.GaussianBlur(1.2))
    return ImageChops.add(image, grain(size, 22, seed))


def form(size=A4):
    """A sheet with rules, boxes, words and a red seal."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    unit = size[1] // 60
    draw.text((unit * 12, unit * 2), "申請書 Application", fill=(20, 20, 30), font=font(unit * 2))
    for row in range(6, 56, 2):
        draw.line((unit * 3, row * unit, size[0] - unit * 3, row * unit), fill=(60, 60, 60), width=3)
        draw.text((unit * 4, row * unit + unit // 3), WORDS, fill=(30, 30, 40), font=font(unit))
    draw.rectangle((unit * 3, unit * 6, size[0] - unit * 3, unit * 54), outline=(0, 0, 0), width=6)
    seal = (size[0] - unit * 10, unit * 44, size[0] - unit * 5, unit * 49)
    draw.ellipse(seal, outline=(200, 30, 30), width=10)
    draw.text((seal[0] + unit, seal[1] + unit * 3 // 2), "関所", fill=(200, 30, 30), font=font(unit * 3 // 2))
    return image


def scan():
    return ImageChops.subtract(form().rotate(0.4, Image.BICUBIC, fillcolor="white"),
                               grain(A4, 12, 2))


def ball():
    """Frames of a ball that jumps."""
    for i in range(24):
        frame = Image.new("RGB", (240, 160), (230, 240, 250))
        draw = ImageDraw.Draw(frame)
        draw.rectangle((0, 140, 240, 160), fill=(120, 160, 90))
        y = 110 - abs(12 - i) * 8
        draw.ellipse((i * 8, y, i * 8 + 30, y + 30), fill=(210, 40 + i * 4, 40))
        yield frame.quantize(64)


def make(folder):
    """Writes them; returns their paths."""
    seen = photo((4000, 3000))
    fax = form().convert("1")
    frames = list(ball())
    seen.save(folder / "phone.jpg", quality=92, exif=exif(6), comment=b"private")
    photo((2400, 1800), 5).save(folder / "progressive.jpg", quality=85, progressive=True)
    seen.resize((1600, 1200)).save(folder / "photo.png")
    shot = Image.new("RGB", (1920, 1080), (245, 245, 248))
    shot.paste(form((900, 1000)), (40, 40))
    shot.paste(seen.resize((800, 600)), (1000, 200))
    shot.save(folder / "screenshot.png")
    shot.quantize(128).save(folder / "palette.png")
    scanned = scan()
    scanned.save(folder / "scan.jpg", quality=80, dpi=(300, 300))
    scanned.convert("L").save(folder / "scan-lzw.tif", compression="tiff_lzw", dpi=(300, 300))
    for name, coding in (("fax-g4.tif", "group4"), ("fax-g3.tif", "group3")):
        fax.save(folder / name, save_all=True, compression=coding, dpi=(300, 300),
                 append_images=[fax.transpose(Image.FLIP_LEFT_RIGHT), fax.rotate(180)],
                 tiffinfo={270: "private"})
    frames[0].save(folder / "ball.gif", save_all=True, append_images=frames[1:], duration=60,
                   loop=0, comment=b"private")
    return sorted(folder.iterdir())


if __name__ == "__main__":
    for made in make(pathlib.Path(sys.argv[1])):
        print(made.name, made.stat().st_size)
