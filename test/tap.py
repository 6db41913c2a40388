# SPDX-License-Identifier: Apache-2.0
"""What the Python tests share: TAP, where the programs and the corpus are.

    from tap import Tap, program, corpus, columns, on_terminal, ROOT
"""
import contextlib
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import traceback
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Tap:
    """Counts and prints TAP points; done() prints the plan and exits."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def ok(self, good, name, why=""):
        self.number += 1
        self.failed += 0 if good else 1
        print(f"{'ok' if good else 'not ok'} {self.number} - {name}", flush=True)
        if not good and why:
            for line in str(why).splitlines()[:40]:
                print(f"# {line}", flush=True)
        return good

    def equal(self, found, expected, name):
        return self.ok(found == expected, name,
                       f"found    {found!r}\nexpected {expected!r}")

    def skip(self, name, why):
        self.number += 1
        print(f"ok {self.number} - {name} # SKIP {why}", flush=True)

    def note(self, text):
        print(f"# {text}", flush=True)

    def run(self, name, case):
        """Runs case(); an exception is a failure of that name."""
        try:
            case()
        except Exception:
            self.ok(False, name, traceback.format_exc())

    def done(self):
        print(f"1..{self.number}")
        sys.exit(1 if self.failed else 0)


def program(name):
    """Path of a built program: SK_BUILD is the build folder."""
    build = pathlib.Path(os.environ.get("SK_BUILD", ROOT / "build"))
    room = {"sekisho": "cli", "sekisho-milter": "door",
            "sekisho-worker": "worker", "sekisho-inspector": "inspector"}[name]
    return str(build.resolve() / "src" / room / name)


def corpus(*below):
    """A folder of the corpus, or None where it is not to be had."""
    base = pathlib.Path(os.environ.get("SK_CORPUS", ROOT.parent / "shared" / "corpus"))
    path = base.joinpath(*below)
    return path if path.is_dir() else None


def scratch():
    """A temporary folder that goes with the context."""
    return tempfile.TemporaryDirectory(prefix="sekisho-test-")


def columns(line):
    """How many columns of a terminal @line takes; a character that fonts may draw
    wide counts as wide."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


def on_terminal(command, **more):
    """The bytes that @command prints where its output is a terminal; @more is
    added to its environment."""
    far, near = pty.openpty()
    process = subprocess.Popen(command, stdout=near, stderr=subprocess.DEVNULL,
                               env={**os.environ, **more})
    os.close(near)
    shown = b""
    with contextlib.suppress(OSError):
        while octets := os.read(far, 65536):
            shown += octets
    process.wait(60)
    os.close(far)
    return shown
