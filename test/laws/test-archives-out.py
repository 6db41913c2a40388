#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What comes back of an archive, through the real programs: one clean ZIP that
other readers read, files beside a mail under names that say where they lay,
folders on disk, tombstones; the same bytes every time, and nothing new the
second time."""
import email
import email.policy
import gzip
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tarfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from archives import wrapped
from laws import body_of
from tap import Tap, program, scratch

POLICY = """
profiles = {
  zip   = { base = "files-basic"; files = ( { type = "archive"; do = "repack"; } ); };
  flat  = { base = "files-basic"; };
  eml   = { base = "files-basic"; files = ( { type = "archive"; do = "repack"; },
                                            { type = "mail"; do = "clean"; } ); };
  stone = { base = "files-basic"; tombstones = true;
            files = ( { type = "archive"; do = "repack"; } ); };
  beside = { base = "files-basic"; tombstones = true; };
};
"""
PROGRAM = b"MZ\x90\x00\x03\0\0\0" + b"\0" * 600
FIXED = (1980, 1, 1, 0, 0, 0)
tap = Tap()


def make_zip(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), content)
    return out.getvalue()


def make_tar_gz(*members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gzip.compress(out.getvalue(), mtime=0)


BOX = make_zip(
    ("2026/会議/次第.txt", "次第\n".encode()),
    ("2026/data.csv", "名前,値\r\n太郎,1\r\n".encode()),
    ("CON/nul.txt", b"device\n"),
    ("様式.zip", make_zip(("第1号.txt", b"one\n"), ("run.exe", PROGRAM))),
    ("old/t.tar.gz", make_tar_gz(("x/y.txt", b"deep\n"))),
    ("memo.txt.gz", gzip.compress(b"alone\n", mtime=0)),
    ("setup.exe", PROGRAM))
CLEAN = ["2026/会議/次第.txt", "2026/data.csv", "_CON/_nul.txt", "様式/第1号.txt",
         "old/t/x/y.txt", "memo.txt"]


class Room:
    """A folder with the policy, and `sekisho clean` in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.policy = self.folder / "policy.conf"
        self.policy.write_text(POLICY)

    def clean(self, profile, name, content, *more, out=None):
        source = self.folder / name
        source.write_bytes(content)
        out = out or self.folder / ("out-" + name)
        done = subprocess.run(
            [program("sekisho"), "clean", "-p", str(self.policy), "--profile", profile,
             "-o", str(out), "-r", str(self.folder / "report"), *more, str(source)],
            capture_output=True, timeout=120)
        lines = (self.folder / "report").read_text("utf-8").splitlines()
        path = pathlib.Path(out)
        return (done.returncode, path.read_bytes() if path.is_file() else None,
                [json.loads(line) for line in lines])


def files_of(mail):
    message = email.message_from_bytes(mail, policy=email.policy.default)
    return [(p.get_filename(), p.get_content_type(), p.get_payload(decode=True))
            for p in message.walk() if p.get_filename()]


def text_of(mail):
    message = email.message_from_bytes(mail, policy=email.policy.default)
    return message.get_body().get_content()


def members_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return [(i.filename, archive.read(i), i.date_time, i.flag_bits) for i in
                archive.infolist()]


def same_names(found, expected):
    """Device names may be mended in more ways than one: never as they were."""
    def plain(name):
        return name.replace("_", "").lower()
    return sorted(map(plain, found)) == sorted(map(plain, expected))


def test_zip(room):
    code, zip1, reports = room.clean("zip", "box.zip", BOX)
    names = [m[0] for m in members_of(zip1)] if zip1 else []
    tap.ok(code == 0 and same_names(names, CLEAN), "a lone archive comes back as one",
           f"{code} {names}")
    tap.ok(not any(part.split(".")[0].lower() in ("con", "nul") for n in names
                   for part in n.split("/")), "no part of a path is a device", names)
    tap.ok(all(m[2] == FIXED for m in members_of(zip1)) and
           {m[3] for m in members_of(zip1)} == {0x800}, "fixed times, UTF-8 names")
    tap.equal(dict((m[0], m[1]) for m in members_of(zip1)).get("様式/第1号.txt"),
              b"one\n", "what lay in an archive within lies in a folder")
    tap.equal(room.clean("zip", "box.zip", BOX)[1], zip1, "the same bytes again")
    code, zip2, _ = room.clean("zip", "again.zip", zip1)
    tap.ok(code == 0 and zip2 == zip1, "the second pass changes nothing")
    root = reports[0]["parts"][0]
    tap.equal((root["action"], root["method"], root["filter"], root["output"]["name"]),
              ("disarmed", "sanitize", ["flatten-archive", "repack-archive"], "box.zip"), "and the report says so")
    inner = next(p for p in reports[0]["parts"] if p["name"] == "様式.zip")
    tap.equal((inner["action"], inner["method"]), ("split", "none"),
              "an archive that was opened is not called removed")


def test_mail_zip(room):
    mail = wrapped("box.zip", BOX)
    code, out, _ = room.clean("zip", "m.eml", mail)
    files = files_of(out)
    tap.ok(code == 0 and [(n, t) for n, t, _ in files] == [("box.zip", "application/zip")],
           "in a mail: one clean ZIP", files)
    tap.equal(files[0][2], room.clean("zip", "box.zip", BOX)[1],
              "the very one that the file gives")
    text = text_of(out)
    tap.ok("box.zip › setup.exe" in text.replace("[.]", ".") and
           "box.zip › 様式.zip › run.exe" in text.replace("[.]", "."),
           "what was taken out is named with its path", text)
    tap.equal(body_of(room.clean("zip", "again.eml", out)[1]), body_of(out),
              "the second pass changes nothing")
    box = wrapped("data.db.tar.gz", make_tar_gz(("a.txt", b"a\n")))
    out = room.clean("zip", "m.eml", box)[1]
    again = room.clean("zip", "again.eml", out)[1]
    tap.equal([[n for n, _, _ in files_of(m)] for m in (out, again)],
              [["data.db.zip"]] * 2, "nor does the name of a ZIP lose more each time")


def test_flat(room):
    twice = make_zip(("a/x.txt", b"1\n"), ("a_x.txt", b"2\n"),
                     ("深い/" * 60 + "名前.txt", b"3\n"), ("www.com/r.txt", b"4\n"))
    code, out, _ = room.clean("flat", "m.eml", wrapped("box.zip", BOX))
    names = [n for n, _, _ in files_of(out)]
    tap.ok(code == 0 and same_names(names, [n.replace("/", "_") for n in CLEAN]),
           "members beside the mail, their path in their names", names)
    tap.equal(body_of(room.clean("flat", "again.eml", out)[1]), body_of(out),
              "the second pass changes nothing")
    code, out, _ = room.clean("flat", "t.eml", wrapped("t.zip", twice))
    files = files_of(out)
    tap.ok([n for n, _, _ in files][:2] == ["a_x.txt", "a_x (2).txt"] and
           [c for _, _, c in files] == [b"1\n", b"2\n", b"3\n", b"4\n"],
           "names that meet get a number", files)
    tap.ok(files[2][0].endswith("_名前.txt") and 120 < len(files[2][0].encode()) <= 180,
           "of a long path the innermost folders stay", files[2][0])


def test_refused(room):
    bad = make_zip(("x/setup.exe", PROGRAM), ("run.js", b"WScript.Echo(1)\n"))
    code, out, reports = room.clean("zip", "bad.zip", bad)
    tap.ok(code == 1 and out is None and reports[0]["reason"] == "archive-empty",
           "of programs only: withheld", reports[0]["reason"])
    for profile in ("zip", "flat"):
        code, out, reports = room.clean(profile, "m.eml", wrapped("bad.zip", bad))
        text = text_of(out).replace("[.]", ".")
        tap.ok(code == 0 and files_of(out) == [] and "bad.zip › x › setup.exe" in text and
               "bad.zip › run.js" in text, f"in a mail ({profile}): each is named", text)


def test_mail_within(room):
    """zip in eml in zip: nothing that leaves holds an archive in an archive."""
    inner = wrapped("in.zip", make_zip(("f/a.txt", b"a\n")))
    box = make_zip(("note.eml", inner), ("b.txt", b"b\n"))
    code, out, reports = room.clean("eml", "m.eml", wrapped("box.zip", box))
    files = files_of(out)
    members = dict((m[0], m[1]) for m in members_of(files[0][2])) if files else {}
    tap.ok(code == 0 and sorted(members) == ["b.txt", "note.eml"],
           "a mail in an archive comes back in it", (code, list(members), reports[0]["inspection"]))
    tap.equal([(n, c) for n, _, c in files_of(members.get("note.eml", b""))],
              [("f_a.txt", b"a\n")], "and its own archive as its files")


def test_folder(room):
    code, _, _ = room.clean("flat", "box.zip", BOX, out=f"{room.folder}/dir/")
    found = sorted(str(p.relative_to(room.folder / "dir")) for p in
                   (room.folder / "dir").rglob("*") if p.is_file())
    tap.ok(code == 0 and same_names(found, ["box/" + n for n in CLEAN]),
           "OUT is a folder: a folder of the members", found)
    (room.folder / "dir" / "box" / "mine.txt").write_text("mine")
    code, _, _ = room.clean("flat", "box.zip", BOX, out=f"{room.folder}/dir")
    found = sorted(p.name for p in (room.folder / "dir").iterdir())
    tap.ok(code == 0 and found == ["box"] and
           (room.folder / "dir" / "box" / "mine.txt").read_text() == "mine",
           "a folder that is there keeps what else is in it", found)
    code, out, _ = room.clean("flat", "box.tar.gz", make_tar_gz(("a.txt", b"a\n")))
    tap.ok(code == 0 and [m[0] for m in members_of(out)] == ["a.txt"],
           "else a clean ZIP, whatever archive it was")
    code, _, _ = room.clean("flat", "m.eml", wrapped("box.zip", BOX),
                            out=f"{room.folder}/mails/")
    tap.ok(code == 0 and (room.folder / "mails" / "m.eml").is_file(),
           "a mail with files stays one mail")
    for name, content, expected in (("t.csv", b"a,b\r\n", "t.csv"),
                                    ("t.tgz", make_tar_gz(("a.txt", b"a\n")), "t")):
        room.clean("flat", name, content, out=f"{room.folder}/types/")
        tap.ok((room.folder / "types" / expected).exists(), f"{name} becomes {expected}",
               list((room.folder / "types").iterdir()))


def test_stones(room):
    code, data, _ = room.clean("stone", "box.zip", BOX)
    members = dict((m[0], m[1]) for m in members_of(data))
    stone = members.get("様式/run_exe.removed.txt", b"").decode()
    tap.ok("「box.zip › 様式.zip › run.exe」" in stone.replace("[.]", ".") and
           hashlib.sha256(PROGRAM).hexdigest() in stone and "理由：" in stone and
           "受付番号：" in stone and "608 バイト" in stone,
           "a tombstone says name, reason, hash, size and receipt", f"{list(members)}\n{stone}")
    tap.equal(room.clean("stone", "box.zip", BOX)[1], data, "the same every time")
    tap.equal(room.clean("stone", "again.zip", data)[1], data,
              "the second pass changes nothing in a ZIP")
    mail = wrapped("setup.exe", PROGRAM).replace(
        b"--wrap\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n",
        b"--wrap\r\nContent-Type: multipart/alternative; boundary=alt\r\n\r\n"
        b"--alt\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n"
        b"--alt\r\nContent-Type: text/html\r\n\r\n<p>See the file.</p>\r\n--alt--\r\n")
    code, out, reports = room.clean("beside", "m.eml", mail)
    names = [n for n, _, _ in files_of(out)]
    tap.equal(names, ["setup_exe.removed.txt"],
              "beside a mail; none for the other form of the text")
    tap.equal(body_of(room.clean("beside", "again.eml", out)[1]), body_of(out),
              "the second pass changes nothing in a mail")
    rule = [p["rule"] for p in reports[0]["parts"] if p["filter"] == ["tombstone"]]
    tap.equal(rule, ["policy.conf:9"], "the report names the setting")


def test_reports(room):
    (room.folder / "a.txt").write_bytes(b"a\n")
    code, _, reports = room.clean("flat", "b.txt", b"b\n", "/proc/self/mem",
                                  str(room.folder / "a.txt"), out=f"{room.folder}/two/")
    tap.equal([(r["input_path"].split("/")[-1], r["verdict"]) for r in reports],
              [("mem", None), ("a.txt", "kept"), ("b.txt", "kept")],
              "a line for each input, in order, with its path")
    tap.ok(code == 75 and "/proc/self/mem" in reports[0].get("fault", ""),
           "and for a fault, too", reports[0])


for case in (test_zip, test_mail_zip, test_flat, test_refused, test_mail_within,
             test_folder, test_stones, test_reports):
    with scratch() as work:
        tap.run(case.__name__, lambda: case(Room(work)))
tap.done()
