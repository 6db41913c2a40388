#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `sekisho explain` says about files: the tree down into archives, by what
each is known, every rule that was asked and the one that won, the names things
leave under, and how much of each limit was used."""
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, columns, on_terminal, program, scratch  # noqa: E402

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
    text = done.stdout.decode()
    wide = [line for line in text.splitlines() if columns(line) > 80 + 2
            and line[0] != '{']  # 。 may hang over
    tap.equal(wide, [], "no line is wider than 80 columns")
    return done.returncode, joined(text)


def joined(text):
    """The lines, each with those that continue it; a blank stands for the break, which may also
    lie within a Japanese word."""
    found = []
    for line in text.splitlines():
        more = found and re.match(r" +", line) and (len(line) - len(line.lstrip())) > \
            (len(found[-1]) - len(found[-1].lstrip())) and not re.match(
                r" *(\d+\. |rules asked|known by|[a-z-]+ × )", line) and \
            re.match(r" +(\d+\. |rules asked|\(no type\))", found[-1])
        if more:
            found[-1] += " " + line.strip()
        else:
            found.append(line)
    return "\n".join(found)


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
                      '(p.conf:4), "mail", "text", "table" (preset files-basic) → clean'],
              "every rule that was asked, and what won")
    tap.ok(any(line.startswith("known by: ") for line in after(text, "「x/a.csv」")) and
           any(line.startswith("known by: ") for line in after(text, "forms.zip」")),
           "by what a type is known", text)
    tap.ok("formula × 1" in text, "what was taken out of it", text)
    tap.ok(re.search(r"removed \(executable.*\[preset files-basic\]", line_of(text, "run.exe")),
           "what goes, why, and by which rule", line_of(text, "run.exe"))
    for pattern in (r"parts +5 of 50 +\[p\.conf:6\]", r"depth +2 of 8 +\[default\]",
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


def test_json(folder):
    box = folder / "box.zip"
    box.write_bytes(make_zip(("a.csv", b"n,v\r\nx,=1+1\r\n"), ("run.exe", b"MZ\x90" + b"\0" * 99)))
    (folder / "o.conf").write_text('profiles = { o = { base = "text-only"; }; };\n')
    code, text = explain(folder, box, "--json", "--diff", str(folder / "o.conf"))
    row = json.loads(text)
    tap.equal((code, row["version"], row["input"]), (0, 1, str(box)), "JSON: the input")
    parts = {p["name"]: (i, p) for i, p in enumerate(row["report"]["parts"])}
    i, table = parts["a.csv"]
    asked = [one["rules"] for one in row["asked"] if one["part"] == i]
    tap.equal((asked[0][0], asked[0][-1]["type"], asked[0][-1]["rule"], table["rule"]),
              ({"type": "application/x-7z-compressed", "rule": "p.conf:3"}, "table",
               "preset files-basic", "preset files-basic"), "JSON: the rules that were asked")
    tap.equal([one["most"] for one in row["limits"] if one["key"] == "limits.parts"], [50],
              "JSON: the limits")
    tap.equal([(c["part"], c["old"], c["crosses"]) for c in row["changes"]],
              [("", "cleaned", False)], "JSON: what the other policy does")
    code, text = explain(folder, folder, "--json")
    tap.equal(sorted(json.loads(line)["input"] for line in text.splitlines()),
              sorted(str(p) for p in (box, folder / "o.conf", folder / "p.conf")),
              "JSON: a line for each input of a folder")


ROUTES = """zones = ( { name = "out"; default = true; domains = [ "*" ]; },
          { name = "in"; domains = [ "in.test" ]; clients = [ "10.0.0.0/8" ]; } );
crossings = ( { from = "out"; to = "in"; profile = "%s"; } );
"""


def test_diff(folder):
    mail = folder / "m.eml"
    mail.write_bytes(b"From: a@out.test\r\nSubject: x\r\n\r\nsee https://example.com/\r\n")
    for name, text in (("r1.conf", ROUTES % "text-only"), ("r2.conf", ROUTES % "files-basic"),
                       ("r3.conf", ROUTES.replace('"out"; to = "in"', '"in"; to = "out"') %
                        "text-only")):
        (folder / name).write_text(text)
    args = ["--to", "b@in.test"]
    run = [program("sekisho"), "explain", "-p", str(folder / "r1.conf"), str(mail), *args]
    for other, words in (("r1.conf", "the same would come out"),
                         ("r2.conf", "b@in.test: crosses, profile text-only → crosses, profile "
                          "files-basic"),
                         ("r3.conf", "→ refused (no-crossing)")):
        done = subprocess.run([*run, "--diff", str(folder / other)], capture_output=True, text=True)
        said = " ".join(done.stdout.split("Under the other policy")[-1].split())
        tap.ok(done.returncode == 0 and words in said, f"--diff {other}", done.stdout + done.stderr)
    done = subprocess.run([program("sekisho"), "explain", "-p", str(folder / "r1.conf"), "--as", "mail",
                           *args, "--diff", str(folder / "r1.conf"), "-"],
                          input=mail.read_text(), capture_output=True, text=True)
    tap.ok(done.returncode == 0 and "the same would come out" in done.stdout,
           "--diff of standard input: both policies get the same mail", done.stdout + done.stderr)


def test_table(folder):
    (folder / "in").mkdir()
    (folder / "in/とても長い名前のファイルで一行には入らないもの.exe").write_bytes(b"MZ\x90" + b"\0" * 99)
    (folder / "in/a.txt").write_bytes(b"a\r\n")
    (folder / "in/b.zip").write_bytes(make_zip(("c.txt", b"c\r\n"), ("d.exe", b"MZ\x90\0")))
    code, text = explain(folder, folder / "in")
    rows = text.splitlines()
    tap.equal((code, len(rows)), (1, 6), "a folder: a line for each input, and the worst exit code")
    tap.ok(re.search(r"a\.txt +kept +0 +0$", rows[1]), "kept", rows[1])
    tap.ok(re.search(r"b\.zip +cleaned +1 +1 executable$", rows[2]), "what leaves, and goes", rows[2])
    tap.ok(re.search(r"… +withheld +- +1 executable$", rows[3]), "withheld, why", rows[3])
    starts = {columns(row[:re.search(r" (kept|cleaned|withheld|verdict) ", row).start()])
              for row in rows[:4]}
    tap.equal(len(starts), 1, "the columns stand below each other")
    tap.equal(rows[4:], ["3 inputs: 1 kept, 1 cleaned, 1 withheld, 0 faults",
                         "taken out: executable × 2"], "the sum")
    for args in (["--diff", str(folder / "p.conf")], ["--to", "a@b.test"]):
        tap.equal(explain(folder, folder / "in", *args)[0], 2, f"{args[0]} with a table: usage")


def test_colours(folder):
    (folder / "c.exe").write_bytes(b"MZ\x90" + b"\0" * 200)
    (folder / "p.conf").write_text(POLICY)
    command = [program("sekisho"), "explain", "-p", str(folder / "p.conf"), str(folder / "c.exe")]
    os.environ.pop("NO_COLOR", None)
    shown = on_terminal(command)
    tap.ok(b"\033[1mParts" in shown and b"\033[31m" in shown, "a terminal: colours")
    tap.ok(b"\033" not in on_terminal(command, NO_COLOR="1"), "NO_COLOR: none")


for case in (test_archive, test_kinds, test_name, test_json, test_diff, test_table, test_colours):
    with scratch() as name:
        tap.run(case.__name__, lambda: case(pathlib.Path(name)))
tap.done()
