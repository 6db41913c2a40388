#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds up the TAP results in Meson's test logs.

    test/tally.py [--broken N] testlog.json…

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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--broken", type=int, default=0)
    parser.add_argument("logs", nargs="*")
    options = parser.parse_args()
    passed, failed, skipped = 0, options.broken, 0
    for path in options.logs:
        with open(path, encoding="utf-8") as log:
            for line in log:
                test = json.loads(line)
                good, bad, passed_over = points(test.get("stdout", ""))
                passed += good
                failed += len(bad)
                skipped += len(passed_over)
                for name in bad:
                    print(f"# FAILED {test['name']}: {name}")
                for name in passed_over:
                    print(f"# skipped {test['name']}: {name}")
                whole = test["result"] in ("OK", "SKIP", "EXPECTEDFAIL")
                if not whole and not bad:
                    failed += 1
                    print(f"# FAILED {test['name']}: {test['result']}")
    if passed == 0:
        failed = max(failed, 1)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
