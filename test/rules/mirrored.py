#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many sources have a test named after them or after their folder, folder by
folder, and whether each test is one that the build runs. Tables of what may
leave (rows_*.c and their like) are tested by the list that they belong to and
do not count. Prints TAP.

    mirrored.py [ROOT]
"""
import collections
import pathlib
import re
import sys

# The share may only grow: raise it with the tests.
LEAST = 0.65


def never_run(root):
    """The tests that no meson.build and no command under test/ names."""
    said = "\n".join(p.read_text(encoding="utf-8", errors="replace")
                     for p in root.joinpath("test").rglob("*")
                     if p.is_file() and (p.name == "meson.build" or not p.suffix))
    return [p for p in sorted(root.joinpath("test").rglob("test-*"))
            if p.suffix in (".c", ".py")
            and not re.search(rf"['\"/ ](test-)?{re.escape(p.stem[5:])}(\.c|\.py)?['\"\s]", said)]


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else \
        pathlib.Path(__file__).resolve().parent.parent.parent
    tests = {p.stem.split("-", 1)[1].replace("-", "_")
             for form in ("test-*", "fuzz-*") for p in root.joinpath("test").rglob(form)
             if p.suffix in (".c", ".py")}
    sources = [p for room in ("src", "filters") for p in root.joinpath(room).rglob("*.c")
               if p.stem not in ("main", "filters") and "rows" not in p.stem.split("_")]
    all_of, named = collections.Counter(), collections.Counter()
    for path in sources:
        folder = str(path.parent.relative_to(root))
        all_of[folder] += 1
        named[folder] += path.stem in tests or path.parent.name in tests
    share = sum(named.values()) / len(sources)
    good = share >= LEAST
    print("1..2")
    print(f"{'ok' if good else 'not ok'} 1 - {sum(named.values())} of {len(sources)} sources "
          f"have a test of their name or of their folder's")
    idle = never_run(root)
    print(f"{'not ok' if idle else 'ok'} 2 - the build runs every test")
    for path in idle:
        print(f"# never run: {path.relative_to(root)}")
    for folder in sorted(all_of):
        print(f"# {named[folder]:3} of {all_of[folder]:3}  {folder}")


main()
