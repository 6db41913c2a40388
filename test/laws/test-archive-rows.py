#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every archive row of the attack catalogue, made here and now (bombs too), as
an attachment through the real programs: the reason it must have, or the
members; no fault; memory and time as the sandbox gives them."""
import bz2
import gzip
import io
import lzma
import pathlib
import shutil
import struct
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from archives import attachment, clean_all, write_policy
from archives_made import lzh, lzh2, rar4_program
from tap import Tap, corpus, scratch


def make_zip(*members, method=zipfile.ZIP_DEFLATED, edit=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = method
            if edit:
                edit(info)
            archive.writestr(info, content)
    return out.getvalue()


def raw_names(names, flag=0):
    """A ZIP of stored members whose names are these bytes."""
    local, central = b"", b""
    for name in names:
        content = b"x"
        head = struct.pack("<HHHHHIIIHH", 20, flag, 0, 0, 33, zlib.crc32(content),
                           1, 1, len(name), 0)
        central += b"PK\1\2" + struct.pack("<H", 20) + head + \
            struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name
        local += b"PK\3\4" + head + name + content
    return local + central + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, len(names), len(names), len(central), len(local), 0)


def hidden_member():
    """Two members, of which the central directory knows the first."""
    both, one = raw_names([b"a.txt", b"b.exe"]), raw_names([b"a.txt"])
    local, directory = both[:both.index(b"PK\1\2")], one[one.index(b"PK\1\2"):]
    return local + directory[:-6] + struct.pack("<IH", len(local), 0)


def make_tar(*infos):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for info, content in infos:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def tar_info(name, kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def overlapping(n=200):
    """Many entries over one kernel, as Fifield does it in its plain form."""
    kernel = zlib.compress(b"\0" * 1_000_000, 9)[2:-4]
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(b"\0" * 1_000_000),
                       len(kernel), 1_000_000, 1, 0)
    local = b"PK\3\4" + head + b"a" + kernel
    central = (b"PK\1\2" + struct.pack("<H", 20) + head +
               struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a") * n
    return local + central + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, n, n, len(central), len(local), 0)


def nested(depth):
    data = make_zip(("a.txt", b"x"))
    for i in range(depth):
        data = make_zip((f"{i}.zip", data))
    return data


def fan(depth, width):
    data = make_zip(("a.txt", b"x"))
    for _ in range(depth):
        data = make_zip(*[(f"{k}.zip", data) for k in range(width)])
    return data


def patched(data, old, new, count=1):
    assert old in data
    return data.replace(old, new, count)


def by_7z(suffix, *options):
    if shutil.which("7zz") is None:
        return None
    with scratch() as work:
        pathlib.Path(work, "secret.txt").write_bytes(b"secret " * 50)
        subprocess.run(["7zz", "a", "-bso0", "-bsp0", *options, f"x.{suffix}",
                        "secret.txt"], cwd=work, check=True, timeout=60)
        made = sorted(pathlib.Path(work).glob("x.*"))
        return made[0].read_bytes()


def rows():
    mb = b"\0" * 60_000_000
    good = make_zip(("a.txt", b"alpha" * 40), ("dir/b.txt", b"beta"))
    link = lambda info: setattr(info, "external_attr", 0o120777 << 16) or \
        setattr(info, "create_system", 3)
    # name, file name, content, reason of the archive or None, members or None
    yield "good", "a.zip", good, None, ["a.txt", "dir/b.txt"]
    yield "A001 flat bomb", "b.zip", make_zip(("a", mb)), "limit-ratio", None
    yield "A001 stored inside", "b.zip", make_zip(
        ("b.zip", make_zip(("a", mb)))), None, ["b.zip"]
    yield "A002 overlap", "o.zip", overlapping(), "archive-ambiguous", None
    yield "A003 nested", "n.zip", nested(20), None, ...
    yield "A003 fan-out", "f.zip", fan(4, 12), None, ...
    yield "A005 names", "m.zip", patched(good, b"a.txt", b"a.exe"), \
        "archive-ambiguous", None
    yield "A006 by case", "d.zip", make_zip(("a.txt", b"1"), ("A.TXT", b"2")), \
        None, ["a.txt", "A.TXT"]
    yield "A006 by case of folders", "d.zip", \
        make_zip(("f/a.txt", b"1"), ("F/a.txt", b"2"), ("F/A.txt", b"3")), \
        None, ["f/a.txt", "F/a.txt", "F/A.txt"]
    yield "A006 by NFC", "d.zip", make_zip(("か\u3099", b"1"), ("が", b"2")), \
        "archive-ambiguous", None
    yield "A006 by slash", "d.zip", raw_names([b"a/b", b"a\\b"]), \
        "archive-ambiguous", None
    yield "A007 program", "s.exe", b"MZ" + b"\0" * 600 + good, "archive-sfx", None
    yield "A009 hidden member", "h.zip", hidden_member(), "archive-ambiguous", None
    yield "A008 two archives", "t.zip", good + make_zip(("z", b"z")), \
        "archive-ambiguous", None
    yield "A010 7z", "e.7z", by_7z("7z", "-psecret"), "encrypted", None
    yield "A010 zipcrypto", "e.zip", by_7z("zip", "-psecret"), "encrypted", None
    yield "A010 zip aes", "e.zip", by_7z("zip", "-psecret", "-mem=AES256"), \
        "encrypted", None
    yield "A011 cp932", "n.zip", raw_names(["表/ソ能.txt".encode("cp932")]), None, \
        ["表/ソ能.txt"]
    yield "A011 nfd", "n.zip", raw_names(["か\u3099.txt".encode()]), None, ["が.txt"]
    yield "A011 euc", "n.zip", raw_names(["資料のお知らせ.txt".encode("euc-jp")]), \
        None, ["資料のお知らせ.txt"]
    yield "A012 symlink", "l.zip", make_zip(("l", b"/etc/passwd"), edit=link), None, \
        [("l", "archive-link")]
    yield "A013 slip", "p.zip", raw_names([b"../../x", b"C:\\y", b"\\\\h\\z", b"ok"]), \
        None, [("../../x", "archive-path"), ("C:/y", "archive-path"),
               ("h/z", "archive-path"), "ok"]
    yield "A015 bzip2 inside", "m.zip", make_zip(
        ("a.txt", b"x" * 99), method=zipfile.ZIP_BZIP2), None, \
        [("a.txt", "archive-method")]
    yield "A016 wrong checksum", "c.zip", patched(
        make_zip(("a", b"alphabeta"), method=zipfile.ZIP_STORED), b"alphabeta",
        b"alphabetb"), "archive-damaged", None
    yield "A017 piece", "a.z01", good[:100], "archive-split", None
    yield "A017 numbered", "a.zip.001", good[:100], "archive-split", None
    yield "A018 counts", "h.7z", corpus_file("7zip_malformed_numfiles"), ..., None
    yield "A019 locked headers", "e.7z", by_7z("7z", "-psecret", "-mhe=on"), \
        "encrypted", None
    yield "A025 tar", "t.tar", make_tar(
        (tar_info("a" * 150 + ".txt"), b"long"),
        (tar_info("l", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (tar_info("h", tarfile.LNKTYPE, "a"), b""),
        (tar_info("dev", tarfile.CHRTYPE), b""),
        (tar_info("../up"), b"x")), None, \
        ["a" * 150 + ".txt", ("l", "archive-link"), ("h", "archive-link"),
         ("dev", "archive-link"), ("../up", "archive-path")]
    yield "rar with a program of little data", "r.rar", rar4_program(1 << 10), \
        "archive-damaged", None
    yield "rar with a program of a gigabyte", "r.rar", rar4_program(1 << 30), \
        "limit-expanded", None
    yield "lzh of level 0 with folders", "l.lzh", \
        lzh(b"d\\", b"", b"-lhd-")[:-1] + lzh(b"d\\\x95\x5c.txt", b"1")[:-1] + \
        lzh(b"e\xff\x83\x5c.txt", b"2"), None, ["d/表.txt", "e/ソ.txt"]
    yield "lzh with a name of Windows", "l.lzh", lzh2(
        b"____.txt", b"1", (2, b"d\xff"), (0x44, "目录é.txt".encode("utf-16-le")),
        (0x45, "夹\uffff子\uffff".encode("utf-16-le", "surrogatepass"))), \
        None, ["夹/子/目录é.txt"]
    yield "lzh with a name of Windows alone", "l.lzh", lzh2(
        b"a.txt", b"1", (2, b"d\xff"), (0x44, "é.txt".encode("utf-16-le"))), \
        None, ["d/é.txt"]
    yield "lzh with a name of Windows that leads out", "l.lzh", lzh2(
        b"a.txt", b"1", (0x44, "../é.txt".encode("utf-16-le"))) , None, \
        [("../é.txt", "archive-path")]
    yield "lzh with fields cut", "l.lzh", lzh2(b"a.txt", b"1", (0x44, b"x"), (0x45, b"")), \
        None, ["a.txt"]
    yield "A026 two gz", "g.gz", gzip.compress(b"one") + gzip.compress(b"two"), None, \
        ["g"]
    yield "A026 gz in gz", "g.gz", gzip.compress(gzip.compress(b"x" * 500)), \
        None, ["g"]
    deep = gzip.compress(b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"a" * (60 << 20))
    yield "A026 gz in gz in gz, of a name without end", "g.gz", \
        gzip.compress(gzip.compress(deep)), None, ...
    yield "gz bomb", "g.gz", gzip.compress(mb), "limit-ratio", None
    yield "bz2 bomb", "g.bz2", bz2.compress(mb), "limit-ratio", None
    yield "xz bomb", "g.xz", lzma.compress(mb), "limit-ratio", None
    yield "A027 xz dictionary", "g.xz", big_dictionary(), "limit-expanded", None
    yield "A029 count", "c.zip", make_zip(*[(str(i), b"") for i in range(3000)]), \
        "limit-parts", None
    yield "litter", "m.zip", make_zip(("a.txt", b"x"), ("__MACOSX/._a.txt", b"y"),
                                      (".DS_Store", b"z"), ("d/Thumbs.db", b"w")), \
        None, ["a.txt"]
    yield "empty", "e.zip", make_zip(), "archive-empty", None
    yield "cut short", "c.zip", good[:-30], "archive-damaged", None


def big_dictionary():
    """A whole xz whose header asks for 1.5 GB, checksum right."""
    data = bytearray(lzma.compress(b"x" * 4000, check=lzma.CHECK_CRC32))
    header = (data[12] + 1) * 4
    at = data.index(b"\x21\x01", 12)
    data[at + 2] = 37  # dictionary of 1.5 GiB
    data[12 + header - 4:12 + header] = struct.pack(
        "<I", zlib.crc32(bytes(data[12:12 + header - 4])))
    return bytes(data)


def corpus_file(word):
    folder = corpus("archive")
    found = sorted(p for p in folder.rglob("*") if word in p.name) if folder else []
    return found[0].read_bytes() if found else None


def members_of(below):
    return [p["name"] if p["reason"] == "type-not-allowed" or
            p["reason"] == "attachment" or p["action"] == "split" or
            (len(p["path"]) == 3 and p["reason"] in ("limit-ratio", "limit-depth"))
            else (p["name"], p["reason"]) for p in below if len(p["path"]) == 3]


def judge(tap, row, report):
    name, _, _, reason, members = row
    if report is None:
        tap.ok(False, name, "a fault")
        return
    top, below = attachment(report)
    if reason is ...:
        tap.ok(top["action"] == "removed", f"{name}: goes, as {top['reason']}")
        return
    good = top["reason"] == reason
    if members not in (None, ...):
        good = good and sorted(map(str, members_of(below))) == \
            sorted(map(str, members))
    tap.ok(good and report["verdict"] == "cleaned", name,
           f"{top['action']} {top['reason']}\nmembers {members_of(below)[:9]}\n"
           f"expected {reason} {members}")


def main():
    tap = Tap()
    made = list(rows())
    for row in made:
        if row[2] is None:
            tap.skip(row[0], "cannot be made here")
    made = [row for row in made if row[2] is not None]
    with scratch() as work:
        began = time.monotonic()
        status, errors, reports = clean_all(
            work, write_policy(work), [(row[1], row[2]) for row in made])
        tap.ok(status == 0, "no fault, nothing withheld", errors)
        tap.note(f"{len(made)} archives in {time.monotonic() - began:.1f} s")
    for row, report in zip(made, reports):
        judge(tap, row, report)
    tap.done()


if __name__ == "__main__":
    main()
