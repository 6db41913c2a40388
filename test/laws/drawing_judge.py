# SPDX-License-Identifier: Apache-2.0
"""Judges of drawings that share nothing with us: Chromium draws an SVG as a
document of its own, with scripts on, and every request it makes is kept;
LibreOffice draws a metafile; Pillow compares what they drew.
"""
import base64
import io
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "visible"))
from browser import Browser

try:
    from PIL import Image, ImageMath
    Image.MAX_IMAGE_PIXELS = None
except ImportError:
    Image = None

BLOCK = 8  # pixels of a window, as SSIM is usually reckoned
SMALL = ((0.01 * 255) ** 2, (0.03 * 255) ** 2)


class Screen(Browser):
    """drawn(svg) is a picture of it (PNG) and the requests it made."""

    def _open(self):
        super()._open()
        self._call("Emulation.setScriptExecutionDisabled", {"value": False})
        self._call("Emulation.setDeviceMetricsOverride", {
            "width": 400, "height": 400, "deviceScaleFactor": 1, "mobile": False})
        self.asked = []

    def _request(self, event):
        if not (self.page and event["request"]["url"] == self.page[0]):
            self.asked.append(event["request"]["url"])
        super()._request(event)

    def drawn(self, content):
        url = f"http://page{self.number}.invalid/a.svg"
        self.page, self.asked = (url, content, "image/svg+xml"), []
        until = time.monotonic() + self.patience
        self._call("Page.navigate", {"url": url}, until=until)
        while self._event(self._next(until) or {"method": "Page.loadEventFired"}) \
                != "Page.loadEventFired":
            pass
        shot = self._call("Page.captureScreenshot", {"format": "png"}, until=until)
        return base64.b64decode(shot["data"]), [u for u in self.asked
                                                if not u.endswith("favicon.ico")]


def have_browser():
    return shutil.which("chromium") is not None


def have_office():
    return shutil.which("soffice") is not None


DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>
 <draw:frame text:anchor-type="as-char" svg:width="16cm" svg:height="16cm"><draw:image>
 <office:binary-data>%s</office:binary-data></draw:image></draw:frame></text:p></office:text>
 </office:body></office:document>"""


def office_drawn(files, folder):
    """Draws all of @files (with different stems): each in a document, which
    LibreOffice writes as a page with a picture. The pictures by stem."""
    folder.mkdir()
    documents = []
    for path in files:
        documents.append(folder / f"{path.stem}.fodt")
        documents[-1].write_text(DOCUMENT % base64.b64encode(path.read_bytes()).decode())
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", "html", "--outdir", str(folder / "drawn"),
                    *map(str, documents)], capture_output=True, timeout=1800, check=False)
    return {p.name.split("_html_")[0]: p.read_bytes()
            for p in (folder / "drawn").iterdir() if p.suffix != ".html"}


def _means(image, size):
    return image.resize(size, Image.BOX)


def similar(one, other):
    """SSIM of two PNGs (bytes) over blocks, on white; 0 when their sizes
    differ by more than a pixel."""
    a, b = (Image.open(io.BytesIO(data)).convert("RGBA") for data in (one, other))
    if abs(a.width - b.width) > 1 or abs(a.height - b.height) > 1:
        return 0.0
    size = (min(a.width, b.width), min(a.height, b.height))
    grey = []
    for image in (a, b):
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        grey.append(ground.convert("L").crop((0, 0, *size)).convert("F"))
    x, y = grey
    blocks = (max(1, size[0] // BLOCK), max(1, size[1] // BLOCK))
    multiplied = lambda p, q: ImageMath.eval("p * q", p=p, q=q)
    mx, my = _means(x, blocks), _means(y, blocks)
    xx, yy, xy = (_means(multiplied(p, q), blocks) for p, q in ((x, x), (y, y), (x, y)))
    total = ImageMath.eval(
        "((2 * mx * my + c) * (2 * (xy - mx * my) + d)) / "
        "((mx * mx + my * my + c) * (xx - mx * mx + yy - my * my + d))",
        mx=mx, my=my, xx=xx, yy=yy, xy=xy, c=SMALL[0], d=SMALL[1])
    values = list(total.getdata())
    return sum(values) / len(values)
