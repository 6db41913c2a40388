#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds up the TAP results in Meson's test logs.

    test/tally.py [--broken N] [--again second.json] testlog.json…
    test/tally.py --retry testlog.json    names of failed tests worth a second try

Tests that start daemons and wait for clocks (suites mta, malice, cell) may fail
on a machine that does something else at the time: test/run gives each failed
one a second try, alone, and says so. What fails twice has failed.

Every TAP point counts; a test program that crashed, timed out or printed no
TAP counts as one failure more. Prints what failed and was skipped, then
"N passed, N failed, N skipped"; exit status 0 only when nothing failed.
"""
import argparse
import json
import re
import sys

POINT = re.compile(r"^(not )?ok\b\s*\d*\s*-?\s*(.*)$")


def points(text):
    """(passed, failed names, skipped names) of one program's TAP output."""
    passed, failed, skipped = 0, [], []
    for line in text.splitlines():
        match = POINT.match(line)
        if not match:
            continue
        if re.search(r"#\s*SKIP", line, re.IGNORECASE):
            skipped.append(match.group(2))
        elif match.group(1):
            failed.append(match.group(2))
        else:
            passed += 1
    return passed, failed, skipped


REAL_TIME = re.compile(r"(^|[:+])(mta|malice|cell)\b")


def tests(path):
    with open(path, encoding="utf-8") as log:
        return [json.loads(line) for line in log]


def has_failed(test):
    return bool(points(test.get("stdout", ""))[1]) or \
        test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")


def retry(path):
    """Meson's own names of the failed tests that may have failed by the clock;
    nothing when too much failed for that."""
    failed = [test["name"] for test in tests(path) if has_failed(test)]
    if len(failed) <= 3:
        for name in failed:
            if REAL_TIME.search(name.split(" / ")[0]):
                print(name.split(" / ")[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--broken", type=int, default=0)
    parser.add_argument("--retry")
    parser.add_argument("--again")
    parser.add_argument("logs", nargs="*")
    options = parser.parse_args()
    if options.retry:
        retry(options.retry)
        return 0
    passed, failed, skipped = 0, options.broken, 0
    second = {t["name"]: t for t in tests(options.again)} if options.again else {}
    for test in (t for path in options.logs for t in tests(path)):
        if has_failed(test) and test["name"] in second:
            test = second.pop(test["name"])
            print(f"# second try, alone: {test['name']}: {test['result']}")
        good, bad, passed_over = points(test.get("stdout", ""))
        passed += good
        failed += len(bad)
        skipped += len(passed_over)
        for name in bad:
            print(f"# FAILED {test['name']}: {name}")
        for name in passed_over:
            print(f"# skipped {test['name']}: {name}")
        if has_failed(test) and not bad:
            failed += 1
            print(f"# FAILED {test['name']}: {test['result']}")
    if passed == 0:
        failed = max(failed, 1)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
