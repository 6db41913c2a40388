#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `sekisho explain` says about files: the tree down into archives, by what
each is known, every rule that was asked and the one that won, the names things
leave under, and how much of each limit was used."""
import io
import pathlib
import re
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, program, scratch  # noqa: E402

POLICY = """profiles = { town = {
  base = "files-basic";
  files = ( { type = "application/x-7z-compressed"; do = "remove"; },
            { type = "archive"; do = "repack"; depth = 3; } );
}; };
limits = { parts = 50; };
"""
tap = Tap()


def make_zip(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def explain(folder, path, *more):
    (folder / "p.conf").write_text(POLICY)
    done = subprocess.run([program("sekisho"), "explain", "-p", str(folder / "p.conf"),
                           *more, str(path)], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode()


def line_of(text, word):
    return next((line for line in text.splitlines() if word in line), "")


def after(text, word):
    """The lines under the part named @word, up to the next part."""
    rest = text.split(word, 1)[1].splitlines()[1:]
    found = []
    for line in rest:
        if re.match(r" *(\d+\. |[A-Z])", line):
            break
        found.append(line.strip())
    return found


def test_archive(folder):
    inner = make_zip(("x/a.csv", b"n,v\r\nx,=1+1\r\n"), ("run.exe", b"MZ\x90" + b"\0" * 200))
    (folder / "box.zip").write_bytes(make_zip(("forms.zip", inner), ("b.txt", b"b\n")))
    code, text = explain(folder, folder / "box.zip")
    tap.equal(code, 0, "a file that would cross: 0")
    depths = [len(line_of(text, word)) - len(line_of(text, word).lstrip())
              for word in ("box.zip」", "forms.zip」", "「x/a.csv」")]
    tap.ok(depths[0] < depths[1] < depths[2], "nesting is seen", f"{depths}\n{text}")
    tap.ok("as 「forms/x/a.csv」" in line_of(text, "「x/a.csv」"),
           "with the name it leaves under", text)
    asked = [line for line in after(text, "「x/a.csv」") if line.startswith("rules asked")]
    tap.equal(asked, ['rules asked: "application/x-7z-compressed" (p.conf:3), "archive" '
                      '(p.conf:4), "mail" (preset files-basic), "text" (preset files-basic), '
                      '"table" (preset files-basic) → clean'],
              "every rule that was asked, and what won")
    tap.ok(any(line.startswith("known by: ") for line in after(text, "「x/a.csv」")) and
           any(line.startswith("known by: ") for line in after(text, "forms.zip」")),
           "by what a type is known", text)
    tap.ok("formula × 1" in text, "what was taken out of it", text)
    tap.ok(re.search(r"removed \(executable.*\[preset files-basic\]", line_of(text, "run.exe")),
           "what goes, why, and by which rule", line_of(text, "run.exe"))
    for pattern in (r"parts +5 of 50  \[p\.conf:6\]", r"depth +2 of 8  \[default\]",
                    r"message +\d+ of 52428800 bytes", r"expanded +\d+ of 524288000 bytes",
                    r"seconds +\d+ of 30 s"):
        tap.ok(re.search(pattern, text), f"limits: {pattern}", text[-400:])


def test_kinds(folder):
    (folder / "a.bin").write_bytes(b"From: a@example.jp\r\nSubject: x\r\n\r\nhello\r\n")
    code, text = explain(folder, folder / "a.bin")
    tap.ok(code == 0 and "message/rfc822" in text, "a mail by its first line", text)
    code, text = explain(folder, folder / "a.bin", "--as", "file")
    tap.ok("message/rfc822," not in text.splitlines()[3], "or a file, when told so", text)
    tap.equal(explain(folder, folder / "a.bin", "--as", "what")[0], 2, "nothing else: 2")
    (folder / "c.exe").write_bytes(b"MZ\x90" + b"\0" * 200)
    code, text = explain(folder, folder / "c.exe")
    tap.ok(code == 1 and "withheld: executable" in text, "a program: withheld, 1", text)


def test_name(folder):
    path = folder / "z.zip"
    path.write_bytes(make_zip(("a\x1b[2Jb.txt", b"x\n")))
    tap.ok("\x1b" not in explain(folder, path)[1], "no name is obeyed by the terminal")
    path.write_bytes(make_zip(("report\u202etxt.exe", b"x\n")))
    text = explain(folder, path)[1]
    tap.ok("\u202e" not in text and "report<U+202E>txt.exe" in text,
           "nor turns the direction of its line", text)


for case in (test_archive, test_kinds, test_name):
    with scratch() as name:
        tap.run(case.__name__, lambda: case(pathlib.Path(name)))
tap.done()
