#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The quickstart: shows what it promises, notices a broken promise, and leaves
nothing behind."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import ROOT, Tap  # noqa: E402

QUICKSTART = ROOT / "packaging" / "quickstart"
sys.path.insert(0, str(ROOT / "packaging" / "quickstart.d"))
import mails  # noqa: E402
import screen  # noqa: E402

BUILD = os.environ.get("SK_BUILD", str(ROOT / "build"))
MAIL = ROOT / "samples" / "mail"
tap = Tap()


def show(folder, *arguments, build=BUILD):
    """show.py with its temporary files below @folder."""
    return subprocess.run(
        [sys.executable, str(QUICKSTART) + ".d/show.py", "--root", str(ROOT), "--build",
         build, *arguments], env={**os.environ, "TMPDIR": folder},
        capture_output=True, text=True, timeout=150)


def given(*names):
    return [word for name in names for word in ("--mail", str(MAIL / (name + ".eml")))]


def left_running(folder):
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        for link in ("exe", "cwd"):
            try:
                if os.readlink(entry / link).startswith(folder + "/"):
                    found.append(entry.name)
            except OSError:
                pass
    return found


def test_through_postfix():
    if os.geteuid() != 0 or not shutil.which("postfix"):
        tap.skip("through Postfix", "needs root and Postfix")
        return
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="sk-qs-") as folder:
        os.chmod(folder, 0o755)
        done = show(folder, "--lang", "ja", *given(
            "ok-attachments", "ok-html-newsletter", "M001-dup-cte-first"))
        tap.ok(done.returncode == 0, "ends with 0", done.stdout[-2000:] + done.stderr)
        for name, words in (
                ("the notice names the file", "・「見積書.xlsx」（"),
                ("links show their targets", "[1] hxxps://www[.]example[.]jp/c?id=1"),
                ("the original stands beside", "新しい<b>講座</b>"),
                ("a withheld mail shows its reply", "550 5.7.1 sekisho: message withheld"),
                ("and its reason", "読み方が二通りあり"),
                ("the summary counts", "3 通のうち 届いた 2 通、断った 1 通")):
            tap.ok(words in done.stdout.replace("\n", ""), name, done.stdout[-3000:])
        tap.ok("\033" not in done.stdout, "no colours where there is no terminal")
        tap.equal(left_running(folder), [], "nothing is left running")
        tap.equal(os.listdir(folder), [], "no file is left")


def test_without_mta():
    with tempfile.TemporaryDirectory(prefix="sk-qs-") as folder:
        done = show(folder, "--lang", "en", "--no-mta", "--keep", *given("ok-ppap-1"))
        tap.ok(done.returncode == 0 and "1 mails: 1 delivered" in done.stdout,
               "without an MTA", done.stdout + done.stderr)
        kept = [p.name for p in pathlib.Path(folder).rglob("*.eml")]
        tap.ok("ok-ppap-1.eml" in kept, "--keep keeps the cleaned mail", kept)


def test_broken_promises():
    head = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
    for name, data, code in (
            ("an empty mail", head + b" \r\n", "empty"),
            ("a payload", head + b"x SEKISHO-PAYLOAD-MARKER\r\n", "payload"),
            ("HTML", b"Content-Type: text/html\r\n\r\n<p>x\r\n", "not-one-text"),
            ("bytes that are no text", head + b"\xff\xfe\r\n", "not-one-text")):
        tap.ok(code in mails.broken_promises(data, True), "notices " + name)
    tap.equal(mails.broken_promises(head + b"x\r\n", True), [], "and nothing else")
    with tempfile.TemporaryDirectory(prefix="sk-qs-") as folder:
        (pathlib.Path(folder) / "src").mkdir()
        done = show(folder, "--lang", "en", "--no-mta", build=folder)
        tap.ok(done.returncode not in (0, 1), "programs that are missing are no success",
               done.returncode)


def test_terminal():
    """A hostile mail cannot steer the terminal it is shown on."""
    raw = (MAIL / "M043-filename-lines.eml").read_bytes()
    lines = mails.original_lines(raw + b"\x1b[2J\xc2\x9b31m")
    bad = [line for line in lines if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)]
    tap.equal(bad, [], "no control character is shown as one")
    tap.equal(screen.safe("a\x1b\u202eb"), "a<1B><202E>b", "each is made visible")
    tap.equal(screen.wrap("あいうえお", 4), ["あい", "うえ", "お"], "wide letters count two")


def test_usage():
    def quickstart(*arguments):
        return subprocess.run([str(QUICKSTART), *arguments], capture_output=True,
                              text=True, timeout=30, env={**os.environ, "LANG": "C.UTF-8"})
    done = quickstart("--help")
    tap.ok(done.returncode == 0 and "使い方" in done.stdout, "--help, in Japanese by default")
    done = quickstart("--lang", "en", "--help")
    tap.ok(done.returncode == 0 and "Usage" in done.stdout, "--help in English")
    tap.equal(quickstart("--wrong").returncode, 2, "a wrong option is a usage error")
    tap.equal(quickstart("--mail", "/no/such.eml").returncode, 2, "so is a missing mail")


for case in (test_usage, test_terminal, test_broken_promises, test_without_mta,
             test_through_postfix):
    tap.run(case.__name__, case)
tap.done()
