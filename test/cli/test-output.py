#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where `sekisho clean` writes: files by rename, pipes and devices in place, and
never the report of one thing over another."""
import os
import pathlib
import stat
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, program, scratch  # noqa: E402

MAIL = (b"From: a@example.jp\r\nTo: b@example.jp\r\nSubject: x\r\n"
        b"Date: Fri, 20 Nov 2026 09:00:00 +0900\r\n\r\nhello\r\n")
tap = Tap()


def clean(folder, out):
    (folder / "in.eml").write_bytes(MAIL)
    return subprocess.run([program("sekisho"), "clean", "-o", str(out),
                           str(folder / "in.eml")], capture_output=True, timeout=60)


def test_file(folder):
    out = folder / "new" / "out.eml"
    done = clean(folder, out)
    tap.ok(done.returncode == 0 and b"Subject: x" in out.read_bytes(),
           "a file, its folder made", done.stderr)
    out.write_bytes(b"old")
    before = out.stat().st_ino
    clean(folder, out)
    tap.ok(out.stat().st_ino != before and b"Subject: x" in out.read_bytes(),
           "a file that is there is replaced whole")
    tap.equal(sorted(p.name for p in out.parent.iterdir()), ["out.eml"],
              "no temporary file is left")


def test_pipe(folder):
    pipe, got = folder / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    done = clean(folder, pipe)
    reader.join(20)
    tap.ok(done.returncode == 0 and stat.S_ISFIFO(pipe.stat().st_mode),
           "a pipe stays a pipe", done.stderr)
    tap.ok(bool(got) and b"Subject: x" in got[0], "and gets the mail")


def test_device(folder):
    device = folder / "null"
    try:
        os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        device.write_bytes(b"")
    except OSError as error:
        tap.skip("a device stays a device", f"none can be made here: {error}")
        return
    done = clean(folder, device)
    tap.ok(done.returncode == 0 and stat.S_ISCHR(device.stat().st_mode),
           "a device stays a device", done.stderr)


def test_link(folder):
    (folder / "link").symlink_to("/dev/full")
    done = clean(folder, folder / "link")
    tap.ok(done.returncode == 75 and (folder / "link").is_symlink(),
           "a device that takes nothing is a fault, said so", done.stderr)


def test_names(folder):
    """A name may be in an old charset, or long, or in a folder with a dot."""
    source, out = folder / "files", folder / "out"
    below = source / ("長い名前の課" * 8) / ("会議の資料" * 12) / "v1.0"
    below.mkdir(parents=True)
    for name in ("名前.txt".encode("shift_jis"), ("資料" * 30 + ".txt").encode(),
                 b"readme", ("計画" * 30 + ".exe").encode()):
        with open(os.fsencode(below) + b"/" + name, "wb") as file:
            file.write(b"hello\n")
    done = subprocess.run([program("sekisho"), "clean", "-o", str(out), str(source)],
                          capture_output=True, timeout=60)
    written = sum(len(files) for _, _, files in os.walk(os.fsencode(out)))
    tap.ok(done.returncode == 1 and written == 3
           and done.stderr.count(b"type-not-allowed") == 1,
           "names in Shift_JIS, long ones, none with a dot: by their endings",
           f"{done.returncode} {written} {done.stderr.decode(errors='replace')}")


for case in (test_file, test_pipe, test_device, test_link, test_names):
    with scratch() as name:
        tap.run(case.__name__, lambda: case(pathlib.Path(name)))
tap.done()
