#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Archives of every kind, hand-made: good ones are read, hostile ones end with
a reason within the limits and the next message passes, kinds that nobody opens
here go as what they are, and no name of a member leaves as it came. Bombs are
made here and now."""
import gzip
import io
import pathlib
import re
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import archives_made as made
from archives import attachment, clean_all, write_policy
from quine import zip_quine
from tap import Tap, program, scratch

TEXT = b"hello archives\n"
MB = b"\0" * 60_000_000
tap = Tap()


def compressed(*command):
    """MB through a program; None where it is not to be had."""
    try:
        return subprocess.run(command, input=MB, capture_output=True, check=True,
                              timeout=120).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def by_7z(kind, content):
    with scratch() as work:
        pathlib.Path(work, "a").write_bytes(content)
        try:
            subprocess.run(["7zz", "a", f"-t{kind}", "-bso0", "-bsp0", "x", "a"], cwd=work,
                           check=True, timeout=120)
        except (OSError, subprocess.CalledProcessError):
            return None
        return next(p.read_bytes() for p in pathlib.Path(work).iterdir() if p.name != "a")


def zipped(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def good():
    """Kind, file name, bytes, member."""
    yield "rar5", "a.rar", made.rar5(made.rar5_file(b"a.txt", TEXT)), "a.txt"
    yield "rar4", "a.rar", made.rar4(b"a.txt", TEXT), "a.txt"
    yield "cab", "a.cab", made.cab(b"a.txt", TEXT), "a.txt"
    yield "iso", "a.iso", made.iso(b"A.TXT", TEXT), "A.TXT"
    yield "Z", "a.txt.Z", made.compress_z(TEXT), "a.txt"
    yield "lzh", "a.lzh", made.lzh(b"a.txt", TEXT), "a.txt"
    yield "lzh cp932", "a.lzh", made.lzh("ソ表.txt".encode("cp932"), TEXT), "ソ表.txt"
    yield "zip64", "a.zip", made.zip64(b"a.txt", TEXT), "a.txt"


def hostile():
    """Name, file name, bytes, reasons that are right; None: any but a fault."""
    locked = made.vint(1) + made.vint(0) + made.vint(0) + b"\x0f" + b"\0" * 32
    record = made.vint(len(locked)) + locked
    yield "A004 quine", "r.zip", zip_quine(), ["limit-depth"]
    yield "A014 zip64 sizes differ", "z.zip", made.zip64(b"a", TEXT, local=99), \
        ["archive-ambiguous"]
    yield "A014 zip64 huge", "z.zip", made.zip64(b"a", TEXT, 1 << 62, 1 << 62), \
        ["archive-ambiguous", "archive-damaged", "limit-expanded", "limit-ratio"]
    yield "A014 zip64 without field", "z.zip", made.zip64(b"a", TEXT, extra=False), \
        ["archive-ambiguous", "archive-damaged"]
    yield "A020 rar5 locked headers", "r.rar", b"Rar!\x1a\x07\x01\0" + made.rar5_block(
        4, 0, made.vint(0) + made.vint(0) + b"\x0f" + b"\0" * 16) + b"\0" * 64, ["encrypted"]
    yield "A020 rar5 locked member", "r.rar", made.rar5(
        made.rar5_file(b"a.txt", TEXT, record)), ["encrypted"]
    yield "A020 rar5 volume", "r.rar", made.rar5(
        made.rar5_file(b"a.txt", TEXT, flags=0x10), archive_flags=3), ["archive-split"]
    yield "A020 rar5 service block", "r.rar", made.rar5(
        made.rar5_block(3, 0, made.vint(0) * 4 + made.vint(2) + b"RR"),
        made.rar5_file(b"a.txt", TEXT)), None
    yield "A020 rar5 size lies", "r.rar", made.rar5(
        made.rar5_file(b"a.txt", TEXT, said=1 << 50)), None
    yield "A020 rar5 cut", "r.rar", made.rar5(made.rar5_file(b"a.txt", TEXT * 90))[:200], \
        ["archive-damaged"]
    yield "A020 rar4 locked headers", "r.rar", made.rar4(b"a", TEXT, 0x80), ["encrypted"]
    yield "A020 rar4 volume", "r.rar", made.rar4(b"a", TEXT, 1), ["archive-split"]
    yield "A020 rar4 locked member", "r.rar", made.rar4(b"a", TEXT, 0, 4), ["encrypted"]
    yield "A018 7z of ninety million", "m.7z", made.seven_zip_many(), \
        ["archive-damaged", "limit-expanded", "limit-parts"]
    for number in range(24):
        yield f"A021 cab lzx {number}", "l.cab", made.cab_lzx_wild(number), None
    yield "A021 cab volume", "c.cab", made.cab(b"a", TEXT, flags=2), ["archive-split"]
    yield "A022 xar in circles", "x.xar", made.xar_in_circles(), None
    yield "lzh method unknown", "l.lzh", made.lzh(b"a", TEXT, b"-lh9-"), None
    yield "bomb zstd", "b.zst", compressed("zstd", "-q", "-19"), ["limit-ratio"]
    yield "bomb lz4", "b.lz4", compressed("lz4", "-q", "-9"), ["limit-ratio"]
    yield "bomb lzma", "b.lzma", compressed("xz", "--format=lzma"), ["limit-ratio"]
    yield "bomb xz", "b.xz", compressed("xz"), ["limit-ratio"]
    yield "bomb bz2", "b.bz2", compressed("bzip2"), ["limit-ratio"]
    yield "bomb 7z", "b.7z", by_7z("7z", MB), ["limit-ratio"]
    yield "bomb gz of gz", "b.gz", gzip.compress(gzip.compress(MB)), \
        ["limit-depth", "limit-ratio"]


def reason_below(report):
    """The reason of the archive, or of the first in it that has one."""
    top, below = attachment(report)
    reasons = [p["reason"] for p in [top, *below]
               if p["reason"] not in (None, "type-not-allowed", "undecided")]
    return reasons[0] if reasons else None


def test_good(work):
    rows = list(good())
    _, errors, reports = clean_all(work, write_policy(work, iso=True),
                                   [row[1:3] for row in rows])
    for (name, _, _, member), report in zip(rows, reports):
        below = attachment(report)[1] if report else []
        tap.equal([p["name"] for p in below], [member], f"good {name}")
    tap.ok(not errors, "no fault", errors)


def test_hostile(work):
    """In one run: each is followed by the next, and by a good one at last."""
    rows = [row for row in hostile() if row[2] is not None]
    began = time.monotonic()
    status, errors, reports = clean_all(work, write_policy(work),
                                        [row[1:3] for row in rows] +
                                        [("a.rar", made.rar4(b"a.txt", TEXT))])
    tap.note(f"{len(rows)} in {time.monotonic() - began:.1f} s")
    tap.ok(status == 0, "hostile: no fault", errors)
    for (name, _, _, reasons), report in zip(rows, reports):
        found = reason_below(report) if report else "a fault"
        tap.ok(report is not None and (reasons is None or found in reasons), name,
               f"{found}, not one of {reasons}")
    top, below = attachment(reports[-1])
    tap.ok(top["action"] == "split" and below[0]["name"] == "a.txt", "and the next passes")


def test_limits(work):
    """Tight ones; nothing above them by more than a tenth."""
    limits = 'expanded = "4M"; message = "4M"; parts = 40; depth = 4; seconds = 5; ratio = 100000;'
    many = made.rar5(*[made.rar5_file(b"%d" % i, TEXT) for i in range(400)])
    rows = [("bytes", "b.gz", gzip.compress(MB[:30_000_000])),
            ("parts", "m.rar", many), ("depth", "q.zip", zip_quine())]
    _, errors, reports = clean_all(work, write_policy(work, limits=limits),
                                   [row[1:3] for row in rows])
    for (name, _, _), report in zip(rows, reports):
        parts = report["parts"] if report else []
        tap.ok(report and sum(p["bytes"] for p in parts) <= 4.4 * 2 ** 20 and
               len(parts) <= 44 and
               # the multipart stands in a path, and is no level
               max(len(p["path"]) for p in parts) <= 5 and
               report["milliseconds"]["clean"] <= 5500,
               f"limit of {name}: {reason_below(report) if report else 'fault'}",
               errors)


def test_marks(work):
    rows = list(made.MARKS.items())
    _, errors, reports = clean_all(work, write_policy(work, iso=True),
                                   [(f"x.{ext}", content) for ext, content in rows])
    tap.ok(not errors, "no fault", errors)
    for (ext, _), report in zip(rows, reports):
        top, below = attachment(report)
        tap.ok(top["action"] == "removed" and not below and top["reason"] != "undecided",
               f"{ext}: {top['found']} goes unopened, as {top['reason']}", top)


NAMES = {  # name of a member -> whether its text may leave at all
    "invoice.pdf" + " " * 60 + ".exe": False, "a.txt.exe": False,
    "写真\u202etxt.exe": False, "請求書\u202egnp.txt": True, "dot.txt.": True,
    "blank.txt ": True, "CON.txt": True, "con/aux.txt": True, "a.txt:b.exe": False,
    "wide．ｅｘｅ": False, "a.{00020424-0000-0000-C000-000000000046}": None,
    "zero\u200b.e\u200bxe": False, "long" * 60 + ".txt": True, "e" + "\u0301" * 300 + ".txt": True,
    "inner.exe.txt": True, "tab\tname.txt": True, ".hidden.txt": True, "two  .txt": True,
}


def test_names(work):
    """By ZIP and, where their bytes allow, by LZH: what leaves has a name that
    says what it is on every system."""
    policy = pathlib.Path(work, "names.conf")
    policy.write_text('profiles = { n = { base = "files-basic"; '
                      'files = ( { type = "archive"; do = "repack"; } ); }; };')
    rows = [(name, zipped(name, TEXT), may) for name, may in NAMES.items()] + \
        [(name, made.lzh(name.encode("cp932"), TEXT), may) for name, may in NAMES.items()
         if not set(name) & set("\u202e\u200b\u0301") and len(name) < 200]
    for i, (_, content, _) in enumerate(rows):
        kind = "zip" if content[:2] == b"PK" else "lzh"
        pathlib.Path(work, f"{i:02d}.{kind}").write_bytes(content)
    done = subprocess.run([program("sekisho"), "clean", "-p", str(policy), "-o",
                           f"{work}/out/", *(str(p) for p in sorted(pathlib.Path(work).glob("[0-9]*")))],
                          capture_output=True, timeout=120)
    tap.ok(done.returncode in (0, 1), "names: no fault", done.stderr.decode())
    for i, (name, _, may) in enumerate(rows):
        found = [str(p.relative_to(f"{work}/out/{i:02d}")) for p in
                 pathlib.Path(work, "out", f"{i:02d}").rglob("*") if p.is_file()]
        safe = all(re.fullmatch(r"[^\x00-\x1f\u200b-\u200f\u202a-\u202e:*?\"<>|．]*[^ .]\.txt", n)
                   and len(n.encode()) <= 255 and not re.search(r"(^|/)(con|aux)[./]|\.exe|  |/[. ]|^[. ]", n, re.I)
                   for n in found)
        tap.ok(safe and (may is None or bool(found) == may), f"name {name[:24]!r}", found)


for case in (test_names, test_good, test_hostile, test_limits, test_marks):
    with scratch() as folder:
        tap.run(case.__name__, lambda: case(folder))
tap.done()
