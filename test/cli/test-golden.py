#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What check, show, explain and diff print, in English and Japanese, compared
whole with the files in golden/. They are written by

    test/cli/test-golden.py --update

Read the difference before you believe it. No line may be wider than 80 columns,
but for settings and hashes, which are not broken; a problem of a policy and a
pair of zones are one line each, as tools and eyes that search for them expect.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tap import Tap, columns, program  # noqa: E402

GOLDEN = HERE / "golden"
ENVELOPE = ["--client", "192.0.2.1", "--from", "a@partner.example", "--to",
            "somu@city.example.lg.jp"]
CASES = {
    "check": ["policy", "check", "-p", "town.conf"],
    "check-bad": ["policy", "check", "-p", "bad.conf"],
    "show": ["policy", "show", "-p", "town.conf"],
    "show-client": ["policy", "show", "-p", "town.conf", "--client", "10.1.2.3"],
    "show-message": ["policy", "show", "-p", "town.conf", "--message", "open.eml", *ENVELOPE],
    "show-message-refused": ["policy", "show", "-p", "town.conf", "--message", "plain.eml", "--from",
                             "<>", "--to", "x@kojin.example.lg.jp", "--to",
                             "somu@city.example.lg.jp"],
    "show-notice": ["policy", "show", "-p", "town.conf", "--notice"],
    "explain": ["explain", "-p", "town.conf", *ENVELOPE, "open.eml"],
    "explain-diff": ["explain", "-p", "town.conf", *ENVELOPE, "--diff", "other.conf", "plain.eml"],
    "explain-json": ["explain", "-p", "town.conf", *ENVELOPE, "--json", "plain.eml"],
    "explain-folder": ["explain", "-p", "town.conf", "box"],
    "diff": ["policy", "diff", "town.conf", "other.conf", "."],
    "diff-json": ["policy", "diff", "--profile", "text", "--json", "town.conf", "other.conf",
                  "plain.eml"],
}
# What depends on the machine or on the version.
PROCESSORS = os.cpu_count()
LOOSE = [(f"(milter.workers = ){2 * PROCESSORS};", r"\1two to a processor;"),
         (f"(milter.queue = ){4 * PROCESSORS};", r"\1four to a processor;"),
         (r'"milliseconds":\{"clean":\d+,"inspect":\d+\}', '"milliseconds":{}'),
         (r'"engine":"sekisho [^"]+"', '"engine":"sekisho"'),
         (r'("key":"limits.seconds","used":)\d+', r"\1N"), (r"(seconds +)\d+( of)", r"\1N\2")]
ONE_LINE_EACH = ("check", "check-bad", "show", "show-client")
# Lines that are in the form of a policy or of JSON.
UNBROKEN = re.compile(r"(\{\"|# |\S+ = |files = |  \{|\S+ -> )|.*sha256:")


def run(language, arguments):
    env = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": language}
    env.pop("NO_COLOR", None)
    done = subprocess.run([program("sekisho"), *arguments], cwd=GOLDEN / "in", env=env,
                          capture_output=True, timeout=120)
    text = f"{done.stdout.decode()}{done.stderr.decode()}exit {done.returncode}\n"
    for pattern, instead in LOOSE:
        text = re.sub(pattern, instead, text)
    return text


def difference(found, expected):
    return "\n".join(difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected",
                                          "found", lineterm=""))


def main():
    update = sys.argv[1:] == ["--update"]
    tap = Tap()
    for name, arguments in CASES.items():
        for language in ("en", "ja"):
            path = GOLDEN / f"{name}.{language}.txt"
            text = run(language, arguments)
            if update:
                path.write_text(text, encoding="utf-8")
                print(f"written: {path.relative_to(HERE)}")
                continue
            expected = path.read_text(encoding="utf-8")
            tap.ok(text == expected, f"{name} in {language}", difference(text, expected))
            if name in ONE_LINE_EACH:
                continue
            wide = [line for line in text.splitlines()
                    if columns(line) > 82 and not UNBROKEN.match(line)]
            tap.equal(wide, [], f"{name} in {language}: 80 columns")
    if not update:
        tap.done()


if __name__ == "__main__":
    main()
