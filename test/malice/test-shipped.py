#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What ships holds no fault point, no malice and no switch: neither their names
in its bytes nor a word of them in its sources. Prints TAP.

usage: test-shipped.py ROOT CONTROL... -- PROGRAM...
The controls are programs of the test build: there the search must find them.
"""
import pathlib
import sys

MARKS = (b"sk_fault_", b"X-Malice", b"sk_cell_test_")


def marks_in(path):
    data = pathlib.Path(path).read_bytes()
    return [mark.decode() for mark in MARKS if mark in data]


def main():
    root, rest = pathlib.Path(sys.argv[1]), sys.argv[2:]
    at = rest.index("--")
    points = []
    for path in rest[:at]:
        points.append((marks_in(path), f"the control {path.rsplit('/', 1)[-1]} has marks"))
    for path in rest[at + 1:]:
        found = marks_in(path)
        points.append((not found, f"{path.rsplit('/', 1)[-1]} has none {found or ''}"))
    touched = [str(p) for folder in ("include", "src", "filters")
               for p in (root / folder).rglob("*.[ch]") if b"sk_fault_" in p.read_bytes()]
    points.append((not touched, f"no source of ours knows of fault points {touched or ''}"))
    for number, (good, name) in enumerate(points, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    print(f"1..{len(points)}")
    return 0 if all(good for good, _ in points) else 1


if __name__ == "__main__":
    sys.exit(main())
