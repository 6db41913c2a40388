#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The switches of the test library are in no program that ships.

usage: test-shipped.py PROGRAM-WITH-SWITCHES PROGRAM...
The first is the control: there the search must find them.
"""
import sys

MARK = b"sk_cell_test_"


def holds_mark(path):
    with open(path, "rb") as file:
        return MARK in file.read()


def main():
    control, shipped = sys.argv[1], sys.argv[2:]
    results = [(holds_mark(control), "the control has the switches")]
    for path in shipped:
        name = path.rsplit("/", 1)[-1]
        results.append((not holds_mark(path), f"{name} has none"))
    for number, (good, name) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    print(f"1..{len(results)}")
    return 0 if all(good for good, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
