#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every file of the corpus's archive and encrypted folders as an attachment,
under a policy that opens archives: no fault, limits hold, and the members are
those that other readers list, or the difference stands in
corpus-archive-differences.txt with its reason. Of the ZIPs of the whole corpus
that 7-Zip calls good at least 99% are opened, those made to be refused apart.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
from archives import attachment, clean_all, write_policy
from laws import inputs
from tap import Tap, corpus, scratch

LITTER = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db)$", re.I)
# Not by us: the ZIP tests of another library that are broken on purpose.
MADE_TO_FAIL = ("failure_", "zip_padded2")


def fold(name):
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "/".join(p for p in name.split("/") if p not in ("", "."))


def by_zipfile(path):
    with zipfile.ZipFile(path) as archive:
        return [(i.filename if i.flag_bits & 0x800 or i.filename.isascii() else None,
                 i.file_size) for i in archive.infolist() if not i.is_dir()]


def by_tarfile(path):
    with tarfile.open(path, "r:") as archive:
        return [(m.name, m.size if m.isreg() else 0) for m in archive if not m.isdir()]


def by_7z(path):
    done = subprocess.run(["7zz", "l", "-slt", "-ba", "-pX", str(path)],
                          capture_output=True, timeout=60)
    if done.returncode != 0:
        raise ValueError("7zz")
    found = []
    for block in done.stdout.decode("utf-8", "replace").split("\n\n"):
        fields = dict(line.split(" = ", 1) for line in block.splitlines()
                      if " = " in line)
        if "Path" in fields and fields.get("Folder") != "+" and \
           not fields.get("Attributes", "").startswith("D"):
            size = fields.get("Size", "")
            found.append((fields["Path"] if fields["Path"].isascii() else None,
                          int(size) if size.isdigit() else None))
    return found


def by_bsdtar(path):
    done = subprocess.run(["bsdtar", "-tvf", str(path)], capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=60)
    if done.returncode != 0:
        raise ValueError("bsdtar")
    return [(None, None) for line in done.stdout.splitlines()
            if not line.startswith(b"d")]


def by_lhasa(path):
    done = subprocess.run(["lhasa", "l", str(path)], capture_output=True, timeout=60)
    rows = done.stdout.decode("latin-1").splitlines()[2:-2]
    if done.returncode != 0 or not rows:
        raise ValueError("lhasa")
    return [(None, None) for row in rows if not row.rstrip().endswith("/")]


READERS = {
    "application/zip": [by_zipfile, by_7z],
    "application/x-tar": [by_tarfile, by_7z],
    "application/x-lzh-compressed": [by_lhasa, by_7z],
    "application/x-7z-compressed": [by_7z, by_bsdtar],
    "application/vnd.rar": [by_7z, by_bsdtar],
    "application/vnd.ms-cab-compressed": [by_7z, by_bsdtar],
    "application/x-cpio": [by_bsdtar],
    "application/x-archive": [by_bsdtar],
    "application/x-iso9660-image": [by_bsdtar],
}


def ours(below):
    return [(fold(p["name"] or ""), p["bytes"] if p["reason"] not in
             ("archive-link", "archive-path", "archive-method") else None)
            for p in below if len(p["path"]) == 3]


def difference(mine, theirs):
    """None when both list the same: as many, and the names and sizes that the
    other reader tells us surely."""
    theirs = [(fold(n) if n is not None else None, s) for n, s in theirs
              if n is None or not LITTER.search(n)]
    if len(mine) != len(theirs):
        return f"{len(mine)} members, not {len(theirs)}"
    names = {n for n, _ in mine}
    missing = sorted(n for n, _ in theirs if n is not None and n not in names
                     and not n.startswith("..") and ":" not in n)
    if missing:
        return f"no {missing[0]}"
    return None


def compare(path, top, below):
    """[(reader, what differs)] over the readers that can read the file."""
    found = []
    for reader in READERS.get(top["found"].removesuffix("+encrypted"), []):
        try:
            theirs = reader(path)
        except Exception:
            continue
        if top["action"] == "split":
            what = difference(ours(below), theirs)
        elif theirs:
            what = f"{top['reason']}, not {len(theirs)} members"
        else:
            what = None
        if what is not None:
            found.append((reader.__name__[3:], what))
    return found


def plain(text):
    return text.encode("ascii", "backslashreplace").decode()


def known():
    """{(file, reader): what} of the checked-in list."""
    rows = {}
    for line in (HERE / "corpus-archive-differences.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, reader, what, _ = [field.strip() for field in line.split("|")]
            rows[name, reader] = what
    return rows


def judge_members(tap, files, reports):
    expected, seen = known(), {}
    for path, report in zip(files, reports):
        top, below = attachment(report) if report else (None, [])
        if top is not None:
            for reader, what in compare(path, top, below):
                seen[plain(path.name), reader] = plain(what)
    wrong = [f"{n} | {r} | {w} |" for (n, r), w in sorted(seen.items())
             if expected.get((n, r)) != w]
    tap.ok(not wrong, f"{len(files)} files: members as others list them, or "
           f"{len(expected)} explained differences", "\n".join(wrong))
    stale = sorted(set(expected) - set(seen)) if shutil.which("7zz") else []
    tap.ok(not stale, "no explanation without a difference", stale)


def judge_zips(tap, base):
    good = []
    for path in inputs(base):
        if path.open("rb").read(4) == b"PK\3\4" and \
           not any(w in path.name for w in MADE_TO_FAIL) and \
           subprocess.run(["7zz", "t", "-bd", "-pX", str(path)], capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120).returncode == 0:
            good.append(path)
    return good


def refused(report):
    top, _ = attachment(report)
    return top is None or (top["reason"] or "").startswith("archive-")


def main():
    tap = Tap()
    base = corpus()
    if base is None or not (base / "archive").is_dir():
        tap.skip("the archives of the corpus", "../shared/corpus is not here")
        tap.done()
    files = inputs(base / "archive") + inputs(base / "encrypted")
    with scratch() as work:
        status, errors, reports = clean_all(
            work, write_policy(work, iso=True),
            [(p.name.encode("ascii", "replace").decode().replace('"', "_"),
              p.read_bytes()) for p in files])
        tap.ok(status == 0 and None not in reports,
               f"no fault in {len(files)} mails", errors)
        slow = [p.name for p, r in zip(files, reports)
                if r and r["milliseconds"]["clean"] > 24_000 * 1.1]
        tap.ok(not slow, "none takes longer than the soft limit", slow)
        judge_members(tap, files, reports)
    if shutil.which("7zz") is None:
        tap.skip("ZIPs that 7-Zip calls good", "no 7zz here")
        tap.done()
    good = judge_zips(tap, base)
    with scratch() as work:
        _, _, reports = clean_all(work, write_policy(work, limits="parts = 10000;"),
                                  [("x.zip", p.read_bytes()) for p in good])
        bad = [p.name for p, r in zip(good, reports) if r is None or refused(r)]
    tap.ok(len(good) > 100 and len(bad) * 100 <= len(good),
           f"{len(good) - len(bad)} of {len(good)} good ZIPs are opened", bad)
    tap.done()


if __name__ == "__main__":
    main()
