# SPDX-License-Identifier: Apache-2.0
"""Judges of what leaves that share nothing with the product: Pillow, walkers of
our own in Python over the blocks of a format, exiftool, ImageMagick's identify.
Each returns what is wrong, in words, or None.
"""
import json
import shutil
import struct
import subprocess
import zlib

# What exiftool may still say of a picture: its own words about the file, and
# what the pixels need. Everything else is metadata that should be gone.
HARMLESS = {"SourceFile", "ExifTool", "File", "Composite", "JFIF", "ICC_Profile", "ICC-header",
            "ICC-chrm", "ICC-cicp", "ICC-meas", "ICC-view", "PNG-pHYs", "PNG-cHRM", "PNG", "GIF",
            "Adobe", "RIFF", "BMP", "SVG", "System"}
HARMLESS_TAGS = {"IFD0:Orientation", "ExifIFD:Orientation"}
TIFF_TAGS = {"ImageWidth", "ImageHeight", "BitsPerSample", "Compression", "Orientation",
             "PhotometricInterpretation", "StripOffsets", "SamplesPerPixel", "RowsPerStrip",
             "StripByteCounts", "XResolution", "YResolution", "PlanarConfiguration",
             "ResolutionUnit", "Predictor", "ColorMap", "ExtraSamples", "SampleFormat",
             "SubfileType", "OldSubfileType", "T4Options", "T6Options", "FillOrder", "PageNumber",
             "InkSet", "YCbCrSubSampling", "YCbCrPositioning", "ReferenceBlackWhite",
             # what exiftool calls strips that are coded as JPEG
             "PreviewImage", "PreviewImageStart", "PreviewImageLength", "JPEGTables", "TileWidth", "TileLength", "TileOffsets", "TileByteCounts",
             "ICC_Profile", "WhitePoint", "PrimaryChromaticities"}


def walk_png(data):
    known = {b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"IDAT",
             b"acTL", b"fcTL", b"fdAT", b"IEND"}
    at = 8
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return "no signature"
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind not in known:
            return f"a chunk {kind!r}"
        if len(body) != length or struct.unpack(
                ">I", data[at + 8 + length:at + 12 + length])[0] != zlib.crc32(kind + body):
            return f"a chunk {kind!r} that is cut or has a wrong checksum"
        at += 12 + length
        if kind == b"IEND":
            return None if at == len(data) else f"{len(data) - at} bytes behind the end"
    return "no end"


def walk_jpeg(data):
    at = 2
    if data[:2] != b"\xff\xd8":
        return "no beginning"
    while at + 2 <= len(data):
        if data[at] != 0xff:
            return f"no marker at {at}"
        code = data[at + 1]
        if code == 0xd9:
            return None if at + 2 == len(data) else f"{len(data) - at - 2} bytes behind the end"
        if at + 4 > len(data):
            break
        length = struct.unpack(">H", data[at + 2:at + 4])[0]
        body = data[at + 4:at + 2 + length]
        allowed = {0xe0: b"JFIF\0", 0xe1: b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12",
                   0xe2: b"ICC_PROFILE\0", 0xee: b"Adobe"}
        if 0xe0 <= code <= 0xef and not body.startswith(allowed.get(code, b"\0never")):
            return f"an APP{code - 0xe0} {body[:12]!r}"
        if code == 0xfe:
            return "a comment"
        at += 2 + length
        if code == 0xda:  # its coded data, to the next marker that is none of its own
            while at + 1 < len(data) and (data[at] != 0xff or data[at + 1] == 0 or
                                          0xd0 <= data[at + 1] <= 0xd7):
                at += 1
    return "no end"


def walk_gif(data):
    def palette(flags):
        return 3 << ((flags & 7) + 1) if flags & 0x80 else 0

    def blocks(at):
        while data[at]:
            at += 1 + data[at]
        return at + 1

    at = 13 + palette(data[10])
    try:
        while data[at] != 0x3b:
            if data[at] == 0x2c:
                at = blocks(at + 10 + palette(data[at + 9]) + 1)
            elif data[at] == 0x21 and data[at + 1] in (0xf9, 0xff):
                if data[at + 1] == 0xff and data[at + 3:at + 14] != b"NETSCAPE2.0":
                    return f"an extension {data[at + 3:at + 14]!r}"
                at = blocks(at + 2)
            else:
                return f"a block {data[at]:#x} {data[at + 1]:#x}"
    except IndexError:
        return "no end"
    return None if at + 1 == len(data) else f"{len(data) - at - 1} bytes behind the end"


def walk_bmp(data):
    size, = struct.unpack("<I", data[2:6])
    return None if size == len(data) else f"says {size} bytes, has {len(data)}"


# the beginning of an EXIF that says no more than how a picture is to be turned
TURNED = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"


def walk_webp(data):
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return "no WebP"
    if struct.unpack("<I", data[4:8])[0] + 8 != len(data):
        return "a wrong length"
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at:at + 8])
        if kind == b"XMP " or (kind == b"EXIF" and (
                length != 26 or data[at + 8:at + 26] != TURNED)):
            return f"a chunk {kind!r}"
        at += 8 + length + (length & 1)
    return None if at == len(data) else "bytes behind the last chunk"


def walk_tiff(data):
    """Directories in a chain that ends, with no tag beyond those of pixels."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return "no TIFF"
    at, seen = struct.unpack(order + "I", data[4:8])[0], set()
    while at:
        if at in seen or at + 2 > len(data):
            return "directories in a circle, or cut"
        seen.add(at)
        n, = struct.unpack(order + "H", data[at:at + 2])
        for i in range(n):
            tag, = struct.unpack(order + "H", data[at + 2 + 12 * i:at + 4 + 12 * i])
            if tag in (0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x02bc, 0x8298, 0x83bb,
                       0x8649, 0x8769, 0x8825, 0x014a):
                return f"the tag {tag:#06x}"
        at, = struct.unpack(order + "I", data[at + 2 + 12 * n:at + 6 + 12 * n])
    return None


WALKERS = {".png": walk_png, ".jpg": walk_jpeg, ".jpeg": walk_jpeg, ".gif": walk_gif,
           ".bmp": walk_bmp, ".webp": walk_webp, ".tif": walk_tiff, ".tiff": walk_tiff}


def walk(path):
    walker = WALKERS.get(path.suffix.lower())
    return walker(path.read_bytes()) if walker else None


def metadata(paths):
    """{name: what exiftool still finds} for those that should hold nothing."""
    if not shutil.which("exiftool") or not paths:
        return None
    done = subprocess.run(["exiftool", "-json", "-G1", "-a", "-u", *map(str, paths)],
                          capture_output=True, text=True, timeout=600)
    found = {}
    for entry in json.loads(done.stdout or "[]"):
        bad = []
        for key in entry:
            group, _, tag = key.partition(":")
            fine = group in HARMLESS or key in HARMLESS_TAGS or \
                (group.startswith("IFD") and tag in TIFF_TAGS)
            if not fine:
                bad.append(key)
        if bad:
            found[entry["SourceFile"]] = ", ".join(sorted(bad)[:6])
    return found


def identify(path):
    """What ImageMagick says against a picture; None: nothing."""
    if not shutil.which("identify"):
        return None
    done = subprocess.run(["identify", "-regard-warnings", str(path)], capture_output=True,
                          text=True, timeout=120)
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no"])[0][:160]
