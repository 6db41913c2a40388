# SPDX-License-Identifier: Apache-2.0
"""Archives and boxes that grow in one dimension: members, names, folders, what
a few bytes unpack to, and what their headers ask for."""
import bz2
import gzip
import importlib.util
import io
import lzma
import pathlib
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib

TEST = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TEST / "laws"))
import archives_made as made
from growth_mails import attached, mail

spec = importlib.util.spec_from_file_location("boxes", TEST / "make-samples-containers.py")
boxes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(boxes)

MB = 1 << 20


def wordy(size):
    """Text that packs as a table does, to a hundredth of itself."""
    line = b"".join(b"cell %d, " % i for i in range(90))
    rows = (line + b"%x\n" % zlib.crc32(b"%d" % i) for i in range(size // len(line)))
    return b"".join(rows) or line


def zipped(files, method=zipfile.ZIP_DEFLATED, **how):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, **how) as box:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            info.comment = how.get("comment", b"")
            box.writestr(info, data)
    return out.getvalue()


def tarred(files, form=tarfile.USTAR_FORMAT, **fields):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as box:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for key, value in fields.items():
                setattr(info, key, value)
            box.addfile(info, io.BytesIO(data))
    return out.getvalue()


def by_tool(tool, *command):
    """What a program makes of a file; NULL where it is not here."""
    def make(content):
        if shutil.which(tool) is None:
            return None
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.txt"
            path.write_bytes(content)
            done = subprocess.run([tool, *command], cwd=folder, capture_output=True, timeout=120)
            made = sorted(pathlib.Path(folder).glob("out*"))
            return made[0].read_bytes() if made else done.stdout or None
    return make


def seven(*options):
    return by_tool("7zz", "a", "-bd", "-y", *options, "-t7z", "out", "a.txt")


def holding(make, name):
    def mail_of(content):
        octets = make(content)
        return attached(octets, name) if octets else None
    return mail_of


def cpio(files):
    def entry(name, data):
        name += b"\0"
        head = b"070701" + b"".join(b"%08x" % v for v in (
            1, 0o100644, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0))
        return (head + name).ljust(-(-(110 + len(name)) // 4) * 4, b"\0") + \
            data.ljust(-(-len(data) // 4) * 4, b"\0")
    return b"".join(entry(n, d) for n, d in files) + entry(b"TRAILER!!!", b"")


def ar(files, table=b""):
    def entry(name, data):
        return name.ljust(16) + b"0           0     0     100644  " + \
            str(len(data)).encode().ljust(10) + b"`\n" + data + b"\n" * (len(data) % 2)
    return b"!<arch>\n" + (entry(b"//", table) if table else b"") + \
        b"".join(entry(n, d) for n, d in files)


def cab(files, method=0, folders=False):
    """@files in one folder, or each in its own; @method 1: MSZIP."""
    def block(data):
        packed = data
        if method == 1:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = b"CK" + packer.compress(data) + packer.flush()
        return struct.pack("<IHH", 0, len(packed), len(data)) + packed

    def blocks(data):
        return [block(data[i:i + 32768]) for i in range(0, len(data), 32768)]
    whole = [[d for _, d in files]] if not folders else [[d] for _, d in files]
    content = [blocks(b"".join(data)) for data in whole]
    table, at = b"", 0
    for i, (name, data) in enumerate(files):
        table += struct.pack("<IIHHHH", len(data), 0 if folders else at, i if folders else 0,
                             0x21, 0, 0x20) + name.encode() + b"\0"
        at += len(data)
    data_at = 36 + 8 * len(content) + len(table)
    head = b""
    for some in content:
        head += struct.pack("<IHH", data_at, len(some), method)
        data_at += sum(map(len, some))
    return b"MSCF" + struct.pack("<IIIIIBBHHHHH", 0, data_at, 0, 36 + len(head), 0, 3, 1,
                                 len(content), len(files), 0, 7, 0) + \
        head + table + b"".join(b"".join(some) for some in content)


def lzw(content):
    """As compress(1) writes .Z: codes of 9 to 16 bits, eight of one width at a time."""
    out, group, bits = bytearray(b"\x1f\x9d\x90"), [], 9
    table, fresh, last = {}, 257, -1

    def flush():
        value = sum(code << i * bits for i, code in enumerate(group))
        return value.to_bytes(bits, "little")
    for byte in content:
        if last < 0 or (last << 8 | byte) in table:
            last = byte if last < 0 else table[last << 8 | byte]
            continue
        group.append(last)
        wider = fresh > (1 << bits) - 1 and bits < 16
        if len(group) == 8 or wider:
            out += flush()
            group.clear()
        bits += wider
        if fresh < 1 << 16:
            table[last << 8 | byte] = fresh
            fresh += 1
        last = byte
    group.append(last)
    out += flush()[:-(-len(group) * bits // 8)]
    return bytes(out)


def by_bsdtar(form, files):
    """An archive of libarchive's own writer; NULL where that is not here."""
    if shutil.which("bsdtar") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files:
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        done = subprocess.run(["bsdtar", "--format=" + form, "-cf", "-", *sorted(
            {name.split("/")[0] for name, _ in files})], cwd=folder, capture_output=True,
            timeout=120)
        return done.stdout or None


def made_by_bsdtar(form, files, name):
    octets = by_bsdtar(form, files)
    return attached(octets, name) if octets else None


def sparse(n):
    """Old GNU sparse: @n holes between letters, a chain of extension headers."""
    holes = [(i * 1024, 512) for i in range(n)]
    info = tarfile.TarInfo("a.txt")
    info.size = 512 * n
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[156:157] = b"S"

    def entries(some, room):
        return b"".join(b"%011o\0%011o\0" % h for h in some).ljust(room * 24, b"\0")
    head[386:386 + 96] = entries(holes[:4], 4)
    head[482] = 1 if n > 4 else 0
    head[483:495] = b"%011o\0" % (1024 * n)
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    out = bytes(head)
    for i in range(4, n, 21):
        out += entries(holes[i:i + 21], 21) + bytes([1 if i + 21 < n else 0]) + b"\0" * 7
    return out + b"x" * (512 * n) + b"\0" * 1024


def lzh2(files, extra=b""):
    """Level 2 headers, stored."""
    out = b""
    for name, data in files:
        ext = struct.pack("<HB", len(name) + 3, 1) + name + extra
        body = b"-lh0-" + struct.pack("<III", len(data), len(data), 0) + b"\x20\2" + \
            struct.pack("<H", made.crc16(data)) + b"U" + ext + b"\0\0"
        out += struct.pack("<H", len(body) + 2) + body + data
    return out + b"\0"


def lzh_extras(n):
    head = b"-lh0-" + struct.pack("<III", 1, 1, 0) + b"\x20\2" + \
        struct.pack("<H", made.crc16(b"x")) + b"U"
    exts = b"\x0a\0\1a.txt\0\0"[:2] + b"\1a.txt\0\0" + (b"\6\0\x54abc") * n
    body = head + exts + b"\0\0"
    return struct.pack("<H", len(body) + 2) + body + b"x\0"


def lzh_zeros(n):
    """lh5 by the tool, of @n bytes of nothing."""
    return by_tool("lha", "aq", "out", "a.txt")(b"\0" * n)


def rar5_zeros(n, window=0):
    """One stored byte of which the header says that it unpacks to @n."""
    fields = made.vint(4) + made.vint(n) + made.vint(0o100644) + b"\0\0\0\0" + \
        made.vint(0 | 1 << 7 | window << 10) + made.vint(1) + made.vint(5) + b"a.txt"
    return made.rar5(made.rar5_block(2, 0, fields, b"", b"\x0c\0\0"))


def rar4_says(n):
    fields = struct.pack("<IIBIIBBHI", 3, n, 3, 0, 0x21 << 16, 29, 0x33, 5, 0o100644)
    return b"Rar!\x1a\x07\0" + made.rar4_block(0x73, 0, b"\0" * 6) + \
        made.rar4_block(0x74, 0x80e0, fields + b"a.txt", b"\0\0\0") + \
        made.rar4_block(0x7b, 0x4000, b"")


def rar5_many(n):
    return made.rar5(*[made.rar5_file(b"a%d.txt" % i, b"x") for i in range(n)])


def rar4_many(n):
    whole = made.rar4(b"a.txt", b"x")
    begin, end = whole[:20], whole[-7:]
    return begin + b"".join(made.rar4(b"a%d.txt" % i, b"x")[20:-7] for i in range(n)) + end


def xz_dictionary(n):
    data = bytearray(lzma.compress(b"x" * 4000, check=lzma.CHECK_CRC32))
    header = (data[12] + 1) * 4
    data[data.index(b"\x21\x01", 12) + 2] = min(n, 40)
    data[12 + header - 4:12 + header] = struct.pack("<I", zlib.crc32(bytes(data[12:12 + header - 4])))
    return bytes(data)


def lzma_dictionary(n):
    data = bytearray(lzma.compress(b"x" * 4000, lzma.FORMAT_ALONE))
    data[1:5] = struct.pack("<I", min(1 << n, 0xffffffff))
    return bytes(data)


def zstd_window(n):
    """One raw block of four bytes in a frame with a window of 2**(10 + n)."""
    return b"\x28\xb5\x2f\xfd\x00" + bytes([n << 3]) + struct.pack("<I", 4 << 3 | 1)[:3] + b"abcd"


def zstd_runs(n):
    """@n blocks of one byte each that run to 128 KiB."""
    block = struct.pack("<I", 131072 << 3 | 1 << 1)[:3] + b"\0"
    last = struct.pack("<I", 131072 << 3 | 1 << 1 | 1)[:3] + b"\0"
    return b"\x28\xb5\x2f\xfd\x00" + bytes([10 << 3]) + block * (n - 1) + last


def gz_name(n):
    return b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"a" * n + b"\0" + gzip.compress(b"x")[10:]


def deflate64(n):
    """A zip whose one member says Deflate64, of zeros."""
    octets = bytearray(zipped([("a.txt", b"\0" * n)]))
    octets[8] = octets[octets.index(b"PK\1\2") + 10] = 9
    return bytes(octets)


def nested_zip(n):
    octets = b"x"
    for i in range(n):
        octets = zipped([("a.txt" if i == 0 else f"{i}.zip", octets)])
    return octets


def zip_fields(n):
    info = zipfile.ZipInfo("a.txt")
    info.extra = b"\x99\x99\0\0" * n
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr(info, b"x")
    return out.getvalue()


def many(n, name="a%d.txt"):
    return [((name % i) if "%" in name else name, b"x") for i in range(n)]


def octets_of(n, name):
    return [(name % i, b"x") for i in range(n)]


def octets(files):
    return [(n.encode(), d) for n, d in files]


def path(depth, i):
    return "d/" * depth + f"{i}.txt"


def holes(make, name, unit=MB):
    return lambda n: holding(make, name)(b"\0" * (n * unit))


BOMBS = {  # name of the row -> (maker, name of the file): of zeros, in MiB
    "zip of zeros": (lambda c: zipped([("a.txt", c)]), "a.zip"),
    "gz of zeros": (gzip.compress, "a.txt.gz"),
    "bz2 of zeros": (bz2.compress, "a.txt.bz2"),
    "xz of zeros": (lzma.compress, "a.txt.xz"),
    "lzma of zeros": (lambda c: lzma.compress(c, lzma.FORMAT_ALONE), "a.txt.lzma"),
    "zstd of zeros": (by_tool("zstd", "-q", "-c", "a.txt"), "a.txt.zst"),
    "lz4 of zeros": (by_tool("lz4", "-q", "-c", "a.txt"), "a.txt.lz4"),
    "7z lzma of zeros": (seven("-m0=lzma"), "a.7z"),
    "7z lzma2 of zeros": (seven("-m0=lzma2"), "a.7z"),
    "7z ppmd of zeros": (seven("-m0=ppmd"), "a.7z"),
    "7z ppmd with much memory": (seven("-m0=ppmd:mem=256m"), "a.7z"),
    "7z bzip2 of zeros": (seven("-m0=bzip2"), "a.7z"),
    "7z deflate of zeros": (seven("-m0=deflate"), "a.7z"),
    "7z deflate64 of zeros": (seven("-m0=deflate64"), "a.7z"),
    "7z bcj and lzma of zeros": (seven("-m0=bcj", "-m1=lzma"), "a.7z"),
    "7z lzma with a dictionary": (seven("-m0=lzma:d=256m"), "a.7z"),
    "7z copy of zeros": (seven("-m0=copy"), "a.7z"),
    "lzh of zeros": (by_tool("lha", "aq", "out", "a.txt"), "a.lzh"),
    "tar.gz of zeros": (lambda c: gzip.compress(tarred([("a.txt", c)])), "a.tar.gz"),
    "7z of bsdtar of zeros": (by_tool("bsdtar", "--format=7zip", "-cf", "out", "a.txt"), "a.7z"),
    "cab of zeros": (lambda c: cab([("a.txt", c)], 1), "a.cab"),
    "cab stored of zeros": (lambda c: cab([("a.txt", c)]), "a.cab"),
    "compress of zeros": (lzw, "a.txt.Z"),
    "tar.Z of zeros": (lambda c: lzw(tarred([("a.txt", c)])), "a.tar.Z"),
    "iso of zeros": (by_tool("bsdtar", "--format=iso9660", "-cf", "out", "a.txt"), "a.iso"),
    "cpio of zeros": (lambda c: cpio([(b"a.txt", c)]), "a.cpio"),
    "cpio.gz of zeros": (lambda c: gzip.compress(cpio([(b"a.txt", c)])), "a.cpio.gz"),
    "ar of zeros": (lambda c: ar([(b"a.txt/", c)]), "a.a"),
    "zip in gz of zeros": (lambda c: gzip.compress(zipped([("a.txt", c)], zipfile.ZIP_STORED)), "a.zip.gz"),
    "gz in zip of zeros": (lambda c: zipped([("a.txt.gz", gzip.compress(c))]), "a.zip"),
    "bz2 in zip of zeros": (lambda c: zipped([("a.txt.bz2", bz2.compress(c))]), "a.zip"),
    "twenty gz in zip of zeros": (lambda c: zipped(
        [(f"{i}.txt.gz", gzip.compress(c[:len(c) // 20])) for i in range(20)]), "a.zip"),
    "csv in zip": (lambda c: zipped([("a.csv", wordy(len(c)))]), "a.zip"),
    "csv of empty cells in zip": (lambda c: zipped([("a.csv", b"," * len(c))]), "a.zip"),
    "json in zip": (lambda c: zipped([("a.json", b"[\"" + wordy(len(c)).replace(b"\n", b"\",\"") + b"\"]")]), "a.zip"),
    "json of depth in zip": (lambda c: zipped([("a.json", b"[" * (len(c) // 2) + b"]" * (len(c) // 2))]), "a.zip"),
    "xml in zip": (lambda c: zipped([("a.xml", b"<r><a>" + wordy(len(c)).replace(b"\n", b"</a><a>") + b"</a></r>")]), "a.zip"),
    "html in zip": (lambda c: zipped([("a.html", wordy(len(c)).replace(b"\n", b"<p>"))]), "a.zip"),
    "txt in zip": (lambda c: zipped([("a.txt", wordy(len(c)))]), "a.zip"),
    "txt in gz": (lambda c: gzip.compress(wordy(len(c))), "a.txt.gz"),
    "txt in xz": (lambda c: lzma.compress(wordy(len(c) // 8)), "a.txt.xz"),
    "txt in tar.bz2": (lambda c: bz2.compress(tarred([("a.txt", wordy(len(c) // 8))])), "a.tar.bz2"),
    "ics in zip": (lambda c: zipped([("a.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20261120T000000Z\r\nDTSTART:20261120T000000Z\r\n" + b"COMMENT:x\r\n" * (len(c) // 11) + b"END:VEVENT\r\nEND:VCALENDAR\r\n")]), "a.zip"),
    "eml in zip": (lambda c: zipped([("a.eml", mail(b"\r\n" + wordy(len(c)).replace(b"\n", b"\r\n")))]), "a.zip"),
}

# name -> (size, maker)
ROWS = {
    "zip members": (100, lambda n: attached(zipped(many(n)), "a.zip")),
    "zip members in folders": (100, lambda n: attached(zipped(many(n, "a/b%d/c.txt")), "a.zip")),
    "zip members of one name": (100, lambda n: attached(zipped(many(n, "a.txt")), "a.zip")),
    "zip names by case": (100, lambda n: attached(zipped([("".join(
        c.upper() if i >> k & 1 else c for k, c in enumerate("abcdefghijkl")) + ".txt", b"x")
        for i in range(n)]), "a.zip")),
    "zip names that meet numbers": (100, lambda n: attached(zipped(
        [("a.txt" if i % 2 else f"A ({i}).txt", b"x") for i in range(n)][1:2] +
        [(f"a ({i}).txt", b"x") for i in range(2, n)]), "a.zip")),
    "zip files that are folders": (50, lambda n: attached(zipped(
        [("a", b"x")] + [(f"({i}) a", b"x") for i in range(2, n)] +
        [(f"a/{i}.txt", b"x") for i in range(n)]), "a.zip")),
    "zip names of many folders": (50, lambda n: attached(zipped(
        [(path(500, i), b"x") for i in range(n)]), "a.zip")),
    "zip folders in a name": (200, lambda n: attached(zipped([(path(n, 1), b"x")]), "a.zip")),
    "zip long name": (4000, lambda n: attached(zipped([("x" * n + ".txt", b"x")]), "a.zip")),
    "zip name of marks": (500, lambda n: attached(zipped([("a" + "\u0301\u0316" * n + ".txt", b"x")]), "a.zip")),
    "zip long names": (50, lambda n: attached(zipped([("x" * 900 + f"{i}.txt", b"x") for i in range(n)]), "a.zip")),
    "zip names in cp932": (100, lambda n: attached(zipped(many(n)).replace(b".txt", b"\x83\x5cxt"), "a.zip")),
    "zip programs": (100, lambda n: attached(zipped([(f"{i}.exe", b"MZ\x90\0") for i in range(n)]), "a.zip")),
    "zip in a zip of paths": (50, lambda n: attached(zipped([("x/" * 500 + "b.zip", zipped(many(n)))]), "a.zip")),
    "zip of zips": (20, lambda n: attached(zipped([(f"{i}.zip", zipped(many(5))) for i in range(n)]), "a.zip")),
    "zip in zip": (2, lambda n: attached(nested_zip(n), "a.zip")),
    "zip extra fields": (1000, lambda n: attached(zip_fields(n), "a.zip")),
    "zip deflate64": (1, lambda n: attached(deflate64(n * MB), "a.zip")),
    "zip bzip2": (1, lambda n: attached(zipped([("a.txt", b"\0" * n * MB)], zipfile.ZIP_BZIP2), "a.zip")),
    "zip lzma": (1, lambda n: attached(zipped([("a.txt", b"\0" * n * MB)], zipfile.ZIP_LZMA), "a.zip")),
    "tar members": (100, lambda n: attached(tarred(many(n)), "a.tar")),
    "tar names of GNU": (2000, lambda n: attached(tarred([("x" * n + ".txt", b"x")], tarfile.GNU_FORMAT), "a.tar")),
    "tar names of pax": (2000, lambda n: attached(tarred([("表" * n + ".txt", b"x")], tarfile.PAX_FORMAT), "a.tar")),
    "tar fields of pax": (1000, lambda n: attached(tarred(
        [("a.txt", b"x")], tarfile.PAX_FORMAT, pax_headers={f"k{i}": "v" for i in range(n)}), "a.tar")),
    "tar fields of pax in gz": (5000, lambda n: attached(gzip.compress(tarred(
        [("a.txt", b"x")], tarfile.PAX_FORMAT, pax_headers={"comment": "v" * n})), "a.tar.gz")),
    "tar links": (200, lambda n: attached(tarred([(f"a{i}", b"") for i in range(n)], type=tarfile.SYMTYPE, linkname="x"), "a.tar")),
    "tar folders": (300, lambda n: attached(tarred([(f"a{i}", b"") for i in range(n)] + many(1), type=tarfile.DIRTYPE), "a.tar")),
    "tar sparse": (100, lambda n: attached(sparse(n), "a.tar")),
    "tar of zeros": (1, lambda n: attached(b"\0" * n * 65536, "a.tar")),
    "cpio members": (100, lambda n: attached(cpio(octets(many(n))), "a.cpio")),
    "cpio odc members": (100, lambda n: made_by_bsdtar("odc", octets_of(n, "%d.txt"), "a.cpio")),
    "cpio binary members": (100, lambda n: made_by_bsdtar("bin", octets_of(n, "%d.txt"), "a.cpio")),
    "cpio folders": (50, lambda n: attached(cpio(octets([(path(20, i), b"x") for i in range(n)])), "a.cpio")),
    "cpio long name": (5000, lambda n: attached(cpio([(b"x" * n, b"x")]), "a.cpio")),
    "ar members": (100, lambda n: attached(ar(octets(many(n, "a%d.txt/"))), "a.a")),
    "ar of bsdtar members": (100, lambda n: made_by_bsdtar("arbsd", octets_of(n, "%d.txt"), "a.a")),
    "ar long table": (5000, lambda n: attached(ar([(b"/0", b"x")], b"a" * n + b".txt/\n"), "a.a")),
    "ar names in a table": (100, lambda n: attached(ar(
        [(b"/%d" % (i * 9), b"x") for i in range(n)], b"".join(b"a%05d/\n" % i + b"\n" for i in range(n))), "a.a")),
    "lzh members": (100, lambda n: attached(lzh2(octets(many(n))), "a.lzh")),
    "lzh long name": (2000, lambda n: attached(lzh2([(b"x" * n, b"x")]), "a.lzh")),
    "lzh fields": (500, lambda n: attached(lzh_extras(n), "a.lzh")),
    "cab members": (100, lambda n: attached(cab(many(n)), "a.cab")),
    "cab members packed": (100, lambda n: attached(cab(many(n), 1), "a.cab")),
    "cab folders": (100, lambda n: attached(cab(many(n), 1, True), "a.cab")),
    "cab long names": (50, lambda n: attached(cab([("x" * 240 + f"{i}.txt", b"x") for i in range(n)]), "a.cab")),
    "cab names of many folders": (50, lambda n: attached(cab([("d\\" * 100 + f"{i}.txt", b"x") for i in range(n)]), "a.cab")),
    "cab block that says more": (100, lambda n: attached(made.cab(b"a.txt", b"\0" * 32768, 1, b"CK" + b"\0" * n), "a.cab")),
    "cab lzx": (1, lambda n: attached(made.cab_lzx_wild(n), "a.cab")),
    "rar4 members": (100, lambda n: attached(rar4_many(n), "a.rar")),
    "rar4 says": (1, lambda n: attached(rar4_says(n * 8 * MB), "a.rar")),
    "rar4 data of a program": (8, lambda n: attached(made.rar4_program(n * 16 * MB), "a.rar")),
    "rar4 programs in a zip": (5, lambda n: attached(zipped(
        [(f"{i}.rar", made.rar4_program(90 * MB)) for i in range(n)]), "a.zip")),
    "rar5 members": (100, lambda n: attached(rar5_many(n), "a.rar")),
    "rar5 says": (1, lambda n: attached(rar5_zeros(n * 8 * MB), "a.rar")),
    "rar5 window": (1, lambda n: attached(rar5_zeros(3, min(n, 15)), "a.rar")),
    "rar5 window and size": (1, lambda n: attached(rar5_zeros(400 * MB, min(n, 15)), "a.rar")),
    "gz in rows": (100, lambda n: attached(gzip.compress(b"x") * n, "a.txt.gz")),
    "gz long name": (5000, lambda n: attached(gz_name(n), "a.txt.gz")),
    "xz in rows": (100, lambda n: attached(lzma.compress(b"x") * n, "a.txt.xz")),
    "xz dictionary": (2, lambda n: attached(xz_dictionary(n), "a.txt.xz")),
    "lzma dictionary": (2, lambda n: attached(lzma_dictionary(n), "a.txt.lzma")),
    "bz2 in rows": (100, lambda n: attached(bz2.compress(b"x") * n, "a.txt.bz2")),
    "zstd window": (1, lambda n: attached(zstd_window(min(n, 21)), "a.txt.zst")),
    "zstd runs": (10, lambda n: attached(zstd_runs(n), "a.txt.zst")),
    "zstd skipped": (1000, lambda n: attached(b"\x50\x2a\x4d\x18\0\0\0\0" * n + zstd_runs(1), "a.txt.zst")),
    "lz4 skipped": (1000, lambda n: attached(b"\x50\x2a\x4d\x18\0\0\0\0" * n + b"\x04\x22\x4d\x18", "a.txt.lz4")),
    "compress": (5000, lambda n: attached(lzw(bytes(wordy(n * 4)[:n])), "a.txt.Z")),
    "compress letters": (50, lambda n: attached(made.compress_z(b"x" * n), "a.txt.Z")),
    "7z that announces members": (1, lambda n: attached(made.seven_zip_many(), "a.7z")),
    "iso": (10000, lambda n: attached(made.iso(b"A.TXT", b"x" * n), "a.iso")),
    "iso members": (50, lambda n: made_by_bsdtar("iso9660", octets_of(n, "%d.txt"), "a.iso")),
    "iso folders": (50, lambda n: made_by_bsdtar("iso9660", octets_of(n, "d%d/a.txt"), "a.iso")),
    "iso folders in depth": (3, lambda n: made_by_bsdtar("iso9660", [("/".join("d" * n) + "/a.txt", b"x")], "a.iso")),
    "iso long names": (25, lambda n: made_by_bsdtar("iso9660", octets_of(n, "x" * 60 + "%d.txt"), "a.iso")),

    "tnef attributes": (300, lambda n: attached(boxes.tnef(
        boxes.attribute(1, 0x18004, b"x\0") * n), "winmail.dat")),
    "tnef attachments": (50, lambda n: attached(boxes.tnef(
        b"", [boxes.tnef_file(f"a{i}.txt", b"x") for i in range(n)]), "winmail.dat")),
    "tnef properties": (500, lambda n: attached(boxes.tnef(boxes.attribute(
        1, 0x69003, boxes.properties([(0x8001, boxes.STRING, b"x\0")] * n))), "winmail.dat")),
    "tnef rtf": (5000, lambda n: attached(boxes.tnef(boxes.attribute(1, 0x69003, boxes.properties(
        [(0x1009, boxes.BINARY, boxes.lzfu(b"{\\rtf1 " + b"x" * n + b"}"))]))), "winmail.dat")),
    "msg attachments": (20, lambda n: attached(boxes.compound(boxes.message(
        boxes.headers("x"), [boxes.msg_file(f"a{i}.txt", b"x") for i in range(n)])), "a.msg")),
    "msg streams": (200, lambda n: attached(boxes.compound(dict(
        boxes.message(boxes.headers("x")), **{f"s{i}": b"x" for i in range(n)})), "a.msg")),
    "msg folders in depth": (50, lambda n: attached(boxes.compound(deep(n)), "a.msg")),
    "msg long stream": (100000, lambda n: attached(boxes.compound(boxes.message(
        boxes.headers("x"), [boxes.msg_file("a.txt", b"x\r\n" * n)])), "a.msg")),
    "msg recipients": (50, lambda n: attached(boxes.compound(boxes.message(
        boxes.headers("x"), (), boxes.TO * n)), "a.msg")),
    "msg in msg": (1, lambda n: attached(boxes.compound(msgs(n)), "a.msg")),
    "cms pieces": (100, lambda n: attached(boxes.signed(b"x" * 100 * n, True), "a.txt.p7m")),
    "cms in depth": (500, lambda n: attached(b"\x30\x80" * n + b"\0\0" * n, "a.txt.p7m")),
    "mbox mails": (50, lambda n: attached(
        (b"From a@b Fri Nov 20 09:00:00 2026\n" + mail("\r\nx\r\n").replace(b"\r", b"") + b"\n") * n, "a.mbox")),
}
ROWS.update({name: (1, holes(make, file)) for name, (make, file) in BOMBS.items()})


def deep(n):
    tree = {"x": b"x"}
    for i in range(n):
        tree = {f"f{i}": tree}
    return dict(boxes.message(boxes.headers("x")), **tree)


def msgs(n):
    tree = boxes.message(boxes.headers("x"), top=False)
    for i in range(n):
        tree = boxes.message(boxes.headers("x"), [boxes.msg_in(tree)], top=i == n - 1)
    return tree
