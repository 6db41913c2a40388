#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the version before wrote is still read: the sample policies of each older
version in test/cli/before/ load without a problem, keep their zones and
profiles, and a report line of its form is found by its receipt."""
import json
import pathlib
import re
import subprocess

import sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, program  # noqa: E402

tap = Tap()
HERE = pathlib.Path(__file__).resolve().parent / "before"


def sekisho(*words):
    done = subprocess.run([program("sekisho"), *map(str, words)], capture_output=True, text=True,
                          timeout=120, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return done.returncode, done.stdout + done.stderr


def check_policy(path):
    code, said = sekisho("policy", "check", "-p", path)
    tap.ok(code == 0 and "no problems" in said, f"{path.parent.name}/{path.name}: loads", said)


def check_meaning(path):
    """The town's policy still decides as it did."""
    for client, to, words in (("203.0.113.7", "a@city.example.lg.jp", "profile \"town\""),
                              ("203.0.113.7", "a@kojin.example.lg.jp", "refused (sealed-zone)")):
        code, said = sekisho("policy", "show", "-p", path, "--client", client, "--to", to)
        tap.ok(words in said, f"{path.parent.name}/{path.name}: {to}: {words}", f"{code} {said}")


def check_reports(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        receipt = json.loads(line)["receipt"]
        code, said = sekisho("report", "trace", receipt, path)
        tap.ok(code == 0 and receipt in said, f"{path.parent.name}: report line {receipt}",
               f"{code} {said}")


def main():
    for folder in sorted(p for p in HERE.iterdir() if re.fullmatch(r"[0-9.]+", p.name)):
        for path in sorted(folder.glob("*.conf")):
            check_policy(path)
        tap.run("meaning", lambda: check_meaning(folder / "town.conf"))
        tap.run("reports", lambda: check_reports(folder / "report.jsonl"))
    tap.done()


main()
